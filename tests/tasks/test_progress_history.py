"""The history of catalogs is read from git at few commits."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from localize.files.history import Commit
from localize.tasks.progress_history import _last_of_each_span


def commits(days: int, step: int = 1) -> list[Commit]:
    """A commit in the morning and one in the evening of some days, the newest first."""
    last = date(2026, 11, 27)
    return [
        Commit(f"{part} {number}", last - timedelta(days=number))
        for number in range(0, days, step)
        for part in ("evening", "morning")
    ]


@pytest.mark.parametrize(
    ("history", "number"), [(commits(1), 1), (commits(20), 20), (commits(100), 15), (commits(900, 5), 24), ([], 0)]
)
def test_there_is_a_point_for_each_day_week_or_month(history: list[Commit], number: int) -> None:
    points = _last_of_each_span(history)
    assert len(points) == number
    assert points == sorted(points, key=lambda point: point.day)
    assert all(point.id.startswith("evening") for point in points)
