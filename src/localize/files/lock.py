"""A lock that one process holds at a time: it ends with the process, and names its holder."""

from __future__ import annotations

import json
import os
import platform
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict
from datetime import datetime
from pathlib import Path

from localize.dataclass import dataclass

_LOOK_SECONDS = 0.05
_SILENT_SECONDS = 0.5
"""How long a holder may take to say who it is."""
_LOCKED_BYTE = 1 << 20
"""On Windows a locked byte cannot be read by others: it is far behind what the file says."""


@dataclass(frozen=True, slots=True)
class Holder:
    """The holder of a lock: its command, its process, its machine or container, and since when (ISO 8601)."""

    command: str
    process: int
    host: str
    since: str

    def __str__(self) -> str:
        return f"{self.command} (process {self.process} on {self.host}, since {self.since})"


Busy = Callable[[Holder | None], None]
"""Called for each holder that is in the way, None for one that is not known; it may raise an error to give up."""


@contextmanager
def locked(path: Path, command: str, busy: Busy) -> Iterator[None]:
    """Hold the lock at a path as long as the block runs; wait while others hold it. Raises OSError.

    It is a lock of the operating system (flock, on Windows a locked byte): none is left by a process that is killed,
    and it holds between containers that share the volume. Processes that are forked meanwhile do not have it.
    """
    descriptor = _acquired(path, busy)
    _held.add(descriptor)
    try:
        since = datetime.now().astimezone().isoformat(sep=" ", timespec="seconds")
        os.ftruncate(descriptor, 0)
        os.lseek(descriptor, 0, os.SEEK_SET)
        os.write(
            descriptor, json.dumps(asdict(Holder(command, os.getpid(), host=platform.node(), since=since))).encode()
        )
        yield
    finally:
        with suppress(OSError):  # on Windows an open file cannot be removed, and stays
            path.unlink()  # while it is locked: who has opened it meanwhile sees that it is gone, and makes a new one
        _held.discard(descriptor)
        os.close(descriptor)


@contextmanager
def alive(descriptor: int) -> Iterator[None]:
    """Mark an open file or folder as one in work, as long as the block runs and this process lives: see `is_alive`.

    Nothing on Windows, where a file that is open cannot be renamed, nor removed by others.
    """
    if sys.platform == "win32":
        yield
        return
    with _marked(os.dup(descriptor)):  # the mark ends only with the last descriptor of the file
        yield


@contextmanager
def alive_folder(path: Path) -> Iterator[None]:
    """Mark a folder so; not on Windows, where it cannot be opened."""
    with _marked(os.open(path, os.O_RDONLY)):
        yield


@contextmanager
def _marked(held: int) -> Iterator[None]:
    """Hold the mark of a descriptor, and close it."""
    try:
        with suppress(OSError):  # a file system without locks
            _lock(held)
        yield
    finally:
        os.close(held)


def is_alive(path: Path) -> bool:
    """Whether a living process has marked the file or folder at a path; also where this one may not open it."""
    if sys.platform == "win32":
        return False
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_NOFOLLOW)
    except PermissionError:
        return True
    except OSError:
        return False
    try:
        return not _lock(descriptor)
    except OSError:
        return False
    finally:
        os.close(descriptor)


def holder_of(path: Path) -> Holder | None:
    """Return who holds the lock at a path; None where nobody does, or the file does not name one. Raises OSError."""
    try:
        descriptor = os.open(path, os.O_RDWR)
    except FileNotFoundError:
        return None
    try:
        return None if _lock(descriptor) else _holder(descriptor)
    finally:
        os.close(descriptor)


def _acquired(path: Path, busy: Busy) -> int:
    waited_for: Holder | None = None
    begun = time.monotonic()
    while True:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
        try:
            if _lock(descriptor) and _is_at(path, descriptor):
                return descriptor
            holder = _holder(descriptor)
        except BaseException:
            os.close(descriptor)
            raise
        os.close(descriptor)
        if holder != waited_for or (begun and time.monotonic() - begun > _SILENT_SECONDS):
            busy(holder)
            waited_for, begun = holder, 0.0
        time.sleep(_LOOK_SECONDS)


def _is_at(path: Path, descriptor: int) -> bool:
    """Whether the file is still the one at the path: who held the lock has removed it, and others lock a new one."""
    try:
        return os.path.samestat(path.stat(), os.fstat(descriptor))
    except FileNotFoundError:
        return False


def _holder(descriptor: int) -> Holder | None:
    """Return the holder of a lock; None where the file does not name one, or not yet."""
    try:
        os.lseek(descriptor, 0, os.SEEK_SET)
        return Holder(**json.loads(os.read(descriptor, 4096)))
    except (ValueError, TypeError):
        return None


def _lock(descriptor: int) -> bool:
    """Whether the lock could be had; the system takes it back when the process ends, however it ends."""
    if sys.platform == "win32":
        import msvcrt  # noqa: PLC0415  # only there

        os.lseek(descriptor, _LOCKED_BYTE, os.SEEK_SET)
        locking = msvcrt.locking, msvcrt.LK_NBLCK, 1
    else:
        import fcntl  # noqa: PLC0415  # only elsewhere

        locking = fcntl.flock, fcntl.LOCK_EX | fcntl.LOCK_NB
    try:
        locking[0](descriptor, *locking[1:])
    except BlockingIOError:
        return False
    except PermissionError:  # on Windows: locked by another one
        return False
    return True


_held: set[int] = set()
"""The descriptors of the locks of this process: a forked one must let go of them, or it would hold on after it."""


def _let_go() -> None:
    for descriptor in _held:
        os.close(descriptor)
    _held.clear()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_let_go)
