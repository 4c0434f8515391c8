"""Punctuation marks of other scripts where the locale has its own."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import regex

from localize.checks import windows
from localize.checks.pair import Message, Pair
from localize.language import scripts
from localize.language.typography import typography


def punctuation(pair: Pair) -> Iterator[Message]:
    """Marks of other scripts where the locale has its own: "?" in Arabic, "," in Chinese, "，" in German."""
    if pair.entry.context == "keywords":
        return  # a comma divides them on the page, whatever the language (HTML Living Standard, meta keywords)
    text = pair.target_reading.prose
    typographic = typography(pair.locale)
    reported: set[str] = set()
    replaced = _replaced(pair.locale)
    if replaced is not None and not pair.target_reading.characters.isdisjoint(typographic.marks):
        for match in replaced.finditer(text):
            mark = match[0]
            if mark not in reported:
                reported |= {mark, *("()" if mark in "()" else "")}
                piece = _around(pair, match.start())
                yield Message(f"'{mark}' in '{piece}', expected '{typographic.marks[mark]}'", match.span())
    foreign = typographic.foreign
    for at, char in enumerate(text) if not pair.target_reading.characters.isdisjoint(foreign) else ():
        if char in foreign and char not in reported and char not in pair.source_text:
            reported.add(char)
            yield Message(f"'{char}' in '{_around(pair, at)}', expected '{foreign[char]}'", (at, at + 1))


@lru_cache
def _replaced(tag: str) -> regex.Pattern[str] | None:
    """ASCII marks where the locale has its own: beside letters of its own scripts."""
    marks = typography(tag).marks
    if not marks:
        return None
    own_letters = "".join(rf"\p{{Script={script}}}" for script in scripts.scripts_of(tag)) + "ー"
    letter = f"[{own_letters}]"
    before = rf"(?<=[{own_letters}」』）”》]|{letter}\p{{M}})"
    simple = "".join(mark for mark in marks if mark not in ".()")
    ways = [f"{before}[{regex.escape(simple)}]"]
    if "." in marks:
        ways.append(rf"{before}(?<!\.)\.(?=\s|$|{letter})")
    if "?" in marks:
        ways.append(r"\?(?=[\s\"”»’]*+$)")
    if "(" in marks:
        ways += [rf"(?<={letter})\((?={letter})", rf"(?<={letter})\)(?={letter}|$)"]
    return regex.compile("|".join(ways))


def _around(pair: Pair, at: int) -> str:
    return windows.around(pair.target_text, at, at + 1, before=15, after=4)
