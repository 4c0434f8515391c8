"""Quotation marks: each that opens is closed."""

from __future__ import annotations

from collections.abc import Iterator

from localize.checks import prose
from localize.checks.pair import Message, Pair
from localize.checks.quote_marks import even, faults, quoted, usual
from localize.language.typography import typography


def quote_balance(pair: Pair) -> Iterator[Message]:
    """A quotation mark without its partner, where all those of the source have theirs; told once."""
    if not typography(pair.locale).quotes:
        return
    text = prose.target(pair)
    wrong_marks = faults(text, pair.locale)
    if wrong_marks.lost and not wrong_marks.foreign and even(pair):
        at = wrong_marks.lost[0]
        piece = quoted(pair, at)
        yield Message(f"'{text[at]}' in '{piece}' has no partner, expected {usual(pair.locale)}", (at, at + 1))
