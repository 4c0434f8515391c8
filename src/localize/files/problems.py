"""Errors of the operating system, told as FileError."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from localize.errors import FileError, Problem


@contextmanager
def writing(path: str) -> Iterator[None]:
    """Tells what keeps a file from being written, with its path."""
    try:
        yield
    except OSError as error:
        message = f"cannot be written ({error.strerror}), expected a writable place"
        raise FileError(Problem(path, 0, message)) from None
