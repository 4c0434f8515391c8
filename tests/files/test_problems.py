"""Errors of the operating system are reported with a path and what was expected."""

from __future__ import annotations

import errno
import os

import pytest

from localize.errors import FileError
from localize.files.problems import READ, REMOVED, WRITTEN, guarded


@pytest.mark.parametrize(
    ("action", "message"),
    [
        (READ, "a/b.po: cannot be read (Permission denied), expected a file"),
        (WRITTEN, "a/b.po: cannot be written (Permission denied), expected a writable place"),
        (REMOVED, "a/b.po: cannot be removed (Permission denied), expected a writable place"),
    ],
)
def test_the_message_has_the_path_the_reason_and_what_was_expected(action: str, message: str) -> None:
    with pytest.raises(FileError) as caught, guarded("a/b.po", action):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), "/another/path")
    assert str(caught.value) == message


def test_an_error_without_a_number_is_reported_by_its_text() -> None:
    with (
        pytest.raises(FileError, match=r"^a: cannot be read \(a pipe or device\), expected a file$"),
        guarded("a", READ),
    ):
        raise OSError("a pipe or device")


def test_other_errors_go_on_as_they_are() -> None:
    with pytest.raises(ValueError, match="of a caller"), guarded("a", READ):
        raise ValueError("of a caller")
