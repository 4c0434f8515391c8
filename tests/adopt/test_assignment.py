"""The best assignment is the best of all."""

from __future__ import annotations

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from localize.adopt.assignment import best_assignment

SQUARES = st.integers(1, 5).flatmap(
    lambda size: st.lists(st.lists(st.integers(-9, 9), min_size=size, max_size=size), min_size=size, max_size=size)
)


@given(SQUARES)
def test_no_other_assignment_has_a_greater_sum(scores: list[list[int]]) -> None:
    size = len(scores)
    best = best_assignment(scores)
    assert sorted(best) == list(range(size))
    sums = (sum(scores[row][columns[row]] for row in range(size)) for columns in permutations(range(size)))
    assert sum(scores[row][best[row]] for row in range(size)) == max(sums)


def test_a_table_without_rows_has_none() -> None:
    assert best_assignment([]) == ()
