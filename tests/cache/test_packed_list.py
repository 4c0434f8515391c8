"""Values of which most are held in the compact form."""

from __future__ import annotations

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from localize.cache.codec import Codec
from localize.cache.packed_list import PackedList, PackedMap
from localize.model.page import PageInfo

NUMBERS: Codec[tuple[int, ...]] = Codec(tuple[int, ...])
INFOS: Codec[tuple[PageInfo, ...]] = Codec(tuple[PageInfo, ...])


@given(st.lists(st.integers(0, 10**6), max_size=600), st.integers(0, 300))
def test_it_gives_what_was_added_in_order_and_again(values: list[int], most_whole: int) -> None:
    rows = PackedList(NUMBERS, values, most_whole=most_whole)
    assert list(rows) == values
    assert list(rows) == values
    assert [rows[number] for number in range(len(rows))] == values


@given(st.lists(st.text(), unique=True, max_size=600), st.integers(0, 300))
def test_it_gives_values_by_name(names: list[str], most_whole: int) -> None:
    rows = PackedMap(NUMBERS, most_whole=most_whole)
    for number, name in enumerate(names):
        rows.add(name, number)
    assert dict(rows) == {name: number for number, name in enumerate(names)}
    assert list(rows.values()) == list(range(len(names)))


@given(st.lists(st.text(), unique=True, max_size=600), st.integers(0, 300), st.randoms())
def test_names_are_selected_in_any_order_and_the_rest_stays(names: list[str], most_whole: int, rng: Random) -> None:
    rows = PackedMap(NUMBERS, most_whole=most_whole)
    for number, name in enumerate(names):
        rows.add(name, number)
    before = dict(rows)
    chosen = rng.sample(names, len(names) // 2)
    selected = rows.selected(chosen)
    assert list(selected.items()) == [(name, before[name]) for name in chosen]
    for name in names:
        selected.add(name, -1)
    assert dict(selected) == {name: before[name] if name in chosen else -1 for name in names}
    assert dict(rows) == before


def test_few_values_are_given_as_they_are() -> None:
    info = PageInfo("0" * 64, 73)
    assert next(iter(PackedList(INFOS, [info]))) is info


def test_rows_that_are_alike_take_few_bytes_each() -> None:
    rows = PackedList(INFOS, (PageInfo("0" * 64, each) for each in range(1280)), most_whole=0)
    assert rows.packed_bytes < 32 * len(rows)
