"""The last run of a command with the same arguments: what it printed is printed again where nothing changed since.

That is decided before anything else of the program is loaded, by one walk over all files that such a run reads or
writes. The project is not locked for it: a command that is at work has either changed nothing yet, and then this one
came first, or it is noticed.
"""

from __future__ import annotations

import os
import sys
import zlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace

from localize.cache import fields
from localize.cache.file_state import WatchedFiles, WatchedScan
from localize.cache.identity import cache_folder
from localize.cache.scan import PackedRows, Scan, clock_of, digest_of
from localize.cache.surroundings import surroundings
from localize.dataclass import dataclass

MOST_RUNS = 8
"""How many runs are remembered in a project, each with other arguments; those that were stored last."""
_PREFIX = "run-"
_UNFINISHED = ".unfinished-"
_END = "/"
"""Follows the folders of a walk: one of them has no name, and no folder has this one."""
_LISTS = 7
"""Fields of a record before the stamps of each folder and the texts: the status, and six lists."""
STDOUT, STDERR = "stdout", "stderr"


@dataclass(frozen=True, slots=True)
class RememberedRun:
    """A run: in which surroundings, how the files were at its end, what it printed, and its exit status.

    `stamps` are those of the watched files; `digests` those of the files whose stamps are not to be trusted.
    What it printed is in pieces, each with its stream.
    """

    surroundings: tuple[str, ...]
    watched: WatchedFiles
    stamps: PackedRows
    digests: Mapping[str, str]
    printed: tuple[tuple[str, str], ...]
    status: int


def project_folder(arguments: Sequence[str]) -> str:
    """Return the folder that arguments name by -C, as a guess that is proved by what is remembered there."""
    folder = os.curdir
    for option, value in zip(arguments, (*arguments[1:], ""), strict=False):
        if option == "-C":
            folder = value
        elif option.startswith("-C"):
            folder = option.removeprefix("-C")
    return folder


@dataclass(frozen=True, slots=True)
class Repetition:
    """What came of telling a run again: its exit status, None where this one may do something else.

    `scanned` are the files that were looked at for that, as they were; None where no earlier run is known.
    """

    status: int | None = None
    scanned: WatchedScan | None = None


def repeated(arguments: Sequence[str]) -> Repetition:
    """Print what the last run with these arguments printed, if this one would do the same."""
    root = project_folder(arguments)
    try:
        run, scanned = _last(arguments, root)
        if run is None:
            return Repetition(scanned=scanned)
    except (OSError, ValueError):
        return Repetition()
    return Repetition(_print(run), scanned)


def _last(arguments: Sequence[str], root: str) -> tuple[RememberedRun | None, WatchedScan | None]:
    """Return the last run with these arguments, if nothing changed since, and the files that were looked at.

    Raises OSError and ValueError.
    """
    folder = cache_folder()
    if folder is None:
        return None, None
    located = os.path.join(root, folder)
    with open(_path(located, arguments), "rb") as file:
        run = _read(file.read())
    if run is None or run.surroundings != tuple(surroundings(arguments, root)):
        return None, None
    digests = run.digests
    scanned = run.watched.scan(root, clock=clock_of(located))
    if any(scanned.differences(Scan("", run.stamps, clock=0))):
        return None, _held(run, scanned)
    if any(digest_of(os.path.join(root, path)) != digest for path, digest in digests.items()):
        return None, _held(run, scanned)
    racy = set(scanned.racy_paths()) if digests else set()
    if racy < digests.keys():  # the others have grown older than a walk
        with suppress(OSError):
            store(replace(run, digests={path: digests[path] for path in racy}), located, arguments)
    return run, None


def _held(run: RememberedRun, scanned: Scan) -> WatchedScan:
    """Return a walk to be held as long as the run goes on that comes now."""
    return WatchedScan(run.watched, replace(scanned, folders=scanned.packed(run.stamps)))


def store(run: RememberedRun, folder: str, arguments: Sequence[str]) -> None:
    """Remember a run in a folder; raises OSError. The oldest of too many are forgotten."""
    path = _path(folder, arguments)
    new = os.path.join(folder, f"{_UNFINISHED}{os.urandom(8).hex()}")
    try:
        with open(new, "xb") as file:
            file.writelines(_written(run))
        os.replace(new, path)
    finally:
        with suppress(OSError):
            os.unlink(new)
    forget(folder, most=MOST_RUNS)


def forget(folder: str, *, most: int = 0) -> None:
    """Remove all remembered runs but the newest; raises OSError."""
    with os.scandir(folder) as entries:
        runs = [(entry.stat().st_mtime_ns, entry.path) for entry in entries if entry.name.startswith(_PREFIX)]
    for _, path in sorted(runs, reverse=True)[most:]:
        os.unlink(path)


def _path(folder: str, arguments: Sequence[str]) -> str:
    """Return the file for runs with some arguments; that they are the same is proved by what is in it."""
    return os.path.join(folder, f"{_PREFIX}{zlib.crc32(fields.text_of(arguments)):08x}")


def _written(run: RememberedRun) -> Iterator[bytes]:
    streams = [stream for stream, _ in run.printed]
    digests = [each for pair in run.digests.items() for each in pair]
    folders = run.stamps.compressed
    lists = (digests, run.surroundings, run.watched.folders, run.watched.single, streams, (*folders, _END))
    texts = (text.encode("utf-8", "surrogatepass") for _, text in run.printed)
    return fields.joined([b"%d" % run.status, *map(fields.text_of, lists), *folders.values(), *texts])


def _read(data: bytes) -> RememberedRun | None:
    parts = fields.parted(data)
    if parts is None:
        return None
    digests, around, folders, single, streams, scanned = map(fields.strings_of, parts[1:_LISTS])
    texts = parts[_LISTS + len(scanned) - 1 :]
    stamps = PackedRows(dict(zip(scanned[:-1], parts[_LISTS:], strict=False)))
    printed = zip(streams, (text.decode("utf-8", "surrogatepass") for text in texts), strict=True)
    watched = WatchedFiles(tuple(folders), tuple(single))
    by_path = dict(zip(digests[::2], digests[1::2], strict=True))
    return RememberedRun(
        tuple(around), watched, stamps=stamps, digests=by_path, printed=tuple(printed), status=int(parts[0])
    )


def _print(run: RememberedRun) -> int:
    """Print what a run printed, and return its exit status; 1 where the reader went away, as it was then."""
    try:
        for name, text in run.printed:
            stream = sys.stdout if name == STDOUT else sys.stderr
            stream.write(text)
            stream.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # Python flushes once more at its end
        return 1
    return run.status
