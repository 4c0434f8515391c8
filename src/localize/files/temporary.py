"""Files that are not finished: their names, and what killed runs left of them."""

from __future__ import annotations

import os
import re
import secrets
import stat
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

_BEGIN = ".~localize-"
_NAME = re.compile(rf"{re.escape(_BEGIN)}[0-9a-f]{{32}}")
"""128 random bits: no two processes make the same name, in however many containers they share a volume.

The name of the file that is to come is not in it: that may be as long as the file system allows.
"""


def is_ours(name: str) -> bool:
    """Whether a file has the name of one that is not finished."""
    return _NAME.fullmatch(name) is not None


def free(folder: Path) -> Path:
    """A path in a folder that nobody has."""
    return folder / f"{_BEGIN}{secrets.token_hex(16)}"


@contextmanager
def written(
    folder: Path, chunks: Iterable[bytes], *, mode: int | None = None, like: os.stat_result | None = None, synced: bool
) -> Iterator[Path]:
    """A new file in a folder with these chunks; what is still at its path at the end is removed.

    It gets `mode`, or owner and mode of the file that it is `like`, or what the process gives to new files. `synced`
    waits until it is on the disk. Raises OSError; what the chunks raise goes on to the caller.
    """
    path = free(folder)
    first = 0o600 if mode is not None or like is not None else 0o666
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), first)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.writelines(chunks)
            file.flush()
            if like is not None:
                _give(path, like)
            elif mode is not None:
                path.chmod(mode)
            if synced:
                os.fsync(file.fileno())
        yield path
    finally:
        path.unlink(missing_ok=True)


def _give(path: Path, like: os.stat_result) -> None:
    """Gives a file owner, as far as this process may, and mode of another one."""
    if hasattr(os, "chown"):
        made = path.stat()
        if (made.st_uid, made.st_gid) != (like.st_uid, like.st_gid):
            with suppress(PermissionError):
                os.chown(path, like.st_uid, like.st_gid)
    path.chmod(stat.S_IMODE(like.st_mode))


def tidy(folder: Path) -> None:
    """Removes what killed runs left in a folder and those in it that are not hidden.

    Only while nobody else can be writing there. What cannot be removed stays: no work hangs on it.
    """
    for current, folders, _ in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        tidy_names(Path(current))


def tidy_names(folder: Path) -> None:
    """The same in a folder alone, not in those in it."""
    with suppress(OSError):
        for entry in os.scandir(folder):
            if is_ours(entry.name) and not entry.is_dir():
                Path(entry.path).unlink(missing_ok=True)
