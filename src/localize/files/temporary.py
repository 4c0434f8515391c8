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
    first = 0o600 if mode is not None or like is not None else 0o666
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), first)
    try:
        with lock.alive(descriptor):
            with os.fdopen(descriptor, "wb") as file:
                file.writelines(chunks)
                file.flush()
                if like is not None:
                    _give(path, like)
                elif mode is not None:
                    path.chmod(mode)
                if synced:
                    os.fsync(file.fileno())
            marks.remember(path.stat())
            yield path
    finally:
        path.unlink(missing_ok=True)


def _give(path: Path, like: os.stat_result) -> None:
    """Give a file the mode of another one, and its owner, as far as this process may."""
    if hasattr(os, "chown"):
        made = path.stat()
        if (made.st_uid, made.st_gid) != (like.st_uid, like.st_gid):
            with suppress(PermissionError):
                os.chown(path, like.st_uid, like.st_gid)
    path.chmod(stat.S_IMODE(like.st_mode))
