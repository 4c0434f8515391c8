"""A list of values of which most are held in the compact form."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from localize.cache.packed_list import PackedList
from localize.model.page import PageInfo


@given(st.lists(st.integers(0, 10**6), max_size=600), st.integers(0, 300))
def test_it_gives_what_was_added_in_order_and_again(values: list[int], most_whole: int) -> None:
    rows: PackedList[int] = PackedList(int, values, most_whole=most_whole)
    assert list(rows) == values
    assert list(rows) == values
    assert len(rows) == len(values)


def test_a_short_list_gives_the_very_values() -> None:
    info = PageInfo("0" * 64, 73)
    assert next(iter(PackedList(PageInfo, [info]))) is info


def test_rows_that_are_alike_take_few_bytes_each() -> None:
    rows: PackedList[PageInfo] = PackedList(PageInfo, (PageInfo("0" * 64, each) for each in range(1280)), most_whole=0)
    assert rows.packed_bytes < 32 * len(rows)
