"""Files that people edit: replaced only while they are what the work was based on.

Other programs save such a file whenever they want. So the new file is put in its place by an exchange, and what came
out is looked at: if somebody has saved in between, that is put back, and the work must be done again on it.
"""

from __future__ import annotations

import hashlib
import os
import sys
import time
from pathlib import Path

from localize.files import system, temporary
from localize.files.system import Swap, UnsupportedError

Mark = tuple[int, ...]
"""Which file one is, and when it was written to; empty for none."""
_CALM_SECONDS, _LONGEST_SECONDS, _LOOK_SECONDS = 0.05, 2.0, 0.01


def base_of(data: bytes | None) -> str | None:
    """What a file is known by when it is exchanged: the SHA-256 of its bytes, None where there is no file."""
    return None if data is None else hashlib.sha256(data).hexdigest()


def exchange(path: Path, data: bytes, base: str | None, *, swap: Swap = system.swap) -> bool:
    """Replaces a file, whole and on the disk, if it still is `base`; else it stays as others saved it, and False.

    With None it is made if it still is not there. Mode and owner stay, a link stays and what it leads to is replaced.
    Where the system cannot exchange two files, the file is looked at just before it is replaced. Raises OSError.
    """
    path = Path(os.path.realpath(path))
    like = _status(path)
    with temporary.written(path.parent, (data,), like=like, synced=True) as new:
        try:
            done = _make(new, path) if base is None else _put(new, path, base, swap)
        except UnsupportedError:
            done = _digest(path) == base and _replaced(new, path)
        except FileNotFoundError:  # somebody removed it, or is just putting another one there
            done = False
    return done


def withdraw(path: Path, base: str) -> bool:
    """Removes a file if it still is `base`; else it stays as others saved it, and False. Raises OSError."""
    aside = temporary.free(path.parent)
    try:
        if _digest(path) != base:
            return False
        path.rename(aside)
    except FileNotFoundError:
        return False
    try:
        if _digest(aside) == base:
            return True
        if not os.path.lexists(path):  # else a newer one is there already
            system.move_new(aside, path)
        return False
    except FileExistsError:
        return False
    finally:
        aside.unlink(missing_ok=True)
        system.sync_folder(path.parent)


def wait_until_calm(path: Path) -> None:
    """Waits until nobody has written to a file for a moment, so that it is not read half; at most a few seconds."""
    end = time.monotonic() + _LONGEST_SECONDS
    seen, since = _status(path), time.monotonic()
    while time.monotonic() < end and time.monotonic() - since < _CALM_SECONDS:
        time.sleep(_LOOK_SECONDS)
        now = _status(path)
        if _mark(now) != _mark(seen):
            seen, since = now, time.monotonic()


def _make(new: Path, path: Path) -> bool:
    try:
        system.move_new(new, path)
    except FileExistsError:
        return False
    system.sync_folder(path.parent)
    return True


def _put(new: Path, path: Path, base: str, swap: Swap) -> bool:
    """Exchanges the files, and back if others have saved in between, until what they saved last is there.

    Whether the new file is.
    """
    ours, before = _mark(_status(new)), _mark(_status(path))
    if _digest(path) != base or _mark(_status(path)) != before:  # looked at last just before, and first just after:
        return False  # it takes less time than to read the file, and what others save in that time is away for a moment
    swap(new, path)
    if _mark(_status(new)) != before or _digest(new) != base:
        return _put_back(new, path, ours, swap)
    system.sync_folder(path.parent)  # it takes its time, in which who has the former file open may write on to it
    return (_mark(_status(new)) == before and _digest(new) == base) or _put_back(new, path, ours, swap)


def _put_back(new: Path, path: Path, ours: Mark, swap: Swap) -> bool:
    """Exchanges the files again, until what others saved last is at the path; False, as the new file is not there."""
    there, expected = _mark(_status(new)), ours
    while True:
        try:
            swap(new, path)
        except FileNotFoundError:  # who saved it removes it now, perhaps for one that comes
            _make(new, path)
            return False
        if (out := _mark(_status(new))) == expected:
            return False
        there, expected = out, there


def _replaced(new: Path, path: Path) -> bool:
    new.replace(path)
    system.sync_folder(path.parent)
    return True


def _digest(path: Path) -> str | None:
    try:
        return base_of(path.read_bytes())
    except FileNotFoundError:
        return None


def _status(path: Path) -> os.stat_result | None:
    try:
        return path.stat()
    except FileNotFoundError:
        return None


def _mark(found: os.stat_result | None) -> Mark:
    """Which file it is, and whether it was written to since: a file saved anew with the same content is another one.

    ReplaceFileW gives the new file the identity of the former one, so on Windows that says nothing.
    """
    return () if found is None else (0 if sys.platform == "win32" else found.st_ino, found.st_size, found.st_mtime_ns)
