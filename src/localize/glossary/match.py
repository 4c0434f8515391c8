"""Finds terms in a text: whole words in any of their forms, the longest match wins."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate

from localize.glossary.index import TermIndex, TermNode, in_case
from localize.glossary.spans import SpanContext
from localize.glossary.words import between, fold, pieces, written
from localize.language.forms import forms_of
from localize.language.tags import language
from localize.model.glossary import Term

__all__ = ["Matcher", "TermMatch", "fold", "written"]

_MOST_REMEMBERED = 20_000
"""The most texts whose terms are remembered: the segments of some dozens of articles, for all locales."""


@dataclass(frozen=True, slots=True)
class TermMatch:
    """A term with its offsets in a text; or the terms of several concepts, if they are spelled alike."""

    terms: tuple[Term, ...]
    start: int
    end: int


class _Between(dict[str, str]):
    """Maps the text between two words to the form in which it is compared."""

    def __missing__(self, separator: str) -> str:
        compared = between(separator)
        if len(separator) <= 4 and len(self) < 1000:
            self[separator] = compared
        return compared


class Matcher:
    """Finds the forms of terms as whole words; the time for a text does not depend on the size of the glossary.

    It is precise: a word of a text is a term only if the rules of the term's language say that it is a form of it. A
    part of a compound or a proper name is no term.
    """

    def __init__(self, terms: Iterable[Term]) -> None:
        by_language: dict[str, list[Term]] = {}
        for term in terms:
            by_language.setdefault(language(term.locale), []).append(term)
        self._indexes = [(code, TermIndex(forms_of(code), of_language)) for code, of_language in by_language.items()]
        self._between = _Between()
        self._matches: dict[str, tuple[TermMatch, ...]] = {}

    def find(self, text: str) -> tuple[TermMatch, ...]:
        """The terms in the text, in order, without overlaps; a text is searched once for all locales."""
        if not self._indexes:
            return ()
        hits = self._matches.get(text)
        if hits is None:
            hits = tuple(self._search(text))
            if len(self._matches) >= _MOST_REMEMBERED:
                self._matches.clear()
            self._matches[text] = hits
        return hits

    def _search(self, text: str) -> list[TermMatch]:
        cut = pieces(text)
        written_words = cut[1::2]
        no_case = len(written_words) > 1 and text.isupper()  # then capitals mean nothing
        words = [word.lower() for word in written_words] if no_case else written_words
        ways: list[tuple[range, str, TermNode]] = []
        for code, index in self._indexes:
            starts = list(map(index.starts.__getitem__, words))
            if any(starts):
                ways += ((span, code, node) for span, node in self._ways(index, starts, cut, words))
        return self._longest(SpanContext(text, no_case=no_case), cut, ways) if ways else []

    def _ways(
        self, index: TermIndex, starts: list[tuple[TermNode, ...]], cut: list[str], words: list[str]
    ) -> Iterator[tuple[range, TermNode]]:
        """The ends of terms in the tree, with the range of their words."""
        numbers = [*map(index.__getitem__, words), ()]
        for first, nodes in enumerate(starts):
            for node in nodes:
                if node.terms:
                    yield range(first, first + 1), node
                if not node.next or (cut[2 * first + 2] == " " and node.next.keys().isdisjoint(numbers[first + 1])):
                    continue  # as for nearly all words
                yield from self._on(node, numbers, cut, first)

    def _on(
        self, node: TermNode, numbers: list[tuple[int, ...]], cut: list[str], first: int
    ) -> Iterator[tuple[range, TermNode]]:
        """The ends of terms on all paths that go on from a node."""
        nodes = [node]
        for index in range(first + 1, len(numbers) - 1):
            before = self._between[cut[2 * index]]
            ways = [(before, number) for number in numbers[index]] if before else numbers[index]
            nodes = [node.next[way] for node in nodes for way in ways if way in node.next]
            if not nodes:
                return
            yield from ((range(first, index + 1), node) for node in nodes if node.terms)

    def _longest(self, here: SpanContext, cut: list[str], ways: list[tuple[range, str, TermNode]]) -> list[TermMatch]:
        """The matches without overlaps: the longest one wins, and of equally long ones the first."""
        ends = list(accumulate(map(len, cut)))
        words = cut[1::2]
        by_span: dict[range, list[Term]] = {}
        for span, code, node in ways:
            forms = forms_of(code)
            start, end = ends[2 * span.start], ends[2 * span.stop - 1]
            for term, spelled in node.terms:
                if not _written_so(term, spelled, words[span.start : span.stop], capitals=forms.capitals):
                    continue
                terms = by_span.get(span, ())
                if all(term is not other for other in terms) and here.stands_alone(start, end, forms=forms, term=term):
                    by_span.setdefault(span, []).append(term)
        hits = [
            (TermMatch(tuple(terms), ends[2 * span.start], ends[2 * span.stop - 1]), span)
            for span, terms in by_span.items()
        ]
        if len(hits) > 1:
            hits.sort(key=lambda each: (each[0].start - each[0].end, each[0].start))
        taken: set[int] = set()
        longest = []
        for hit, span in hits:
            if taken.isdisjoint(span):
                taken.update(span)
                longest.append(hit)
        return sorted(longest, key=lambda hit: hit.start)


def _written_so(term: Term, spelled: tuple[str, ...], text_words: list[str], *, capitals: bool) -> bool:
    if term.case_sensitive:
        return in_case(spelled, text_words, strictly=True)
    return not capitals or in_case(spelled, text_words, strictly=False)
