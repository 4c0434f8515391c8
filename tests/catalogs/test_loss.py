"""Catalogs that have lost translations."""

from __future__ import annotations

import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localize.catalogs import loss
from localize.catalogs.loss import Loss, LossRecord
from localize.model.catalog import Catalog, Entry, Key


def catalog(**targets: str) -> Catalog:
    return Catalog((), tuple(Entry(source, target) for source, target in targets.items()))


FULL = catalog(a="A", b="B", c="C")
NEEDED: dict[Key, str] = {(None, "a"): "", (None, "b"): "", (None, "c"): ""}


@pytest.mark.parametrize(("gone", "of", "much"), [(1, 2, False), (2, 3, True), (0, 0, False), (1, 1, True)])
def test_more_than_half_is_much(gone: int, of: int, much: bool) -> None:
    assert Loss(gone, of).much is much


def test_what_was_finished_and_is_empty_now_is_lost() -> None:
    assert loss.since(FULL, catalog(a="A", b="", c=""), NEEDED) == Loss(2, 3)
    assert loss.since(FULL, FULL, NEEDED) == Loss(0, 3)


def test_what_is_fuzzy_or_obsolete_now_is_not_lost() -> None:
    now = Catalog((), (Entry("a", "A", fuzzy=True), Entry("b", "B", obsolete=True), Entry("c", "C")))
    assert loss.since(FULL, now, NEEDED) == Loss(0, 3)


def test_what_a_fallback_says_too_is_not_lost() -> None:
    assert loss.since(FULL, catalog(a="", b="", c=""), {**NEEDED, (None, "a"): "A"}) == Loss(2, 2)


def test_where_only_a_number_is_known_the_least_loss_is_told() -> None:
    assert loss.since_count(3, catalog(a="A", b="")) == Loss(2, 3)
    assert loss.since_count(1, FULL) == Loss(0, 1)


@pytest.mark.parametrize(
    ("data", "blank"), [(b"", True), (b"\0\0\0", True), (b"\xef\xbb\xbf \n", True), (b'msgid ""', False)]
)
def test_a_file_without_content_is_blank(data: bytes, blank: bool) -> None:
    assert loss.blank(data) is blank


def test_a_record_is_read_as_it_was_written() -> None:
    record = LossRecord({"de/a.po": 3}, {"de/b.po": "0123"})
    assert loss.read_record(loss.write_record(record)) == record


@given(st.dictionaries(st.text(alphabet="ab/", max_size=4), st.integers(0, 9)))
def test_the_numbers_in_a_record_are_those_of_its_paths(numbers: dict[str, int]) -> None:
    finished = loss.read_record(loss.write_record(LossRecord(numbers))).finished
    assert dict(finished) == numbers
    assert len(finished) == len(numbers)


def test_a_catalog_takes_little_memory_in_a_record() -> None:
    paths = [f"locales/{tag}/LC_MESSAGES/article-{number}.po" for tag in range(10) for number in range(1000)]
    data = loss.write_record(LossRecord(dict.fromkeys(paths, 7)))
    tracemalloc.start()
    try:
        record = loss.read_record(data)
        assert tracemalloc.get_traced_memory()[0] <= 70 * len(paths)
        assert record.finished[paths[-1]] == 7
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize(
    "data", [None, b"", b"[]", b"{", b'{"finished": {"a": "x"}}', b'{"finished": {"a": 1e999}}', b"\xff"]
)
def test_a_record_that_is_damaged_is_empty(data: bytes | None) -> None:
    assert loss.read_record(data) == LossRecord()


def test_a_later_run_adds_to_a_record_and_takes_out_what_is_nothing_now() -> None:
    before = LossRecord({"a": 3, "b": 2, "gone": 5}, {"a": "1", "gone": "3"})
    later = LossRecord({"b": 0, "c": 1}, {"c": "2"})
    assert before.followed_by(later, iter("abc")) == LossRecord({"a": 3, "c": 1}, {"a": "1", "c": "2"})
    assert before.only(["b"]) == LossRecord({"b": 2}, {})
