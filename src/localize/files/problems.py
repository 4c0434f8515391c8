"""Errors of the operating system, reported as FileError."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from localize.errors import FileError, Problem

READ, WRITTEN, REMOVED = "read", "written", "removed"
_EXPECTED = {READ: "a file", WRITTEN: "a writable place", REMOVED: "a writable place"}


@contextmanager
def guarded(label: str | Callable[[], str], action: str) -> Iterator[None]:
    """Turn an OSError into a FileError: "cannot be read (Permission denied), expected a file".

    `label` is the path as people see it, or gives it where it is needed; `action` one of READ, WRITTEN and REMOVED.
    """
    try:
        yield
    except OSError as error:
        reason = error.strerror or str(error)
        path = label if isinstance(label, str) else label()
        raise FileError(Problem(path, 0, f"cannot be {action} ({reason}), expected {_EXPECTED[action]}")) from None
