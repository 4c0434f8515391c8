"""Files that are not finished: their names, how they are written, and whether their writer still lives."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from localize.expressions import expression
from localize.files import lock, marks

_BEGIN = ".~localize-"
_NAME = expression(rf"{re.escape(_BEGIN)}[0-9a-f]{{32}}(?:-[0-9a-f]{{32}}-[0-9a-f]{{32}})?")
"""128 random bits: no two processes make the same name, in however many containers they share a volume.

The name of the file that is to come is not in it: that may be as long as the file system allows. Two digests follow in
the name of a folder for an exchange, see files/exchange.py.
"""


def is_ours(name: str) -> bool:
    """Whether a file has the name of one that is not finished."""
    return _NAME.fullmatch(name) is not None


def free(folder: Path) -> Path:
    """Return a path in a folder that nobody has."""
    return folder / f"{_BEGIN}{os.urandom(16).hex()}"


@contextmanager
def written(
    folder: Path, chunks: Iterable[bytes], *, mode: int | None = None, like: os.stat_result | None = None, synced: bool
) -> Iterator[Path]:
    """Write a new file with these chunks into a folder; what is still at its path at the end is removed.

    It gets owner and mode of the file that it is `like`, or `mode`, or what the process gives to new files. `synced`
    waits until it is on the disk. Raises OSError; what the chunks raise goes on to the caller.
    """
    path = free(folder)
    descriptor = _made(path, is_given_mode=mode is not None or like is not None)
    try:
        with lock.alive(descriptor):
            with os.fdopen(descriptor, "wb") as file:
                file.writelines(chunks)
                file.flush()
                if like is not None:
                    _give(file.fileno(), path, like)
                elif mode is not None:
                    path.chmod(mode)
                if synced:
                    os.fsync(file.fileno())
            marks.remember(path.stat())
            yield path
    finally:
        path.unlink(missing_ok=True)


def put(target: Path, data: bytes, *, like: os.stat_result | None, synced: bool) -> None:
    """Write a new file that has its name only when all is in it, into a folder of ours that is marked as in work.

    `like` and `synced` are those of `written`. Raises OSError; then a file that is not finished may stay.
    """
    path = free(target.parent)
    descriptor = _made(path, is_given_mode=like is not None)
    try:
        write_all(descriptor, data)
        if like is not None:
            _give(descriptor, path, like)
        if synced:
            os.fsync(descriptor)
        marks.remember(os.fstat(descriptor))
    finally:
        os.close(descriptor)
    os.rename(path, target)  # noqa: PTH104  # a quarter of the time, for thousands of catalogs


def write_all(descriptor: int, data: bytes) -> None:
    """Write all bytes into an open file; raises OSError. A full disk takes a part, and refuses the next."""
    left = memoryview(data)
    while left:
        left = left[os.write(descriptor, left) :]


def _made(path: Path, *, is_given_mode: bool) -> int:
    """Make a file and open it to be written; nobody else may read it as long as its mode is not given."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    return os.open(path, flags, 0o600 if is_given_mode else 0o666)


def _give(descriptor: int, path: Path, like: os.stat_result) -> None:
    """Give an open file the mode of another one, and its owner, as far as this process may."""
    if hasattr(os, "fchown"):
        made = os.fstat(descriptor)
        if (made.st_uid, made.st_gid) != (like.st_uid, like.st_gid):
            with suppress(PermissionError):
                os.fchown(descriptor, like.st_uid, like.st_gid)
    path.chmod(stat.S_IMODE(like.st_mode))
