"""Numbers: the same values, units, comparisons, ranges and dates, whatever the way a language writes them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from localize.checks import windows
from localize.checks.pair import Message, Pair
from localize.checks.quantities import compared, meant, misread, said
from localize.language.negation import cues
from localize.language.quantities import Quantity, Unit, free_order, named_units
from localize.language.tags import direction, english_name

_UPPER, _LOWER = frozenset({"<", "<="}), frozenset({">", ">="})
_STRICT = {frozenset({">"}): frozenset({"<="}), frozenset({"<"}): frozenset({">="})}
"""What each strict comparison means when it is denied."""
_PERCENT = "percent"
_DENIAL_BEFORE, _DENIAL_AFTER, _DENIAL_AFTER_LAST = 36, 16, 40
"""Characters between a number and the denial of its comparison at most: "do not ever take more than 4 g".

More come after it where the verb, which is denied, comes last.
"""


def numbers(pair: Pair) -> Iterator[Message]:
    """A number that is lost, gained or another one; compared by value, in both directions."""
    found = compared(pair)
    lost, gained = list(found.lost), list(found.gained)
    for wanted, other in zip(lost, gained, strict=False):
        message = misread(pair, wanted, other) or (
            f"{said(pair, other)} is not in the source, expected {meant(pair, wanted)}"
        )
        yield Message(message, other.span, wanted.span)
    for wanted in lost[len(gained) :]:
        yield Message(f"{meant(pair, wanted)} is missing, expected the numbers of the source", source=wanted.span)
    for other in gained[len(lost) :]:
        message = f"{said(pair, other)} is not in the source, expected its numbers only"
        yield Message(message, other.span)


def units(pair: Pair) -> Iterator[Message]:
    """A number with another unit than in the source, or without one."""
    for source, target in _with_other_unit(pair):
        if _PERCENT not in (_unit(source), _unit(target)):
            yield _wrong_unit(pair, source, target)


def percent(pair: Pair) -> Iterator[Message]:
    """A percentage that is none in the translation, or the other way round."""
    for source, target in _with_other_unit(pair):
        if _PERCENT in (_unit(source), _unit(target)):
            yield _wrong_unit(pair, source, target)


def comparisons(pair: Pair) -> Iterator[Message]:
    """A bound turned round ("under 5" for "over 5"), and a sign of comparison that is lost."""
    for source, target in compared(pair).matched:
        opposite = (source.comparison <= _UPPER and target.comparison <= _LOWER) or (
            source.comparison <= _LOWER and target.comparison <= _UPPER
        )
        both = bool(source.comparison and target.comparison)
        other_sign = both and source.sign and target.sign and source.comparison != target.comparison
        if other_sign or (both and opposite and not _denied(pair, source, target)):
            turned, expected = _around(pair.target_text, target), _around(pair.source_text, source)
            message = f"{turned} turns the comparison round, expected that of {expected}"
            yield Message(message, target.span, source.span)
        elif source.sign and not target.comparison:
            yield Message(
                f"the comparison of {_around(pair.source_text, source)} is lost, expected it as in the source",
                target.span,
                source.span,
            )


def _denied(pair: Pair, source: Quantity, target: Quantity) -> bool:
    """Whether one side says by its comparison what the other one says by denying the opposite.

    "Do not take more than 4 g" is "nehmen Sie höchstens 4 g", but never "not under 12" "not over 12".
    """
    sides = (source, pair.source_text, pair.source_locale), (target, pair.target_text, pair.locale)
    return any(
        one.comparison in _STRICT and other.comparison == _STRICT[one.comparison] and _is_denied(one, text, locale)
        for (one, text, locale), (other, _, _) in (sides, sides[::-1])
    )


def _is_denied(number: Quantity, text: str, locale: str) -> bool:
    """Whether a denial stands near the comparison of a number."""
    after = _DENIAL_AFTER_LAST if free_order(locale) else _DENIAL_AFTER
    return any(
        cue.hard and number.start - _DENIAL_BEFORE <= cue.end and cue.start <= number.end + after
        for cue in cues(text, locale)
    )


def strictness(pair: Pair) -> Iterator[Message]:
    """A bound that is in where the source leaves it out, or out where it is in: "at most 5" for "less than 5"."""
    for source, target in compared(pair).matched:
        if not source.comparison or not target.comparison or source.comparison & target.comparison:
            continue
        one_way = (source.comparison | target.comparison) <= _UPPER or (source.comparison | target.comparison) <= _LOWER
        if one_way and not (source.sign and target.sign):
            yield Message(
                f"{_around(pair.target_text, target)} is another bound than {_around(pair.source_text, source)},"
                " expected the number itself to be in or out as in the source",
                target.span,
                source.span,
            )


def ranges(pair: Pair) -> Iterator[Message]:
    """A range written from its high end to its low end, where the source has it the other way."""
    found = compared(pair)
    target_of = {source.start: target for source, target in found.matched}
    after = {low.start: high for low, high in pairwise(found.target)}
    for low, high in pairwise(found.source):
        if not low.ranged or low.start not in target_of or high.start not in target_of:
            continue
        first, second = target_of[high.start], target_of[low.start]
        if first.ranged and after.get(first.start) == second and first.values != second.values:
            yield _turned_range(pair, (low, high), (first, second))


def _turned_range(pair: Pair, source: tuple[Quantity, Quantity], target: tuple[Quantity, Quantity]) -> Message:
    """What is said of a range turned round; in a right-to-left text it may be typed as it should be displayed."""
    here, there = (target[0].start, target[1].end), (source[0].start, source[1].end)
    typed = direction(pair.locale) == "rtl" and "-" in pair.target_text[target[0].end : target[1].start]
    what = "is the range from its end to its start, typed as it is displayed" if typed else "is the range turned round"
    return Message(
        f"{pair.target_text[slice(*here)]!r} {what}, expected the order of {pair.source_text[slice(*there)]!r}",
        here,
        there,
        doubtful=typed,
    )


def _with_other_unit(pair: Pair) -> Iterator[tuple[Quantity, Quantity]]:
    """The pairs whose units differ in more than the way they are written."""
    for source, target in compared(pair).matched:
        if not (source.month or target.month) and not _agree(pair, source, target):
            yield source, target


def _agree(pair: Pair, source: Quantity, target: Quantity) -> bool:
    """Whether two numbers have one unit in some reading, or lack one that may be left out."""
    if not source.units or not target.units:
        units = source.units or target.units
        return not units or any(unit.loose for unit in units)
    return any(
        _same_size(source, one, target, other) or _same_but_for_divisor(pair, source, one, target, other)
        for one in source.units
        for other in target.units
    )


def _same_size(source: Quantity, one: Unit, target: Quantity, other: Unit) -> bool:
    if one.dimension != other.dimension:
        return False
    return any(value * one.factor == found * other.factor for value in source.values for found in target.values)


def _same_but_for_divisor(pair: Pair, source: Quantity, one: Unit, target: Quantity, other: Unit) -> bool:
    """Whether only one side divides, and the other names what it divides by: "5 mg/day" for "5 mg each day"."""
    if bool(one.parts) == bool(other.parts):
        return False
    dividends = (*one.parts[:1], one)[0], (*other.parts[:1], other)[0]
    divisor = (one.parts or other.parts)[1]
    text, locale = (pair.target_text, pair.locale) if one.parts else (pair.source_text, pair.source_locale)
    named = divisor.dimension == "time" or divisor.name in named_units(text, locale)
    return named and _same_size(source, dividends[0], target, dividends[1])


def _unit(number: Quantity) -> str:
    return number.unit.name if number.unit else ""


def _wrong_unit(pair: Pair, source: Quantity, target: Quantity) -> Message:
    message = f"{said(pair, target)} has another unit than the source, expected {meant(pair, source)}"
    if said(pair, target) == meant(pair, source):
        message = (
            f"{said(pair, target)} reads as {_name(target)} in {english_name(pair.locale)}, expected {_name(source)}"
        )
    return Message(message, target.span, source.span)


def _name(number: Quantity) -> str:
    return number.unit.name if number.unit else "no unit"


def _around(text: str, number: Quantity) -> str:
    """The number with the words beside it that compare it."""
    return repr(windows.around(text, *number.span, before=16, after=12))
