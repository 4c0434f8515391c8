"""Numbers that changed places."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from enum import Enum

from localize.checks.number_matching import Comparison
from localize.checks.number_texts import in_source, in_target
from localize.checks.pair import Message, Pair
from localize.checks.rules.dates import YEAR, of_dates
from localize.expressions import unicode_expression
from localize.language.quantities import Notation, Quantity, free_order
from localize.language.tags import direction
from localize.model.finding import Confidence, Span

_NAME = unicode_expression(r"(?<![\p{L}\p{M}\p{N}-])\p{L}[\p{L}\p{M}\p{N}-]*[\p{L}\p{M}\p{N}]")

_LETTER = unicode_expression(r"\p{L}")

_BESIDE = 20
"""Characters between a number and a name that belongs to it at most."""

_FARTHER = 3
"""How many times farther away the next number must be."""

_Both = tuple[Quantity, Quantity]
"""A number of the source, and what it became in the translation."""


class Witness(Enum):
    """What the context of two numbers shows about whether they changed places."""

    ALONG = "along"
    """It moved with its number: the order of words is another one."""
    CROSSED = "crossed"
    """It stands beside the other number now: the numbers were taken for each other."""


def swapped(pair: Pair) -> Iterator[Message]:
    """Two numbers that changed places; an error where units, comparisons or names prove it, otherwise a warning."""
    comparison = pair.numbers
    if len(comparison.matched) < 2:
        return
    counts = Counter(source.values for source in comparison.source)
    single = [
        (source, target)
        for source, target in comparison.matched
        if source.written is target.written is Notation.DIGITS and counts[source.values] == 1
    ]
    if len(single) < 2:
        return
    in_dates = (
        {number.start for number in of_dates(comparison.source)},
        {number.start for number in of_dates(comparison.target)},
    )
    free = [both for both in single if both[0].start not in in_dates[0] and both[1].start not in in_dates[1]]
    days = [
        (source, target)
        for source, target in single
        if source.start in in_dates[0] and target.start in in_dates[1] and source.values[0] < YEAR
    ]
    ordered = free_order(pair.locale) == free_order(pair.source_locale)
    for group in (free, days):
        yield from _exchanged(pair, group, comparison, ordered=ordered or group is days)


def _exchanged(pair: Pair, group: list[_Both], comparison: Comparison, *, ordered: bool) -> Iterator[Message]:
    """The message on two numbers that changed places; only if it is proved where the languages differ in word order."""
    order = sorted(range(len(group)), key=lambda index: group[index][1].start)
    moved = [index for index, other in enumerate(order) if index != other]
    if len(moved) != 2:
        return
    (first, one), (second, two) = group[moved[0]], group[moved[1]]
    ends_of_range = first.ranged and moved[1] == moved[0] + 1
    if ends_of_range and direction(pair.locale) == "rtl":
        return  # it may be typed as it is displayed, which `range-order` tells
    witnesses = [
        *_of_fields(first, one, second, two),
        *_of_writing(pair, (first, second), (one, two)),
        *_of_names(pair, comparison, (first, second), (one, two)),
    ]
    crossed = ends_of_range or (Witness.CROSSED in witnesses and Witness.ALONG not in witnesses)
    if (Witness.ALONG in witnesses or first.parted or not ordered) and not crossed:
        return
    yield Message(
        f"{in_target(pair, two)} stands before {in_target(pair, one)},"
        f" expected the order of the source: {in_source(pair, first)}, {in_source(pair, second)}",
        two.span,
        first.span,
        confidence=Confidence.CERTAIN if crossed else Confidence.LIKELY,
    )


def _of_fields(first: Quantity, one: Quantity, second: Quantity, two: Quantity) -> Iterator[Witness]:
    """What the units and comparisons of two numbers show: that they moved with the numbers, or did not move."""
    for field in (_unit_name, _bounds):
        sides = (field(first), field(one), field(second), field(two))
        if sides[0] == sides[3] != sides[1] == sides[2]:
            yield Witness.CROSSED
        elif _moved_along(sides[:2], sides[2:]) or _moved_along(sides[2:], sides[:2]):
            yield Witness.ALONG


def _of_writing(pair: Pair, here: tuple[Quantity, Quantity], there: tuple[Quantity, Quantity]) -> Iterator[Witness]:
    """What is written with two numbers, and moves with them: the word of a year or a million, a whole and its part."""
    one, two = there
    if two.parted and two.end < one.start and two.values[0] < one.values[0]:
        yield Witness.ALONG  # "of 41, only 21" became "21 of 41"
    if _is_year(one) is not _is_year(two):
        yield Witness.ALONG
    scales = [
        {_scaled(pair.source_text, source), _scaled(pair.target_text, target)}
        for source, target in zip(here, there, strict=True)
    ]
    if scales in ([{True}, {False}], [{False}, {True}]):
        yield Witness.ALONG


def _is_year(number: Quantity) -> bool:
    """Whether a number is that of a year, and says so: "2020 год"."""
    return _unit_name(number) == "year" and number.values[0] >= YEAR


def _scaled(text: str, number: Quantity) -> bool:
    """Whether a number is written with a word for what it is multiplied by: "4 million", "400 万"."""
    return number.unit is None and _LETTER.search(text, *number.span) is not None


def _moved_along(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether one number has something in both texts, and the other number has it in neither."""
    return bool(one[0]) and one[0] == one[1] and one[0] not in other


def _unit_name(number: Quantity) -> str:
    return number.unit.name if number.unit else ""


def _bounds(number: Quantity) -> str:
    """Whether a number is a lower or an upper bound."""
    return "".join(sorted({bound[0] for bound in number.comparison}))


def _of_names(
    pair: Pair, comparison: Comparison, here: tuple[Quantity, Quantity], there: tuple[Quantity, Quantity]
) -> Iterator[Witness]:
    """What words show that each text has once: names and abbreviations beside one of the two numbers."""
    words = {word: span for word, span in _once(pair.source_text) if word.lower() != word}
    for word, span in _once(pair.target_text):
        if word in words:
            source = _nearest(words[word], comparison.source, here)
            target = _nearest(span, comparison.target, there)
            if source is not None and target is not None:
                yield Witness.ALONG if source == target else Witness.CROSSED


def _once(text: str) -> Iterator[tuple[str, Span]]:
    """The words that a text has once."""
    words = [(match[0], match.span()) for match in _NAME.finditer(text)]
    counts = Counter(word for word, _ in words)
    return ((word, span) for word, span in words if counts[word] == 1)


def _nearest(span: Span, numbers: tuple[Quantity, ...], two: tuple[Quantity, Quantity]) -> int | None:
    """Which of two numbers a word stands beside: nothing between them but a few words, and no other number as near."""
    gaps = sorted((max(number.start - span[1], span[0] - number.end, 0), number.start) for number in numbers)
    if not gaps or gaps[0][0] > _BESIDE or (len(gaps) > 1 and gaps[1][0] < _FARTHER * (gaps[0][0] + 1)):
        return None
    return next((which for which, number in enumerate(two) if number.start == gaps[0][1]), None)
