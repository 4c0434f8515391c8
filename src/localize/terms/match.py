"""Terms in a text: the longest match wins, wherever it stands."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from localize.model.glossary import Term

_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Hit:
    """A term found in a text, at offsets into the text."""

    term: Term
    start: int
    end: int


@dataclass(slots=True)
class _Node:
    terms: list[Term] = field(default_factory=list)
    next: dict[str, _Node] = field(default_factory=dict)


class Matcher:
    """Finds the spellings of terms as whole words; built once, its cost per text does not depend on the glossary."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self._root = _Node()
        for term in terms:
            for spelling in term.spellings:
                node = self._root
                for word, _, _ in _words(spelling):
                    node = node.next.setdefault(word, _Node())
                if node is not self._root:
                    node.terms.append(term)

    def find(self, text: str) -> Iterator[Hit]:
        """The terms in the text, in order, none inside another."""
        words = list(_words(text))
        position = 0
        while position < len(words):
            hit, length = self._longest(text, words, position)
            if hit:
                yield hit
            position += length

    def _longest(self, text: str, words: list[tuple[str, int, int]], position: int) -> tuple[Hit | None, int]:
        node = self._root
        best: tuple[Hit | None, int] = (None, 1)
        for length, (word, _, end) in enumerate(words[position : position + _LONGEST_TERM], 1):
            if word not in node.next:
                break
            node = node.next[word]
            found = text[words[position][1] : end]
            term = next((term for term in node.terms if not term.case_sensitive or _in_case(term, found)), None)
            if term:
                best = (Hit(term, words[position][1], end), length)
        return best


_LONGEST_TERM = 12  # words


def _in_case(term: Term, found: str) -> bool:
    return any(spelling == found for spelling in term.spellings)


def _words(text: str) -> Iterator[tuple[str, int, int]]:
    """The words of a text in small letters with their offsets; in scripts without spaces each character is one."""
    for match in _WORD.finditer(text):
        if _has_spaceless(match[0]):
            for offset, char in enumerate(match[0], match.start()):
                yield fold(char), offset, offset + 1
        else:
            yield fold(match[0]), match.start(), match.end()


def _has_spaceless(word: str) -> bool:
    return any(
        "\u0e00" <= char <= "\u0eff" or "\u3040" <= char <= "\u9fff" or "\uf900" <= char <= "\ufaff" for char in word
    )


def fold(text: str) -> str:
    """A text as terms are compared: compatibility forms, case and Arabic vowel marks do not count."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join(char for char in folded if not "\u064b" <= char <= "\u0652" and char != "\u0640")
