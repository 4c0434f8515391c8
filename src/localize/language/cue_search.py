"""Finds cues in running text: phrases of words, with gaps and asterisks, or pieces of text without spaces."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Protocol

import regex

_WORD = regex.compile(r"[\p{L}\p{M}\p{N}]+(?:['’][tT](?![\p{L}\p{M}]))?['’]?", regex.VERSION1)
_TOGETHER = regex.compile(r"[\s/.'’\-‐‑–*\"“”«»]{0,4}+", regex.VERSION1)
"""What may stand between the words of a phrase that follow each other."""
_IN_A_CLAUSE = regex.compile(r"[\s'’\-‐‑]{0,4}+", regex.VERSION1)
_AMOUNT = regex.compile(r"\p{N}[\s\-‐‑]?\Z", regex.VERSION1)
_SILENT = regex.compile(r"[\u0591-\u05c7\u0640\u064b-\u065f\u0670]+", regex.VERSION1)
"""Points and vowel signs of Hebrew and Arabic, which a writer may leave out, and the tatweel."""
_GAP = "…"
_LONGEST_GAP = 6
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

    def find(self, text: str) -> Iterator[Cue]:
        """The cues of a text, in order."""


def cue_finder(data: Mapping[str, Any], symbols: frozenset[str]) -> CueFinder:
    """Return the finder for the phrases under `hard`, `soft` and `ignored`; en.toml explains how they are written.

    `symbols` are symbols of units that are also words of the language: after a number they are no cues.
    """
    phrases = [
        _phrase(entry, hard=hard, data=data)
        for name, hard in (("ignored", None), ("hard", True), ("soft", False))
        for entry in [*data.get(name, ()), *(_doubled(data) if hard else ())]
    ]
    if not data.get("spaces", True):
        return _Unspaced(phrases)
    return _Spaced(phrases, tuple(data.get("prefixes", ())), symbols)


def _phrase(entry: str, *, hard: bool | None, data: Mapping[str, Any]) -> _Phrase:
    words = tuple(_key(word) for word in entry.split(" "))
    return _Phrase(
        words,
        hard,
        doubled=entry in data.get("doubled", ()),
        wide=len(words) == 3 and words[1] == _GAP and "*" not in words[2],
        final=entry in data.get("final", ()),
        small=entry in data.get("small", ()),
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

    @property
    def size(self) -> int:
        """How many words it has, without gaps: two in "not … only", as in "not only"."""
        return sum(word != _GAP for word in self.words)


@dataclass(frozen=True, slots=True)
class _CueWord:
    """A word of a text as it is looked up, and its offsets."""

    key: str
    start: int
    end: int
    before: str
    """The end of what stands between the word before and this one."""
    name: bool
    """Whether it begins with a capital in the middle of a clause."""


def _words(text: str, symbols: frozenset[str]) -> Iterator[_CueWord]:
    """The words of a text, without the symbols of units after numbers or in brackets: "10 NE", "(NE)" in Hungarian."""
    end = 0
    for match in _WORD.finditer(text):
        if match[0] in symbols and _is_unit(text, match.start(), match.end()):
            continue
        before = text[max(end, match.start() - 8) : match.start()]
        name = match[0].istitle() and end > 0 and bool(_IN_A_CLAUSE.fullmatch(before))
        yield _CueWord(_key(match[0]), match.start(), end=match.end(), before=before, name=name)
        end = match.end()


def _is_unit(text: str, start: int, end: int) -> bool:
    """Whether a word that can be the symbol of a unit is one: it stands after a number, or alone in brackets."""
    return bool(_AMOUNT.search(text, max(0, start - 2), start)) or text[start - 1 : end + 1] == f"({text[start:end]})"


def _rank(phrase: _Phrase) -> tuple[int, int, bool, bool]:
    """The sort key of a phrase: more words, then a longer first word, then those that are no cue, then hard ones."""
    return -phrase.size, -len(phrase.words[0]), phrase.hard is not None, not phrase.hard


class _Spaced:
    """Finds the cues of a language that is written with spaces between words."""

    def __init__(self, phrases: list[_Phrase], prefixes: tuple[str, ...], symbols: frozenset[str]) -> None:
        self._whole: dict[str, list[_Phrase]] = {}
        self._part: list[tuple[regex.Pattern[str], _Phrase]] = []
        self._prefixes = prefixes
        self._symbols = symbols
        for phrase in sorted(phrases, key=_rank):
            first = phrase.words[0]
            if "*" in first:
                self._part.append((_wildcard(first), phrase))
            else:
                self._whole.setdefault(first, []).append(phrase)
        self._beginning = lru_cache(maxsize=1 << 14)(self._beginning_with)
        self._denies = lru_cache(maxsize=1 << 14)(self._is_denial)

    def find(self, text: str) -> Iterator[Cue]:
        """The cues of a text, in order; two denials of a clause that mean only one are one cue."""
        before: tuple[Cue, bool] | None = None
        for cue, doubled in self._each_cue(text):
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

    def _each_cue(self, text: str) -> Iterator[tuple[Cue, bool]]:
        """Each cue of the text, and whether it may form one denial with another cue."""
        words = list(_words(text, self._symbols))
        index = 0
        while index < len(words):
            hit = self._at(words, index)
            if hit is None:
                index += 1
                continue
            phrase, last = hit
            if phrase.hard is not None:
                start, end = words[index].start, words[last].end
                yield Cue(text[start:end].rstrip("'’"), start, end=end, hard=phrase.hard), phrase.doubled
            index = last + 1

    def _at(self, words: list[_CueWord], index: int) -> tuple[_Phrase, int] | None:
        """The longest phrase that begins with a word, and the index of its last word."""
        within: dict[str, int] | None = None
        for phrase in self._beginning(words[index].key):
            if (phrase.final and not _is_last(words, index)) or (phrase.small and words[index].name):
                continue
            if phrase.wide:  # looked up, because some words begin many of these
                within = self._within_reach(words, index) if within is None else within
                last = within.get(phrase.words[2])
            else:
                last = self._match(words, index, phrase.words)
            if last is not None:
                return phrase, last
        return None

    def _within_reach(self, words: list[_CueWord], index: int) -> dict[str, int]:
        """The words that may follow in a phrase with a gap, with their indexes: up to the next denial in the clause."""
        within: dict[str, int] = {}
        for at in range(index + 1, min(index + 1 + _LONGEST_GAP, len(words))):
            if not _in_a_clause(words[at]):
                break
            within.setdefault(words[at].key, at)
            if self._denies(words[at].key):
                break
        return within

    def _beginning_with(self, key: str) -> tuple[_Phrase, ...]:
        """The phrases that may begin with this word: longer ones first, and phrases that are no cue before cues."""
        found = self._looked_up(key)
        for prefix in self._prefixes:
            if key.startswith(prefix) and len(key) > len(prefix) + 1:
                found += self._looked_up(key[len(prefix) :])
        return tuple(sorted(found, key=lambda phrase: (-phrase.size, "*" in phrase.words[0])))

    def _looked_up(self, key: str) -> list[_Phrase]:
        return self._whole.get(key, []) + [phrase for wildcard, phrase in self._part if wildcard.fullmatch(key)]

    def _match(self, words: list[_CueWord], index: int, phrase: tuple[str, ...]) -> int | None:
        """The index of the last word of a phrase whose first word is at `index`; None if the rest does not follow."""
        at = index
        gap = False
        for word in phrase[1:]:
            if word == _GAP:
                gap = True
                continue
            found = self._next(words, at, word) if gap else _following(words, at, word)
            if found is None:
                return None
            at, gap = found, False
        return at

    def _next(self, words: list[_CueWord], index: int, expected: str) -> int | None:
        """The index of the next word of a phrase after a gap; no other denial may stand in the gap."""
        for at in range(index + 1, min(index + 1 + _LONGEST_GAP, len(words))):
            if not _in_a_clause(words[at]):
                return None
            if _is(words[at].key, expected):
                return at
            if self._denies(words[at].key):
                return None
        return None

    def _is_denial(self, key: str) -> bool:
        return any(phrase.hard and len(phrase.words) == 1 for phrase in self._beginning(key))


def _is_last(words: list[_CueWord], index: int) -> bool:
    """Whether a word is the last of its clause."""
    return index + 1 == len(words) or not _in_a_clause(words[index + 1])


def _in_a_clause(word: _CueWord) -> bool:
    return word.before == " " or bool(_IN_A_CLAUSE.fullmatch(word.before))


def _following(words: list[_CueWord], index: int, expected: str) -> int | None:
    """The index of the very next word if it is the one that is expected."""
    at = index + 1
    if at < len(words) and _is(words[at].key, expected) and _TOGETHER.fullmatch(words[at].before):
        return at
    return None


class _Unspaced:
    """Finds cues as pieces of text, in a language that is written without spaces, or whose endings deny."""

    def __init__(self, phrases: list[_Phrase]) -> None:
        self._kind = {" ".join(phrase.words): phrase.hard for phrase in reversed(phrases)}
        pieces = sorted(self._kind, key=len, reverse=True)
        self._expression = regex.compile("|".join(map(regex.escape, pieces)), regex.VERSION1)

    def find(self, text: str) -> Iterator[Cue]:
        """The cues of a text, in order."""
        for match in self._expression.finditer(text):
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


def _is(key: str, expected: str) -> bool:
    if expected == "#":
        return key[:1].isdigit()
    return bool(_wildcard(expected).fullmatch(key)) if "*" in expected else key == expected


@lru_cache(maxsize=1 << 12)
def _wildcard(word: str) -> regex.Pattern[str]:
    """A word of the data with its asterisks: any letters, at the front of a word at least one."""
    expression = regex.escape(word.strip("*"), special_only=True)
    before, after = ".{1,60}" if word.startswith("*") else "", ".*+" if word.endswith("*") else ""
    return regex.compile(before + expression + after, regex.VERSION1 | regex.DOTALL)
