"""One walk over files: what the file system says of each, to be compared with what it said before.

A file that is as old as the walk may be written again within the same tick of the file system's clock, and look the
same: its times are not trusted (git's "racy" rule, Documentation/technical/racy-git), it is read instead. Whoever sets
the clock back, or writes to the disk past the file system, is not noticed; on Windows, where no time of the last change
is kept, nor is one who keeps size and time of a file that he writes to.
"""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass

FileStamp = str
"""What the file system says of a file: mode in octal, size, times of the last write and the last change in ns, inode.

Of a folder it is the mode, of a symbolic link where it leads and the stamp of that too, and of what is not there, or
cannot be looked at, the number of the error.
"""

_SECOND_NS = 1_000_000_000
_TICK_NS = 20_000_000
"""Longer than a tick of the clock by which Linux, macOS and Windows stamp files: 1 to 16 ms."""
_COARSE_NS = 2 * _SECOND_NS
"""The tick of file systems without parts of a second, such as FAT."""
_FIELDS = 5
"""How many parts the stamp of a file has."""
_LEADS_TO = " -> "


@dataclass(frozen=True, slots=True)
class Scan:
    """The stamps of files by path; `clock` is the time of the file system right before the walk, in ns.

    Paths are those that were asked for, and what is below them, with "/".
    """

    root: str
    stamps: Mapping[str, FileStamp]
    clock: int

    def is_racy(self, path: str) -> bool:
        """Whether a file may be written to and keep its stamp: it is not older than the walk."""
        return _last_change(self.stamps[path]) >= self.clock - _tick(self.clock)

    def racy_paths(self) -> list[str]:
        """Return the files whose stamps are not to be trusted."""
        limit = self.clock - _tick(self.clock)
        return [path for path, stamp in self.stamps.items() if _last_change(stamp) >= limit]


@dataclass(frozen=True, slots=True)
class FileDigest:
    """The SHA-256 of a file in hexadecimal, empty for what cannot be read, with the stamp that it had then.

    The stamp is empty where it is not to be trusted.
    """

    stamp: FileStamp
    digest: str


def scan(root: str, paths: Iterable[str], *, clock: int, single: Iterable[str] = (), without: str = "") -> Scan:
    """Walk over files and folders, and all that is in them; a path is relative to `root`, or absolute.

    Links to folders are entered as well. What is not there has a stamp too, so that it is noticed when it appears.
    What is in a `single` folder is passed over, and so is what is in folders with the path or the name `without`.
    """
    stamps: dict[str, FileStamp] = {}
    folders: list[str] = []
    entered: set[tuple[int, int]] = set()
    for path in single:
        stamps[path] = _stamped(root, path, [], set())
    for path in paths:
        stamps[path] = _stamped(root, path, folders, entered)
    while folders:
        folder = folders.pop()
        if without in (folder, folder.rpartition("/")[2]):
            continue
        try:
            with os.scandir(os.path.join(root, folder)) as entries:
                for entry in entries:
                    path = f"{folder}/{entry.name}"
                    status = entry.stat(follow_symlinks=False)
                    if stat.S_ISREG(status.st_mode):
                        stamps[path] = _stamp(status)
                    else:
                        stamps[path] = _stamped(root, path, folders, entered)
        except OSError as error:  # not to be entered, or gone meanwhile
            stamps[folder] = f"{stamps[folder]} {error.errno}"
    return Scan(root, stamps, clock)


def digests(
    scanned: Scan, known: Mapping[str, FileDigest], paths: Iterable[str] | None = None
) -> dict[str, FileDigest]:
    """Return the digests of files of a scan, of all of them without `paths`.

    One whose stamp is that of a `known` digest is not read. What is no plain file, or cannot be read, has none.
    """
    result = {}
    for path in scanned.stamps if paths is None else paths:
        stamp = scanned.stamps[path]
        before = known.get(path)
        if before is not None and before.stamp == stamp:
            result[path] = before
        elif digest := digest_of(os.path.join(scanned.root, path)):
            result[path] = FileDigest("" if scanned.is_racy(path) else stamp, digest)
    return result


def digest_of(path: str) -> str:
    """Return the SHA-256 of a plain file in hexadecimal; empty for what is none, or cannot be read."""
    from hashlib import file_digest  # noqa: PLC0415  # a run with nothing to do reads nothing

    flags = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0)
    try:
        if not stat.S_ISREG(os.stat(path).st_mode):  # a pipe is not even opened
            return ""
        with os.fdopen(os.open(path, flags), "rb") as file:
            return file_digest(file, "sha256").hexdigest() if stat.S_ISREG(os.fstat(file.fileno()).st_mode) else ""
    except OSError:
        return ""


def mark_of(stamp: FileStamp) -> tuple[int, ...]:
    """Return inode, size and time of the last write of a plain file, as files/marks.py does; else nothing."""
    parts = stamp.split(" ")
    return (int(parts[4]), int(parts[1]), int(parts[2])) if len(parts) == _FIELDS else ()


def clock_of(folder: str) -> int:
    """Return the time of the file system in ns, by a file made in a folder and removed again; raises OSError."""
    path = os.path.join(folder, f".clock-{os.urandom(8).hex()}")
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        return os.fstat(descriptor).st_mtime_ns
    finally:
        os.close(descriptor)
        with suppress(OSError):
            os.unlink(path)


def _stamped(root: str, path: str, folders: list[str], entered: set[tuple[int, int]]) -> FileStamp:
    """Return the stamp of what stands at a path; a folder is put to the `folders` that are to be entered."""
    located = os.path.join(root, path)
    try:
        status = os.lstat(located)
        if stat.S_ISDIR(status.st_mode):
            folders.append(path)
            return f"{status.st_mode:o}"
        if not stat.S_ISLNK(status.st_mode):
            return _stamp(status)
        link = f"{_stamp(status)} {os.readlink(located)}{_LEADS_TO}"
    except (OSError, ValueError) as error:
        return _error(error)
    try:
        status = os.stat(located)
    except OSError as error:
        return f"{link}{_error(error)}"
    if not stat.S_ISDIR(status.st_mode):
        return f"{link}{_stamp(status)}"
    folder = status.st_dev, status.st_ino
    if folder not in entered:  # once is enough, and a circle of links would have no end
        entered.add(folder)
        folders.append(path)
    return f"{link}{status.st_mode:o} {status.st_dev} {status.st_ino}"


if sys.platform == "win32":  # a walk gives no inodes there

    def _stamp(status: os.stat_result) -> FileStamp:
        return f"{status.st_mode:o} {status.st_size} {status.st_mtime_ns} {status.st_mtime_ns} 0"

else:

    def _stamp(status: os.stat_result) -> FileStamp:
        return f"{status.st_mode:o} {status.st_size} {status.st_mtime_ns} {status.st_ctime_ns} {status.st_ino}"


def _error(error: OSError | ValueError) -> FileStamp:
    return f"!{getattr(error, 'errno', '')}"


def _last_change(stamp: FileStamp) -> int:
    """Return the later of the two times in a stamp, of a link that of what it leads to; 0 where there are none."""
    parts = stamp.rpartition(_LEADS_TO)[2].split(" ")
    return max(int(parts[2]), int(parts[3])) if len(parts) == _FIELDS else 0


def _tick(clock: int) -> int:
    return _TICK_NS if clock % _SECOND_NS else _COARSE_NS
