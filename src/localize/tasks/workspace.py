"""The folder of a project: its configuration, the places of its files, and its last commit."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path, PurePosixPath
from posixpath import splitext
from typing import Any

from localize import formats
from localize.cache.content_keys import ContentKeys
from localize.cache.identity import cache_folder
from localize.cache.program import program_stamp
from localize.cache.scan import BEGINNING, Scan
from localize.cache.steps import Steps
from localize.cache.store import Store
from localize.config import layout
from localize.errors import ConfigError, FileError, Problem
from localize.files import lock, rehearsal
from localize.files.folder import Folder, FolderRules
from localize.files.history import History, LineChange
from localize.files.object_store import ObjectStore, is_url
from localize.files.opening import Links
from localize.files.output import Output, OutputFolder, rehearsed
from localize.files.remote_output import RemoteOutput
from localize.pages.outputs.page import is_ours
from localize.release.manifest import MANIFEST
from localize.tasks.configuration import read_config
from localize.tasks.output_reader import OutputReader
from localize.tasks.output_scan import OutputScan, ScannedFile

_RULES = FolderRules(Links.INSIDE, mode=None, noun="project")
_IGNORE_ALL = b"*\n"
_RESULTS = "results.sqlite"


class Workspace(Folder):
    """A project folder and its configuration. Links in it are followed only if they lead to something in it."""

    def __init__(self, root: Path, *, previous: str = "") -> None:
        """Read the configuration of the project in `root`; raises ConfigError.

        `previous` is a folder or the URL of one in an object store, with an earlier release of the project: what is
        not in the output is looked up there.
        """
        super().__init__(root, _RULES, name="")
        self._remote: RemoteOutput | None = None
        self._previous: ObjectStore | Folder | None = None
        self.config = read_config(self)
        self.layout = self.config.layout
        if is_url(self.config.output):
            self._remote = RemoteOutput(ObjectStore(self.config.output), last=MANIFEST)
        self._previous = _previous_output(previous)
        self._history = History(root, self.config.catalogs)
        self._seen: Scan | None = None

    def __getstate__(self) -> dict[str, Any]:
        """Leave out the open store, which another process opens for itself, and what was seen of the files."""
        state = {name: value for name, value in self.__dict__.items() if name not in ("steps", "_contents")}
        return {**state, "_seen": None}

    @cached_property
    def steps(self) -> Steps:
        """The results of earlier runs; none where this user has no cache, or it cannot be used."""
        folder = self.cache()
        path = folder / _RESULTS if folder is not None else None
        return Steps(Store(path, is_written=rehearsal.current() is None), program_stamp())

    def cache(self) -> Path | None:
        """Return the folder of what is remembered for this user, made if need be; None where there can be none."""
        folder = cache_folder()
        if folder is None:
            return None
        if rehearsal.current() is not None:
            return self.locate(folder) if self.locate(folder).is_dir() else None
        try:
            self._make_cache()
            self.make(folder)
            return self.locate(folder)
        except FileError:
            return None

    def _make_cache(self) -> None:
        """Make the folder of the cache, with a .gitignore in it."""
        ignore = f"{layout.CACHE}/.gitignore"
        if not self.exists(ignore):
            super().write(ignore, _IGNORE_ALL)

    def in_commit(self, path: str) -> bool:
        """Whether the last commit has a catalog."""
        return self._history.has(path)

    def id_in_commit(self, path: str) -> str:
        """Return the id of a catalog's content in the last commit; empty where there is none."""
        return self._history.id_of(path)

    def line_change(self, path: str, line: int) -> LineChange | None:
        """Return the last change of an entry whose msgid stands on a line; None where git does not know the file."""
        lines = (self.read(path) or b"").split(b"\n")
        last = next((number for number in range(line, len(lines)) if not lines[number].strip()), len(lines))
        return self._history.line_change(path, line, last)

    def content_key(self, path: str) -> str:
        """Return the SHA-256 of a file in hexadecimal; "" where there is none, or it cannot be read."""
        return self._contents.key(path)

    def stamp(self, path: str) -> str:
        """Return what the file system says of a file; empty where it cannot be trusted."""
        return self._contents.stamp(path)

    @cached_property
    def _contents(self) -> ContentKeys:
        return ContentKeys(str(self.root), self.steps, locate=self.locate, is_direct=self.is_direct, is_marked=is_ours)

    def keep_results(self) -> None:
        """Write what was found out in this run, for later ones."""
        self._contents.commit()
        self.steps.store.commit()

    def committed(self, path: str, data: bytes) -> tuple[str, bytes] | None:
        """Return the id and content of a catalog in the last commit; None if there is none, or `data` is it."""
        return self._history.changed(path, data)

    def committed_versions(self, path: str, *, most: int) -> Iterator[bytes]:
        """Yield what a catalog was in the latest commits that changed it, from the newest on."""
        return self._history.versions(path, most=most)

    def source_paths(self) -> list[str]:
        """Return the source files of known formats, sorted; hidden ones are passed over.

        Raises ConfigError where the source folder is missing, or nothing is in it.
        """
        folder = self.layout.source
        if not self.locate(folder).is_dir():
            raise ConfigError(Problem(folder, 0, "no such folder, expected one with source articles"))
        paths = [path for path in self.visible_files(folder) if _suffix(path) in formats.PARSERS]
        if not paths:
            known = ", ".join(formats.PARSERS)
            raise ConfigError(Problem(folder, 0, f"no source article, expected a file that ends in {known}"))
        return paths

    def source_files(self) -> frozenset[str]:
        """Return all files in the source folder: articles, images and others; hidden ones are passed over."""
        return frozenset(self.visible_files(self.layout.source))

    def template_paths(self) -> list[str]:
        """Return the templates that are there, sorted."""
        return [path for path in self.visible_files(self.layout.templates) if _suffix(path) == ".pot"]

    def catalog_names(self, locale: str) -> list[str]:
        """Return the articles that have a catalog in a locale, sorted."""
        folder = self.layout.catalog_folder(locale)
        paths = [path for path in self.visible_files(folder) if _suffix(path) == ".po"]
        return [path.removeprefix(f"{folder}/").removesuffix(".po") for path in paths]

    def read(self, path: str, most: int = sys.maxsize) -> bytes | None:
        """Return the content of a file; see Folder. One that is not in the output is looked up in the previous one."""
        published = self._published_path(path)
        if published is None:
            return super().read(path, most)
        data = self.output().read(published, most)
        return self._previous.read(published, most) if data is None and self._previous is not None else data

    def _published_path(self, path: str) -> str | None:
        """Return the path of a file in the output relative to that; None for other files."""
        if self._remote is None and self._previous is None:
            return None
        root = f"{self.layout.output}/"
        return path.removeprefix(root) if path.startswith(root) else None

    def published(self) -> OutputScan:
        """Return what stands in the output.

        The manifests of the previous release are among what this program wrote: pages of it are known by these.
        """
        packed = None
        if self._remote is None and rehearsal.current() is None and self.is_direct(self.layout.output):
            reader = OutputReader(str(self.root), self.layout.output, self._contents, self.steps)
            packed = reader.read(self._seen)
        if packed is None:
            return OutputScan([*self._scanned_files(), *self._previous_manifests()])
        return OutputScan(self._previous_manifests(), packed)

    def begin_from(self, seen: Scan) -> None:
        """Take over what was seen of the files a moment ago, so that not all folders are looked into once more."""
        self._seen = seen

    def _scanned_files(self) -> Iterator[ScannedFile]:
        if self._remote is not None:
            yield from (ScannedFile(path, is_ours=True) for path in _marked_objects(self._remote))
        for path in self.output().paths() if self._remote is None else ():
            digest = self._contents.digest(self.layout.published(path))
            yield ScannedFile(path, digest.digest, digest.is_marked)

    def _previous_manifests(self) -> Iterator[ScannedFile]:
        if self._previous is not None:
            manifests = (f"{tag}/{MANIFEST}" for tag in (self.config.source_locale, *self.config.locales))
            there = (path for path in manifests if self._previous.read(path, 1) is not None)
            yield from (ScannedFile(path, is_ours=True) for path in there)

    def output(self) -> Output:
        """Return the output, to be brought up to date; only while the project is locked."""
        output = self._remote or OutputFolder(self / self.layout.output, last=MANIFEST)
        return rehearsed(output, self.root / self.layout.output)

    def output_folder(self) -> Path:
        """Return the folder of the output; raises ConfigError where it is not on this machine."""
        if self._remote is not None:
            message = f"output is {self.layout.output!r}, expected a folder of bundles on this machine: --bundles DIR"
            raise ConfigError(Problem(self.layout.output, 0, message))
        return self.root / self.layout.output

    def write(self, path: str, data: bytes) -> bool:
        """Replace a file that nobody edits; see Folder. The first file in the cache comes with a .gitignore."""
        if path.startswith(f"{layout.CACHE}/"):
            self._make_cache()
        return super().write(path, data)

    @contextmanager
    def alone(self, command: str, busy: lock.Busy) -> Iterator[None]:
        """Wait until no other command writes in the project, and keep others from it; `busy` is called with the holder.

        Half-written files of a killed run are removed.
        """
        with self.locked(command, busy, path=layout.LOCK):
            places = self.layout
            self.tidy(layout.CACHE, layout.MEMORY, layout.EXCHANGE, places.source, places.catalogs)
            if self._remote is None:
                self.tidy(places.output)
            (self / str(PurePosixPath(self.config.glossary).parent)).tidy()
            yield


def _previous_output(where: str) -> ObjectStore | Folder | None:
    """Return the files of an earlier release; raises FileError where there are none."""
    if not where:
        return None
    if is_url(where):
        return ObjectStore(where)
    folder = Folder(Path(where), FolderRules(Links.FOLLOWED))
    if not folder.root.is_dir():
        raise FileError(Problem(where, 0, "no such folder, expected one with a release, or s3://bucket/folder"))
    return folder


def _marked_objects(output: RemoteOutput) -> Iterator[str]:
    """Yield those objects of an output that this program wrote and no manifest names: only these are looked into.

    They are few: manifests, and what is at the top.
    """
    for path in output.paths():
        if (path.count("/") == 0 or path.endswith(f"/{MANIFEST}")) and is_ours(_beginning(output, path)):
            yield path


def _beginning(output: Output, path: str) -> bytes:
    """Return the first bytes of a file; no bytes if it cannot be read or is no file."""
    try:
        return output.read(path, BEGINNING) or b""
    except FileError:
        return b""


def _suffix(path: str) -> str:
    return splitext(path)[1].lower()  # quicker than a path object: all catalogs are asked
