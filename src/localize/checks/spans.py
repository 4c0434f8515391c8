"""Turns spans in the text for readers into spans in the text for translators."""

from __future__ import annotations

from localize.model.block import Pattern
from localize.model.finding import Span
from localize.segments.inline import character_spans


def in_typed_text(span: Span | None, text: str, source: Pattern) -> Span | None:
    """The span in a translator's text, for a span in the text that readers see; None for None.

    `source` is the pattern that the text is read against. "5 mg" at (0, 4) of "5 mg daily" stands at (3, 7) of
    "<b>5 mg</b> daily".
    """
    if span is None or ("<" not in text and "&" not in text):
        return span
    characters = character_spans(text, source)
    begin, end = span
    if begin == end:
        at = characters[begin][0] if begin < len(characters) else len(text)
        return at, at
    return characters[begin][0], characters[end - 1][1]
