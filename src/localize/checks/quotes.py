"""Quotation marks: those of the locale, and each that opens is closed.

Only double marks are read, for a single one may be an apostrophe; a mark right after a number may stand for inches.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import regex

from localize.checks import prose, windows
from localize.checks.pair import Message, Pair
from localize.language.typography import typography

_DOUBLE = regex.compile("[„“”‟«»「」『』〝〞〟《》〈〉]")
_STRAIGHT = regex.compile(r'"')
_STRAIGHT_SINGLE = regex.compile(
    r"(?<![\p{L}\p{N}\p{M}'])'(?=\p{L})[^'\"\n]{2,80}+(?<=[\p{L}\p{M}.!?])'(?![\p{L}\p{N}'])"
)
_LONGEST = 40


@dataclass(frozen=True, slots=True)
class _Read:
    """The places of quotation marks that are not as they should be."""

    foreign: tuple[int, ...]
    """Those that the locale does not use."""
    inner: tuple[int, ...]
    """Those that may stand inside others only, and do not."""
    lost: tuple[int, ...]
    """Those without a partner."""


def style(pair: Pair) -> Iterator[Message]:
    """Quotation marks that the locale does not use: straight ones in German, “English” ones in French; told once."""
    marks = typography(pair.locale)
    if not marks.quotes:
        return
    text = prose.target(pair)
    if not marks.straight and (straight := _straight(text)):
        piece = windows.short(pair.target_text[slice(*straight)], _LONGEST)
        yield Message(f"{piece} has straight quotation marks, expected {_usual(pair.locale)}", straight)
        return
    read = _read(text, pair.locale)
    wrong = read.foreign
    if not wrong and (_DOUBLE.search(pair.source_text) or '"' in pair.source_text) and _even(pair):
        wrong = read.inner
    if wrong:
        at = wrong[0]
        yield Message(f"'{text[at]}' in '{_piece(pair, at)}', expected {_usual(pair.locale)}", (at, at + 1))


def balance(pair: Pair) -> Iterator[Message]:
    """A quotation mark without its partner, where all those of the source have theirs; told once."""
    if not typography(pair.locale).quotes:
        return
    text = prose.target(pair)
    read = _read(text, pair.locale)
    if read.lost and not read.foreign and _even(pair):
        at = read.lost[0]
        piece = _piece(pair, at)
        yield Message(f"'{text[at]}' in '{piece}' has no partner, expected {_usual(pair.locale)}", (at, at + 1))


def _usual(tag: str) -> str:
    """The locale's usual marks around something."""
    marks = typography(tag)
    opening, closing = tuple(marks.quotes[0])
    gap = "\u00a0" if "»" in marks.spaced and opening == "«" else ""
    return f"{opening}{gap}…{gap}{closing}"


def _piece(pair: Pair, at: int) -> str:
    return windows.around(pair.target_text, at, at + 1, before=_LONGEST // 2, after=_LONGEST // 2)


def _even(pair: Pair) -> bool:
    """Whether the source's own quotation marks all have partners: it does not stand inside a longer quotation."""
    source = prose.source(pair)
    quotes = sum(not _after_number(source, match.start()) for match in _STRAIGHT.finditer(source))
    return quotes % 2 == 0 and not _read(source, pair.source_locale).lost


def _straight(text: str) -> tuple[int, int] | None:
    """The first straight quotation marks with what they enclose; inches are none."""
    start = None
    for match in _STRAIGHT.finditer(text):
        at = match.start()
        if start is not None:
            return start, at + 1
        if not _after_number(text, at):
            start = at
    if start is not None:
        return start, start + 1
    single = _STRAIGHT_SINGLE.search(text)
    return single.span() if single else None


def _after_number(text: str, at: int) -> bool:
    return at > 0 and text[at - 1].isnumeric()


@lru_cache
def _closing(tag: str) -> dict[str, str]:
    """What each opening mark of a locale may be closed with."""
    marks = typography(tag)
    closing: dict[str, str] = {}
    for quotes in (*marks.quotes, *marks.nested):
        closing[quotes[0]] = closing.get(quotes[0], "") + quotes[1]
    return closing


def _read(text: str, tag: str) -> _Read:
    marks = typography(tag)
    closing = _closing(tag)
    known = frozenset("".join((*marks.quotes, *marks.nested)))
    foreign, inner, lost = [], [], []
    opened: list[int] = []
    for match in _DOUBLE.finditer(text):
        at, mark = match.start(), match[0]
        if opened and mark in closing[text[opened[-1]]]:
            start = opened.pop()
            if not opened and text[start] + mark not in marks.quotes:
                inner.append(start)
        elif mark == "”" and _after_number(text, at):
            continue
        elif mark not in known:
            foreign.append(at)
        elif mark in closing:
            opened.append(at)
        else:
            lost.append(at)
    return _Read(tuple(foreign), tuple(inner), tuple(sorted(lost + opened)))
