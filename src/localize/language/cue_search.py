"""Finds cues in running text: phrases of words, with gaps and asterisks, or pieces of text without spaces."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Protocol

import regex

from localize.dataclass import dataclass
from localize.expressions import unicode_expression
from localize.language.cue_text import GAP, KEYS, CueText, keys_in
from localize.language.first_words import Beginning, FirstWords, whole_words
from localize.language.remembered import Remembered

_LONGEST_CLAUSE = 60
_PAUSE = unicode_expression(r"[,;:.!?()…،؛؟।\n—–]", regex.VERSION1)


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue at the offsets `start` and `end` of the text it was looked for in.

    An affixed one denies by a part of a word ("unknown"), a verbal one by a verb of its own ("avoid"). With another
    denial, one that is `unless` means what a word such as `only` says.
    """

    text: str
    start: int
    end: int
    hard: bool
    affixed: bool = False
    verbal: bool = False
    unless: bool = False
    only: bool = False


class CueFinder(Protocol):
    """Finds the cues of one language."""

    def find(self, words: CueText) -> Sequence[Cue]:
        """The cues of a text, in order."""

    def may_begin(self, piece: str) -> bool:
        """Whether a cue may begin in a piece of text without spaces."""


def cue_finder(data: Mapping[str, Any]) -> CueFinder:
    """Return the finder for the phrases of some data; en.toml explains how they are written."""
    phrases = [
        _phrase(entry, kind, data=data)
        for kind in ("ignored", "hard", "soft")
        for entry in [*data.get(kind, ()), *(_doubled(data) if kind == "hard" else ())]
    ]
    if not data.get("spaces", True):
        return _Unspaced(phrases)
    return _Spaced(phrases, tuple(data.get("prefixes", ())))


def _phrase(entry: str, kind: str, *, data: Mapping[str, Any]) -> _Phrase:
    words = tuple(KEYS[word] for word in entry.split(" "))
    return _Phrase(
        words,
        None if kind == "ignored" else kind != "soft",
        affixed=any(_is_affixed(entry, affix) for affix in data.get("affixes", ())),
        verbal=entry in data.get("verbs", ()),
        unless=entry in data.get("unless", ()),
        only=entry in data.get("only", ()),
        doubled=entry in data.get("doubled", ()),
        wide=len(words) == 3 and words[1] == GAP and "*" not in words[2],
        final=entry in data.get("final", ()),
        small=entry in data.get("small", ()),
        others=whole_words(words),
    )


def _doubled(data: Mapping[str, Any]) -> Iterator[str]:
    """The phrases in which a particle and another word deny once: "ne … jamais", "jamais … ne"."""
    for particle in data.get("particles", ()):
        for word in data.get("doubled", ()):
            yield f"{particle} {GAP} {word}"
            yield f"{word} {GAP} {particle}"


@dataclass(frozen=True, slots=True)
class _Phrase:
    """An entry of the data: its words, and whether it is hard, soft, or (None) no cue."""

    words: tuple[str, ...]
    hard: bool | None
    affixed: bool = False
    verbal: bool = False
    unless: bool = False
    only: bool = False
    doubled: bool = False
    """Whether it and another denial of its clause count as one denial: "nadie" after "no … nunca"."""
    wide: bool = False
    """Whether it is two words with a gap between them, and the second word has no asterisk."""
    final: bool = False
    """Whether it is a cue at the end of a clause only: "kullanma" ("do not use", otherwise "the use")."""
    small: bool = False
    """Whether a name is no such cue: "nemá" ("has not") is one, "Nemo" is not."""
    others: frozenset[str] = frozenset()
    """The words after the first one that have no asterisk."""

    @property
    def size(self) -> int:
        """How many words it has, without gaps: two in "not … only", as in "not only"."""
        return sum(word != GAP for word in self.words)


def _is_affixed(entry: str, affix: str) -> bool:
    """Whether a denial is only a part of the word: "un*" in "unknown", "*less" in "painless"."""
    return entry == affix or (affix.endswith("*") and " " not in entry and entry.startswith(affix.strip("*")))


def _cue(phrase: _Phrase, text: str, start: int, end: int) -> Cue:
    """Return the cue that a phrase makes of the text between two offsets."""
    return Cue(
        text,
        start,
        end,
        hard=bool(phrase.hard),
        affixed=phrase.affixed,
        verbal=phrase.verbal,
        unless=phrase.unless,
        only=phrase.only,
    )


def _rank(phrase: _Phrase) -> tuple[int, int, bool, bool]:
    """The sort key of a phrase: more words, then a longer first word, then those that are no cue, then hard ones."""
    return -phrase.size, -len(phrase.words[0]), phrase.hard is not None, not phrase.hard


class _Spaced:
    """Finds the cues of a language that is written with spaces between words."""

    def __init__(self, phrases: list[_Phrase], prefixes: tuple[str, ...]) -> None:
        self._first_words = FirstWords(sorted(phrases, key=_rank), prefixes=prefixes)
        self._beginning = Remembered(self._beginning_with)
        self._denies = Remembered(self._is_denial)

    def find(self, words: CueText) -> Sequence[Cue]:
        """The cues of a text, in order; two denials of a clause that mean only one are one cue."""
        text = words.text
        cues: list[Cue] = []
        last_doubled = False
        for cue, doubled in self._each_cue(words):
            last = cues[-1] if cues else None
            one = last is not None and cue.hard and last.hard and (doubled or last_doubled)
            if last is not None and one and _same_clause(text, last.end, cue.start):
                cues[-1] = Cue(text[last.start : cue.end].rstrip("'’"), last.start, cue.end, hard=True)
                last_doubled = doubled and last_doubled
                continue
            cues.append(cue)
            last_doubled = doubled
        return cues

    def may_begin(self, piece: str) -> bool:
        """Whether a phrase may begin with a word of a piece of text without spaces."""
        return any(map(self._beginning.__getitem__, keys_in(piece)))

    def _each_cue(self, words: CueText) -> list[tuple[Cue, bool]]:
        """Each cue of the text, and whether it may form one denial with another cue."""
        cues: list[tuple[Cue, bool]] = []
        end = 0
        for index, beginning in enumerate(map(self._beginning.__getitem__, words.keys)):
            if beginning is None or index < end:
                continue
            hit = self._at(words, index, beginning)
            if hit is None:
                continue
            phrase, last = hit
            if phrase.hard is not None:
                start, stop = words.spans[index][0], words.spans[last][1]
                cues.append((_cue(phrase, words.text[start:stop].rstrip("'’"), start, stop), phrase.doubled))
            end = last + 1
        return cues

    def _at(self, words: CueText, index: int, beginning: Beginning[_Phrase]) -> tuple[_Phrase, int] | None:
        """The longest phrase that begins with a word, and the index of its last word."""
        within: dict[str, int] | None = None
        for phrase in beginning.by_second.get(words.key(index + 1), beginning.others):
            if not phrase.others <= words.all_keys:  # as for nearly all phrases
                continue
            if (phrase.final and not words.is_last(index)) or (phrase.small and words.is_name(index)):
                continue
            if phrase.wide:  # looked up, because some words begin many of these
                within = self._within_reach(words, index) if within is None else within
                last = within.get(phrase.words[2])
            else:
                last = words.last(index, phrase.words, stops=self._denies.__getitem__)
            if last is not None:
                return phrase, last
        return None

    def _within_reach(self, words: CueText, index: int) -> dict[str, int]:
        """The words that may follow in a phrase with a gap, with their indexes: up to the next denial in the clause."""
        within: dict[str, int] = {}
        for at in words.reach(index):
            if not words.in_a_clause(at):
                break
            within.setdefault(words.keys[at], at)
            if self._denies[words.keys[at]]:
                break
        return within

    def _beginning_with(self, key: str) -> Beginning[_Phrase] | None:
        """The phrases that may begin with this word: longer ones first, and phrases that are no cue before cues."""
        phrases = self._first_words.phrases(key)
        return (
            Beginning(sorted(phrases, key=lambda phrase: (-phrase.size, "*" in phrase.words[0]))) if phrases else None
        )

    def _is_denial(self, key: str) -> bool:
        beginning = self._beginning[key]
        return beginning is not None and any(phrase.hard and len(phrase.words) == 1 for phrase in beginning.phrases)


class _Unspaced:
    """Finds cues as pieces of text, in a language that is written without spaces, or whose endings deny."""

    def __init__(self, phrases: list[_Phrase]) -> None:
        self._phrases = {" ".join(phrase.words): phrase for phrase in reversed(phrases)}
        pieces = sorted(self._phrases, key=len, reverse=True)
        self._expression = re.compile("|".join(map(re.escape, pieces)))

    def find(self, words: CueText) -> Sequence[Cue]:
        """The cues of a text, in order."""
        phrases = ((self._phrases[match.group()], match) for match in self._expression.finditer(words.text))
        return [_cue(phrase, match.group(), *match.span()) for phrase, match in phrases if phrase.hard is not None]

    def may_begin(self, _piece: str) -> bool:
        """Always: a phrase may have spaces in it."""
        return True


def _same_clause(text: str, start: int, end: int) -> bool:
    """Whether two offsets are close together, without punctuation between them."""
    return end - start <= _LONGEST_CLAUSE and not _PAUSE.search(text, start, end)
