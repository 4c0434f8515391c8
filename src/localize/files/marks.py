"""The marks of files: which file it is, and when it was written to; and which files this process has written."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from localize.model.fingerprints import Fingerprints, fingerprint_of

Mark = tuple[int, ...]
"""Inode, size and time of the last write in ns; empty where there is no file."""


class WrittenMarks:
    """The marks of the files that this process has written: a publication writes a million of them."""

    def __init__(self) -> None:
        self._fingerprints = Fingerprints()

    def add(self, mark: Mark) -> None:
        """Add the mark of a file."""
        self._fingerprints.add(_fingerprint(mark))

    def __contains__(self, mark: object) -> bool:
        return isinstance(mark, tuple) and _fingerprint(mark) in self._fingerprints


def _fingerprint(mark: Mark) -> int:
    return fingerprint_of(*map(str, mark))


_written: ContextVar[WrittenMarks | None] = ContextVar("written", default=None)


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
def collected() -> Iterator[WrittenMarks]:
    """Give the marks of the files that this process writes as long as the block runs, as they grow.

    So its own changes can be told from those of other programs. What worker processes write is not among them.
    """
    marks = WrittenMarks()
    token = _written.set(marks)
    try:
        yield marks
    finally:
        _written.reset(token)
