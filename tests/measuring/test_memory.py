from __future__ import annotations

import pytest
from benchmarks.memory import expected, growth

MIB = 2**20


def test_a_page_adds_from_each_size_to_the_next_what_the_larger_one_takes_more() -> None:
    assert growth([(1000, 100), (2000, 110), (4000, 112)]) == [10 * MIB / 1000, 2 * MIB / 2000]


@pytest.mark.parametrize(
    ("samples", "mebibytes"),
    [
        ([(1000, 100), (2000, 110), (4000, 112)], 118),
        ([(1000, 100), (2000, 110)], 190),
        ([(1000, 100), (2000, 90)], 90),
    ],
)
def test_the_last_two_sizes_lead_to_the_size_of_the_goal(samples: list[tuple[int, float]], mebibytes: float) -> None:
    assert expected(samples, 10_000) == mebibytes
