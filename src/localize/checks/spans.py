"""Pieces of what readers see, found again in what translators see."""

from __future__ import annotations

import re

from localize.model.finding import Span

_TAG = re.compile(r"</?[A-Za-z][A-Za-z0-9]{0,30}/?>")
_ESCAPES = {"&lt;": "<", "&amp;": "&", "&gt;": ">"}


def in_written(span: Span | None, shown: str, written: str) -> Span | None:
    """The offsets in a text with bare tags of a piece of the same text without them; None where they part ways.

    "5 mg" at (0, 4) of "5 mg daily" stands at (3, 7) of "<b>5 mg</b> daily".
    """
    if span is None or shown == written:
        return span
    offsets = _offsets(shown, written)
    if offsets is None:
        return None
    begin, end = span
    if begin == end:
        return None
    last = offsets[end - 1]
    return offsets[begin], last + _width(shown[end - 1], written, last)


def _offsets(shown: str, written: str) -> list[int] | None:
    """Where each character that is shown stands in the written text."""
    offsets = []
    at = 0
    for char in shown:
        while (tag := _TAG.match(written, at)) is not None:
            at = tag.end()
        width = _width(char, written, at)
        if not width:
            return None
        offsets.append(at)
        at += width
    return offsets


def _width(char: str, written: str, at: int) -> int:
    """How many characters stand for one that is shown; 0 if it does not stand there."""
    if written.startswith("&", at):
        for escape, meant in _ESCAPES.items():
            if written.startswith(escape, at) and char == meant:
                return len(escape)
    return int(written[at : at + 1] == char)
