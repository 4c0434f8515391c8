"""Terms in a text: the longest match wins, wherever it stands."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import regex

from localize.model.glossary import Term

_SPACELESS = r"[\p{Han}\p{Hiragana}\p{Katakana}ーｰ\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}\p{Tibetan}]"
_WORD = regex.compile(rf"{_SPACELESS}[\p{{M}}ﾞﾟ]*+|(?:(?!{_SPACELESS})[\p{{L}}\p{{N}}\p{{M}}\u00ad\u200d])++")
"""A word; in scripts without spaces each character with its marks is one."""

_JOINING = regex.compile(r"[\s'\u2010\u2011\u200b\u200c-]+")
"""What may stand between the words of a term or not: "side-effect" is "side effect", but "pain, relief" no term."""

_NOT_COMPARED = {
    **dict.fromkeys([0xAD, 0x200D, 0x0640, *range(0x064B, 0x0653), 0x0670]),  # soft hyphen, joiner, Arabic marks
    **dict.fromkeys(map(ord, "\t\n"), " "),
    **dict.fromkeys(map(ord, "\u2010\u2011"), "-"),
    ord("’"): "'",
}


@dataclass(frozen=True, slots=True)
class Hit:
    """What stands in a text at offsets into it: a term, or the terms of several concepts that are spelled alike."""

    terms: tuple[Term, ...]
    start: int
    end: int


@dataclass(slots=True)
class _Node:
    terms: list[Term] = field(default_factory=list)
    next: dict[str, _Node] = field(default_factory=dict)


_Words = list[tuple[str, str, int, int]]
"""Words as they are compared, each after what stands between it and the one before, with their offsets."""


class Matcher:
    """Finds the spellings of terms as whole words; built once, its cost per text does not depend on the glossary."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self._root = _Node()
        self._found: dict[str, tuple[Hit, ...]] = {}
        for term in terms:
            for spelling in term.spellings:
                node = self._root
                for number, (between, word, _, _) in enumerate(_words(spelling)):
                    node = node.next.setdefault(between + word if number else word, _Node())
                if node is not self._root and term not in node.terms:
                    node.terms.append(term)

    def find(self, text: str) -> tuple[Hit, ...]:
        """The terms in the text, in order, none overlapping another; a text is searched once for all locales."""
        if not self._root.next:
            return ()
        if text not in self._found:
            self._found[text] = tuple(self._search(text))
        return self._found[text]

    def _search(self, text: str) -> Iterator[Hit]:
        words = _words(text)
        found = [candidate for first in range(len(words)) for candidate in self._at(text, words, first)]
        found.sort(key=lambda candidate: (candidate[1].start - candidate[1].end, candidate[1].start))
        taken: set[int] = set()
        hits = []
        for places, hit in found:
            if taken.isdisjoint(places):
                taken.update(places)
                hits.append(hit)
        yield from sorted(hits, key=lambda hit: hit.start)

    def _at(self, text: str, words: _Words, first: int) -> Iterator[tuple[range, Hit]]:
        """Every match that begins with that word, with the places of its words."""
        node = self._root
        start = words[first][2]
        for place in range(first, len(words)):
            between, word, _, end = words[place]
            following = node.next.get(between + word if place > first else word)
            if following is None:
                return
            node = following
            terms = tuple(term for term in node.terms if not term.case_sensitive or _in_case(term, text[start:end]))
            if terms:
                yield range(first, place + 1), Hit(terms, start, end)


def _in_case(term: Term, found: str) -> bool:
    return any(written(spelling) == written(found) for spelling in term.spellings)


def _words(text: str) -> _Words:
    words = []
    end = 0
    for match in _WORD.finditer(text):
        words.append((_JOINING.sub("", written(text[end : match.start()])), fold(match[0]), match.start(), match.end()))
        end = match.end()
    return words


def written(text: str) -> str:
    """A text as case-sensitive terms are compared.

    Compatibility forms (NFKC), kinds of spaces, hyphens and apostrophes, soft hyphens and Arabic vowel marks do not
    count.
    """
    return unicodedata.normalize("NFKC", text).translate(_NOT_COMPARED)


def fold(text: str) -> str:
    """A text as other terms are compared: case does not count either."""
    return written(text).casefold()
