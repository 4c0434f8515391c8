"""Sentence boundaries as offsets; nothing of the text is ever rewritten.

Candidates are the sentence terminators of UAX #29 with the quotes, brackets and citation marks that close after
them; each candidate is then kept or dropped by rules whose data is in `data/sentences/<language>.toml`. In doubt a
boundary is dropped: two sentences in one segment cost a translator little, half a sentence costs its sense.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

import regex

from localize.language.tags import language

VERSION = 1
"""Of rules and data together. Raise it with every change that moves a boundary: translations hang on them."""

_CANDIDATE = regex.compile(
    r"""
    (?P<stop> [.]{1,8} | [!?…‽⁇⁈⁉؟۔।॥]{1,8} | (?P<wide> [。！？｡︒﹒﹖﹗．]{1,8} ) )
    (?P<close> (?: \p{Zs}? [»›] | [\p{Pf}\p{Pe}"'”’“‘] ){0,4} (?: \[ [\d,;\-–\ ]{1,20} \] ){0,4} )
    (?P<space> [\s\p{Zs}]{0,64} )
    """,
    regex.VERBOSE | regex.VERSION1,
)
_OPENERS = regex.compile(r"[\p{Pi}\p{Ps}\"'„‚«»‹›“‘¿¡\-–—*•\s\u200e\u200f\u061c\u2066-\u2069]*+", regex.VERSION1)
_WORD_BEFORE = regex.compile(r"[\p{L}\p{M}\p{N}.’'\-]*+\Z", regex.VERSION1)
_WORD_AFTER = regex.compile(r"[\p{L}\p{M}\p{N}]*+", regex.VERSION1)
_LONGEST_WORD = 40
_OPEN_BRACKET = {"(": ")", "[": "]", "（": "）", "「": "」", "『": "』"}


@dataclass(frozen=True, slots=True)
class Rules:
    """One language's data; all words in lower case and without their last stop."""

    joined: frozenset[str]
    """Abbreviations that never end a sentence: titles, "e.g", "approx"."""
    ending: frozenset[str]
    """Abbreviations that may end one when a capital follows: "etc", "p.m"."""
    numbered: frozenset[str]
    """Abbreviations only before a number: "no", "fig", "p"."""
    lettered: frozenset[str]
    """Words whose single letter is no initial, so that it may end a sentence: "vitamin C."."""
    ordinals: bool
    """Whether a stop after a number makes an ordinal: "3. mai"."""


@lru_cache
def rules_of(code: str) -> Rules:
    """The rules of a language (a language subtag); those that hold for all where it has no file."""
    base = _read("all")
    own = _read(code) or {}

    def words(name: str) -> frozenset[str]:
        return frozenset([*base.get(name, ()), *own.get(name, ())])  # type: ignore[misc]  # TOML values are untyped

    return Rules(words("joined"), words("ending"), words("numbered"), words("lettered"), bool(own.get("ordinals")))


def _read(name: str) -> dict[str, object]:
    place = files("localize.language") / "data" / "sentences" / f"{name}.toml"
    return tomllib.loads(place.read_text(encoding="utf-8")) if place.is_file() else {}


def starts(text: str, tag: str) -> Iterator[int]:
    """The offsets at which a sentence begins, without 0, ascending; white space belongs to the sentence before it."""
    rules = rules_of(language(tag))
    brackets = _Brackets(text)
    begin = 0
    for match in _CANDIDATE.finditer(text):
        end = match.end()
        if end == len(text) or brackets.open_at(match.start()):
            continue
        wide = match["wide"] is not None
        if not wide and not match["space"]:
            continue
        if not wide and not _ends_sentence(text, begin, match, rules):
            continue
        if wide and text[end] in "。、，,)）」』】”’":
            continue
        begin = end
        yield end


class _Brackets:
    """Which brackets are open, found in one pass beside the candidates; an unclosed one counts for nothing."""

    def __init__(self, text: str) -> None:
        stack: list[tuple[str, int]] = []
        self._pairs: list[tuple[int, int]] = []
        for offset, char in enumerate(text):
            if char in _OPEN_BRACKET:
                stack.append((_OPEN_BRACKET[char], offset))
            elif stack and char == stack[-1][0]:
                _, opened = stack.pop()
                if not stack:
                    self._pairs.append((opened, offset))
        self._next = 0

    def open_at(self, offset: int) -> bool:
        while self._next < len(self._pairs) and self._pairs[self._next][1] < offset:
            self._next += 1
        return self._next < len(self._pairs) and self._pairs[self._next][0] < offset


def _ends_sentence(text: str, begin: int, match: regex.Match[str], rules: Rules) -> bool:
    """Whether a candidate with white space after it is a boundary."""
    opened = _OPENERS.match(text, match.end())
    after = _WORD_AFTER.match(text, opened.end() if opened else match.end())
    following = after.group() if after else ""
    if _starts_small(following):
        return False
    if match["stop"] != ".":
        return True
    window = max(begin, match.start() - _LONGEST_WORD)
    before_match = _WORD_BEFORE.search(text, window, match.start())
    before = before_match.group() if before_match else ""
    word_begin = match.start() - len(before)
    if not text[begin:word_begin].strip("«»“”„\"'()[] \u200e\u200f") and _is_enumerator(before):
        return False  # "1." or "a)" at the start of a block
    if match["close"]:
        return True  # a stop inside quotes or before a citation mark ends more than an abbreviation
    word = before.lstrip("'’-")
    if _is_abbreviation(word, following, rules):
        return False
    lone_letter = len(word) == 1 and word.isalpha() and word.isupper()
    return not lone_letter or text[:word_begin].rstrip().rpartition(" ")[2].lower() in rules.lettered


def _starts_small(word: str) -> bool:
    """True for "nine", not for "mRNA" or "pH": a small first letter with no capital after it."""
    return word[:1].islower() and word == word.lower()


def _is_enumerator(word: str) -> bool:
    return (word.isdigit() and len(word) <= 3) or (len(word) == 1 and word.isalpha())


def _is_abbreviation(word: str, following: str, rules: Rules) -> bool:
    """Whether a stop belongs to the word before it; an initial is no abbreviation."""
    small = word.lower()
    if small in rules.joined or (small in rules.numbered and following[:1].isdigit()):
        return True
    if small in rules.ending:
        return not following[:1].isupper()
    if rules.ordinals and word.isdigit() and len(word) <= 2:
        return True
    return len(word) > 2 and word[-2] == "." and all(len(part) == 1 for part in word.split("."))  # "U.S", "i.v"
