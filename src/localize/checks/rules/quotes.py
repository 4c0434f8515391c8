"""Quotation marks that the locale does not use."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from localize.checks import prose, windows
from localize.checks.pair import Message, Pair
from localize.checks.quote_marks import DOUBLE, LONGEST, STRAIGHT, after_number, even, faults, quoted, usual
from localize.language.typography import typography

_STRAIGHT_SINGLE = regex.compile(
    r"(?<![\p{L}\p{N}\p{M}'])'(?=\p{L})[^'\"\n]{2,80}+(?<=[\p{L}\p{M}.!?])'(?![\p{L}\p{N}'])"
)


def quotes(pair: Pair) -> Iterator[Message]:
    """Quotation marks that the locale does not use: straight ones in German, “English” ones in French; told once."""
    marks = typography(pair.locale)
    if not marks.quotes:
        return
    text = prose.target(pair)
    if not marks.straight and (straight := _straight(text)):
        piece = windows.short(pair.target_text[slice(*straight)], LONGEST)
        yield Message(f"{piece} has straight quotation marks, expected {usual(pair.locale)}", straight)
        return
    wrong_marks = faults(text, pair.locale)
    wrong = wrong_marks.foreign
    if not wrong and (DOUBLE.search(pair.source_text) or '"' in pair.source_text) and even(pair):
        wrong = wrong_marks.inner
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
