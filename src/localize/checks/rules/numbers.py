"""Numbers: the same values, whatever the way a language writes them."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from localize.checks.number_texts import around, in_source, in_target, misread
from localize.checks.pair import Message, Pair
from localize.expressions import expression
from localize.language import tags
from localize.language.quantities import Quantity
from localize.model.finding import Confidence

_NAME_BEFORE = expression(r"[A-Za-z]{3,}[ -]\Z")
_MANY = 10
_PARTS = (Decimal("0.5"), Decimal("0.25"), Decimal("0.75"))


def numbers(pair: Pair) -> Iterator[Message]:
    """A number that is lost, gained or another one; compared by value, in both directions."""
    comparison = pair.numbers
    lost, gained = list(comparison.lost), [each for each in comparison.gained if not _is_quoted(pair, each)]
    for expected, other in zip(lost, gained, strict=False):
        message = (
            misread(pair, expected, other) or _other_hour(pair, expected, other) or _another(pair, expected, other)
        )
        yield Message(message, other.span, expected.span)
    for expected in lost[len(gained) :]:
        yield Message(
            f"{in_source(pair, expected)} is missing, expected the numbers of the source", source=expected.span
        )
    for other in gained[len(lost) :]:
        message = f"{in_target(pair, other)} is not in the source, expected its numbers only"
        yield Message(message, other.span)
    yield from _other_word(pair)


def _another(pair: Pair, expected: Quantity, other: Quantity) -> str:
    """Says that a number is another one; with the words beside both where these tell them apart: "fél 9", "at 9:30"."""
    shown, wanted = in_target(pair, other), in_source(pair, expected)
    if shown == wanted:
        shown, wanted = around(pair.target_text, other), around(pair.source_text, expected)
    return f"{shown} is not in the source, expected {wanted}"


def _other_hour(pair: Pair, expected: Quantity, other: Quantity) -> str:
    """Says that an hour is in another part of the day; empty for other numbers, and for another hour on the clock."""
    if not (expected.daytime and other.daytime) or expected.values[-1] != other.values[-1]:
        return ""
    return (
        f"{in_target(pair, other)} is hour {other.values[0]} of the day, "
        f"expected hour {expected.values[0]} for {in_source(pair, expected)}"
    )


def _is_quoted(pair: Pair, number: Quantity) -> bool:
    """Whether a number belongs to a name of the source that is given beside its translation: "酶 2 (Enzyme 2)"."""
    if tags.script(pair.locale) == tags.script(pair.source_locale):
        return False
    name = _NAME_BEFORE.search(pair.target_text, 0, number.start)
    return name is not None and f"{name[0]}{pair.target_text[slice(*number.span)]}".lower() in pair.source_text.lower()


def _other_word(pair: Pair) -> Iterator[Message]:
    """A small number in words that is another one, an hour or an amount; in a frequency, the rule on those says so.

    Two words that are other words too prove nothing: "a second drug" is "otro", and "medio" the average beside it.
    """
    if pair.numbers.other_word is None:
        return
    expected, other = pair.numbers.other_word
    if not _is_counted(expected) or not _is_counted(other) or set(expected.values) & set(other.values):
        return
    if expected.vague and other.vague:
        return
    frequencies = pair.source_reading.frequencies if pair.target_reading.frequencies else ()
    if not any(start <= expected.start < end for start, end in (each.span for each in frequencies)):
        message = f"{in_target(pair, other)} is not in the source, expected {in_source(pair, expected)}"
        sure = _is_firm(expected) and _is_firm(other)
        yield Message(message, other.span, expected.span, confidence=Confidence.CERTAIN if sure else Confidence.LIKELY)


def _is_counted(number: Quantity) -> bool:
    """Whether a word means so many and nothing else: "one" may be a pronoun, "dozens" and "tens" are many."""
    return bool(number.values) and (2 <= number.values[0] < _MANY or number.values[0] in _PARTS or _is_firm(number))


def _is_firm(number: Quantity) -> bool:
    """Whether a word is an hour of the day or an amount, which nobody says loosely: "noon", "twenty-five mg"."""
    return number.daytime or number.has_firm_unit
