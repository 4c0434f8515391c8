"""Finds phrases by their expressions; each expression is tried only where one of its phrases can begin."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Generic, Protocol, TypeVar

import regex

from localize.expressions import unicode_expression
from localize.language.remembered import Remembered

_TOKENS = unicode_expression(r"[\p{L}\p{M}]+|\d+|\S")
"""In a language with spaces a phrase begins with a word, a number or a sign, never within a word."""


class _HasExpression(Protocol):
    @property
    def expression(self) -> regex.Pattern[str]: ...


_Table = TypeVar("_Table", bound=_HasExpression)


class PhraseFinder(Generic[_Table]):
    """Finds the phrases of some tables, each of which has one expression for all of its phrases.

    Of each word it is asked once which expressions can match there: most words of a text begin no phrase.
    """

    def __init__(self, *tables: _Table, spaces: bool) -> None:
        self.tables = tables
        self._spaces = spaces
        self._beginnings = Remembered(self._beginnings_in)

    def find(self, text: str) -> Iterator[tuple[_Table, regex.Match[str]]]:
        """The phrases of each table in a text in small letters, table by table; those of one do not overlap."""
        matches: list[list[regex.Match[str]]] = [[] for _ in self.tables]
        pieces: Sequence[str] = text.split(" ") if self._spaces else text
        start = 0
        for piece, beginnings in zip(pieces, map(self._beginnings.__getitem__, pieces), strict=True):
            for offset, index in beginnings:
                of_table = matches[index]
                if not of_table or of_table[-1].end() <= start + offset:
                    match = self.tables[index].expression.match(text, start + offset)
                    of_table += [match] if match else []
            start += len(piece) + self._spaces
        for table, of_table in zip(self.tables, matches, strict=True):
            yield from ((table, match) for match in of_table)

    def _beginnings_in(self, piece: str) -> tuple[tuple[int, int], ...]:
        """The offsets in a piece of text at which phrases can begin, each with the index of a table of such phrases."""
        tokens = _TOKENS.finditer(piece) if self._spaces else regex.finditer("(?s).", piece)
        return tuple(
            (token.start(), index)
            for token in tokens
            for index, table in enumerate(self.tables)
            if table.expression.match(token[0], partial=True)
        )
