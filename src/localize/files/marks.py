"""The marks of files: which file it is, and when it was written to; and which files this process has written."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Set
from contextlib import contextmanager
from contextvars import ContextVar

Mark = tuple[int, ...]
"""Inode, size and time of the last write in ns; empty where there is no file."""

_written: ContextVar[set[Mark] | None] = ContextVar("written", default=None)


def mark(status: os.stat_result | None) -> Mark:
    """Return which file it is, and whether it was written to since: one saved anew with the same content is another.

    ReplaceFileW gives the new file the identity of the previous one, so on Windows that means nothing.
    """
    if status is None:
        return ()
    return 0 if sys.platform == "win32" else status.st_ino, status.st_size, status.st_mtime_ns


def remember(status: os.stat_result) -> None:
    """Take down that this process has written a file, where somebody wants to know; it may be renamed afterwards."""
    written = _written.get()
    if written is not None:
        written.add(mark(status))


@contextmanager
def collected() -> Iterator[Set[Mark]]:
    """Give the marks of the files that this process writes as long as the block runs, as they grow.

    So its own changes can be told from those of other programs. What worker processes write is not among them.
    """
    marks: set[Mark] = set()
    token = _written.set(marks)
    try:
        yield marks
    finally:
        _written.reset(token)
