"""Phrases as a tree of their pieces, in which a text is followed: an expression for them all takes long to compile."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import field
from enum import Enum, auto

from localize.dataclass import dataclass
from localize.expressions import expression


class Part(Enum):
    """A piece of a phrase that is no letter."""

    START = auto()
    """The start of a word, perhaps behind a prefix."""
    END = auto()
    """The end of a word."""
    ENDING = auto()
    """Any ending of a word."""
    GAP = auto()
    """One or two spaces or hyphens."""
    PERHAPS_GAP = auto()
    """A space or hyphen, or none."""
    DIGITS = auto()
    HAN = auto()
    """A number in Chinese numerals."""
    NUMBER = auto()
    """A number, or a range of two."""
    UNIT = auto()
    """A unit of time."""
    SYMBOL = auto()
    """A unit of time, or its symbol."""


Piece = str | Part
"""A letter or sign in plain form, or a part."""
Span = tuple[int, int]

_DIGITS = expression(r"(?<!\d)(?<!\d[.,])(\d{1,4}+)(?:[.,]\d{1,2}+)?(?![\d%])")
_HAN = "〇零一二两兩三四五六七八九十百"
_LONGEST_ENDING = 8
_GAP = " -"
_SILENT = frozenset(map(chr, (*range(0x64B, 0x660), 0x670)))
"""Vowel signs of Arabic, which a writer may leave out."""
_ALIKE = str.maketrans({**dict.fromkeys("أإآ", "ا"), **dict.fromkeys("يى", "ي"), "ی": "ي", "ك": "ک", "ة": "ه"})
"""Arabic letters that are typed one for the other."""


@dataclass(slots=True)
class TreeNode:
    """What may follow some pieces; if `phrase` is not None, a phrase with that number ends here.

    What was given first is tried first, and the end of a phrase last.
    """

    branches: dict[Piece, TreeNode] = field(default_factory=dict)
    only_letters: bool = True
    phrase: int | None = None


@dataclass(frozen=True, slots=True)
class PhraseWords:
    """How a language writes what phrases have in common: numbers, what joins two of them, units of time."""

    one: TreeNode
    joining: TreeNode
    unit: TreeNode
    symbol: TreeNode
    prefixes: tuple[str, ...]
    arabic: bool

    def bare(self, token: str) -> Iterator[str]:
        """A word as phrases are written, and what it may be behind a prefix."""
        plain = "".join(char for char in alike(token) if char not in _SILENT) if self.arabic else token
        yield plain
        yield from (plain[len(each) :] for each in self.prefixes if plain.startswith(each))


@dataclass(frozen=True, slots=True)
class PhraseMatch:
    """Where a phrase is in a text, its number in the tree, and the spans of the number and the unit in it."""

    start: int
    end: int
    phrase: int
    number: Span | None
    unit: Span | None


def tree(sequences: Iterable[Iterable[Piece]]) -> TreeNode:
    """The tree of some phrases, which are numbered in their order; of two that are the same the first one counts."""
    root = TreeNode()
    for number, sequence in enumerate(sequences):
        node = root
        for piece in sequence:
            if isinstance(piece, Part):
                node.only_letters = False
            node = node.branches.setdefault(piece, TreeNode())
        if node.phrase is None:
            node.phrase = number
    return root


def alike(text: str) -> str:
    """A text with one letter for the Arabic ones that are typed one for the other."""
    return text.translate(_ALIKE)


def beginnings(root: TreeNode, words: PhraseWords) -> Iterator[str]:
    """The first two letters of each phrase of a tree, or the first one where what follows is no letter."""
    for piece, following in root.branches.items():
        if isinstance(piece, str):
            seconds = [each for each in following.branches if isinstance(each, str) and each.isalpha()]
            yield from map(piece.__add__, seconds)
            if len(seconds) < len(following.branches) or following.phrase is not None:
                yield piece
        elif piece is Part.START:
            yield from beginnings(following, words)
        elif piece is Part.DIGITS:
            yield from "0123456789"
        elif piece is Part.HAN:
            yield from _HAN
        else:
            trees = {Part.NUMBER: words.one, Part.UNIT: words.unit, Part.SYMBOL: words.symbol}
            yield from beginnings(trees[piece], words)


class PhraseText:
    """A text in plain form and small letters, in which phrases are looked for."""

    def __init__(self, text: str, words: PhraseWords) -> None:
        self._text = alike(text) if words.arabic else text
        self._words = words
        self._numbers: dict[int, Sequence[int]] = {}

    def match(self, root: TreeNode, start: int) -> PhraseMatch | None:
        """The phrase of a tree that begins at an offset, the first one by its order; None where there is none."""
        return next(self._matches(root, start, start, None, None), None)

    def _matches(
        self, node: TreeNode, start: int, at: int, number: Span | None, unit: Span | None
    ) -> Iterator[PhraseMatch]:
        """All ways to read the text from an offset on as what follows at a node."""
        while node.only_letters and node.phrase is None:
            following = node.branches.get(self._text[at : at + 1])
            if following is None:
                return
            node, at = following, self._behind(at)
        for piece, following in node.branches.items():
            if isinstance(piece, str):
                if self._text[at : at + 1] == piece:
                    yield from self._matches(following, start, self._behind(at), number, unit)
                continue
            for end in self._ends(piece, at):
                of_number = (at, end) if piece is Part.NUMBER else number
                of_unit = (at, end) if piece in _UNITS else unit
                yield from self._matches(following, start, end, of_number, of_unit)
        if node.phrase is not None:
            yield PhraseMatch(start, at, node.phrase, number, unit)

    def _behind(self, at: int) -> int:
        """The offset behind a letter and its vowel signs."""
        end = at + 1
        if self._words.arabic and self._text[at].isalpha():
            while self._text[end : end + 1] in _SILENT:
                end += 1
        return end

    def _ends(self, part: Part, at: int) -> Iterable[int]:
        """Where a part that begins at an offset may end, the likeliest first."""
        match part:
            case Part.START:
                return self._starts(at)
            case Part.END:
                return () if self._is_letter(at) else (at,)
            case Part.ENDING:
                return (self._end_of_word(at),)
            case Part.GAP:
                return range(at + self._run(at, _GAP, 2), at, -1)
            case Part.PERHAPS_GAP:
                return range(at + self._run(at, _GAP, 1), at - 1, -1)
            case Part.UNIT:
                return self._ends_in(self._words.unit, at)
            case Part.SYMBOL:
                return self._ends_in(self._words.symbol, at)
            case _:
                return self._ends_of_number(part, at)

    def _ends_of_number(self, part: Part, at: int) -> Iterable[int]:
        if part is Part.HAN:
            return range(at + self._run(at, _HAN, len(self._text)), at, -1)
        if part is Part.DIGITS:
            digits = _DIGITS.match(self._text, at)
            return dict.fromkeys((digits.end(), digits.end(1))) if digits else ()
        if at not in self._numbers:
            self._numbers[at] = tuple(dict.fromkeys(self._numbers_at(at)))
        return self._numbers[at]

    def _end_of_word(self, at: int) -> int:
        """Where the letters from an offset on end, at most as many as endings have."""
        end = at
        while end < at + _LONGEST_ENDING and self._is_letter(end):
            end += 1
        return end

    def _starts(self, at: int) -> Iterator[int]:
        """Where a word may begin behind a prefix that begins at an offset, or without one."""
        if self._is_letter(at - 1) or self._is_digit(at - 1):
            return
        if self._text[max(0, at - 1) : at] == "-" and self._is_digit(at - 2):
            return
        yield from (at + len(each) for each in self._words.prefixes if self._text.startswith(each, at))
        yield at

    def _numbers_at(self, at: int) -> Iterator[int]:
        """The ends of the numbers and ranges that begin at an offset."""
        for end in self._ends_in(self._words.one, at):
            for space in self._behind_space(end):
                for joined in self._ends_in(self._words.joining, space):
                    for other in self._behind_space(joined):
                        yield from self._ends_in(self._words.one, other)
            yield end

    def _behind_space(self, at: int) -> Iterable[int]:
        return (at + 1, at) if self._text[at : at + 1] == " " else (at,)

    def _ends_in(self, root: TreeNode, at: int) -> Iterator[int]:
        return (match.end for match in self._matches(root, at, at, None, None))

    def _run(self, at: int, chars: str, most: int) -> int:
        """How many of some characters stand at an offset, at most `most`."""
        size = 0
        while size < most and at + size < len(self._text) and self._text[at + size] in chars:
            size += 1
        return size

    def _is_letter(self, at: int) -> bool:
        """Whether a letter or mark stands at an offset; what is outside of the text is none."""
        if not 0 <= at < len(self._text):
            return False
        char = self._text[at]
        return char.isalpha() or (not char.isascii() and unicodedata.category(char)[0] == "M")

    def _is_digit(self, at: int) -> bool:
        return 0 <= at < len(self._text) and self._text[at].isdecimal()


_UNITS = frozenset({Part.UNIT, Part.SYMBOL})
