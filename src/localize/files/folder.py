"""A folder on disk: the one way in which this program reads, writes and removes files."""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from pathlib import Path, PurePath, PurePosixPath
from typing import Protocol

from localize.dataclass import dataclass
from localize.errors import FileError, Problem
from localize.files import exchange, lock, opening, rehearsal, system, temporary, tidying, waiting
from localize.files.exchange import ChangedError
from localize.files.opening import Links, open_plain, read_plain
from localize.files.problems import READ, REMOVED, WRITTEN, guarded
from localize.files.waiting import Work

PUBLIC, SECRET = 0o644, 0o600
"""Modes of files."""
_PROGRAM = "localize"
_LOCK = ".lock"
_CHUNK = 64 * 1024


class LockedError(FileError):
    """Another run works in the folder."""


@dataclass(frozen=True, slots=True)
class FolderRules:
    """How a folder is used: which links in it are followed, which mode new files get, what messages call it.

    With `mode` None new files get what the process gives them.
    """

    links: Links = Links.REFUSED
    mode: int | None = PUBLIC
    noun: str = "folder"


_DEFAULT_RULES = FolderRules()


class FileExchange(Protocol):
    """A file to replace if it still is `base`, None where there was none; without data, one to remove."""

    @property
    def path(self) -> str:
        """Its path in the folder."""

    @property
    def data(self) -> bytes | None:
        """What is to be in it."""

    @property
    def base(self) -> str | None:
        """What `exchange.base_of` gave for it."""


class Folder:
    """A folder on disk; all paths it takes and gives are relative to it, with "/". Every method raises FileError.

    Its rules say which symbolic links in it are followed. The folder itself may be reached through links: which folder
    it is, a person says. A link that another program puts there at the very moment of use is not guarded against: it
    could as well write itself.
    """

    def __init__(
        self,
        root: Path,
        rules: FolderRules = _DEFAULT_RULES,
        *,
        top: Path | None = None,
        name: str | None = None,
    ) -> None:
        """`top` is the folder that a person named, where `root` is one in it.

        Messages name a file by its path below `name`, which is the path of `root` if none is given.
        """
        self.root = root
        self._rules = rules
        self._links = rules.links
        self._top = top or root
        self._name = str(root) if name is None else name

    def __truediv__(self, path: str) -> Folder:
        """Return a folder in this one, with the same rules."""
        return Folder(self.root / path, self._rules, top=self._top, name=self.label(path))

    def label(self, path: str = "") -> str:
        """Return a path as people see it."""
        return str(Path(self._name) / path)

    def locate(self, path: str) -> Path:
        """Return the path of a file on this machine; raises FileError where a link leads there that is not followed."""
        located = self.root / path
        if self._links is Links.REFUSED:
            opening.refuse_links(located.parent, self._top)
        elif self._links is Links.INSIDE and opening.may_lead_out(located, self._top):
            opening.refuse_outside(located, self._top, label=self.label(path), noun=self._rules.noun)
        return located

    def is_direct(self, path: str) -> bool:
        """Whether the way to a file or folder has no link in it, and does not lead out."""
        return not opening.may_lead_out(self.root / path, self._top)

    def _locate_content(self, path: str) -> Path:
        """Return where a file or folder stands whose content is asked for: it must be no refused link itself."""
        if self._links is not Links.REFUSED:
            return self.locate(path)
        located = self.root / path
        opening.refuse_links(located, self._top)
        return located

    def read(self, path: str, most: int = sys.maxsize) -> bytes | None:
        """Return the content of a file, None where there is none; of one larger than `most` one byte more than that."""
        with self.guarded(path, READ):
            located = self._locate_content(path)
            if (plan := rehearsal.planned(located)) is not None:
                return plan.content(most)
            try:
                return read_plain(located, most)
            except (FileNotFoundError, NotADirectoryError):
                return None

    def chunks(self, path: str) -> Iterator[bytes]:
        """Yield the content of a file piece by piece, nothing where there is no file."""
        with self.guarded(path, READ):
            located = self._locate_content(path)
            if (plan := rehearsal.planned(located)) is not None:
                yield plan.content() or b""
                return
            try:
                with open_plain(located) as file:
                    while chunk := file.read(_CHUNK):
                        yield chunk
            except (FileNotFoundError, NotADirectoryError):
                return

    def problem(self, path: str) -> Problem | None:
        """Return why a file cannot be read that is named in a listing, None where it can; it is not read."""
        try:
            located = self._locate_content(path)
        except FileError as error:
            return error.problems[0]
        if not located.exists():
            return Problem(self.label(path), 0, "a link that leads nowhere, expected a file")
        if not located.is_file():
            return Problem(self.label(path), 0, "cannot be read (a pipe or device), expected a file")
        if not os.access(located, os.R_OK):
            return Problem(self.label(path), 0, "cannot be read (Permission denied), expected a file")
        return None

    def is_file(self, path: str) -> bool:
        """Whether a plain file stands at a path, or a link to one that is followed; not for a name no file can have."""
        try:
            located = self._locate_content(path)
            plan = rehearsal.planned(located)
            return located.is_file() if plan is None else plan.is_there
        except OSError:
            return False

    def exists(self, path: str) -> bool:
        """Whether something stands at a path, even a link that leads nowhere."""
        located = self.locate(path)
        run = rehearsal.current()
        return os.path.lexists(located) if run is None else run.exists(located)

    def digest(self, path: str) -> tuple[int, str] | None:
        """Return size and SHA-256 of a plain file, None where there is none; a link is not a plain file."""
        located = self.locate(path)
        with self.guarded(path, READ):
            if (plan := rehearsal.planned(located)) is not None:
                data = plan.content()
                return None if data is None else (len(data), hashlib.sha256(data).hexdigest())
            if opening.is_link(located) or not located.is_file():
                return None
            with open_plain(located) as file:
                digest = hashlib.file_digest(file, "sha256").hexdigest()
                return file.tell(), digest

    def files(self, under: str = "") -> Iterator[str]:
        """Yield all that is no folder, at any depth, sorted within each folder; links are not followed."""
        located = self._locate_content(under)
        run = rehearsal.current()
        there = _walked(located)
        for path in there if run is None else sorted(run.below(located, there)):
            yield path.relative_to(self.root).as_posix()

    def visible_files(self, under: str = "") -> list[str]:
        """Return the files that people see, sorted: none that is hidden, unfinished or an editor's backup."""
        paths = []
        for current, folders, names in os.walk(self.root / under):
            folders[:] = [name for name in folders if not name.startswith(".")]
            before = _prefix(Path(current).relative_to(self.root))
            paths += [before + name for name in names if is_visible(name)]
        if (run := rehearsal.current()) is not None:
            before = _prefix(PurePosixPath(under))
            below = run.below(self.root / under, [self.root / path for path in paths])
            paths = [path.relative_to(self.root).as_posix() for path in below]
            paths = [path for path in paths if all(map(is_visible, path.removeprefix(before).split("/")))]
        return sorted(paths)

    def names(self, under: str = "") -> list[str]:
        """Return what stands directly in a folder, sorted; nothing where there is no such folder."""
        with self.guarded(under, READ):
            located = self._locate_content(under)
            if (run := rehearsal.current()) is not None:
                return sorted({path.relative_to(located).parts[0] for path in run.below(located, _walked(located))})
            try:
                return sorted(path.name for path in located.iterdir())
            except (FileNotFoundError, NotADirectoryError):
                return []

    def write(self, path: str, data: bytes) -> bool:
        """Replace a file at once and whole; False where it holds these bytes already.

        A file keeps its mode and owner. It is on the disk at the end.
        """
        if self.read(path) == data:
            return False
        self._put(path, (data,), mode=self._rules.mode, put=Path.replace, is_synced=True)
        return True

    def create(self, path: str, data: bytes, *, mode: int | None = None) -> None:
        """Write a new file at once and whole, and never over one that is there."""
        self._put(path, (data,), mode=self._rules.mode if mode is None else mode, put=system.move_new, is_synced=True)

    def store(self, path: str, chunks: Iterable[bytes], *, mode: int = PUBLIC) -> None:
        """Replace a file by chunks, at once and whole; what they raise goes on to the caller, and nothing stays.

        It is on the disk for sure only after `settle`: for many files that is a hundred times faster.
        """
        self._put(path, chunks, mode=mode, put=Path.replace, is_synced=False)

    def settle(self) -> None:
        """Wait until all that was written is on the disk, so that a loss of power does not take it."""
        with self.guarded("", WRITTEN):
            if rehearsal.current() is None:
                system.settle(self.root)

    def _put(
        self,
        path: str,
        chunks: Iterable[bytes],
        *,
        mode: int | None,
        put: Callable[[Path, Path], object],
        is_synced: bool,
    ) -> None:
        """Write the chunks to a file that is not seen, and put it at the path when all are there."""
        target = self.locate(path)
        with self.guarded(path, WRITTEN):
            if (run := rehearsal.current()) is not None:
                if put is not Path.replace and run.exists(target):
                    raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(target))
                run.put(target, b"".join(chunks))
                return
            target.parent.mkdir(parents=True, exist_ok=True)
            like = target.stat() if target.is_file() and put is Path.replace and is_synced else None
            with temporary.written(target.parent, chunks, mode=mode, like=like, synced=is_synced) as new:
                put(new, target)
            if is_synced:
                system.sync(target.parent)

    def exchange(self, path: str, data: bytes | None, base: str | None) -> bool:
        """Replace a file that people edit, or remove it without `data`, if it still is `base`: see files/exchange.py.

        False where nothing had to be done. Raises ChangedError where another program has saved it since it was read.
        Folders that a removed file leaves empty go too, but the first one.
        """
        return waiting.alone(self._exchanging(path, data, base))

    def exchange_all(self, exchanges: Iterable[FileExchange]) -> list[bool | FileError]:
        """Do the same for many files, which are waited for together; return what each gave or raised."""
        return waiting.together(self._exchanging(each.path, each.data, each.base) for each in exchanges)

    def _exchanging(self, path: str, data: bytes | None, base: str | None) -> Work[bool]:
        target = self.locate(path)
        with self.guarded(path, WRITTEN):
            new = exchange.base_of(data)
            if data is not None and new == base:
                return False
            if (run := rehearsal.current()) is not None:
                is_done = self._rehearse_exchange(run, path, data, base)
            elif data is None:
                is_done = base is None or (yield from exchange.withdrawing(target, base))
            else:
                _make_folder(target.parent)
                is_done = yield from exchange.exchanging(target, data, base, new=new)
        if not is_done:
            raise ChangedError(target, self.label(path))
        if data is None and run is None:
            _remove_empty(list(target.parents)[: path.count("/") - 1])
        return data is not None or base is not None

    def _rehearse_exchange(self, run: rehearsal.Rehearsal, path: str, data: bytes | None, base: str | None) -> bool:
        """Take down that a file is replaced or removed; False where it is not `base` any more."""
        if exchange.base_of(self.read(path)) != base:
            return False
        if data is not None:
            run.put(self.locate(path), data)
        elif base is not None:
            run.remove(self.locate(path))
        return True

    def wait_until_calm(self, path: str) -> None:
        """Wait until nobody has written to a file for a moment, at most a few seconds."""
        exchange.wait_until_calm(self.locate(path))

    def link_or_copy(self, source: Path, path: str) -> None:
        """Put a file at a new path: the same file under a second name, where the file system can, else a copy."""
        target = self.locate(path)
        with self.guarded(path, WRITTEN):
            if (run := rehearsal.current()) is not None:
                run.put_copy(target, source)
                return
            target.parent.mkdir(parents=True, exist_ok=True)
            try:
                os.link(source, target)
            except OSError:  # another file system, or one without links, or too many of them
                shutil.copyfile(source, target)

    def make(self, path: str = "", *, mode: int = 0o755) -> None:
        """Make a folder, and those above it."""
        with self.guarded(path, WRITTEN):
            located = self._locate_content(path)
            if rehearsal.current() is None:
                located.mkdir(parents=True, exist_ok=True, mode=mode)

    @contextmanager
    def lent(self, path: str) -> Iterator[Path]:
        """Give a folder to a library that writes to files by itself; in a rehearsal it gets a copy of it."""
        run, located = rehearsal.current(), self.locate(path)
        if run is None:
            yield located
            return
        with run.lent(located) as copy:
            yield copy

    def rename(self, old: str, new: str) -> None:
        """Give a file or folder another name at once."""
        with self.guarded(new, WRITTEN):
            if (run := rehearsal.current()) is not None:
                run.rename(self.locate(old), self.locate(new))
            else:
                self.locate(old).rename(self.locate(new))

    def remove(self, path: str) -> None:
        """Remove a file, a link, or a folder with all that is in it; nothing where nothing is."""
        target = self.locate(path)
        with self.guarded(path, REMOVED):
            if (run := rehearsal.current()) is not None:
                run.remove(target)
            elif target.is_dir() and not opening.is_link(target):
                shutil.rmtree(target)
            else:
                target.unlink(missing_ok=True)

    def link_target(self, path: str) -> str | None:
        """Return where a symbolic link leads, None where none is."""
        with self.guarded(path, READ):
            link = self.locate(path)
            if (plan := rehearsal.planned(link)) is not None:
                return plan.link
            return str(link.readlink()) if link.is_symlink() else None

    def switch_link(self, path: str, target: str) -> None:
        """Make a symbolic link lead elsewhere, at once: a reader sees the old target or the new one."""
        link = self.locate(path)
        new = temporary.free(link.parent)
        with self.guarded(path, WRITTEN):
            if (run := rehearsal.current()) is not None:
                run.link(link, target)
                return
            new.symlink_to(target, target_is_directory=True)
            try:
                new.replace(link)
            finally:
                new.unlink(missing_ok=True)

    def tidy(self, *folders: str) -> None:
        """Remove what killed runs left unfinished, directly in this folder and at any depth in some folders of it."""
        if rehearsal.current() is not None:
            return
        tidying.tidy_names(str(self.root))
        for folder in folders:
            tidying.tidy(self._locate_content(folder))

    @contextmanager
    def locked(self, command: str = _PROGRAM, busy: lock.Busy | None = None, *, path: str = _LOCK) -> Iterator[None]:
        """Keep every other run out, as long as this one lives.

        Where one is at work it waits, and `busy` is called with its holder; without `busy` it raises LockedError.
        A rehearsal, which writes nothing, keeps nobody out.
        """
        if rehearsal.current() is not None:
            yield
            return
        with ExitStack() as stack:
            with self.guarded(path, WRITTEN):
                target = self._locate_content(path)
                target.parent.mkdir(parents=True, exist_ok=True)
                stack.enter_context(lock.locked(target, command, busy or self._refuse))
            yield

    def _refuse(self, holder: lock.Holder | None) -> None:
        who = f": {holder}" if holder else ""
        raise LockedError(Problem(self.label(), 0, f"another run works here, expected it to end first{who}"))

    def guarded(self, path: str, action: str) -> AbstractContextManager[None]:
        """Turn errors of the system into FileError, with the path and what could not be done."""
        return guarded(lambda: self.label(path), action)


def _make_folder(folder: Path) -> None:
    """Make a folder and those above it, where it is not there yet: most are."""
    if not folder.is_dir():
        folder.mkdir(parents=True, exist_ok=True)


def _walked(folder: Path) -> Iterator[Path]:
    """Yield all that is no folder, at any depth, sorted within each folder; links are not followed."""
    for current, folders, names in os.walk(folder):
        links = [name for name in folders if opening.is_link(Path(current) / name)]
        folders[:] = sorted(name for name in folders if name not in links)
        yield from (Path(current) / name for name in sorted([*names, *links]))


def _prefix(folder: PurePath) -> str:
    """Return what the paths of files in a folder begin with."""
    return f"{folder.as_posix()}/" if folder.parts else ""


def is_visible(name: str) -> bool:
    """Whether people see a file of that name: it is not hidden, unfinished or an editor's backup."""
    return not name.startswith((".", "~")) and not name.endswith("~")


def _remove_empty(folders: list[Path]) -> None:
    for folder in folders:
        try:
            folder.rmdir()
        except OSError:  # something stands in it
            break
