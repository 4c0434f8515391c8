"""Turns numbered source lines into blocks."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from localize.expressions import expression
from localize.model.block import Block, Role

Line = tuple[int, str]
"""A line's number, from 1, and its text without line end."""

BLANK = " \t\f\v"
"""What counts as white space in source text; no-break and other Unicode spaces are text."""

_FOLD = expression(f"[{BLANK}]+")


def is_blank(line: Line) -> bool:
    """Whether a line has only white space of any kind: a line with one no-break space counts as empty."""
    return not line[1].strip()


def paragraphs(lines: Iterable[Line]) -> list[list[Line]]:
    """The runs of lines between blank lines."""
    return [list(group) for blank, group in groupby(lines, key=is_blank) if not blank]


def fold(text: str) -> str:
    """A text with one space for each run of white space, and none at its ends."""
    text = text.strip(BLANK)
    if "  " not in text and text.isprintable():  # no other white space either: most texts
        return text
    return _FOLD.sub(" ", text)


def block(role: Role, lines: Iterable[Line], *, context: str | None = None, translatable: bool = True) -> Block:
    """One block of hard-wrapped lines: joined by single spaces, white space folded."""
    joined = ""
    starts: list[tuple[int, int]] = []
    for number, line in lines:
        text = fold(line)
        if joined and text:
            joined += " "
        if text or not starts:
            starts.append((len(joined), number))
        joined += text
    return Block(role, (joined,), lines=tuple(starts), context=context, translatable=translatable)
