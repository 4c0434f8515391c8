"""What the translations of a locale show of their lengths."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from localize.checks.usual_lengths import RelativeLength, is_far, usual_lengths

MEASURED, NOT_MEASURED = 3, 8
"""A class of long texts in languages whose lengths are known, and the same in others."""
VARIED = [-8, -4, -2, -1, 0, 1, 2, 4, 8]


def seen(ratios: list[int], size_class: int = MEASURED, *, times: int = 1) -> list[RelativeLength]:
    return [RelativeLength(size_class, ratio) for ratio in ratios] * times


def test_without_translations_what_was_measured_elsewhere_counts() -> None:
    usual = usual_lengths(seen([0]))
    assert not is_far(RelativeLength(MEASURED, -35), usual)
    assert is_far(RelativeLength(MEASURED, -50), usual)


def test_many_translations_that_vary_little_make_a_shorter_one_far() -> None:
    usual = usual_lengths(seen(VARIED, times=100))
    assert is_far(RelativeLength(MEASURED, -35), usual)
    assert not is_far(RelativeLength(MEASURED, -15), usual)


def test_a_locale_that_writes_longer_texts_has_a_middle_of_its_own() -> None:
    usual = usual_lengths(seen([ratio + 30 for ratio in VARIED], times=100))
    assert not is_far(RelativeLength(MEASURED, 45), usual)
    assert is_far(RelativeLength(MEASURED, 0), usual)


def test_single_mistakes_do_not_move_what_is_usual() -> None:
    good = seen(VARIED, times=100)
    assert usual_lengths([*good, *seen([-150], times=40)])[MEASURED].lowest > -40


def test_languages_that_were_not_measured_need_translations_enough() -> None:
    short = RelativeLength(NOT_MEASURED, -60)
    assert not is_far(short, usual_lengths([short, *seen(VARIED, NOT_MEASURED, times=5)]))
    assert is_far(short, usual_lengths([short, *seen(VARIED, NOT_MEASURED, times=20)]))


def test_a_text_whose_length_says_nothing_is_not_far() -> None:
    assert not is_far(None, usual_lengths(seen(VARIED, times=100)))


@given(st.lists(st.builds(RelativeLength, st.integers(0, 9), st.integers(-400, 400)), max_size=40))
def test_the_order_of_translations_does_not_count(lengths: list[RelativeLength]) -> None:
    assert usual_lengths(lengths) == usual_lengths(reversed(lengths))
