"""Dates as files say them."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localize.formats.dates import written_date


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


ZONES = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))


@given(st.datetimes(timezones=st.none() | ZONES), st.sampled_from("T "))
def test_every_time_of_iso_8601_has_its_date(moment: datetime, between: str) -> None:
    assert written_date(moment.isoformat(between)) == moment.date()
