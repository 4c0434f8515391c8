"""Quotation marks: each that opens is closed."""

from __future__ import annotations

from collections.abc import Iterator

from localize.checks.pair import Message, Pair
from localize.checks.quote_marks import MARKS, even, faults, quoted, usual
from localize.language.typography import typography


def quote_balance(pair: Pair) -> Iterator[Message]:
    """A quotation mark without its partner, where all those of the source have theirs; reported once."""
    if not typography(pair.locale).quotes or MARKS.isdisjoint(pair.target_reading.characters):
        return
    text = pair.target_reading.prose
    misused = faults(text, pair.locale)
    if misused.lost and not misused.foreign and even(pair):
        at = misused.lost[0]
        piece = quoted(pair, at)
        yield Message(f"'{text[at]}' in '{piece}' has no partner, expected {usual(pair.locale)}", (at, at + 1))
