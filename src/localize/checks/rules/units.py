"""Units: each number has that of the source."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from localize.checks.number_texts import in_source, in_target
from localize.checks.pair import Message, Pair
from localize.language.quantities import Notation, Quantity, Unit, named_units
from localize.language.tags import english_name

PERCENT = "percent"

_Reading = tuple[Quantity, Unit]
"""A number with one of the units that it may have."""


def units(pair: Pair) -> Iterator[Message]:
    """A number with another unit than in the source, or without one."""
    for source, target in with_other_unit(pair):
        if PERCENT not in (unit_name(source), unit_name(target)):
            yield wrong_unit(pair, source, target)


def with_other_unit(pair: Pair) -> Iterator[tuple[Quantity, Quantity]]:
    """Yield the pairs whose units differ in more than the way they are written."""
    for source, target in pair.numbers.matched:
        if not (source.month or target.month) and not _agree(pair, source, target):
            yield source, target


def _agree(pair: Pair, source: Quantity, target: Quantity) -> bool:
    """Whether two numbers can have the same unit, or lack a unit that may be left out."""
    if not source.units or not target.units:
        one, text = (source, pair.source_text) if source.units else (target, pair.target_text)
        may_lack = any(unit.loose for unit in one.units) and not _is_dose_unit(one, text)
        return not one.units or may_lack or _is_one_of_each(pair, one, in_source=bool(source.units))
    return any(
        _same_size((source, one), (target, other)) or _same_but_for_divisor(pair, (source, one), (target, other))
        for one in source.units
        for other in target.units
    )


def _is_dose_unit(number: Quantity, text: str) -> bool:
    """Whether a unit that may be left out otherwise is that of a dose: "10 U" of insulin, and not "10 units"."""
    symbol = text[number.end - 1 : number.end + 1].rstrip()
    return symbol == "U" and number.written is Notation.DIGITS


def _is_one_of_each(pair: Pair, number: Quantity, *, in_source: bool) -> bool:
    """Whether a number is the 1 of "for each 1 kg", where the other text has "per kg"."""
    if number.values != (Decimal(1),):
        return False
    named = _named_in_other_text(pair, in_source=in_source)
    return any(unit.name in named for unit in number.units)


def _named_in_other_text(pair: Pair, *, in_source: bool) -> frozenset[str]:
    """The units that the translation names, beside a number or not; those of the source for what is not `in_source`."""
    text, locale = (pair.target_text, pair.locale) if in_source else (pair.source_text, pair.source_locale)
    return named_units(text, locale)


def _same_size(here: _Reading, there: _Reading) -> bool:
    (source, one), (target, other) = here, there
    if one.dimension != other.dimension:
        return False
    return any(a * one.factor == b * other.factor for a in source.values for b in target.values)


def _same_but_for_divisor(pair: Pair, here: _Reading, there: _Reading) -> bool:
    """Whether only one side divides, and the other names what it divides by: "5 mg/day" for "5 mg each day"."""
    (source, one), (target, other) = here, there
    if bool(one.parts) == bool(other.parts):
        return False
    dividends = (*one.parts[:1], one)[0], (*other.parts[:1], other)[0]
    divisor = (one.parts or other.parts)[1]
    named = divisor.dimension == "time" or divisor.name in _named_in_other_text(pair, in_source=bool(one.parts))
    return named and _same_size((source, dividends[0]), (target, dividends[1]))


def unit_name(number: Quantity) -> str:
    """Return the name of a number's unit, "" where it has none."""
    return number.unit.name if number.unit else ""


def wrong_unit(pair: Pair, source: Quantity, target: Quantity) -> Message:
    """Return the message on a number with another unit, or one that reads as another unit in the locale."""
    actual, expected = in_target(pair, target), in_source(pair, source)
    text = f"{actual} has another unit than the source, expected {expected}"
    if actual == expected:
        text = f"{actual} reads as {_name(target)} in {english_name(pair.locale)}, expected {_name(source)}"
    return Message(text, target.span, source.span)


def _name(number: Quantity) -> str:
    return number.unit.name if number.unit else "no unit"
