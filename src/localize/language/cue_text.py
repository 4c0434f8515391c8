"""A text as it is searched for phrases: its words in order."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from itertools import chain

import regex

from localize.expressions import expression, unicode_expression
from localize.language.remembered import Remembered, once
from localize.language.scripts import PLAIN_LETTERS
from localize.language.spelling import LOOK_ALIKES

WORD = unicode_expression(r"[\p{L}\p{M}\p{N}]+(?:['’][tT](?![\p{L}\p{M}]))?['’]?", regex.VERSION1)
_PLAIN_WORD = expression(r"[^\W_]+(?:['’][tT](?![^\W\d_¹²³¼½¾]))?['’]?")
"""The same in a text of plain letters, where Python's `re` finds the same words in less time."""
_TOGETHER = unicode_expression(r"[\s\u200c/.'’\-‐‑–*\"“”«»%٪％]{0,4}+", regex.VERSION1)
"""What may stand between the words of a phrase that follow each other."""
_IN_A_CLAUSE = unicode_expression(r"[\s\u200c'’\-‐‑%٪％]{0,4}+", regex.VERSION1)
_AMOUNT = unicode_expression(r"\p{N}[\s\-‐‑]?\Z", regex.VERSION1)
_SILENT = unicode_expression(r"[\u0307\u0591-\u05c7\u0640\u064b-\u065f\u0670]+", regex.VERSION1)
"""Points and vowel signs of Hebrew and Arabic, which a writer may leave out, the tatweel, and the dot of a Turkish "İ"
that is left over when it becomes small."""
NUMBER = "#"
_LONGEST_FRONT = 60
"""The most letters that an asterisk at the front of a word stands for."""
GAP = "…"
_LONGEST_GAP = 6


def _nothing(_key: str) -> bool:
    return False


class CueText:
    """A text in which cues are looked for: its words in order, and what is looked at beside them.

    `symbols` are those of units, which are no words after numbers or in brackets: "10 NE" is no Hungarian "ne" ("not").
    """

    def __init__(self, text: str, symbols: frozenset[str]) -> None:
        self.text = text
        self.pieces = text.split()
        self._symbols = symbols

    @once
    def spans(self) -> list[tuple[int, int]]:
        """The offsets of the words."""
        word = _PLAIN_WORD if PLAIN_LETTERS.fullmatch(self.text) else WORD
        spans = [match.span() for match in word.finditer(self.text)]
        if not self._symbols or not self._may_have_units:
            return spans
        return [
            (begin, end)
            for begin, end in spans
            if self.text[begin:end] not in self._symbols or not _is_unit(self.text, begin, end)
        ]

    @once
    def _may_have_units(self) -> bool:
        """Whether a word of the text can be the symbol of a unit."""
        return not self._symbols.isdisjoint(chain.from_iterable(map(_WORDS.__getitem__, self.pieces)))

    @once
    def keys(self) -> list[str]:
        """The words as they are looked up."""
        if self._symbols and self._may_have_units:
            return [KEYS[self.text[begin:end]] for begin, end in self.spans]
        return list(chain.from_iterable(map(_KEYS_OF.__getitem__, self.pieces)))

    @once
    def all_keys(self) -> frozenset[str]:
        """The same, each once."""
        return frozenset(self.keys)

    def key(self, index: int) -> str:
        """A word as it is looked up; "" behind the last one."""
        return self.keys[index] if index < len(self.keys) else ""

    def before(self, index: int) -> str:
        """The end of what stands between the word before and this one."""
        start = self.spans[index][0]
        return self.text[max(self.spans[index - 1][1] if index else 0, start - 8) : start]

    def in_a_clause(self, index: int) -> bool:
        """Whether nothing divides a word from the one before it."""
        before = self.before(index)
        return before == " " or bool(_IN_A_CLAUSE.fullmatch(before))

    def is_last(self, index: int) -> bool:
        """Whether a word is the last of its clause."""
        return index + 1 == len(self.keys) or not self.in_a_clause(index + 1)

    def is_name(self, index: int) -> bool:
        """Whether a word begins with a capital in the middle of a clause."""
        return index > 0 and self.text[slice(*self.spans[index])].istitle() and self.in_a_clause(index)

    def follows(self, index: int, expected: str) -> int | None:
        """The index of the very next word if it is the one that is expected."""
        at = index + 1
        if at == len(self.keys) or (self.keys[at] != expected and not fits(self.keys[at], expected)):
            return None
        before = self.before(at)
        return at if before == " " or _TOGETHER.fullmatch(before) else None

    def last(
        self, index: int, phrase: Sequence[str], *, stops: Callable[[str], bool] = _nothing, longest: int = _LONGEST_GAP
    ) -> int | None:
        """The index of the last word of a phrase whose first word is at `index`; None if the rest does not follow.

        A gap in the phrase stands for a few words of the same clause, none of which `stops` it.
        """
        at = index
        gap = False
        for word in phrase[1:]:
            if word == GAP:
                gap = True
                continue
            following = self._behind_gap(at, word, stops, longest) if gap else self.follows(at, word)
            if following is None:
                return None
            at, gap = following, False
        return at

    def _behind_gap(self, index: int, expected: str, stops: Callable[[str], bool], longest: int) -> int | None:
        """The index of the next word that is the expected one."""
        for at in self.reach(index, longest):
            if not self.in_a_clause(at):
                return None
            if fits(self.keys[at], expected):
                return at
            if stops(self.keys[at]):
                return None
        return None

    def reach(self, index: int, longest: int = _LONGEST_GAP) -> range:
        """The indexes of the words that may stand behind a gap after a word, of less than so many words."""
        return range(index + 1, min(index + 1 + longest, len(self.keys)))


def _is_unit(text: str, start: int, end: int) -> bool:
    """Whether a word that can be the symbol of a unit is one: it stands after a number, or alone in brackets."""
    return bool(_AMOUNT.search(text, max(0, start - 2), start)) or text[start - 1 : end + 1] == f"({text[start:end]})"


def _key(word: str) -> str:
    """A word as it is looked up: without its case, its kind of apostrophe, and signs that writers may leave out."""
    word = unicodedata.normalize("NFC", word).casefold().replace("’", "'")
    return word if word.isascii() else (_SILENT.sub("", word) or word).translate(LOOK_ALIKES)


KEYS = Remembered(_key)
_WORDS: Remembered[tuple[str, ...]] = Remembered(lambda piece: tuple(WORD.findall(piece)))
"""The words of a piece of text without spaces: none goes beyond one."""
_KEYS_OF: Remembered[tuple[str, ...]] = Remembered(lambda piece: tuple(map(KEYS.__getitem__, _WORDS[piece])))
"""The same as they are looked up."""


def keys_in(piece: str) -> tuple[str, ...]:
    """The words in a piece of text without spaces, as they are looked up."""
    return _KEYS_OF[piece]


def fits(key: str, expected: str) -> bool:
    """Whether a word is one of the data: "#" is a number, an asterisk any letters, at the front at least one.

    Letters after "#" are those that are written together with the number.
    """
    if expected.startswith(NUMBER):
        return key[:1].isdigit() and key.endswith(expected[1:])
    if "*" not in expected:
        return key == expected
    letters = expected.strip("*")
    if not expected.startswith("*"):
        return key.startswith(letters)
    if expected.endswith("*"):
        return 0 < key.find(letters, 1) <= _LONGEST_FRONT
    return key.endswith(letters) and 0 < len(key) - len(letters) <= _LONGEST_FRONT
