"""What operating systems can do and Python does not offer: two files exchanged at once, a volume settled.

Linux: renameat2(2) and syncfs(2). macOS: renamex_np(2). Windows: ReplaceFileW.
"""

from __future__ import annotations

import ctypes
import errno
import os
import sys
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

from localize.files import temporary

Swap = Callable[[Path, Path], None]
"""Exchanges two files of one volume at once; raises OSError, FileNotFoundError where one of them is missing."""

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
_RENAME_SWAP = 2  # of macOS
_UNSUPPORTED = frozenset({errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP})


class UnsupportedError(OSError):
    """The system, or the file system, cannot do this."""


def swap(one: Path, other: Path) -> None:
    """Exchange two files of one volume at once; raises UnsupportedError where the system cannot, and OSError."""
    if sys.platform == "win32":
        _swap_on_windows(one, other)
    elif sys.platform == "darwin":
        _call("renamex_np", os.fsencode(one), os.fsencode(other), ctypes.c_uint(_RENAME_SWAP))
    else:
        here, flags = ctypes.c_int(_AT_FDCWD), ctypes.c_uint(_RENAME_EXCHANGE)
        _call("renameat2", here, os.fsencode(one), here, os.fsencode(other), flags)


def move_new(source: Path, target: Path) -> None:
    """Give a file a name that nobody has; raises FileExistsError where something stands there."""
    if sys.platform == "win32":
        source.rename(target)  # there it never replaces
        return
    try:
        os.link(source, target)
    except FileExistsError:
        raise
    except OSError:  # a file system without links: two calls, with a moment between
        if os.path.lexists(target):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(target)) from None
        source.rename(target)
    else:
        source.unlink()


def sync(*paths: Path) -> None:
    """Wait until files, and names in folders, are on the disk: for many of a volume at once where the system can.

    Nothing on Windows, where only who writes a file can wait for it, and a folder cannot be opened. Raises OSError.
    """
    if sys.platform == "win32":
        return
    try:
        if len(paths) > 1:
            for path in {path.stat().st_dev: path for path in paths}.values():
                _sync_volume(path)
            return
    except UnsupportedError:
        pass
    for path in paths:
        _sync(path)


def settle(folder: Path) -> None:
    """Wait until all that was written on the volume of a folder is on the disk; raises OSError where it could not be.

    For many files that is a hundred times faster than to wait for each.
    """
    if sys.platform == "win32":
        return
    try:
        _sync_volume(folder)
    except UnsupportedError:
        os.sync()


def _sync(path: Path) -> None:
    """Wait for one file or folder; not where the system has no such call."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in _UNSUPPORTED:
            raise
    finally:
        os.close(descriptor)


def _sync_volume(path: Path) -> None:
    """Wait for the volume of a file or folder; raises UnsupportedError where the system cannot, and OSError."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        _call("syncfs", ctypes.c_int(descriptor))
    finally:
        os.close(descriptor)


@lru_cache
def _c_library() -> ctypes.CDLL:
    return ctypes.CDLL(None, use_errno=True)


def _call(name: str, *arguments: object) -> None:
    """Call a function of the C library that gives 0, or -1 and an errno."""
    try:
        function = getattr(_c_library(), name)
    except (AttributeError, OSError):
        raise UnsupportedError(errno.ENOSYS, os.strerror(errno.ENOSYS)) from None
    if function(*arguments) == 0:
        return
    number = ctypes.get_errno()
    kind = UnsupportedError if number in _UNSUPPORTED else OSError
    raise kind(number, os.strerror(number))


def _swap_on_windows(one: Path, other: Path) -> None:
    """Exchange two files at once by ReplaceFileW, which gives `other` the content of `one`, and leaves a backup."""
    if sys.platform == "win32":
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        backup = temporary.free(one.parent)
        if not kernel.ReplaceFileW(str(other), str(one), str(backup), 0, None, None):
            raise ctypes.WinError(ctypes.get_last_error())
        backup.rename(one)
