"""In which order the parts of an amount stand, where the text around it runs from right to left (UAX #9).

An amount with a unit or a name in Latin letters runs from left to right. One with a unit in the letters of the text
runs as the text does. For figures and signs alone, CLDR decides by the side on which it puts the minus sign beside such
digits: they run from right to left for ٠–٩ in Arabic, from left to right for all other digits.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from localize.dataclass import dataclass
from localize.expressions import unicode_expression
from localize.language import tags
from localize.language.quantities.amounts import Amount, amounts
from localize.model.finding import Span

_SYSTEMS = ((0x30, "latn"), (0x660, "arab"), (0x6F0, "arabext"))
_RIGHT_TO_LEFT = ("R", "AL")
_RANGE = unicode_expression(r"[\u200e\s]*[-\u2010-\u2015\u2212][\u200e\s]*")
_DIGITS = unicode_expression(r"\d(?:[\d.,٫٬]*\d)?")
_FIGURES = unicode_expression(r"[^\p{L}\p{M}٪]*(?:[\p{N}%‰+]|[°′″](?!\p{L}))")
_BARE = unicode_expression(r"[\d.,٫٬]+|\p{N}")
_ARRANGED = frozenset("\u200f\u061c\u202b\u202e\u2067")
"""Marks with which somebody has made a text run from right to left."""
_OPENING, _CLOSING = "\u202a\u202b\u202d\u202e\u2066\u2067\u2068", "\u202c\u2069"


@dataclass(frozen=True, slots=True)
class Isolate:
    """A piece of a text that is laid out by itself, apart from the text around it, in the direction `rtl` or `ltr`.

    `inner` are pieces of it that run from left to right, each by itself.
    """

    start: int
    end: int
    direction: str
    inner: tuple[Span, ...] = ()


def isolates(text: str, tag: str) -> Iterator[Isolate]:
    """The amounts of a text in a locale whose script runs from right to left, each as a whole, in order.

    An amount stays as it is if a bidirectional mark in it has no partner in it: its writer has arranged it.
    """
    for amount in amounts(text, tag):
        span = _with_marks(text, amount.start, amount.end)
        if span is not None:
            direction, inner = _order(text, amount, tag)
            yield Isolate(*span, direction, inner)


def _order(text: str, amount: Amount, tag: str) -> tuple[str, tuple[Span, ...]]:
    """The direction of an amount, and what in it runs from left to right by itself."""
    written = text[amount.start : amount.end]
    if not _ARRANGED.isdisjoint(written):
        return "rtl", ()
    system = _system(written)
    own = _of_figures(system, tag)
    letters = _of_letters(written)
    if letters == "rtl":
        return "rtl", () if own == "rtl" else tuple(_figures(text, amount))
    if letters is None and not amount.fixed and _descends(text, amount):
        return "rtl", tuple(_digits(written, amount.start))
    direction = "ltr" if amount.fixed else letters or own
    apart = direction == "ltr" and system == "arab" and len(amount.numbers) > 1
    return direction, tuple(_digits(written, amount.start)) if apart else ()


def _system(written: str) -> str:
    """The numbering system of the first digit, by CLDR's name."""
    digit = next((ord(char) for char in written if char.isdecimal()), 0x30)
    return next((name for zero, name in _SYSTEMS if zero <= digit < zero + 10), "latn")


@lru_cache
def _of_figures(system: str, tag: str) -> str:
    """The direction of signs and figures, by the side on which CLDR puts the minus sign beside such digits."""
    minus = tags.cldr(tag).number_symbols.get(system, {}).get("minusSign") or "-"
    return "rtl" if unicodedata.bidirectional(minus[0]) in _RIGHT_TO_LEFT else "ltr"


def _of_letters(written: str) -> str | None:
    """The direction of the first letter or percent sign of Arabic; None where there is none."""
    for char in written:
        kind = unicodedata.bidirectional(char)
        if char == "٪" or kind in _RIGHT_TO_LEFT:
            return "rtl"
        if char.isalpha() or char in "℃℉":
            return "ltr"
    return None


def _descends(text: str, amount: Amount) -> bool:
    """Whether a range ends lower than it begins: its writer swapped the numbers so that it looks right on the page."""
    if len(amount.numbers) != 2:
        return False
    low, high = amount.numbers
    ranged = _RANGE.fullmatch(text[low.end : high.start]) is not None
    return ranged and bool(low.values and high.values) and max(high.values) < min(low.values)


def _digits(written: str, start: int) -> Iterator[Span]:
    for match in _DIGITS.finditer(written):
        yield start + match.start(), start + match.end()


def _figures(text: str, amount: Amount) -> Iterator[Span]:
    """The figures of an amount with units in the letters of the text, where their parts could change places."""
    end = amount.start
    for number in amount.numbers:
        if number.start < end or number.month:
            continue
        match = _FIGURES.match(text, number.start, amount.end)
        if match is None:
            continue
        end = match.end()
        if not _BARE.fullmatch(match[0]) or "٪" in (text[number.start - 1 : number.start], text[end : end + 1]):
            yield number.start, end


def _with_marks(text: str, start: int, end: int) -> Span | None:
    """The span with the marks around it that pair with those in it; None where some have no partner."""
    while True:
        opened, lacking = _unpaired(text[start:end])
        if lacking and start and text[start - 1] in _OPENING:
            start -= 1
        elif opened and text[end : end + 1] and text[end] in _CLOSING:
            end += 1
        else:
            return None if opened or lacking else (start, end)


def _unpaired(text: str) -> tuple[int, int]:
    """How many marks open and are not closed, and how many close what is not open."""
    opened = lacking = 0
    for char in text:
        if char in _OPENING:
            opened += 1
        elif char in _CLOSING:
            if opened:
                opened -= 1
            else:
                lacking += 1
    return opened, lacking
