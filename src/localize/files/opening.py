"""What may be opened: plain files only, and links only as far as a folder allows them."""

from __future__ import annotations

import errno
import os
import stat
import sys
from collections.abc import Iterable
from enum import Enum, auto
from io import BufferedReader
from pathlib import Path

from localize.errors import FileError, Problem

_READ = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0)
_LEAST = 4096
"""How many bytes are read at a time at least: some file systems give no size of a file."""


class Links(Enum):
    """Which symbolic links in a folder are followed."""

    REFUSED = auto()
    """None: a bundle or a site holds no link of its own but one, and another one could lead anywhere."""
    INSIDE = auto()
    """Those that lead to something in the same folder."""
    FOLLOWED = auto()
    """All: keys may be on a medium that is taken away, and containers mount secrets as links."""


def open_plain(path: Path) -> BufferedReader:
    """Open a plain file to be read; raises OSError for a pipe or device, which could block for ever, or a folder."""
    descriptor, _ = _opened(path)
    return os.fdopen(descriptor, "rb")


def read_plain(path: Path, most: int = sys.maxsize) -> bytes:
    """Return the content of a plain file, of one larger than `most` bytes one byte more than that; raises OSError.

    It makes a third of the calls of a file object.
    """
    descriptor, size = _opened(path)
    pieces: list[bytes] = []
    left = most + 1 if most < sys.maxsize else most
    try:
        while left and (piece := os.read(descriptor, min(left, max(size, _LEAST) + 1))):
            pieces.append(piece)
            left -= len(piece)
    finally:
        os.close(descriptor)
    return pieces[0] if len(pieces) == 1 else b"".join(pieces)


def _opened(path: Path) -> tuple[int, int]:
    """Open a plain file; return its descriptor and size."""
    _refuse_special(path.stat())
    descriptor = os.open(path, _READ)
    try:
        status = os.fstat(descriptor)
        _refuse_special(status)  # another one may be there by now
    except OSError:
        os.close(descriptor)
        raise
    return descriptor, status.st_size


def _refuse_special(status: os.stat_result) -> None:
    if stat.S_ISDIR(status.st_mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    if not stat.S_ISREG(status.st_mode):
        raise OSError(errno.EINVAL, "a pipe or device")


def is_link(path: Path | str) -> bool:
    """Whether a symbolic link stands at a path, or on Windows a junction, which leads elsewhere like one."""
    try:
        status = os.lstat(path)
    except OSError:
        return False
    return stat.S_ISLNK(status.st_mode) or (sys.platform == "win32" and _is_junction(status))


def _is_junction(status: os.stat_result) -> bool:
    return getattr(status, "st_reparse_tag", 0) == getattr(stat, "IO_REPARSE_TAG_MOUNT_POINT", -1)


def refuse_links(path: Path, top: Path) -> None:
    """Raise FileError where the path, or a folder between it and `top`, is a link."""
    link = _first_link(path, top)
    if link:
        message = "a link, expected a file or folder of its own: no link in here is followed; remove it"
        raise FileError(Problem(str(Path(link)), 0, message))


def may_lead_out(path: Path, top: Path) -> bool:
    """Whether a path has a link in it below `top`, or something that is no plain name: `refuse_outside` decides."""
    try:
        return ".." in path.parts or bool(_first_of(path.relative_to(top).parts, top))
    except (OSError, ValueError):
        return True


def _first_link(path: Path, top: Path) -> str:
    """Return the first link on the way from `top` to a path; empty where there is none, or it is not below `top`."""
    try:
        return _first_of(path.relative_to(top).parts, top)
    except ValueError:
        return ""


def _first_of(parts: Iterable[str], top: Path) -> str:
    """Return the first link on the way down from `top`; empty where there is none."""
    step = str(top)
    for part in parts:
        step = os.path.join(step, part)  # noqa: PTH118  # thrice as fast, and a pull asks for each file several times
        if is_link(step):
            return step
    return ""


def refuse_outside(path: Path, top: Path, *, label: str, noun: str) -> None:
    """Raise FileError where a path leads out of the folder `top`, which messages call the `noun`."""
    try:
        real = path.resolve()
    except RuntimeError:
        raise FileError(Problem(label, 0, "a circle of links, expected a file")) from None
    except (OSError, ValueError) as error:
        is_circle = isinstance(error, OSError) and error.errno == errno.ELOOP
        what = "a circle of links" if is_circle else "no name that a file can have"
        raise FileError(Problem(label, 0, f"{what}, expected a file")) from None
    if not real.is_relative_to(top.resolve()):
        raise FileError(Problem(label, 0, f"leads out of the {noun}, expected a file inside it"))
