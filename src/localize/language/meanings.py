"""What the words of a text mean, by frame: "before" or "after", "left" or "right", "must" or "need not".

A frame is a class of meanings of which one must not become another in a translation. `data/meanings/all.toml` has the
frames, the file of each language has its words; `en.toml` explains the notation.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache, reduce
from itertools import count
from operator import add, attrgetter, or_
from typing import Any, NamedTuple

from localize.dataclass import dataclass
from localize.expressions import expression
from localize.language import datafiles
from localize.language.cue_text import GAP, KEYS, NUMBER, CueText, keys_in
from localize.language.first_words import Beginning, FirstWords, whole_words
from localize.language.remembered import Remembered
from localize.language.tags import language

SUBJECT = "meanings"
_ALL = "all"
_IGNORED, _PERHAPS = "ignored", "perhaps"
_LONGEST_GAP = 9
"""One more than the words of a gap: a German verb stands far before what belongs to it ("hören … auf")."""
_SENTENCE_END = expression(r"[.!?;](?=\s)|[。！？；\n]")
_NUMBER_IN_A_PIECE = r"\s?\d[\d.,]*\s?(?:[A-Za-zμ%％/]{1,8}|[ァ-ヶー]{1,6}|[錠回倍人件例度日年個滴枚点歳]{1,2})?"
"""A number with its unit, in a language that is written without spaces."""
_DIGIT = expression(r"\d")
_SHORTEST_STEM = 5
_SIGNS = expression(r"[ ./]+")
"""What stands between the words of an entry."""
_Rank = tuple[int, bool, int, bool, int]
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


@lru_cache
def known(tag: str) -> Frames:
    """The names of the frames for which there are words in a locale's language."""
    return frozenset(_file(language(tag))) & frames().keys()


def examples(tag: str, frame: str, *, side: str) -> Sequence[str]:
    """Words of a locale's language for a side of a frame as a person writes them: none that stand for many."""
    written = _file(language(tag)).get(frame, {}).get(side, ())
    return [entry for entry in written if not any(sign in entry for sign in ("*", GAP, "#"))]


def stems(tag: str, frame: str, *, side: str) -> Sequence[str]:
    """The words of a locale's language for a side of a frame, in small letters, without the endings that they may have.

    Only those of several letters: they stand for the same within a longer word ("бетакоронавирусы").
    """
    written = _file(language(tag)).get(frame, {}).get(side, ())
    words = (entry.strip("*").casefold() for entry in written)
    return [word for word in words if len(word) >= _SHORTEST_STEM and word.isalpha()]


def read(text: CueText, tag: str, *, within: Frames | None = None) -> Meanings:
    """The words of a text in a locale's language that belong to some frames; nothing where there is no data.

    Without `within`, the frames are those in which a word of the text can be exchanged. Within a frame, the entry with
    the most words uses up its words.
    """
    finder = _finder(language(tag))
    if finder is None:
        return {}
    if within is not None:
        return _near(text.text, finder.pieces(text, _bits(within)), within)
    pieces = finder.pieces(text, None)
    plain = _plain()
    words = _near(text.text, pieces, plain.union(*[piece.word.sure for piece in pieces]))
    return {name: of_frame for name, of_frame in words.items() if name in plain or any(word.sure for word in of_frame)}


def may_mean(piece: str, tag: str) -> bool:
    """Whether a word of a frame may begin in a piece of text without spaces; in a text without such pieces is none."""
    finder = _finder(language(tag))
    return finder is not None and finder.may_begin(piece)


def _near(text: str, pieces: Sequence[_Piece], frames_read: Frames) -> Meanings:
    """The words of some frames, without those that count only near a word of another one and have none near them."""
    words = _by_frame(text, pieces, frames_read)
    required = _near_frames().keys() & words.keys()
    if not required:
        return words
    others = _by_frame(text, pieces, frozenset(map(_near_frames().__getitem__, required)))
    near_words = {
        name: [word for word in words[name] if _has_company(text, word, others.get(_near_frames()[name], ()))]
        for name in required
    }
    return {**words, **near_words}


def _by_frame(text: str, pieces: Sequence[_Piece], frames_read: Frames) -> dict[str, list[Meant]]:
    """The words of some frames, in order; in each frame, the first piece that is met uses up its words."""
    result: dict[str, list[Meant]] = {}
    behind: dict[str, int] = {}
    for word, start, end in pieces:
        for name, sides in word.by_frame.items():
            if name not in frames_read or start < behind.get(name, 0):
                continue
            behind[name] = end
            for side, sure in sides:
                result.setdefault(name, []).append(Meant(text[start:end], start, end, side, sure))
    return result


def _has_company(text: str, word: Meant, others: Sequence[Meant]) -> bool:
    """Whether one of some words is in the sentence of a word."""
    spans = (sorted((word.start, word.end, other.start, other.end))[1:3] for other in others)
    return any(not _SENTENCE_END.search(text, first, last) for first, last in spans)


@cache
def _plain() -> Frames:
    """The frames in which a word that is not sure can be exchanged."""
    return frozenset(name for name, frame in frames().items() if frame.plain)


@cache
def _near_frames() -> Mapping[str, str]:
    """The frames whose words count only near those of another one, each with that other one."""
    return {name: frame.near for name, frame in frames().items() if frame.near}


_EVERYWHERE = 1
"""The bit of entries that hide what they contain in all frames: they are read whatever frames are looked for."""


@cache
def _bit() -> Mapping[str, int]:
    """A bit for each frame: sets of frames are compared for each word of a text, as numbers several times faster."""
    return {name: 2 << index for index, name in enumerate(frames())}


@lru_cache(maxsize=4096)
def _bits(names: Frames) -> int:
    """The bits of some frames, with those of the frames near whose words theirs count."""
    near = {_near_frames()[name] for name in names if name in _near_frames()}
    return sum(map(_bit().__getitem__, names | near))


def _file(code: str) -> Mapping[str, Any]:
    return datafiles.data(SUBJECT, code) if code != _ALL else {}


class _WordMeanings:
    """What a word means: its sides `by_frame`; in the frames `sure` one is sure."""

    __slots__ = ("bits", "by_frame", "sure")

    def __init__(self, by_frame: Mapping[str, Sides]) -> None:
        self.by_frame = by_frame
        self.sure = frozenset(name for name, sides in by_frame.items() if _is_sure(sides))
        self.bits = sum(map(_bit().__getitem__, by_frame))


@dataclass(frozen=True, slots=True)
class _Entry:
    """An entry of the data, and what it means; if `everywhere` is true it hides what it contains in all frames."""

    words: tuple[str, ...]
    meanings: _WordMeanings
    everywhere: bool
    others: frozenset[str]
    """The words after the first one that must stand in a text as they are."""
    rank: _Rank
    """By which of several entries that begin with a word is tried first."""
    written: str
    """An abbreviation as it must stand in a text; empty for all other entries."""

    @property
    def size(self) -> int:
        """How many words it has, gaps left out."""
        return -self.rank[0]

    @property
    def bits(self) -> int:
        """Those of its frames."""
        return self.meanings.bits | (_EVERYWHERE if self.everywhere else 0)


def _entries(code: str) -> list[_Entry]:
    """The entries of a language; in a frame, what is ignored comes before what is sure, and that before the rest."""
    meanings: dict[tuple[tuple[str, ...], str], dict[str, Sides]] = defaultdict(dict)
    data = _file(code)
    read = _words if data.get("spaces", True) else _pieces
    for name in frames().keys() & data.keys():
        table = data[name]
        for entry in table.get(_IGNORED, ()):
            meanings[read(entry)].setdefault(name, ())
        for words, sure in ((table, True), (table.get(_PERHAPS, {}), False)):
            for side in frames()[name].sides:
                for entry in words.get(side, ()):
                    sides = meanings[read(entry)]
                    if name not in sides:
                        sides[name] = ((side, sure),)
                    elif not sure and sides[name] and not _is_sure(sides[name]):
                        sides[name] += ((side, sure),)
    everywhere = {read(entry) for entry in data.get(_IGNORED, ())}
    return [
        _Entry(
            words,
            _WordMeanings(meanings.get((words, written), {})),
            everywhere=(words, written) in everywhere,
            others=whole_words(words),
            rank=_rank(words),
            written=written,
        )
        for words, written in sorted(everywhere | meanings.keys())
    ]


def _is_sure(sides: Sides) -> bool:
    """Whether a word is surely of its side."""
    return any(sure for _, sure in sides)


def _words(entry: str) -> tuple[tuple[str, ...], str]:
    """The words of an entry, and how it must be written in a text if it is an abbreviation."""
    words = tuple(KEYS[word] for word in _SIGNS.split(entry) if word)
    short = "." in entry or "/" in entry or (entry.isupper() and "*" not in entry)
    return words, entry.rstrip(".") if short else ""


def _pieces(entry: str) -> tuple[tuple[str, ...], str]:
    """The same for a language that is written without spaces, where signs are signs."""
    return tuple(KEYS[word] for word in entry.split(" ")), ""


def _is_written(words: CueText, first: int, last: int, written: str) -> bool:
    """Whether some words of a text stand in it as an abbreviation is written, whose signs may have spaces around them.

    Capitals count where the abbreviation has them: "im" is a German word. In a text in capitals they tell nothing.
    """
    text = "".join(words.text[words.spans[first][0] : words.spans[last][1]].split())
    if written.isupper():
        return text.isupper() and not words.text.isupper()
    return KEYS[text] == KEYS[written]


class _Piece(NamedTuple):
    """A piece of a text that is an entry: what it means, and its offsets."""

    word: _WordMeanings
    start: int
    end: int


class _EntriesAtWord:
    """What may begin with a word before another one: entries of several words, and what it means by itself.

    In the frames whose bits are `sure` one of these is sure; `everywhere` as in `_Entry`.
    """

    __slots__ = ("alone", "bits", "everywhere", "longer", "sure")

    def __init__(self, longer: Sequence[_Entry], alone: _WordMeanings, *, everywhere: bool) -> None:
        self.longer = tuple((entry.bits, entry) for entry in longer)
        self.alone = alone
        self.everywhere = everywhere
        own = _EVERYWHERE if everywhere else 0
        self.bits = reduce(or_, (entry.bits for entry in longer), alone.bits | own)
        self.sure = reduce(or_, (_bits(entry.meanings.sure) for entry in longer), _bits(alone.sure))


class _EntriesOfWord(NamedTuple):
    """What may begin with a word: before some words, and before all others."""

    by_second: Mapping[str, _EntriesAtWord]
    otherwise: _EntriesAtWord


class _WordReader:
    """Reads a language that is written with spaces between words."""

    def __init__(self, entries: list[_Entry], prefixes: Sequence[str]) -> None:
        self._first_words = FirstWords(sorted(entries, key=attrgetter("rank")), prefixes=prefixes)
        self._of_word = Remembered(self._entries_of)

    def pieces(self, words: CueText, within: int | None) -> list[_Piece]:
        """The pieces that are entries of some frames, in the order in which they are to be read.

        Without their bits, of those in which a word of the text can be exchanged, and perhaps of others.
        """
        keys = words.keys
        followed_by = [*keys[1:], ""]
        entries = [
            (index, of_word.by_second.get(following, of_word.otherwise))
            for index, of_word, following in zip(
                count(), map(self._of_word.__getitem__, keys), followed_by, strict=False
            )
            if of_word is not None
        ]
        if within is None:
            within = reduce(or_, [at_word.sure for _, at_word in entries], _bits(_plain()))
        within |= _EVERYWHERE
        pieces: list[_Piece] = []
        hidden = 0
        for index, at_word in entries:
            if not at_word.bits & within or index < hidden:
                continue
            for bits, entry in at_word.longer:
                if not bits & within or not entry.others <= words.all_keys:
                    continue
                last = words.last(index, entry.words, longest=_LONGEST_GAP)
                if last is not None and (not entry.written or _is_written(words, index, last, entry.written)):
                    pieces.append(_Piece(entry.meanings, words.spans[index][0], words.spans[last][1]))
                    if entry.everywhere:
                        hidden = last + 1
                        break
            else:
                if at_word.alone.bits & within:
                    pieces.append(_Piece(at_word.alone, *words.spans[index]))
                if at_word.everywhere:
                    hidden = index + 1
        return pieces

    def may_begin(self, piece: str) -> bool:
        """Whether an entry may begin with a word of a piece of text without spaces."""
        return any(map(self._of_word.__getitem__, keys_in(piece)))

    def _entries_of(self, key: str) -> _EntriesOfWord | None:
        """What a word may begin: those with more words first, then the more precise ones; None for most words."""
        entries = self._first_words.phrases(key)
        if not entries:
            return None
        entries.sort(key=attrgetter("rank"))
        sides: dict[str, Sides] = {}
        for entry in entries:
            if not _is_longer(entry):
                sides_of = entry.meanings.by_frame.items()
                sides |= {name: each for name, each in sides_of if _is_better(each, sides.get(name))}
        alone = _WordMeanings(sides)
        everywhere = any(entry.everywhere for entry in entries if not _is_longer(entry))
        longer = Beginning([entry for entry in entries if _is_longer(entry)])
        return _EntriesOfWord(
            {
                second: _EntriesAtWord(entries, alone, everywhere=everywhere)
                for second, entries in longer.by_second.items()
            },
            _EntriesAtWord(longer.others, alone, everywhere=everywhere),
        )


def _is_longer(entry: _Entry) -> bool:
    """Whether more than the first word tells that an entry stands in a text: further words, or how it is written."""
    return entry.size > 1 or bool(entry.written)


def _is_better(sides: Sides, of_more_precise: Sides | None) -> bool:
    """Whether the sides of an entry count beside those of a more precise one: what is sure, where that only may be."""
    return of_more_precise is None or (bool(of_more_precise) and _is_sure(sides) and not _is_sure(of_more_precise))


def _rank(words: tuple[str, ...]) -> _Rank:
    """More words first, then a first word without an asterisk, then a longer one, then no gap, then longer words."""
    size = sum(word != GAP for word in words)
    return -size, "*" in words[0], -len(words[0]), GAP in words, -sum(map(len, words))


class _PieceReader:
    """Reads a language that is written without spaces: entries are pieces of text, and the longest wins."""

    def __init__(self, entries: list[_Entry]) -> None:
        by_piece = {" ".join(entry.words): entry for entry in entries}
        self._by_start: dict[str, list[tuple[str, _Entry]]] = defaultdict(list)
        for piece in sorted((piece for piece in by_piece if NUMBER not in piece), key=len, reverse=True):
            self._by_start[piece[:2]].append((piece, by_piece[piece]))
        self._at = Remembered(self._starting_with)
        self._numbered = [
            (parts, expression(_NUMBER_IN_A_PIECE.join(map(re.escape, parts))), entry)
            for piece, entry in by_piece.items()
            if len(parts := piece.split(NUMBER)) > 1
        ]

    def pieces(self, words: CueText, within: int | None) -> list[_Piece]:
        """As those of `_WordReader`; without bits, of all frames."""
        pieces: list[_Piece] = []
        hidden = 0
        small = words.text.lower()  # as entries are written
        for start, end, entry in self._entries_in(small if len(small) == len(words.text) else words.text):
            if start < hidden:
                continue
            if within is None or entry.meanings.bits & within:
                pieces.append(_Piece(entry.meanings, start, end))
            if entry.everywhere:
                hidden = end
        return pieces

    def _starting_with(self, letters: str) -> Sequence[tuple[str, _Entry]]:
        """The entries that may begin with two letters, longer ones first."""
        return [*self._by_start.get(letters, ()), *self._by_start.get(letters[0], ())]

    def may_begin(self, _piece: str) -> bool:
        """Always: an entry may have spaces in it."""
        return True

    def _entries_in(self, text: str) -> list[tuple[int, int, _Entry]]:
        """The entries at their offsets in a text, those that begin at the same one longer ones first."""
        entries = [
            (start, start + len(piece), entry)
            for start, pieces in enumerate(map(self._at.__getitem__, map(add, text, f"{text[1:]} ")))
            for piece, entry in pieces
            if text.startswith(piece, start)
        ]
        if not self._numbered or not _DIGIT.search(text):
            return entries
        numbered = [
            (*match.span(), entry)
            for parts, written, entry in self._numbered
            if all(part in text for part in parts)  # as for few: most are never compiled
            for match in written.finditer(text)
        ]
        return sorted(entries + numbered, key=lambda piece: (piece[0], -piece[1])) if numbered else entries


@cache
def _finder(code: str) -> _WordReader | _PieceReader | None:
    data = _file(code)
    if not data:
        return None
    if data.get("spaces", True):
        return _WordReader(_entries(code), tuple(data.get("prefixes", ())))
    return _PieceReader(_entries(code))
