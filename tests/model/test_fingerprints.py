"""Many values known again by a few bytes each."""

from __future__ import annotations

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localize.model.fingerprints import (
    Fingerprints,
    FingerprintTable,
    KnownTexts,
    fingerprint_of,
    fingerprint_table,
)


@given(st.lists(st.integers(1, 2**64 - 1)), st.integers(1, 2**64 - 1))
def test_what_was_added_is_in_it_and_nothing_else(values: list[int], other: int) -> None:
    fingerprints = Fingerprints()
    for value in values:
        fingerprints.add(value)
    assert len(fingerprints) == len(set(values))
    assert all(value in fingerprints for value in values)
    assert (other in fingerprints) == (other in values)


def test_many_take_little_memory_each() -> None:
    fingerprints = Fingerprints()
    values = [fingerprint_of(f"de/{number}.html", "digest") for number in range(20_000)]
    for value in values:
        fingerprints.add(value)
    assert len(fingerprints) == len(values)
    assert all(value in fingerprints for value in values)
    taken = sum(map(sys.getsizeof, fingerprints._pieces))
    assert taken <= 10 * len(values)  # what it takes is what it is for
    assert fingerprint_of("de/20000.html", "digest") not in fingerprints


def test_texts_are_told_apart_from_their_sum() -> None:
    assert fingerprint_of("a", "bc") != fingerprint_of("ab", "c")
    assert fingerprint_of("a") == fingerprint_of("a")


@given(st.dictionaries(st.integers(0, 2**64 - 1), st.binary(min_size=3, max_size=3)), st.integers(0, 2**64 - 1))
def test_a_table_gives_the_row_of_each_fingerprint_and_of_no_other(rows: dict[int, bytes], other: int) -> None:
    table = fingerprint_table(rows)
    assert len(table) == len(rows)
    assert dict(table.items()) == rows
    assert all(table.find(fingerprint) == row for fingerprint, row in rows.items())
    assert table.find(other) == rows.get(other)
    assert dict(FingerprintTable(table.fingerprints, table.rows).items()) == rows


def test_rows_of_another_length_are_no_table() -> None:
    with pytest.raises(ValueError, match="2 fingerprints, but 3 bytes of rows"):
        FingerprintTable(bytes(16), b"abc")


def test_known_texts_are_those_that_were_given() -> None:
    known = KnownTexts(["knee.html", ""])
    assert "knee.html" in known
    assert "" in known
    assert "hip.html" not in known
    assert None not in known
