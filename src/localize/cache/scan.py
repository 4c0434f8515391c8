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
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import field, replace

from localize.dataclass import dataclass

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
_KIND = 0o170000
"""The bits of a mode that say what kind of file it is: stat.S_IFMT."""
_HAS_INODES = sys.platform != "win32"
"""Windows gives none in a walk, and the time when a file was made as that of its last change."""
_FIELDS = 5
"""How many parts the stamp of a file has."""
_LEADS_TO = " -> "
_CHUNK = 1024 * 1024
_LEVEL = 1
"""Of stamps, which are much alike, the least effort leaves a quarter."""
BEGINNING = 4096
"""How many bytes at the beginning of a file hold the mark of the program that wrote it."""


Rows = str
"""The files of a folder: name and stamp of each, all with NUL between. A large project has a million of them."""


class PackedRows(Mapping[str, Rows]):
    """The rows of folders, each compressed: a walk that is held for long takes a quarter of the memory.

    Asking for rows raises ValueError where they are no compressed ones.
    """

    def __init__(self, compressed: Mapping[str, bytes]) -> None:
        self.compressed = compressed

    def __getitem__(self, folder: str) -> Rows:
        try:
            return zlib.decompress(self.compressed[folder]).decode("utf-8", "surrogatepass")
        except zlib.error as error:
            raise ValueError(f"{folder}: {error}") from error

    def only(self, folders: Iterable[str]) -> PackedRows:
        """Return the rows of these folders."""
        return PackedRows({folder: self.compressed[folder] for folder in folders})

    def __iter__(self) -> Iterator[str]:
        return iter(self.compressed)

    def __len__(self) -> int:
        return len(self.compressed)


NO_ROWS = PackedRows({})


def _packed(folders: Mapping[str, Rows], like: PackedRows) -> Iterator[tuple[str, bytes]]:
    """Yield folders with their rows compressed; those that are as in `like` are taken from there."""
    for folder, rows in folders.items():
        is_same = folder in like.compressed and like[folder] == rows
        yield folder, like.compressed[folder] if is_same else _compressed(rows)


def _compressed(rows: Rows) -> bytes:
    return zlib.compress(rows.encode("utf-8", "surrogatepass"), _LEVEL)


@dataclass(frozen=True, slots=True)
class Scan:
    """The stamps of files, by folder; `clock` is the time of the file system right before the walk, in ns.

    In the folder "" are the paths that were asked for, as they were given. `times` are those at which something was put
    into a folder or taken out of it last, in ns, as they were right before it was entered; that one has none.
    """

    root: str
    folders: Mapping[str, Rows]
    clock: int
    times: Mapping[str, int] = field(default_factory=dict)

    def items(self) -> Iterator[tuple[str, FileStamp]]:
        """Yield the path of each file with its stamp."""
        for folder, rows in self.folders.items():
            yield from _paths(folder, rows_of(rows))

    def packed(self, like: PackedRows = NO_ROWS) -> PackedRows:
        """Return the rows to be held for long; those that are as in `like` are taken from there."""
        return self.folders if isinstance(self.folders, PackedRows) else PackedRows(dict(_packed(self.folders, like)))

    @property
    def stamps(self) -> dict[str, FileStamp]:
        """The stamps of all files by path."""
        return dict(self.items())

    def below(self, folder: str) -> Scan:
        """Return what was seen of a folder and those in it."""
        names = [name for name in self.times if name == folder or name.startswith(f"{folder}/")]
        return replace(self, folders=self.packed().only(names), times={name: self.times[name] for name in names})

    def is_young(self, time: int) -> bool:
        """Whether a time in ns is not older than the walk."""
        return time >= self.clock - _tick(self.clock)

    def is_racy(self, stamp: FileStamp) -> bool:
        """Whether a file may be written to and keep its stamp: it is not older than the walk."""
        return self.is_young(_last_change(stamp))

    def racy_paths(self) -> list[str]:
        """Return the files whose stamps are not to be trusted."""
        limit = self.clock - _tick(self.clock)
        racy: list[str] = []
        for folder, rows in self.folders.items():
            before, flat = f"{folder}/" if folder else "", _flat(rows)
            for index in range(1, len(flat), 2):
                parts = flat[index].split(" ")
                if len(parts) == _FIELDS and int(parts[3]) < limit and int(parts[2]) < limit:
                    continue  # nearly all files: an older one of its own
                if _last_change(flat[index]) >= limit:
                    racy.append(before + flat[index - 1])
        return racy

    def differences(
        self, before: Scan, within: Iterable[str] | None = None
    ) -> Iterator[tuple[str, FileStamp, FileStamp]]:
        """Yield what is another in this walk than before: path, earlier stamp and stamp, empty for what is not there.

        A file system may list the files of a folder in another order. Only what is `within` these folders is compared,
        if any are given.
        """
        for folder in before.folders.keys() | self.folders.keys() if within is None else within:
            old, new = before.folders.get(folder, ""), self.folders.get(folder, "")
            if old != new:
                old_rows, new_rows = rows_of(old), rows_of(new)
                for path, name in _paths(folder, {name: name for name in old_rows.keys() | new_rows.keys()}):
                    stamps = old_rows.get(name, ""), new_rows.get(name, "")
                    if stamps[0] != stamps[1]:
                        yield path, *stamps


def rows_of(rows: Rows) -> dict[str, FileStamp]:
    """Return the stamps of a folder's files by name."""
    flat = _flat(rows)
    return dict(zip(flat[::2], flat[1::2], strict=True))


def _flat(rows: Rows) -> list[str]:
    """Return names and stamps in turns."""
    return rows.split("\0") if rows else []


def _paths(folder: str, rows: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield rows with paths in place of names."""
    before = f"{folder}/" if folder else ""
    for name, value in rows.items():
        yield before + name, value


@dataclass(frozen=True, slots=True)
class FileDigest:
    """The SHA-256 of a file in hexadecimal, empty for what cannot be read, with the stamp that it had then.

    The stamp is empty where it is not to be trusted. A file that `is_marked` says itself that this program wrote it.
    """

    stamp: FileStamp
    digest: str
    is_marked: bool = False


def scan(root: str, paths: Iterable[str], *, clock: int, single: Iterable[str] = (), without: str = "") -> Scan:
    """Walk over files and folders, and all that is in them; a path is relative to `root`, or absolute.

    Links to folders are entered as well. What is not there has a stamp too, so that it is noticed when it appears.
    What is in a `single` folder is passed over, and so is what is in folders with the path or the name `without`.
    """
    nothing = Scan(root, {}, clock)
    folders: dict[str, Rows] = {}
    times = _walked(nothing, paths, single, without=without, take=folders.__setitem__)
    return Scan(root, folders, clock, times)


def scan_again(
    before: Scan, paths: Iterable[str], *, clock: int, single: Iterable[str] = (), without: str = ""
) -> Scan:
    """Walk over the same files and folders once more, but look only into folders that are new or have another time.

    So files are seen that were put there or taken away since, and none that was written to where it stands. The scan
    has the rows of these folders only, packed: they may be all, each with a new file.
    """
    folders: dict[str, bytes] = {}

    def take(folder: str, rows: Rows) -> None:
        folders[folder] = _compressed(rows)

    times = _walked(before, paths, single, without=without, take=take)
    return Scan(before.root, PackedRows(folders), clock, times)


def _walked(
    before: Scan, paths: Iterable[str], single: Iterable[str], *, without: str, take: Callable[[str, Rows], None]
) -> dict[str, int]:
    """Enter all folders but those that have the same time as before; `take` each with its rows, return their times."""
    root, known = before.root, before.folders
    waiting = [folder for folder, time in before.times.items() if before.is_young(time) or _time(root, folder) != time]
    entered: set[tuple[int, int]] = set()
    asked = {path: _stamped(root, path, [], set()) for path in single}
    found: list[str] = []
    asked.update((path, _stamped(root, path, found, entered)) for path in paths)
    waiting += (folder for folder in found if folder not in known)
    take("", "\0".join(each for row in asked.items() for each in row))
    times: dict[str, int] = {}
    while waiting:
        folder = waiting.pop()
        if without not in (folder, folder.rpartition("/")[2]):
            found = []
            times[folder] = _time(root, folder)
            take(folder, "\0".join(_rows(root, folder, found, entered)))
            waiting += (each for each in found if each not in known)
    return times


def _time(root: str, folder: str) -> int:
    """Return when something was put into a folder or taken out of it last, in ns; 0 where it cannot be looked at."""
    try:
        return os.stat(os.path.join(root, folder)).st_mtime_ns
    except OSError:
        return 0


def _rows(root: str, folder: str, waiting: list[str], entered: set[tuple[int, int]]) -> list[str]:
    """Return names and stamps in a folder, in turns; the folders in it are put to those that are `waiting`."""
    rows: list[str] = []
    try:
        with os.scandir(os.path.join(root, folder)) as entries:
            for entry in entries:
                status = entry.stat(follow_symlinks=False)
                is_plain = status.st_mode & _KIND == stat.S_IFREG
                stamp = _stamp(status) if is_plain else _stamped(root, f"{folder}/{entry.name}", waiting, entered)
                rows += entry.name, stamp
    except OSError as error:  # not to be entered, or gone meanwhile
        rows += "", _error(error)
    return rows


def stamp_of(root: str, path: str) -> FileStamp:
    """Return the stamp of what stands at a path; a folder is not entered."""
    try:
        status = os.lstat(os.path.join(root, path))
        if status.st_mode & _KIND == stat.S_IFREG:
            return _stamp(status)
    except (OSError, ValueError) as error:
        return _error(error)
    return _stamped(root, path, [], set())


def settled_stamp(root: str, path: str, *, clock: int) -> FileStamp:
    """Return the stamp of a plain file, or of what is not there; `clock` is the time now.

    Empty for what is another thing, and for a file that may be written to and keep its stamp.
    """
    try:
        status = os.lstat(os.path.join(root, path))
    except (OSError, ValueError) as error:
        return _error(error)
    is_plain = status.st_mode & _KIND == stat.S_IFREG
    is_young = max(status.st_mtime_ns, status.st_ctime_ns) >= clock - _tick(clock)
    return _stamp(status) if is_plain and not is_young else ""


def clocked_digest(root: str, path: str, *, clock: int, is_marked: Callable[[bytes], bool]) -> FileDigest | None:
    """Return the digest of a file with the stamp that it had before it was read, `clock` being the time then.

    None for what is no plain file, or cannot be read.
    """
    stamp = stamp_of(root, path)
    digest, begin = _read(os.path.join(root, path))
    if not digest:
        return None
    is_racy = Scan(root, {}, clock).is_racy(stamp)
    return FileDigest("" if is_racy else stamp, digest, is_marked(begin))


def digest_of(path: str) -> str:
    """Return the SHA-256 of a plain file in hexadecimal; empty for what is none, or cannot be read."""
    return _read(path)[0]


def _read(path: str) -> tuple[str, bytes]:
    """Return the SHA-256 of a plain file in hexadecimal, and its beginning; nothing for what cannot be read."""
    from hashlib import sha256  # noqa: PLC0415  # a run with nothing to do reads nothing

    flags = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0)
    try:
        if not stat.S_ISREG(os.stat(path).st_mode):  # a pipe is not even opened
            return "", b""
        with os.fdopen(os.open(path, flags), "rb", buffering=0) as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                return "", b""
            begin = chunk = file.read(_CHUNK)
            whole = sha256(chunk)
            while chunk := file.read(_CHUNK):
                whole.update(chunk)
            return whole.hexdigest(), begin[:BEGINNING]
    except OSError:
        return "", b""


def is_link(stamp: FileStamp) -> bool:
    """Whether a stamp is that of a symbolic link."""
    return _LEADS_TO in stamp


def has_link(rows: Rows) -> bool:
    """Whether a symbolic link may be among some rows; a name can look like one."""
    return _LEADS_TO in rows


def is_folder(stamp: FileStamp) -> bool:
    """Whether a stamp is that of a folder that no link leads to."""
    return stamp.isdigit()


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


def _stamped(root: str, path: str, waiting: list[str], entered: set[tuple[int, int]]) -> FileStamp:
    """Return the stamp of what stands at a path; a folder is put to those that are `waiting` to be entered."""
    located = os.path.join(root, path)
    try:
        status = os.lstat(located)
        if stat.S_ISDIR(status.st_mode):
            waiting.append(path)
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
        waiting.append(path)
    return f"{link}{status.st_mode:o} {status.st_dev} {status.st_ino}"


class _Octal(dict[int, str]):
    """Modes as octal numbers; a project has few different ones, and writing numbers is what costs in a walk."""

    def __missing__(self, mode: int) -> str:
        self[mode] = text = f"{mode:o}"
        return text


_OCTAL = _Octal()


def _stamp(status: os.stat_result) -> FileStamp:
    mode, written = _OCTAL[status.st_mode], status.st_mtime_ns
    if _HAS_INODES:
        return f"{mode} {status.st_size} {written} {status.st_ctime_ns} {status.st_ino}"
    return f"{mode} {status.st_size} {written} {written} 0"


def _error(error: OSError | ValueError) -> FileStamp:
    return f"!{getattr(error, 'errno', '')}"


def _last_change(stamp: FileStamp) -> int:
    """Return the later of the two times in a stamp, of a link that of what it leads to; 0 where there are none."""
    parts = stamp.rpartition(_LEADS_TO)[2].split(" ")
    return max(int(parts[2]), int(parts[3])) if len(parts) == _FIELDS else 0


def _tick(clock: int) -> int:
    return _TICK_NS if clock % _SECOND_NS else _COARSE_NS
