"""The project folder: the only module that touches the disk."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import datetime
from pathlib import Path, PurePosixPath

from localize import checks, formats
from localize import config as configuration
from localize.config import Config
from localize.errors import ConfigError, FileError, Problem
from localize.files import exchange, lock, temporary
from localize.files.history import History
from localize.files.output import OutputFolder
from localize.files.problems import writing
from localize.language import tags
from localize.pages.outputs.page import is_ours

_OURS = ".localize"
"""The folder for what may be deleted at any time."""
_LOCK = f"{_OURS}/lock"
_MEMORY = "memory"
EXCHANGE = "exchange"
"""The folder for files that other tools are to translate, where nobody names another one."""

_LOCALIZE_TOML = "localize.toml"
_PYPROJECT = "pyproject.toml"
_TABLE = ("tool", "localize")


_NO_FILE = "cannot be read (a pipe or device), expected a file"


class ChangedError(FileError):
    """A file was saved by another program since it was read; nothing of that was overwritten."""


class Workspace:
    """A project folder and its configuration; all paths it takes and gives are relative, with "/"."""

    def __init__(self, root: Path) -> None:
        """Reads the configuration of the project in `root`; raises ConfigError."""
        self.root = root
        self.config = _read_config(root)
        self._history = History(root, self.config.catalogs)

    def in_commit(self, path: str) -> bool:
        """Whether the last commit has a catalog."""
        return self._history.has(path)

    def committed(self, path: str, data: bytes) -> tuple[str, bytes] | None:
        """The id and content of a catalog in the last commit, None where that has none, or `data` is that."""
        return self._history.changed(path, data)

    def source_paths(self) -> list[str]:
        """The source files of known formats, sorted; hidden ones are passed over.

        Raises ConfigError where the source folder is missing, or nothing is in it.
        """
        folder = self.config.source
        if not (self.root / folder).is_dir():
            raise ConfigError(Problem(folder, 0, "no such folder, expected one with source articles"))
        paths = sorted(path for path in self.source_files() if _suffix(path) in formats.PARSERS)
        if not paths:
            known = ", ".join(formats.PARSERS)
            raise ConfigError(Problem(folder, 0, f"no source article, expected a file that ends in {known}"))
        return paths

    def source_files(self) -> frozenset[str]:
        """All files in the source folder: articles, images and others; hidden ones are passed over."""
        return frozenset(self._files(self.config.source))

    def read(self, path: str) -> bytes | None:
        """The content of a file of the project, or None where there is none.

        Raises FileError for what is there and no readable file, or leads out of the project.
        """
        place = self._inside(path)
        if place.exists() and not (place.is_file() or place.is_dir()):
            raise FileError(Problem(path, 0, _NO_FILE))
        try:
            return place.read_bytes()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise FileError(Problem(path, 0, f"cannot be read ({error.strerror}), expected a file")) from None

    def problem(self, path: str) -> Problem | None:
        """Why a file cannot be read that is named in a folder of the project, None where it can; it is not read."""
        try:
            place = self._inside(path)
        except FileError as error:
            return error.problems[0]
        if not place.exists():
            return Problem(path, 0, "a link that leads nowhere, expected a file")
        if not place.is_file():
            return Problem(path, 0, _NO_FILE)
        readable = os.access(place, os.R_OK)
        return None if readable else Problem(path, 0, "cannot be read (Permission denied), expected a file")

    def template_paths(self) -> list[str]:
        """The templates that are there, sorted."""
        folder = f"{self.config.catalogs}/templates"
        return sorted(path for path in self._files(folder) if _suffix(path) == ".pot")

    def template_path(self, name: str) -> str:
        """Where the template of an article stands."""
        return f"{self.config.catalogs}/templates/{name}.pot"

    def catalog_path(self, locale: str, name: str) -> str:
        """Where the catalog of an article in a locale stands: the layout of GNU gettext."""
        return f"{self._catalog_folder(locale)}/{name}.po"

    def catalog_names(self, locale: str) -> list[str]:
        """The articles that have a catalog in a locale, sorted."""
        folder = self._catalog_folder(locale)
        paths = sorted(path for path in self._files(folder) if _suffix(path) == ".po")
        return [path.removeprefix(f"{folder}/").removesuffix(".po") for path in paths]

    def memory_path(self, locale: str) -> str:
        """Where translations into a locale stand that were imported from other projects."""
        return f"{_MEMORY}/{tags.gettext_name(locale)}.tmx"

    def redirects_path(self, locale: str) -> str:
        """Where the former names of the pages of a locale stand."""
        return f"{self.config.catalogs}/{tags.gettext_name(locale)}/redirects.csv"

    def output_path(self, path: str) -> str:
        """Where a published file stands."""
        return f"{self.config.output}/{path}"

    def published(self) -> Iterator[str]:
        """The files in the output, relative to it, that this program wrote."""
        prefix = f"{self.config.output}/"
        if not (self.root / self.config.output).is_dir():
            return
        for path in sorted(self._files(self.config.output)):
            if is_ours(_beginning(self.root / path)):
                yield path.removeprefix(prefix)

    def output(self) -> OutputFolder:
        """The output, to be brought up to date; only while the project is locked."""
        name = self.config.output
        return OutputFolder(self.root / name, name, lambda path: self._inside(self.output_path(path)))

    def exchange(self, path: str, data: bytes | None, base: str | None) -> bool:
        """Replaces a file that people edit, or removes it without `data`, if it still is `base`: see files/exchange.py.

        False where nothing had to be done. Raises ChangedError where another program has saved it since it was read,
        FileError where it cannot be written.
        """
        place = self._inside(path)
        with writing(path):
            if data is not None and exchange.base_of(data) == base:
                return False
            if data is None:
                done = base is None or exchange.withdraw(place, base)
            else:
                place.parent.mkdir(parents=True, exist_ok=True)
                done = exchange.exchange(place, data, base)
        if not done:
            raise ChangedError(Problem(path, 0, _changed(place)))
        if data is None:
            self._remove_empty(path)
        return data is not None or base is not None

    def wait_until_calm(self, path: str) -> None:
        """Waits until nobody has written to a file for a moment, at most a few seconds."""
        exchange.wait_until_calm(self._inside(path))

    def write(self, path: str, data: bytes) -> bool:
        """Replaces a file that nobody edits, at once and whole; False where it holds these bytes already.

        Raises FileError.
        """
        place = self._inside(path)
        with writing(path):
            if place.is_file() and place.read_bytes() == data:
                return False
            place.parent.mkdir(parents=True, exist_ok=True)
            if path.startswith(f"{_OURS}/"):
                _keep_out_of_git(self.root)
            _replace(place, data)
        return True

    @contextmanager
    def locked(self, command: str, busy: lock.Busy) -> Iterator[None]:
        """Waits until no other command writes in the project, and keeps others from it; `busy` is told who does.

        What a run that was killed has left half-written is removed: nobody else can be writing it now.
        """
        place = self._inside(_LOCK)
        with ExitStack() as stack:
            with writing(_LOCK):
                place.parent.mkdir(parents=True, exist_ok=True)
                stack.enter_context(lock.locked(place, command, busy))
            config = self.config
            for folder in (_OURS, _MEMORY, EXCHANGE, config.source, config.catalogs, config.output):
                temporary.tidy(self.root / folder)
            for folder in ("", str(PurePosixPath(config.glossary).parent)):
                temporary.tidy_names(self.root / folder)
            yield

    def _remove_empty(self, path: str) -> None:
        """Removes the folders of a path that are empty, below the first one."""
        place = self._inside(path)
        for folder in list(place.parents)[: path.count("/") - 1]:
            try:
                folder.rmdir()
            except OSError:  # something stands in it
                break

    def _catalog_folder(self, locale: str) -> str:
        return f"{self.config.catalogs}/{tags.gettext_name(locale)}/LC_MESSAGES"

    def _inside(self, path: str) -> Path:
        place = self.root / path
        try:
            real = place.resolve()
        except (RuntimeError, OSError):
            raise FileError(Problem(path, 0, "a circle of links, expected a file")) from None
        if not real.is_relative_to(self.root.resolve()):
            raise FileError(Problem(path, 0, "leads out of the project, expected a file inside it"))
        return place

    def _files(self, folder: str) -> Iterator[str]:
        base = self.root / folder
        for current, folders, names in os.walk(base):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            for name in names:
                if not name.startswith((".", "~")) and not name.endswith("~"):
                    yield (Path(current) / name).relative_to(self.root).as_posix()


def read_elsewhere(place: Path, most: int) -> bytes:
    """The content of a file that a person names, wherever it is, up to one byte more than `most`; raises FileError."""
    try:
        with place.open("rb") as file:
            return file.read(most + 1)
    except OSError as error:
        raise FileError(Problem(str(place), 0, f"cannot be read ({error.strerror}), expected a file")) from None


def read_beside(place: Path, path: str, most: int) -> bytes | None:
    """The content of a file below the folder of another one, up to one byte more than `most`, None where there is none.

    Raises FileError for what cannot be read, or leads out of that folder.
    """
    try:
        folder, found = place.parent.resolve(), (place.parent / path).resolve()
        if not found.is_relative_to(folder):
            raise FileError(Problem(path, 0, "leads out of the folder of the page, expected a file in it"))
        return read_elsewhere(found, most) if found.is_file() else None
    except (RuntimeError, OSError, ValueError):  # a circle of links, a name that is too long
        return None


def base_elsewhere(place: Path) -> str | None:
    """What a file that a person names is known by before work on it begins, None for no file; raises FileError."""
    with writing(str(place)):
        return exchange.base_of(place.read_bytes()) if place.is_file() else None


def write_elsewhere(place: Path, data: bytes, base: str | None) -> None:
    """Replaces a file in a place that a person names if it still is `base`; raises ChangedError and FileError.

    What is no file, such as /dev/stdout or a pipe, is written to.
    """
    with writing(str(place)):
        if place.exists() and not place.is_file():
            place.write_bytes(data)
            return
        place.parent.mkdir(parents=True, exist_ok=True)
        done = exchange.base_of(data) == base or exchange.exchange(place, data, base)
    if not done:
        raise ChangedError(Problem(str(place), 0, _changed(place)))


def _changed(place: Path) -> str:
    """Who saved a file last, and when, as far as the system knows."""
    expected = "expected it to rest; nothing was overwritten, run this again"
    try:
        found = place.stat()
    except OSError:
        return f"was removed by another program at the same time, {expected}"
    when = f"{datetime.fromtimestamp(found.st_mtime).astimezone():%H:%M:%S}"
    return f"was saved by another program{_user(found.st_uid)} at the same time, last at {when}, {expected}"


def _user(number: int) -> str:
    if sys.platform == "win32":
        return ""
    import pwd  # noqa: PLC0415  # not on Windows

    try:
        return f" of {pwd.getpwuid(number).pw_name}"
    except KeyError:
        return f" of user {number}"


def _beginning(place: Path) -> bytes:
    """The first bytes of a file, none of what cannot be read or is no file."""
    try:
        if not place.is_file():
            return b""
        with place.open("rb") as file:
            return file.read(4096)
    except OSError:
        return b""


def _suffix(path: str) -> str:
    return PurePosixPath(path).suffix.lower()


def _read_config(root: Path) -> Config:
    """The project's configuration: localize.toml, or else the table in pyproject.toml."""
    own, shared = root / _LOCALIZE_TOML, root / _PYPROJECT
    texts = {}
    for place in (own, shared):
        if place.is_file():
            try:
                texts[place.name] = place.read_text(encoding="utf-8")
            except UnicodeDecodeError as error:
                line = error.object.count(b"\n", 0, error.start) + 1
                raise ConfigError(Problem(place.name, line, "not UTF-8, expected a file saved as UTF-8")) from None
            except OSError as error:
                message = f"cannot be read ({error.strerror}), expected a file"
                raise ConfigError(Problem(place.name, 0, message)) from None
    in_shared = _PYPROJECT in texts and "[tool.localize" in texts[_PYPROJECT]
    if _LOCALIZE_TOML in texts and in_shared:
        message = f"[tool.localize] stands here and the keys in {_LOCALIZE_TOML}, expected one of them"
        raise ConfigError(Problem(_PYPROJECT, 0, message))
    if _LOCALIZE_TOML in texts:
        return configuration.load(
            texts[_LOCALIZE_TOML], _LOCALIZE_TOML, rules=checks.SEVERITIES, certain=checks.certain
        )
    if in_shared:
        return configuration.load(
            texts[_PYPROJECT], _PYPROJECT, _TABLE, rules=checks.SEVERITIES, certain=checks.certain
        )
    expected = f"expected {_LOCALIZE_TOML}, or [tool.localize] in {_PYPROJECT}"
    raise ConfigError(Problem(str(root), 0, f"no configuration, {expected}"))


def _keep_out_of_git(root: Path) -> None:
    """Lets our folder say itself that it is no matter for git; what a person wrote there stays."""
    ignore = root / _OURS / ".gitignore"
    if not ignore.exists():
        ignore.write_bytes(b"*\n")


def _replace(place: Path, data: bytes) -> None:
    """Writes beside the file and renames: a reader sees the old bytes or the new ones."""
    like = place.stat() if place.exists() else None
    with temporary.written(place.parent, (data,), like=like, synced=False) as new:
        new.replace(place)
