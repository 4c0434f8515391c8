"""What the words of a text mean, by frame: "before" or "after", "left" or "right", "must" or "need not".

A frame is a class of meanings of which one must not become another in a translation. `data/meanings/all.toml` has the
frames, the file of each language has its words; `en.toml` explains the notation.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from localize.language import datafiles
from localize.language.cue_text import GAP, KEYS, NUMBER, CueText
from localize.language.first_words import FirstWords
from localize.language.remembered import Remembered
from localize.language.tags import language

SUBJECT = "meanings"
_ALL = "all"
_IGNORED, _PERHAPS = "ignored", "perhaps"
_LONGEST_GAP = 9
"""One more than the words of a gap: a German verb stands far before what belongs to it ("hören … auf")."""
_SENTENCE_END = re.compile(r"[.!?;](?=\s)|[。！？；\n]")
_NUMBER_IN_A_PIECE = r"\s?\d[\d.,]*\s?(?:[A-Za-zμ%％/]{1,8}|[ァ-ヶー]{1,6}|[錠回倍人件例度日年個滴枚点歳]{1,2})?"
"""A number with its unit, in a language that is written without spaces."""
Sides = tuple[tuple[str, bool], ...]
"""The sides that a word may be of, and whether it surely is; none if it is ignored."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A class of meanings: its `sides`, and the name of the `rule` that compares it.

    `alike` are sides that may stand for each other. In `plain` are two sides: a word that may be of the first must not
    become a sure one of the second. If `denial` is true, a word that denies can explain an exchange. Words of a `loose`
    frame come and go in good translations; where a side is `common`, a good translation may also have a word of it for
    one of another side. In a frame with `hints`, words that only may be of another side tell an exchange where the
    translation has no others. Words of a frame with `near` count only in a sentence that has a word of that other one.
    """

    name: str
    rule: str
    sides: tuple[str, ...]
    alike: frozenset[frozenset[str]]
    plain: frozenset[tuple[str, str]]
    denial: bool
    loose: bool
    common: str | None
    hints: bool
    near: str | None

    def contradict(self, side: str, other: str) -> bool:
        """Whether one side must not become the other."""
        return side != other and not any(side in group and other in group for group in self.alike)


class Meant(NamedTuple):
    """A word of a text and its side in a frame, at the offsets `start` and `end`; `sure` if it has no other meaning."""

    text: str
    start: int
    end: int
    side: str
    sure: bool


Frames = frozenset[str]
"""The names of frames."""

Meanings = Mapping[str, Sequence[Meant]]
"""The words of a text that belong to a frame, in order, by the name of the frame."""


@cache
def frames() -> Mapping[str, Frame]:
    """All frames by name."""
    return {
        name: Frame(
            name,
            row["rule"],
            sides=tuple(row["sides"]),
            alike=frozenset(frozenset(group) for group in row.get("alike", ())),
            plain=frozenset((one, other) for one, other in row.get("plain", ())),
            denial=row.get("denial", False),
            loose=row.get("loose", False),
            common=row.get("common"),
            hints=row.get("hints", False),
            near=row.get("near"),
        )
        for name, row in datafiles.data(SUBJECT, _ALL).items()
    }


def known(tag: str) -> Frames:
    """The names of the frames for which there are words in a locale's language."""
    return frozenset(_file(language(tag))) & frames().keys()


def examples(tag: str, frame: str, *, side: str) -> Sequence[str]:
    """Words of a locale's language for a side of a frame as a person writes them: none that stand for many."""
    written = _file(language(tag)).get(frame, {}).get(side, ())
    return [entry for entry in written if not any(sign in entry for sign in ("*", GAP, "#"))]


def read(text: CueText, tag: str, *, within: Frames | None = None) -> Meanings:
    """The words of a text in a locale's language that belong to some frames; nothing where there is no data.

    Without `within`, the frames are those in which a word of the text can be exchanged. Within a frame, the entry with
    the most words uses up its words.
    """
    finder = _finder(language(tag))
    if finder is None:
        return {}
    if within is not None:
        return _near(finder, text, finder.read(text, within))
    words = _near(finder, text, finder.read(text, finder.sure(text) | _plain()))
    return {
        name: of_frame
        for name, of_frame in words.items()
        if frames()[name].plain or any(word.sure for word in of_frame)
    }


def _near(finder: _WordReader | _PieceReader, text: CueText, words: Meanings) -> Meanings:
    """Words without those of a frame that count only near a word of another frame, and have none in their sentence."""
    required = {name: near for name in words if (near := frames()[name].near)}
    missing = frozenset(required.values()) - words.keys()
    others = {**words, **finder.read(text, missing)} if missing else words
    near_words = {
        name: [word for word in words[name] if _has_company(text.text, word, others.get(near, ()))]
        for name, near in required.items()
    }
    return {**words, **near_words} if near_words else words


def _has_company(text: str, word: Meant, others: Sequence[Meant]) -> bool:
    """Whether one of some words is in the sentence of a word."""
    spans = (sorted((word.start, word.end, other.start, other.end))[1:3] for other in others)
    return any(not _SENTENCE_END.search(text, first, last) for first, last in spans)


@cache
def _plain() -> Frames:
    """The frames in which a word that is not sure can be exchanged."""
    return frozenset(name for name, frame in frames().items() if frame.plain)


def _file(code: str) -> Mapping[str, Any]:
    return datafiles.data(SUBJECT, code) if code != _ALL else {}


@dataclass(frozen=True, slots=True)
class _Entry:
    """An entry of the data, and its sides in each of its frames.

    If `everywhere` is true it hides what it contains in all frames.
    """

    words: tuple[str, ...]
    meanings: Mapping[str, Sides]
    everywhere: bool = False

    @property
    def size(self) -> int:
        """How many words it has, gaps left out."""
        return sum(word != GAP for word in self.words)


def _entries(code: str) -> list[_Entry]:
    """The entries of a language; in a frame, what is ignored comes before what is sure, and that before the rest."""
    meanings: dict[tuple[str, ...], dict[str, Sides]] = defaultdict(dict)
    data = _file(code)
    for name in frames().keys() & data.keys():
        table = data[name]
        for entry in table.get(_IGNORED, ()):
            meanings[_words(entry)].setdefault(name, ())
        for words, sure in ((table, True), (table.get(_PERHAPS, {}), False)):
            for side in frames()[name].sides:
                for entry in words.get(side, ()):
                    sides = meanings[_words(entry)]
                    if name not in sides:
                        sides[name] = ((side, sure),)
                    elif not sure and sides[name] and not _is_sure(sides[name]):
                        sides[name] += ((side, sure),)
    everywhere = {_words(entry) for entry in data.get(_IGNORED, ())}
    return [
        _Entry(words, meanings.get(words, {}), everywhere=words in everywhere)
        for words in sorted(everywhere | meanings.keys())
    ]


def _is_sure(sides: Sides) -> bool:
    """Whether a word is surely of its side."""
    return any(sure for _, sure in sides)


def _words(entry: str) -> tuple[str, ...]:
    return tuple(KEYS[word] for word in entry.split(" "))


@dataclass(frozen=True, slots=True)
class _Beginning:
    """What a word may begin: entries of several words, and what it means by itself; `everywhere` as in `_Entry`."""

    longer: Sequence[_Entry]
    alone: Mapping[str, Sides]
    everywhere: bool
    sure: frozenset[str]
    """The frames in which one of these has a side for sure."""


_NOTHING = _Beginning((), {}, everywhere=False, sure=frozenset())


class _WordReader:
    """Reads a language that is written with spaces between words."""

    def __init__(self, entries: list[_Entry], prefixes: Sequence[str]) -> None:
        self._first_words = FirstWords(sorted(entries, key=_rank), prefixes=prefixes)
        self._beginning = Remembered(self._beginning_with)

    def sure(self, words: CueText) -> Frames:
        """The frames in which a word may be sure."""
        return frozenset().union(*(beginning.sure for beginning in map(self._beginning.__getitem__, words.keys)))

    def read(self, words: CueText, frames: Frames) -> Meanings:
        """The words that belong to some frames, in order."""
        hits = _Hits(words.text, frames)
        hidden = 0
        for index, beginning in enumerate(map(self._beginning.__getitem__, words.keys)):
            if beginning is _NOTHING or index < hidden:
                continue
            for entry in beginning.longer:
                if frames.isdisjoint(entry.meanings) and not entry.everywhere:
                    continue
                last = words.last(index, entry.words, longest=_LONGEST_GAP)
                if last is not None:
                    hits.add(entry.meanings, words.start(index), words.end(last))
                    if entry.everywhere:
                        hidden = last + 1
                        break
            else:
                if not frames.isdisjoint(beginning.alone):
                    hits.add(beginning.alone, words.start(index), words.end(index))
                if beginning.everywhere:
                    hidden = index + 1
        return hits.result

    def _beginning_with(self, key: str) -> _Beginning:
        """What a word may begin: those with more words first, then the more precise ones."""
        entries = self._first_words.phrases(key)
        if not entries:
            return _NOTHING
        entries.sort(key=_rank)
        alone: dict[str, Sides] = {}
        for entry in entries:
            if entry.size == 1:
                alone |= {name: sides for name, sides in entry.meanings.items() if _is_better(sides, alone.get(name))}
        everywhere = any(entry.everywhere for entry in entries if entry.size == 1)
        longer = tuple(entry for entry in entries if entry.size > 1)
        sure = frozenset(name for entry in entries for name in _sure(entry))
        return _Beginning(longer, alone, everywhere=everywhere, sure=sure)


def _is_better(sides: Sides, of_more_precise: Sides | None) -> bool:
    """Whether the sides of an entry count beside those of a more precise one: what is sure, where that only may be."""
    return of_more_precise is None or (bool(of_more_precise) and _is_sure(sides) and not _is_sure(of_more_precise))


def _sure(entry: _Entry) -> Frames:
    """The frames in which an entry has a side for sure."""
    return frozenset(name for name, sides in entry.meanings.items() if _is_sure(sides))


class _Hits:
    """The words of a text by frame, as they are met; in each frame a word is used once."""

    def __init__(self, text: str, frames: Frames) -> None:
        self.result: dict[str, list[Meant]] = {}
        self._text = text
        self._frames = frames
        self._behind: dict[str, int] = {}

    def add(self, meanings: Mapping[str, Sides], start: int, end: int) -> None:
        """Take what a piece of the text means in the frames in which it is not used up."""
        for name in self._frames & meanings.keys():
            if start < self._behind.get(name, 0):
                continue
            self._behind[name] = end
            for side, sure in meanings[name]:
                word = Meant(self._text[start:end], start, end, side=side, sure=sure)
                self.result.setdefault(name, []).append(word)


def _rank(entry: _Entry) -> tuple[int, bool, int, bool, int]:
    """More words first, then a first word without an asterisk, then a longer one, then no gap, then longer words."""
    first = entry.words[0]
    return -entry.size, "*" in first, -len(first), GAP in entry.words, -sum(map(len, entry.words))


class _PieceReader:
    """Reads a language that is written without spaces: entries are pieces of text, and the longest wins."""

    def __init__(self, entries: list[_Entry]) -> None:
        self._entries = {" ".join(entry.words): entry for entry in entries}
        pieces = sorted((piece for piece in self._entries if NUMBER not in piece), key=len, reverse=True)
        self._expression = re.compile(f"(?=({'|'.join(map(re.escape, pieces))}))")
        self._within = Remembered(self._beginnings)
        self._numbered = [
            (re.compile(_NUMBER_IN_A_PIECE.join(map(re.escape, piece.split(NUMBER)))), entry)
            for piece, entry in self._entries.items()
            if NUMBER in piece
        ]

    def sure(self, words: CueText) -> Frames:
        """The frames in which a piece may be sure."""
        return frozenset(name for _, _, entry in self._pieces(words) for name in _sure(entry))

    def read(self, words: CueText, frames: Frames) -> Meanings:
        """The pieces that belong to some frames, in order."""
        hits = _Hits(words.text, frames)
        hidden = 0
        for start, end, entry in self._pieces(words):
            if start < hidden:
                continue
            hits.add(entry.meanings, start, end)
            if entry.everywhere:
                hidden = end
        return hits.result

    def _pieces(self, words: CueText) -> list[tuple[int, int, _Entry]]:
        """The entries at their offsets in the text, those that begin at the same one longer ones first."""
        text = words.text
        pieces = [
            (match.start(), match.start() + len(piece), entry)
            for match in self._expression.finditer(text)
            for piece, entry in self._within[match[1]]
        ]
        numbered = [
            (*match.span(), entry) for expression, entry in self._numbered for match in expression.finditer(text)
        ]
        return sorted(pieces + numbered, key=lambda piece: (piece[0], -piece[1])) if numbered else pieces

    def _beginnings(self, piece: str) -> tuple[tuple[str, _Entry], ...]:
        """A piece and the shorter ones that it begins with, longer ones first."""
        sizes = range(len(piece), 0, -1)
        return tuple((piece[:size], self._entries[piece[:size]]) for size in sizes if piece[:size] in self._entries)


@cache
def _finder(code: str) -> _WordReader | _PieceReader | None:
    data = _file(code)
    if not data:
        return None
    if data.get("spaces", True):
        return _WordReader(_entries(code), tuple(data.get("prefixes", ())))
    return _PieceReader(_entries(code))
