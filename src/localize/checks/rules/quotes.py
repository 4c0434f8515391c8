"""Quotation marks that the locale does not use."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from localize.checks import windows
from localize.checks.pair import Edit, Message, Pair
from localize.checks.quote_marks import (
    DOUBLE,
    LONGEST,
    MARKS,
    STRAIGHT,
    after_number,
    even,
    faults,
    inner_space,
    quoted,
    usual,
)
from localize.expressions import unicode_expression
from localize.language.typography import typography

_STRAIGHT_SINGLE = unicode_expression(
    r"(?<![\p{L}\p{N}\p{M}'])'(?=\p{L})[^'\"\n]{2,80}+(?<=[\p{L}\p{M}.!?])'(?![\p{L}\p{N}'])"
)

_QUOTES = MARKS | {"'"}

_ANY = unicode_expression(f"{DOUBLE.pattern}|{STRAIGHT.pattern}")
_OPENING = unicode_expression(rf"(?<![^\s(\[–—-])(?P<mark>{_ANY.pattern})[ \u00a0\u202f]?(?=[^\s\p{{P}}])")
_CLOSING = unicode_expression(rf"(?<=[^\s(\[])[ \u00a0\u202f]?(?P<mark>{_ANY.pattern})(?![^\s)\].,;:!?…–—])")


def quotes(pair: Pair) -> Iterator[Message]:
    """Quotation marks that the locale does not use: straight ones in German, “English” ones in French; once."""
    marks = typography(pair.locale)
    if not marks.quotes:
        return
    if _QUOTES.isdisjoint(pair.target_reading.characters):
        return
    text = pair.target_reading.prose
    if not marks.straight and (straight := _straight(text)):
        piece = windows.short(pair.target_text[slice(*straight)], LONGEST)
        yield Message(f"{piece} has straight quotation marks, expected {usual(pair.locale)}", straight)
        return
    misused = faults(text, pair.locale)
    wrong = misused.foreign
    if not wrong and (DOUBLE.search(pair.source_text) or '"' in pair.source_text) and even(pair):
        wrong = misused.inner
    if wrong:
        at = wrong[0]
        yield Message(f"'{text[at]}' in '{quoted(pair, at)}', expected {usual(pair.locale)}", (at, at + 1))


def _straight(text: str) -> tuple[int, int] | None:
    """The first straight quotation marks with what they enclose; inches are none."""
    start = None
    for match in STRAIGHT.finditer(text):
        at = match.start()
        if start is not None:
            return start, at + 1
        if not after_number(text, at):
            start = at
    if start is not None:
        return start, start + 1
    single = _STRAIGHT_SINGLE.search(text)
    return single.span() if single else None


def fix(pair: Pair) -> Iterator[Edit]:
    """Put the locale's usual marks in place of others, where it is certain which one opens and which one closes.

    It is certain if the marks come in pairs, none inside another, each opening one after a space and each closing one
    before a space or a mark. The spaces inside the marks become what the locale has there.
    """
    marks = typography(pair.locale)
    text = pair.target_reading.prose
    gap = inner_space(pair.locale)
    for opening, closing in _certain_pairs(text):
        if text[opening.start("mark")] + text[closing.start("mark")] not in marks.quotes:
            yield Edit((opening.start("mark"), opening.end()), marks.quotes[0][0] + gap)
            yield Edit((closing.start(), closing.end("mark")), gap + marks.quotes[0][1])


def _certain_pairs(text: str) -> list[tuple[regex.Match[str], regex.Match[str]]]:
    """Return the pairs of marks of a text with the spaces inside them; none where any mark is in doubt."""
    marks = [match.start() for match in _ANY.finditer(text)]
    openings = {match.start("mark"): match for match in _OPENING.finditer(text)}
    closings = {match.start("mark"): match for match in _CLOSING.finditer(text)}
    pairs = list(zip(marks[::2], marks[1::2], strict=False))
    certain = len(marks) % 2 == 0 and all(
        opening in openings and closing in closings and not after_number(text, closing) for opening, closing in pairs
    )
    return [(openings[opening], closings[closing]) for opening, closing in pairs] if certain else []
