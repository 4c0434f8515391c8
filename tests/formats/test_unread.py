"""Formats that are not read."""

from __future__ import annotations

from localize import formats
from localize.formats.unread import INSTEAD


def test_none_of_them_is_read() -> None:
    assert not INSTEAD.keys() & formats.PARSERS.keys()


def test_each_says_what_was_expected() -> None:
    assert all(", expected " in message for message in INSTEAD.values())
