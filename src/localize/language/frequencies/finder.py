"""Finds phrases by their trees; each tree is tried only where one of its phrases can begin."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Generic, Protocol, TypeVar

from localize.expressions import unicode_expression
from localize.language.frequencies.tree import PhraseMatch, PhraseText, PhraseWords
from localize.language.remembered import Remembered

_TOKENS = unicode_expression(r"[\p{L}\p{M}]+|\d+|\S")
"""In a language with spaces a phrase begins with a word, a number or a sign, never within a word."""


class _IsMatched(Protocol):
    def may_begin(self, token: str) -> bool:
        """Whether one of its phrases may begin with a token."""

    def match(self, text: PhraseText, start: int) -> PhraseMatch | None:
        """Its phrase at an offset in a text."""


_Table = TypeVar("_Table", bound=_IsMatched)


class PhraseFinder(Generic[_Table]):
    """Finds the phrases of some tables, each of which has one tree of all its phrases.

    Of each word it is asked once which phrases can begin there: most words of a text begin none.
    """

    def __init__(self, *tables: _Table, words: PhraseWords, spaces: bool) -> None:
        self.tables = tables
        self._words = words
        self._spaces = spaces
        self._beginnings = Remembered(self._beginnings_in)

    def find(self, text: str) -> Iterator[tuple[_Table, PhraseMatch]]:
        """The phrases of each table in a text in small letters, table by table; those of one do not overlap."""
        matches: list[list[PhraseMatch]] = [[] for _ in self.tables]
        pieces: Sequence[str] = text.split(" ") if self._spaces else text
        followed = PhraseText(text, self._words)
        start = 0
        for piece, beginnings in zip(pieces, map(self._beginnings.__getitem__, pieces), strict=True):
            for offset, index in beginnings:
                of_table = matches[index]
                if not of_table or of_table[-1].end <= start + offset:
                    match = self.tables[index].match(followed, start + offset)
                    of_table += [match] if match else []
            start += len(piece) + self._spaces
        for table, of_table in zip(self.tables, matches, strict=True):
            yield from ((table, match) for match in of_table)

    def _beginnings_in(self, piece: str) -> tuple[tuple[int, int], ...]:
        """The offsets in a piece of text at which phrases can begin, each with the index of a table of such phrases."""
        tokens = ((token.start(), token[0]) for token in _TOKENS.finditer(piece)) if self._spaces else enumerate(piece)
        return tuple(
            (start, index)
            for start, token in tokens
            for index, table in enumerate(self.tables)
            if table.may_begin(token)
        )
