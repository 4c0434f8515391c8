"""Which hour of the day an hour on the face of a clock is, in the part of the day that a text names."""

from __future__ import annotations

import pytest
from babel import Locale

from localize.language.quantities.day_parts import PARTS, DayPart, named_parts


@pytest.mark.parametrize(
    ("part", "hour", "expected"),
    [
        ("forenoon", 8, (8,)),
        ("forenoon", 12, (0,)),
        ("afternoon", 11, (23,)),
        ("afternoon", 12, (12,)),
        ("afternoon", 0, (12,)),
        ("noon", 11, (11,)),
        ("noon", 1, (13,)),
        ("night", 11, (23,)),
        ("night", 12, (0,)),
        ("night", 1, (1,)),
        ("night", 6, (6, 18)),
        ("either", 8, (8, 20)),
    ],
)
def test_an_hour_is_one_of_the_part_of_the_day_or_near_it(part: str, hour: int, expected: tuple[int, ...]) -> None:
    assert PARTS[part].hours(hour) == expected


def test_parts_of_the_day_are_those_of_cldr() -> None:
    japanese = dict(named_parts(Locale("ja"), [Locale("ja")]))
    assert (japanese["午前"].hours(8), japanese["夕方"].hours(5), japanese["夜"].hours(8)) == ((8,), (17,), (20,))


def test_a_morning_reaches_from_midnight_to_noon() -> None:
    assert dict(named_parts(Locale("ko"), [Locale("ko")]))["아침"] == DayPart(0, 12)


def test_names_that_cldr_has_not_translated_are_left_out() -> None:
    """In German, "8:30 am Montag" is no time before noon."""
    assert "AM" not in dict(named_parts(Locale("de"), [Locale("de")]))
