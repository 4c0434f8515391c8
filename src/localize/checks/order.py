"""Numbers that changed places, and dates."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from localize.checks.pair import Pair, Remark
from localize.checks.quantities import compared, meant, said
from localize.language.quantities import Quantity, Written, free_order

_NEAR = 6
"""How much farther than it stands a number is from a month across a dash: "31 January–15 March"."""
_YEAR = 1000


def dates(pair: Pair) -> Iterator[Remark]:
    """A date of another day or month than in the source, or without its month."""
    found = compared(pair)
    wanted, other = _months(found.source), _months(found.target)
    kept = {source.start for source, _ in found.matched}
    for month, (source, days) in wanted.items():
        if month in other:
            target, found_days = other[month]
            if days - found_days and found_days - days:
                yield _remark(pair, source, target, "stands beside another day or year")
        elif source.dated and source.start not in kept:
            yield Remark(f"{meant(pair, source)} is missing, expected the dates of the source", source=source.span)
    taken = {target.start for _, target in found.matched}
    for month, (target, _) in other.items():
        if wanted and month not in wanted and target.dated and target.start not in taken:
            yield Remark(f"{said(pair, target)} is not in the source, expected its dates", target.span)


def swapped(pair: Pair) -> Iterator[Remark]:
    """Two numbers that changed places: the others stand in the order of the source."""
    found = compared(pair)
    counts = Counter(source.values for source in found.source)
    single = [
        (source, target)
        for source, target in found.matched
        if source.written is target.written is Written.DIGITS and counts[source.values] == 1
    ]
    if len(single) < 2:
        return
    in_dates = (
        {number.start for number in _of_dates(found.source)},
        {number.start for number in _of_dates(found.target)},
    )
    free = [both for both in single if both[0].start not in in_dates[0] and both[1].start not in in_dates[1]]
    days = [
        (source, target)
        for source, target in single
        if source.start in in_dates[0] and target.start in in_dates[1] and source.values[0] < _YEAR
    ]
    ordered = free_order(pair.locale) == free_order(pair.source_locale)
    for group in (free, days) if ordered else (days,):
        yield from _exchanged(pair, group)


def _exchanged(pair: Pair, group: list[tuple[Quantity, Quantity]]) -> Iterator[Remark]:
    order = sorted(range(len(group)), key=lambda place: group[place][1].start)
    moved = [place for place, other in enumerate(order) if place != other]
    if len(moved) == 2:
        (first, one), (second, two) = group[moved[0]], group[moved[1]]
        if _told_apart(first, one, second, two):
            return
        yield Remark(
            f"{said(pair, two)} stands before {said(pair, one)},"
            f" expected the order of the source: {meant(pair, first)}, {meant(pair, second)}",
            two.span,
            first.span,
        )


def _told_apart(first: Quantity, one: Quantity, second: Quantity, two: Quantity) -> bool:
    """Whether what belongs to two numbers moved with them: their units, or "of" between a part and its whole."""
    units = [number.unit.name if number.unit else "" for number in (first, one, second, two)]
    moved_along = units[0] == units[1] and units[2] == units[3] and units[0] != units[2]
    return moved_along or first.parted


def _of_dates(numbers: tuple[Quantity, ...]) -> Iterator[Quantity]:
    for beside in _dates(numbers).values():
        yield from beside


def _months(numbers: tuple[Quantity, ...]) -> dict[int, tuple[Quantity, set[object]]]:
    """Each month with where it stands first, and the days and years beside it anywhere."""
    months: dict[int, tuple[Quantity, set[object]]] = {}
    for place, beside in _dates(numbers).items():
        month = numbers[place]
        months.setdefault(month.month, (month, set()))[1].update(value for each in beside for value in each.values[:1])
    return months


def _dates(numbers: tuple[Quantity, ...]) -> dict[int, list[Quantity]]:
    """The places of the months, each with the numbers that stand nearer to it than to another one."""
    nearest: dict[int, tuple[int, int]] = {}
    for place, number in enumerate(numbers):
        if number.month:
            for other, distance in _beside(numbers, place):
                nearest[other] = min(nearest.get(other, (distance, place)), (distance, place))
    dates: dict[int, list[Quantity]] = {place: [] for place, number in enumerate(numbers) if number.month}
    for other, (_, place) in sorted(nearest.items()):
        dates[place].append(numbers[other])
    return dates


def _beside(numbers: tuple[Quantity, ...], place: int) -> Iterator[tuple[int, int]]:
    """The places of the numbers that can make a date with a month, on either side, with how far away they are."""
    for step in (-1, 1):
        near, distance = numbers[place], 0
        for other in (place + step, place + 2 * step):
            if not 0 <= other < len(numbers) or not numbers[other].dated or numbers[other].month:
                break
            low, high = sorted((near, numbers[other]), key=lambda number: number.start)
            distance += high.start - low.end + (_NEAR if low.ranged else 0)
            near = numbers[other]
            yield other, distance
            if near.values and near.values[0] >= _YEAR:
                break


def _remark(pair: Pair, source: Quantity, target: Quantity, what: str) -> Remark:
    return Remark(f"{said(pair, target)} {what}, expected the date of {meant(pair, source)}", target.span, source.span)
