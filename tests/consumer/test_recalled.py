"""What stands in place of what is recalled."""

from __future__ import annotations

import json

import pytest

from localize.consumer.recalled import record, replaced, rows_without


def test_a_list_loses_the_rows_of_the_article() -> None:
    rows = [{"id": "a", "x": "ü"}, {"article": "a"}, {"id": "b"}, "a"]
    assert json.loads(rows_without(json.dumps(rows).encode(), {"a"}) or b"") == [{"id": "b"}, "a"]
    nested = {"format": 1, "items": rows, "articles": "a"}
    assert json.loads(rows_without(json.dumps(nested).encode(), {"a"}) or b"")["items"] == [{"id": "b"}, "a"]


@pytest.mark.parametrize("data", [b"", b"3", b"\xff", b"{", b"[" * 100_000])
def test_what_is_no_list_has_nothing_left(data: bytes) -> None:
    assert rows_without(data, {"a"}) is None


@pytest.mark.parametrize("data", [None, b"", b"{}", b"[]", b'{"files": [3]}', b'{"files": [{}]}', b"\xff"])
def test_a_record_that_cannot_be_read_excuses_nothing(data: bytes | None) -> None:
    assert replaced(data) == {}


def test_an_empty_record_is_empty() -> None:
    assert replaced(record({}, digests={}, recalls=[])) == {}
