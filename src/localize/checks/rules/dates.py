"""Dates: the day and the month of the source."""

from __future__ import annotations

from collections.abc import Iterator

from localize.checks.number_texts import in_source, in_target
from localize.checks.pair import Message, Pair
from localize.language.quantities import Quantity

_NEAR = 6
"""What is added to the distance of a number from a month across a dash: "31 January–15 March"."""

YEAR = 1000


def dates(pair: Pair) -> Iterator[Message]:
    """A date of another day or month than in the source, or without its month."""
    comparison = pair.numbers
    if not any(number.month for number in (*comparison.source, *comparison.target)):
        return
    expected, other = _months(comparison.source), _months(comparison.target)
    matched = {source.start for source, _ in comparison.matched}
    for month, (source, days) in expected.items():
        if month in other:
            target, found_days = other[month]
            if days - found_days and found_days - days:
                yield _message(pair, source, target, "stands beside another day or year")
        elif source.dated and source.start not in matched:
            yield Message(f"{in_source(pair, source)} is missing, expected the dates of the source", source=source.span)
    taken = {target.start for _, target in comparison.matched}
    for month, (target, _) in other.items():
        if expected and month not in expected and target.dated and target.start not in taken:
            yield Message(f"{in_target(pair, target)} is not in the source, expected its dates", target.span)


def of_dates(numbers: tuple[Quantity, ...]) -> Iterator[Quantity]:
    """Yield the numbers that make a date with a month."""
    for days in _dates(numbers).values():
        yield from days


def _months(numbers: tuple[Quantity, ...]) -> dict[int, tuple[Quantity, set[object]]]:
    """Each month with its first occurrence, and the days and years beside any of its occurrences."""
    months: dict[int, tuple[Quantity, set[object]]] = {}
    for index, days in _dates(numbers).items():
        month = numbers[index]
        months.setdefault(month.month, (month, set()))[1].update(value for each in days for value in each.values[:1])
    return months


def _dates(numbers: tuple[Quantity, ...]) -> dict[int, list[Quantity]]:
    """The indexes of the months, each with the numbers that are nearer to it than to another month."""
    nearest: dict[int, tuple[int, int]] = {}
    for index, number in enumerate(numbers):
        if number.month:
            for other, distance in _neighbours(numbers, index):
                nearest[other] = min(nearest.get(other, (distance, index)), (distance, index))
    dates: dict[int, list[Quantity]] = {index: [] for index, number in enumerate(numbers) if number.month}
    for other, (_, index) in sorted(nearest.items()):
        dates[index].append(numbers[other])
    return dates


def _neighbours(numbers: tuple[Quantity, ...], index: int) -> Iterator[tuple[int, int]]:
    """The indexes of the numbers that can make a date with a month, on either side, each with its distance."""
    for step in (-1, 1):
        near, distance = numbers[index], 0
        for other in (index + step, index + 2 * step):
            if not 0 <= other < len(numbers) or not numbers[other].dated or numbers[other].month:
                break
            low, high = sorted((near, numbers[other]), key=lambda number: number.start)
            distance += high.start - low.end + (_NEAR if low.ranged else 0)
            near = numbers[other]
            yield other, distance
            if near.values and near.values[0] >= YEAR:
                break


def _message(pair: Pair, source: Quantity, target: Quantity, what: str) -> Message:
    return Message(
        f"{in_target(pair, target)} {what}, expected the date of {in_source(pair, source)}", target.span, source.span
    )
