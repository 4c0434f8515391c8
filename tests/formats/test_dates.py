"""Dates as files say them."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localize.formats.dates import guessed_date, written_date


@pytest.mark.parametrize(
    "text",
    [
        "2024-05-01",
        " 2024-05-01 ",
        "2024-05-01T10:00:00Z",
        "2024-05-01t10:00:00z",
        "2024-05-01T10:00",
        "2024-05-01 10:00:00",
        "2024-05-01 10:00:00.123456 +02:00",
        "2024-05-01T10:00:00,5+0200",
        "2024-05-01T23:30:00-05:00",
        "2024-05-01T00:30:00+14:00",
        "2024-05-01 9:59:43.10 -5",
        "2024-05-01T10:00:00 UTC",
        "2024-05-01T24:00:00Z",
        "2024-05-01T23:59:60Z",
        "2024-05-01T10:00:00+02:00[Europe/Oslo]",
    ],
)
def test_the_date_is_the_one_written(text: str) -> None:
    assert written_date(text) == date(2024, 5, 1)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "20240501",
        "2024-W18-3",
        "2024-05",
        "2024-13-01",
        "2024-02-30T10:00:00Z",
        "2024-05-01T25:00",
        "2024-05-01T",
        "2024-05-01 or later",
        "2024-05-01T10:00 tomorrow",
        "01.05.2024",
        "٢٠٢٤-٠٥-٠١",
    ],
)
def test_what_is_no_date_is_none(text: str) -> None:
    assert written_date(text) is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("16 May 2026", "2026-05-16"),
        ("May 3rd, 2026", "2026-05-03"),
        ("3. Mai 2026", "2026-05-03"),
        ("Sat, 16 May 2026 10:00:00 +0000", "2026-05-16"),
        ("2026/5/3", "2026-05-03"),
        ("16.11.2026", "2026-11-16"),
        ("20261116", "2026-11-16"),
        ("05/06/2026", "None"),
        ("30.02.2026", "None"),
        ("May 2026", "None"),
        ("soon", "None"),
    ],
)
def test_a_day_in_another_form_is_guessed_where_it_can_be_read_in_one_way(text: str, day: str) -> None:
    assert str(guessed_date(text, "de")) == day


@pytest.mark.parametrize(
    ("text", "day"), [("5.6.2026", "None"), ("5.5.2026", "2026-05-05"), ("16.5.2026", "2026-05-16")]
)
def test_two_numbers_before_a_year_are_several_days_where_the_month_comes_first(text: str, day: str) -> None:
    assert str(guessed_date(text, "en")) == day
    assert guessed_date(text, "de") == guessed_date(text, "en-GB") is not None


ZONES = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))


@given(st.datetimes(timezones=st.none() | ZONES), st.sampled_from("T "))
def test_every_time_of_iso_8601_has_its_date(moment: datetime, between: str) -> None:
    assert written_date(moment.isoformat(between)) == moment.date()
