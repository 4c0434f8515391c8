"""Numbers that changed places, and dates."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from enum import Enum

import regex

from localize.checks.pair import Message, Pair
from localize.checks.quantities import Comparison, compared, meant, said
from localize.language.quantities import Notation, Quantity, free_order
from localize.language.tags import direction
from localize.model.finding import Span

_NEAR = 6
"""How much farther than it stands a number is from a month across a dash: "31 January–15 March"."""
_YEAR = 1000
_NAME = regex.compile(r"(?<![\p{L}\p{M}\p{N}-])\p{L}[\p{L}\p{M}\p{N}-]*[\p{L}\p{M}\p{N}]")
_BESIDE = 20
"""Characters between a number and a name that belongs to it at most."""
_FARTHER = 3
"""How many times farther away the next number is."""

_Both = tuple[Quantity, Quantity]
"""A number of the source and the one of the translation that it became."""


class Witness(Enum):
    """What something beside two numbers that changed places tells of them."""

    ALONG = "along"
    """It moved with its number: the order of words is another one."""
    CROSSED = "crossed"
    """It stands beside the other number now: the numbers were taken for each other."""


def dates(pair: Pair) -> Iterator[Message]:
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
            yield Message(f"{meant(pair, source)} is missing, expected the dates of the source", source=source.span)
    taken = {target.start for _, target in found.matched}
    for month, (target, _) in other.items():
        if wanted and month not in wanted and target.dated and target.start not in taken:
            yield Message(f"{said(pair, target)} is not in the source, expected its dates", target.span)


def swapped(pair: Pair) -> Iterator[Message]:
    """Two numbers that changed places; an error where units, comparisons or names prove it, otherwise a warning."""
    found = compared(pair)
    counts = Counter(source.values for source in found.source)
    single = [
        (source, target)
        for source, target in found.matched
        if source.written is target.written is Notation.DIGITS and counts[source.values] == 1
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
    for group in (free, days):
        yield from _exchanged(pair, group, found, ordered=ordered or group is days)


def _exchanged(pair: Pair, group: list[_Both], found: Comparison, *, ordered: bool) -> Iterator[Message]:
    """The two of a group that changed places; where a language has another order anyway, only if it is proved."""
    order = sorted(range(len(group)), key=lambda place: group[place][1].start)
    moved = [place for place, other in enumerate(order) if place != other]
    if len(moved) != 2:
        return
    (first, one), (second, two) = group[moved[0]], group[moved[1]]
    ends_of_range = first.ranged and moved[1] == moved[0] + 1
    if ends_of_range and direction(pair.locale) == "rtl":
        return  # it may be typed as it is displayed, which `range-order` tells
    witnesses = [
        *_of_fields(first, one, second, two),
        *_of_names(pair, found, (first, second), (one, two)),
    ]
    crossed = ends_of_range or (Witness.CROSSED in witnesses and Witness.ALONG not in witnesses)
    if (Witness.ALONG in witnesses or first.parted or not ordered) and not crossed:
        return
    yield Message(
        f"{said(pair, two)} stands before {said(pair, one)},"
        f" expected the order of the source: {meant(pair, first)}, {meant(pair, second)}",
        two.span,
        first.span,
        doubtful=not crossed,
    )


def _of_fields(first: Quantity, one: Quantity, second: Quantity, two: Quantity) -> Iterator[Witness]:
    """What the units and the comparisons of two numbers say: that they moved along, or stayed where they were."""
    for field in (_unit_name, _bounds):
        sides = (field(first), field(one), field(second), field(two))
        if sides[0] == sides[3] != sides[1] == sides[2]:
            yield Witness.CROSSED
        elif _kept(sides[:2], sides[2:]) or _kept(sides[2:], sides[:2]):
            yield Witness.ALONG


def _kept(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether a number has something in both texts that the other one has in neither."""
    return bool(one[0]) and one[0] == one[1] and one[0] not in other


def _unit_name(number: Quantity) -> str:
    return number.unit.name if number.unit else ""


def _bounds(number: Quantity) -> str:
    """Whether a number is a lower or an upper bound."""
    return "".join(sorted({bound[0] for bound in number.comparison}))


def _of_names(
    pair: Pair, found: Comparison, here: tuple[Quantity, Quantity], there: tuple[Quantity, Quantity]
) -> Iterator[Witness]:
    """What the words say that both texts have, once each: names and abbreviations beside one of the two numbers."""
    words = {word: place for word, place in _once(pair.source_text) if word.lower() != word}
    for word, place in _once(pair.target_text):
        if word in words:
            source = _nearest(words[word], found.source, here)
            target = _nearest(place, found.target, there)
            if source is not None and target is not None:
                yield Witness.ALONG if source == target else Witness.CROSSED


def _once(text: str) -> Iterator[tuple[str, Span]]:
    """The words that a text has once."""
    words = [(match[0], match.span()) for match in _NAME.finditer(text)]
    counts = Counter(word for word, _ in words)
    return ((word, place) for word, place in words if counts[word] == 1)


def _nearest(place: Span, numbers: tuple[Quantity, ...], two: tuple[Quantity, Quantity]) -> int | None:
    """Which of two numbers a word stands beside: nothing between them but a few words, and no other number as near."""
    gaps = sorted((max(number.start - place[1], place[0] - number.end, 0), number.start) for number in numbers)
    if not gaps or gaps[0][0] > _BESIDE or (len(gaps) > 1 and gaps[1][0] < _FARTHER * (gaps[0][0] + 1)):
        return None
    return next((which for which, number in enumerate(two) if number.start == gaps[0][1]), None)


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


def _remark(pair: Pair, source: Quantity, target: Quantity, what: str) -> Message:
    return Message(f"{said(pair, target)} {what}, expected the date of {meant(pair, source)}", target.span, source.span)
