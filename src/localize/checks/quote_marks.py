"""Quotation marks as they are read: those of the locale, others, and those without a partner.

Only double marks are read: a single mark may be an apostrophe. A mark right after a number may stand for inches.
"""

from __future__ import annotations

from functools import lru_cache

from localize.checks import windows
from localize.checks.pair import Pair
from localize.dataclass import dataclass
from localize.expressions import expression
from localize.language.typography import typography

_DOUBLE_MARKS = "„“”‟«»「」『』〝〞〟《》〈〉"
DOUBLE = expression(f"[{_DOUBLE_MARKS}]")
STRAIGHT = expression('"')
MARKS = frozenset(_DOUBLE_MARKS) | {'"'}
"""All marks that are read."""

LONGEST = 40
"""Characters of a quotation that messages show."""


@dataclass(frozen=True, slots=True)
class QuoteFaults:
    """The offsets of quotation marks that are not as they should be."""

    foreign: tuple[int, ...]
    """Those that the locale does not use."""
    inner: tuple[int, ...]
    """Those that may stand inside others only, and do not."""
    lost: tuple[int, ...]
    """Those without a partner."""


def usual(tag: str) -> str:
    """Return the usual marks of the locale `tag` around something."""
    marks = typography(tag)
    opening, closing = tuple(marks.quotes[0])
    gap = inner_space(tag)
    return f"{opening}{gap}…{gap}{closing}"


def inner_space(tag: str) -> str:
    """Return the no-break space inside the usual marks of the locale `tag`, "" where it has none."""
    marks = typography(tag)
    return "\u00a0" if "»" in marks.spaced and marks.quotes[:1] == ("«»",) else ""


def quoted(pair: Pair, at: int) -> str:
    """Return the words around a mark of the translation, for messages."""
    return windows.around(pair.target_text, at, at + 1, before=LONGEST // 2, after=LONGEST // 2)


def even(pair: Pair) -> bool:
    """Whether all quotation marks of the source have partners; if not, it is part of a longer quotation."""
    source = pair.source_reading.prose
    quotes = sum(not after_number(source, match.start()) for match in STRAIGHT.finditer(source))
    return quotes % 2 == 0 and not faults(source, pair.source_locale).lost


def after_number(text: str, at: int) -> bool:
    """Return whether a mark follows a number, so that it may stand for inches."""
    return at > 0 and text[at - 1].isnumeric()


@lru_cache
def _closing(tag: str) -> dict[str, str]:
    """The closing marks that each opening mark of a locale may have."""
    marks = typography(tag)
    closing: dict[str, str] = {}
    for quotes in (*marks.quotes, *marks.nested):
        closing[quotes[0]] = closing.get(quotes[0], "") + quotes[1]
    return closing


def faults(text: str, tag: str) -> QuoteFaults:
    """Return the wrong quotation marks of a text, by the habits of the locale `tag`."""
    marks = typography(tag)
    closing = _closing(tag)
    known = frozenset("".join((*marks.quotes, *marks.nested)))
    foreign, inner, lost = [], [], []
    opened: list[int] = []
    for match in DOUBLE.finditer(text):
        at, mark = match.start(), match[0]
        if opened and mark in closing[text[opened[-1]]]:
            start = opened.pop()
            if not opened and text[start] + mark not in marks.quotes:
                inner.append(start)
        elif mark == "”" and after_number(text, at):
            continue
        elif mark not in known:
            foreign.append(at)
        elif mark in closing:
            opened.append(at)
        else:
            lost.append(at)
    return QuoteFaults(tuple(foreign), tuple(inner), tuple(sorted(lost + opened)))
