"""Mistakes of meaning: a word for its opposite, or another one of its family.

A word is exchanged only where the English source has a word of the same side, so that the change is a mistake for
certain: "après tout" is left alone where nothing in the source is "after" something.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from benchmarks import mutation_data
from benchmarks.mutation_data import Exchange

_NO_SPACES = ("zh", "ja")
_NUMBER = r"(\d(?:[\d.,]*\d)?)"
_MONTH = re.compile(r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\b")
_MARKS = r"\w\u064b-\u0652"
_ARABIC_PREFIX = r"([وف]?(?:[بك]?ال|لل|[بكل])?)"


def exchanged(kind: str, source: str, target: str, locale: str) -> Iterator[str]:
    """All translations that a mistake of a kind makes of a right one."""
    cues = mutation_data.cues()[kind]
    left, right = _has(source, cues.left), _has(source, cues.right)
    if (cues.condition and not _has(source, cues.condition)) or (cues.alone and left and right):
        return
    data = mutation_data.of_language(locale)
    spoiled = [
        text
        for each in data.exchanges.get(kind, ())
        if (left if each.left or not cues.right else right)
        for text in _instead(each, target, locale)
    ]
    if not cues.alone or len(spoiled) == 1:
        yield from spoiled


def another_month(source: str, target: str, locale: str) -> Iterator[str]:
    """All translations with another month than a right one, where the source names a month."""
    if not _MONTH.search(source):
        return
    months = mutation_data.of_language(locale).months
    for index, month in enumerate(months):
        yield from _instead(Exchange(month, months[(index + 5) % 12], left=True), target, locale)
    for match in re.finditer(r"(?<!\d)(1[0-2]|[1-9])(?= ?月)", "" if months else target):
        yield target[: match.start()] + str((int(match[0]) + 4) % 12 + 1) + target[match.end() :]


def _instead(exchange: Exchange, target: str, locale: str) -> Iterator[str]:
    leave = [match.span() for match in _left_alone(locale).finditer(target)]
    for match in _expression(exchange.word, locale).finditer(target):
        if any(start < match.end() and match.start() < end for start, end in leave):
            continue
        new = exchange.instead
        if "#" in exchange.word:
            new = new.replace("#", match[match.re.groups])
        if match["word"][:1].isupper():
            new = new[:1].upper() + new[1:]
        yield target[: match.start("word")] + new + target[match.end("word") :]


@cache
def _expression(word: str, locale: str) -> re.Pattern[str]:
    """What finds a word as a whole; in Arabic with the particles that are written together with it."""
    parts = (re.escape(part).replace(r"\ ", "[ \u00a0\u202f]").replace("'", "['’]") for part in word.split("#"))
    inside = f"(?P<word>{_NUMBER.join(parts)})"
    if locale in _NO_SPACES:
        return re.compile(inside)
    prefix = _ARABIC_PREFIX if locale == "ar" else ""
    return re.compile(rf"(?<![{_MARKS}]){prefix}{inside}(?![{_MARKS}])", re.IGNORECASE)


@cache
def _left_alone(locale: str) -> re.Pattern[str]:
    return re.compile("|".join(mutation_data.of_language(locale).leave) or r"(?!)", re.IGNORECASE)


def _has(source: str, words: Sequence[str]) -> bool:
    return bool(words) and bool(_english(tuple(words)).search(source))


@cache
def _english(words: tuple[str, ...]) -> re.Pattern[str]:
    """What finds one of some English words; a star stands for any ending, or beginning."""
    alternatives = (
        re.escape(word).replace(r"\*", r"\w*").replace(r"\#", r"\d").replace(r"\ ", r"\s+") for word in words
    )
    return re.compile(rf"\b(?:{'|'.join(alternatives)})(?!\w)", re.IGNORECASE)
