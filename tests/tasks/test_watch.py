"""Work that nobody watches goes on all the same."""

from __future__ import annotations

from localize.tasks.watch import unwatched


def test_the_items_go_by_one_at_a_time_as_they_are_made() -> None:
    made: list[int] = []

    def make(number: int) -> int:
        made.append(number)
        return number

    items = unwatched(map(make, range(3)), 3, "Checking")
    assert next(items) == 0
    assert made == [0]
    assert list(items) == [1, 2]
