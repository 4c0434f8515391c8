"""Folders that are no project: keys, releases and what a regional site pulls; only here they are read and written."""

from __future__ import annotations

import hashlib
import os
import shutil
import stat
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from localize.errors import FileError, Problem
from localize.files import lock, system, temporary

TEMPORARY = ".~"
"""The beginning of the names of files and folders that are not finished."""
_PROGRAM = "localize"
_LOCK = ".lock"
PUBLIC, SECRET = 0o644, 0o600
"""Modes of files."""


class LockedError(FileError):
    """Another run works in the folder."""


class Folder:
    """A folder on disk; all paths it takes and gives are relative to it, with "/". Every method raises FileError.

    No symbolic link in it is followed, so that nothing outside it is read, written or removed by its paths; with
    `follows_links` they are. The folder itself may be reached through links: which folder it is, a person says. A link
    that another program puts there at the very moment of use is not guarded against: it could as well write itself.
    """

    def __init__(self, root: Path, *, follows_links: bool = False, top: Path | None = None) -> None:
        """`top` is the folder that a person named, where `root` is one in it."""
        self.root = root
        self._follows_links = follows_links
        self._top = top or root

    def __truediv__(self, path: str) -> Folder:
        return Folder(self.root / path, follows_links=self._follows_links, top=self._top)

    def place(self, path: str) -> Path:
        """Where a file of the folder stands; raises FileError where a link leads there."""
        place = self.root / path
        self._refuse_links(place.parent)
        return place

    def _inner(self, path: str) -> Path:
        """Where a file or folder stands whose content is wanted: it must be no link itself."""
        place = self.root / path
        self._refuse_links(place)
        return place

    def _refuse_links(self, place: Path) -> None:
        """Raises FileError where the place, or a folder between it and the top, is a link."""
        if self._follows_links or not place.is_relative_to(self._top):
            return
        step = self._top
        for part in place.relative_to(self._top).parts:
            step /= part
            if _is_link(step):
                message = "a link, expected a file or folder of its own: no link in here is followed; remove it"
                raise FileError(Problem(str(step), 0, message))

    def told(self, path: str) -> str:
        """A path as people are told it."""
        return str(self.root / path)

    def read(self, path: str, most: int = sys.maxsize) -> bytes | None:
        """The content of a file, None where there is none; of a larger one than `most` one byte more."""
        with self.guarded(path, "read"):
            try:
                with self._inner(path).open("rb") as file:
                    return file.read(most + 1 if most < sys.maxsize else -1)
            except (FileNotFoundError, NotADirectoryError):
                return None

    def has(self, path: str) -> bool:
        """Whether something stands there, if only a link that leads nowhere."""
        return os.path.lexists(self.place(path))

    def digest(self, path: str) -> tuple[int, str] | None:
        """Size and SHA-256 of a plain file, None for a link or anything else, or nothing."""
        place = self.place(path)
        with self.guarded(path, "read"):
            if _is_link(place) or not place.is_file():
                return None
            with place.open("rb") as file:
                digest = hashlib.file_digest(file, "sha256").hexdigest()
                return file.tell(), digest

    def files(self, under: str = "") -> Iterator[str]:
        """All that is no folder, at any depth, sorted within each folder; links are not followed."""
        for current, folders, names in os.walk(self._inner(under)):
            links = [name for name in folders if _is_link(Path(current) / name)]
            folders[:] = sorted(name for name in folders if name not in links)
            for name in sorted([*names, *links]):
                yield (Path(current) / name).relative_to(self.root).as_posix()

    def names(self, under: str = "") -> list[str]:
        """What stands directly in a folder, sorted; nothing where there is no such folder."""
        with self.guarded(under, "read"):
            try:
                return sorted(place.name for place in self._inner(under).iterdir())
            except (FileNotFoundError, NotADirectoryError):
                return []

    def write(self, path: str, data: bytes, *, mode: int = PUBLIC) -> bool:
        """Replaces a file at once and whole; False where it holds these bytes already."""
        if self.read(path) == data:
            return False
        self._put(path, (data,), mode=mode, put=Path.replace, synced=True)
        return True

    def create(self, path: str, data: bytes, *, mode: int = PUBLIC) -> None:
        """Writes a new file at once and whole, and never over one that is there."""
        self._put(path, (data,), mode=mode, put=system.move_new, synced=True)

    def store(self, path: str, chunks: Iterable[bytes], *, mode: int = PUBLIC) -> None:
        """Replaces a file by chunks, at once and whole; what they raise goes on to the caller, and nothing stays.

        It is on the disk for sure only after `settle`: for many files that is a hundred times faster.
        """
        self._put(path, chunks, mode=mode, put=Path.replace, synced=False)

    def settle(self) -> None:
        """Waits until all that was written is on the disk, so that a loss of power does not take it."""
        with self.guarded("", "written"):
            system.settle(self.root)

    def _put(
        self, path: str, chunks: Iterable[bytes], *, mode: int, put: Callable[[Path, Path], object], synced: bool
    ) -> None:
        """Writes the chunks beside the file, and puts them in its place when all are there."""
        place = self.place(path)
        with self.guarded(path, "written"):
            place.parent.mkdir(parents=True, exist_ok=True)
            with temporary.written(place.parent, chunks, mode=mode, synced=synced) as new:
                put(new, place)
            if synced:
                system.sync_folder(place.parent)

    def link_or_copy(self, source: Path, path: str) -> None:
        """Puts a file at a new place: the same file under a second name, where the file system can, else a copy."""
        place = self.place(path)
        with self.guarded(path, "written"):
            place.parent.mkdir(parents=True, exist_ok=True)
            try:
                os.link(source, place)
            except OSError:  # another file system, or one without links, or too many of them
                shutil.copyfile(source, place)

    def make(self, path: str = "", *, mode: int = 0o755) -> None:
        """Makes a folder, and those above it."""
        with self.guarded(path, "made"):
            self._inner(path).mkdir(parents=True, exist_ok=True, mode=mode)

    def rename(self, old: str, new: str) -> None:
        """Gives a file or folder another name at once."""
        with self.guarded(new, "written"):
            self.place(old).rename(self.place(new))

    def remove(self, path: str) -> None:
        """Removes a file, a link, or a folder with all that is in it; nothing where nothing is."""
        place = self.place(path)
        with self.guarded(path, "removed"):
            if place.is_dir() and not _is_link(place):
                shutil.rmtree(place)
            else:
                place.unlink(missing_ok=True)

    def target(self, path: str) -> str | None:
        """Where a symbolic link leads, None where none is."""
        with self.guarded(path, "read"):
            return str(self.place(path).readlink()) if self.place(path).is_symlink() else None

    def switch(self, path: str, target: str) -> None:
        """Makes a symbolic link lead elsewhere, at once: a reader sees the old target or the new one."""
        new = temporary.free(self.place(path).parent)
        with self.guarded(path, "written"):
            new.symlink_to(target, target_is_directory=True)
            try:
                new.replace(self.place(path))
            finally:
                new.unlink(missing_ok=True)

    def tidy(self, under: str = "") -> None:
        """Removes what a killed run left unfinished. Only while the folder is locked."""
        for current, folders, names in os.walk(self._inner(under)):
            for name in [*folders, *names]:
                if name.startswith(TEMPORARY):
                    self.remove((Path(current) / name).relative_to(self.root).as_posix())
            folders[:] = [name for name in folders if not name.startswith(TEMPORARY)]

    @contextmanager
    def locked(self, command: str = _PROGRAM, busy: lock.Busy | None = None) -> Iterator[None]:
        """Keeps every other run out, as long as this one lives.

        Where one is at work it waits, and `busy` is told who; without `busy` it raises LockedError.
        """
        self.make()
        with ExitStack() as stack:
            with self.guarded(_LOCK, "written"):
                stack.enter_context(lock.locked(self._inner(_LOCK), command, busy or self._refuse))
            yield

    def _refuse(self, holder: lock.Holder | None) -> None:
        who = f": {holder}" if holder else ""
        raise LockedError(Problem(str(self.root), 0, f"another run works here, expected it to end first{who}"))

    @contextmanager
    def guarded(self, path: str, done: str) -> Iterator[None]:
        """Tells errors of the system as FileError, with the path and what could not be done."""
        try:
            yield
        except OSError as error:
            reason = error.strerror or str(error)
            message = f"cannot be {done} ({reason}), expected a place that can be"
            raise FileError(Problem(self.told(path), 0, message)) from None


def _is_link(place: Path) -> bool:
    """Whether a symbolic link stands there, or on Windows a junction, which leads elsewhere like one."""
    try:
        found = place.lstat()
    except OSError:
        return False
    is_junction = getattr(found, "st_reparse_tag", 0) == getattr(stat, "IO_REPARSE_TAG_MOUNT_POINT", -1)
    return stat.S_ISLNK(found.st_mode) or is_junction
