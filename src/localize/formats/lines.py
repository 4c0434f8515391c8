"""Numbered source lines to blocks."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import groupby

from localize.model.article import Block, Role

Line = tuple[int, str]
"""A line's number, from 1, and its text without line end."""

BLANK = " \t\f\v"
"""What counts as white space in source text; no-break and other Unicode spaces are text."""

_FOLD = re.compile(f"[{BLANK}]+")


def is_blank(line: Line) -> bool:
    """True for a line of nothing but white space."""
    return not line[1].strip(BLANK)


def paragraphs(lines: Iterable[Line]) -> list[list[Line]]:
    """The runs of lines between blank lines."""
    return [list(group) for blank, group in groupby(lines, key=is_blank) if not blank]


def block(role: Role, lines: Iterable[Line], *, context: str | None = None, translatable: bool = True) -> Block:
    """One block of hard-wrapped lines: joined by single spaces, white space folded."""
    joined = ""
    starts: list[tuple[int, int]] = []
    for number, line in lines:
        text = _FOLD.sub(" ", line).strip(BLANK)
        if joined and text:
            joined += " "
        if text or not starts:
            starts.append((len(joined), number))
        joined += text
    return Block(role, (joined,), tuple(starts), context, translatable)
