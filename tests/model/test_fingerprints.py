"""Many values known again by a few bytes each."""

from __future__ import annotations

import sys

from hypothesis import given
from hypothesis import strategies as st

from localize.model.fingerprints import Fingerprints, fingerprint_of


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
    assert sys.getsizeof(fingerprints._cells) <= 32 * len(values)  # what it takes is what it is for
    assert fingerprint_of("de/20000.html", "digest") not in fingerprints


def test_texts_are_told_apart_from_their_sum() -> None:
    assert fingerprint_of("a", "bc") != fingerprint_of("ab", "c")
    assert fingerprint_of("a") == fingerprint_of("a")
