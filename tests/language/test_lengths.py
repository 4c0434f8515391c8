"""How long a translation is, by the length of its source."""

from __future__ import annotations

import pytest

from localize.language import lengths


@pytest.mark.parametrize(
    ("text", "size"), [("dry mouth 5", 9), ("口干", 6), ("みず", 4), ("가", 2), ("сухо во рту", 9), ("", 0)]
)
def test_letters_and_digits_are_counted_and_characters_that_stand_for_more_count_for_more(text: str, size: int) -> None:
    assert lengths.size(text) == size


def test_the_expected_size_goes_from_any_known_language_to_any_other() -> None:
    assert lengths.expected(100, "en", "de-AT") > 110
    assert lengths.expected(100, "de", "en") < 90
    assert not lengths.knows("und")


def test_what_is_as_long_as_expected_does_not_deviate_and_long_texts_deviate_more_than_short_ones() -> None:
    assert lengths.deviation(100, 115, expected=115) == 0
    assert lengths.deviation(100, 60, expected=115) < 0 < lengths.deviation(100, 200, expected=115)
    assert abs(lengths.deviation(300, 150, expected=300)) > abs(lengths.deviation(30, 15, expected=30))
