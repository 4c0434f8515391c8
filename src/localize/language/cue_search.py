"""Finds cues in running text: phrases of words, with gaps and asterisks, or pieces of text without spaces."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Protocol

import regex

from localize.language.remembered import Remembered

_WORD = regex.compile(r"[\p{L}\p{M}\p{N}]+(?:['’][tT](?![\p{L}\p{M}]))?['’]?", regex.VERSION1)
_TOGETHER = regex.compile(r"[\s/.'’\-‐‑–*\"“”«»]{0,4}+", regex.VERSION1)
"""What may stand between the words of a phrase that follow each other."""
_IN_A_CLAUSE = regex.compile(r"[\s'’\-‐‑]{0,4}+", regex.VERSION1)
_AMOUNT = regex.compile(r"\p{N}[\s\-‐‑]?\Z", regex.VERSION1)
_SILENT = regex.compile(r"[\u0591-\u05c7\u0640\u064b-\u065f\u0670]+", regex.VERSION1)
"""Points and vowel signs of Hebrew and Arabic, which a writer may leave out, and the tatweel."""
_GAP = "…"
_NUMBER = "#"
_LONGEST_GAP = 6
_LONGEST_FRONT = 60
"""The most letters that an asterisk at the front of a word stands for."""
_LONGEST_CLAUSE = 60
_PAUSE = regex.compile(r"[,;:.!?()…،؛؟।\n—–]", regex.VERSION1)


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue at the offsets `start` and `end` of the text it was looked for in."""

    text: str
    start: int
    end: int
    hard: bool


class CueFinder(Protocol):
    """Finds the cues of one language."""

    def find(self, words: CueText) -> Iterator[Cue]:
        """The cues of a text, in order."""


def cue_finder(data: Mapping[str, Any]) -> CueFinder:
    """Return the finder for the phrases under `hard`, `soft` and `ignored`; en.toml explains how they are written."""
    phrases = [
        _phrase(entry, hard=hard, data=data)
        for name, hard in (("ignored", None), ("hard", True), ("soft", False))
        for entry in [*data.get(name, ()), *(_doubled(data) if hard else ())]
    ]
    if not data.get("spaces", True):
        return _Unspaced(phrases)
    return _Spaced(phrases, tuple(data.get("prefixes", ())))


def _phrase(entry: str, *, hard: bool | None, data: Mapping[str, Any]) -> _Phrase:
    words = tuple(_key(word) for word in entry.split(" "))
    return _Phrase(
        words,
        hard,
        doubled=entry in data.get("doubled", ()),
        wide=len(words) == 3 and words[1] == _GAP and "*" not in words[2],
        final=entry in data.get("final", ()),
        small=entry in data.get("small", ()),
        others=frozenset(word for word in words[1:] if word not in (_GAP, _NUMBER) and "*" not in word),
    )


def _doubled(data: Mapping[str, Any]) -> Iterator[str]:
    """The phrases in which a particle and another word deny once: "ne … jamais", "jamais … ne"."""
    for particle in data.get("particles", ()):
        for word in data.get("doubled", ()):
            yield f"{particle} {_GAP} {word}"
            yield f"{word} {_GAP} {particle}"


@dataclass(frozen=True, slots=True)
class _Phrase:
    """An entry of the data: its words, and whether it is hard, soft, or (None) no cue."""

    words: tuple[str, ...]
    hard: bool | None
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
        return sum(word != _GAP for word in self.words)


class CueText:
    """A text in which cues are looked for: its words in order, and what is looked at beside them.

    `symbols` are those of units, which are no words after numbers or in brackets: "10 NE" is no Hungarian "ne" ("not").
    """

    def __init__(self, text: str, symbols: frozenset[str]) -> None:
        self.text = text
        self.pieces = text.split()
        self._symbols = symbols

    @cached_property
    def _spans(self) -> list[tuple[int, int]]:
        spans = [match.span() for match in _WORD.finditer(self.text)]
        if self._symbols.isdisjoint(self.text[begin:end] for begin, end in spans):
            return spans
        return [
            (begin, end)
            for begin, end in spans
            if self.text[begin:end] not in self._symbols or not _is_unit(self.text, begin, end)
        ]

    @cached_property
    def keys(self) -> list[str]:
        """The words as they are looked up."""
        return [_KEYS[self.text[begin:end]] for begin, end in self._spans]

    @cached_property
    def all_keys(self) -> frozenset[str]:
        """The same, each once."""
        return frozenset(self.keys)

    def start(self, index: int) -> int:
        """The offset of a word."""
        return self._spans[index][0]

    def end(self, index: int) -> int:
        """The offset after a word."""
        return self._spans[index][1]

    def __len__(self) -> int:
        return len(self.keys)

    def before(self, index: int) -> str:
        """The end of what stands between the word before and this one."""
        start = self.start(index)
        return self.text[max(self.end(index - 1) if index else 0, start - 8) : start]

    def in_a_clause(self, index: int) -> bool:
        """Whether nothing divides a word from the one before it."""
        before = self.before(index)
        return before == " " or bool(_IN_A_CLAUSE.fullmatch(before))

    def is_last(self, index: int) -> bool:
        """Whether a word is the last of its clause."""
        return index + 1 == len(self) or not self.in_a_clause(index + 1)

    def is_name(self, index: int) -> bool:
        """Whether a word begins with a capital in the middle of a clause."""
        return index > 0 and self.text[slice(*self._spans[index])].istitle() and self.in_a_clause(index)

    def follows(self, index: int, expected: str) -> int | None:
        """The index of the very next word if it is the one that is expected."""
        at = index + 1
        if at < len(self) and _fits(self.keys[at], expected) and _TOGETHER.fullmatch(self.before(at)):
            return at
        return None


def _is_unit(text: str, start: int, end: int) -> bool:
    """Whether a word that can be the symbol of a unit is one: it stands after a number, or alone in brackets."""
    return bool(_AMOUNT.search(text, max(0, start - 2), start)) or text[start - 1 : end + 1] == f"({text[start:end]})"


def _rank(phrase: _Phrase) -> tuple[int, int, bool, bool]:
    """The sort key of a phrase: more words, then a longer first word, then those that are no cue, then hard ones."""
    return -phrase.size, -len(phrase.words[0]), phrase.hard is not None, not phrase.hard


class _FirstWords:
    """The phrases by their first words; words with asterisks are found by their letters, not tried one by one."""

    def __init__(self, phrases: list[_Phrase]) -> None:
        self._phrases = phrases
        self._whole: dict[str, list[int]] = {}
        self._starts: dict[str, list[int]] = {}
        self._ends: dict[str, list[int]] = {}
        self._inside: list[int] = []
        for index, phrase in enumerate(phrases):
            first = phrase.words[0]
            stem = first.strip("*")
            if "*" not in first:
                self._whole.setdefault(first, []).append(index)
            elif not first.startswith("*"):
                self._starts.setdefault(stem, []).append(index)
            elif not first.endswith("*"):
                self._ends.setdefault(stem, []).append(index)
            else:
                self._inside.append(index)
        self._lengths = sorted({*map(len, self._starts), *map(len, self._ends)})

    def phrases(self, key: str) -> list[_Phrase]:
        """The phrases that may begin with a word: those without an asterisk first, otherwise in the order given."""
        size = len(key)
        indexes = [index for length in self._lengths if length <= size for index in self._starts.get(key[:length], ())]
        indexes += (
            index for length in self._lengths if length <= size for index in self._ends.get(key[size - length :], ())
        )
        fitting = sorted(index for index in (*indexes, *self._inside) if _fits(key, self._phrases[index].words[0]))
        return [self._phrases[index] for index in (*self._whole.get(key, ()), *fitting)]


class _Spaced:
    """Finds the cues of a language that is written with spaces between words."""

    def __init__(self, phrases: list[_Phrase], prefixes: tuple[str, ...]) -> None:
        self._first_words = _FirstWords(sorted(phrases, key=_rank))
        self._prefixes = prefixes
        self._beginning = Remembered(self._beginning_with)
        self._denies = Remembered(self._is_denial)
        self._may_have = Remembered(self._may_have_cue)

    def find(self, words: CueText) -> Iterator[Cue]:
        """The cues of a text, in order; two denials of a clause that mean only one are one cue."""
        if not any(map(self._may_have.__getitem__, words.pieces)):
            return
        text = words.text
        before: tuple[Cue, bool] | None = None
        for cue, doubled in self._each_cue(words):
            if before is not None:
                last, last_doubled = before
                if cue.hard and last.hard and (doubled or last_doubled) and _same_clause(text, last.end, cue.start):
                    before = (
                        Cue(text[last.start : cue.end].rstrip("'’"), last.start, cue.end, hard=True),
                        (doubled and last_doubled),
                    )
                    continue
                yield last
            before = cue, doubled
        if before is not None:
            yield before[0]

    def _each_cue(self, words: CueText) -> Iterator[tuple[Cue, bool]]:
        """Each cue of the text, and whether it may form one denial with another cue."""
        end = 0
        for index, beginning in enumerate(map(self._beginning.__getitem__, words.keys)):
            if not beginning or index < end:
                continue
            hit = self._at(words, index)
            if hit is None:
                continue
            phrase, last = hit
            if phrase.hard is not None:
                start, stop = words.start(index), words.end(last)
                yield Cue(words.text[start:stop].rstrip("'’"), start, end=stop, hard=phrase.hard), phrase.doubled
            end = last + 1

    def _at(self, words: CueText, index: int) -> tuple[_Phrase, int] | None:
        """The longest phrase that begins with a word, and the index of its last word."""
        within: dict[str, int] | None = None
        for phrase in self._beginning[words.keys[index]]:
            if not phrase.others <= words.all_keys:  # as for nearly all phrases
                continue
            if (phrase.final and not words.is_last(index)) or (phrase.small and words.is_name(index)):
                continue
            if phrase.wide:  # looked up, because some words begin many of these
                within = self._within_reach(words, index) if within is None else within
                last = within.get(phrase.words[2])
            else:
                last = self._match(words, index, phrase.words)
            if last is not None:
                return phrase, last
        return None

    def _within_reach(self, words: CueText, index: int) -> dict[str, int]:
        """The words that may follow in a phrase with a gap, with their indexes: up to the next denial in the clause."""
        within: dict[str, int] = {}
        for at in range(index + 1, min(index + 1 + _LONGEST_GAP, len(words))):
            if not words.in_a_clause(at):
                break
            within.setdefault(words.keys[at], at)
            if self._denies[words.keys[at]]:
                break
        return within

    def _may_have_cue(self, written: str) -> bool:
        """Whether a cue may begin in a piece of text without spaces."""
        return any(self._beginning[_KEYS[word]] for word in _WORD.findall(written))

    def _beginning_with(self, key: str) -> tuple[_Phrase, ...]:
        """The phrases that may begin with this word: longer ones first, and phrases that are no cue before cues."""
        phrases = self._first_words.phrases(key)
        for prefix in self._prefixes:
            if key.startswith(prefix) and len(key) > len(prefix) + 1:
                phrases += self._first_words.phrases(key[len(prefix) :])
        if not phrases:
            return ()
        return tuple(sorted(phrases, key=lambda phrase: (-phrase.size, "*" in phrase.words[0])))

    def _match(self, words: CueText, index: int, phrase: tuple[str, ...]) -> int | None:
        """The index of the last word of a phrase whose first word is at `index`; None if the rest does not follow."""
        at = index
        gap = False
        for word in phrase[1:]:
            if word == _GAP:
                gap = True
                continue
            following = self._next(words, at, word) if gap else words.follows(at, word)
            if following is None:
                return None
            at, gap = following, False
        return at

    def _next(self, words: CueText, index: int, expected: str) -> int | None:
        """The index of the next word of a phrase after a gap; no other denial may stand in the gap."""
        for at in range(index + 1, min(index + 1 + _LONGEST_GAP, len(words))):
            if not words.in_a_clause(at):
                return None
            if _fits(words.keys[at], expected):
                return at
            if self._denies[words.keys[at]]:
                return None
        return None

    def _is_denial(self, key: str) -> bool:
        return any(phrase.hard and len(phrase.words) == 1 for phrase in self._beginning[key])


class _Unspaced:
    """Finds cues as pieces of text, in a language that is written without spaces, or whose endings deny."""

    def __init__(self, phrases: list[_Phrase]) -> None:
        self._kind = {" ".join(phrase.words): phrase.hard for phrase in reversed(phrases)}
        pieces = sorted(self._kind, key=len, reverse=True)
        self._expression = re.compile("|".join(map(re.escape, pieces)))

    def find(self, words: CueText) -> Iterator[Cue]:
        """The cues of a text, in order."""
        for match in self._expression.finditer(words.text):
            hard = self._kind[match.group()]
            if hard is not None:
                yield Cue(match.group(), match.start(), end=match.end(), hard=hard)


def _same_clause(text: str, start: int, end: int) -> bool:
    """Whether two offsets are close together, without punctuation between them."""
    return end - start <= _LONGEST_CLAUSE and not _PAUSE.search(text, start, end)


def _key(word: str) -> str:
    """A word as it is looked up: without its case, its kind of apostrophe, and signs that writers may leave out."""
    word = unicodedata.normalize("NFC", word).casefold().replace("’", "'")
    return _SILENT.sub("", word) or word


_KEYS = Remembered(_key)


def _fits(key: str, expected: str) -> bool:
    """Whether a word is one of the data: "#" is a number, an asterisk any letters, at the front at least one."""
    if expected == _NUMBER:
        return key[:1].isdigit()
    if "*" not in expected:
        return key == expected
    letters = expected.strip("*")
    if not expected.startswith("*"):
        return key.startswith(letters)
    if expected.endswith("*"):
        return 0 < key.find(letters, 1) <= _LONGEST_FRONT
    return key.endswith(letters) and 0 < len(key) - len(letters) <= _LONGEST_FRONT
