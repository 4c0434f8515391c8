"""Finds terms in a text: whole words in any of their forms, the longest match wins."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from itertools import accumulate
from operator import attrgetter

from localize.dataclass import dataclass
from localize.glossary.index import RankedTerm, TermIndex, TermNode, in_case
from localize.glossary.spans import SpanContext
from localize.glossary.words import between, fold, pieces, written
from localize.language.forms import Forms, forms_of
from localize.language.remembered import ANY_LENGTH, Remembered
from localize.language.tags import language
from localize.model.glossary import AVOIDED, Term

__all__ = ["Matcher", "TermMatch", "fold", "written"]

MOST_TEXTS = 20_000
"""The most texts whose terms are remembered: the segments of some dozens of articles, for all locales."""
_MOST_SEPARATORS, _LONGEST_SEPARATOR = 1000, 4
"""What stands between two words of a text."""

_rank = attrgetter("rank")
_start = attrgetter("start")


@dataclass(frozen=True, slots=True)
class TermMatch:
    """A term with its offsets in a text; or the terms of several concepts, if they are spelled alike."""

    terms: tuple[Term, ...]
    start: int
    end: int


class Matcher:
    """Finds the forms of terms as whole words; the time for a text does not depend on the size of the glossary.

    It is precise: a word of a text is a term only if the rules of the term's language say that it is a form of it. A
    part of a compound or a proper name is no term. Whether a term is in a text depends on no other term, but a longer
    one that overlaps with it is preferred. The indexes are made when the first text is searched.
    """

    def __init__(self, terms: Iterable[Term]) -> None:
        self._terms = tuple(terms)
        self._between = Remembered(between, most=_MOST_SEPARATORS, longest=_LONGEST_SEPARATOR)
        self._matches = Remembered(self._search, most=MOST_TEXTS, longest=ANY_LENGTH)

    def __reduce__(self) -> tuple[type[Matcher], tuple[tuple[Term, ...]]]:
        """Another process gets the terms, and makes the indexes again if it searches a text."""
        return Matcher, (self._terms,)

    def find(self, text: str) -> tuple[TermMatch, ...]:
        """The terms in the text, in order, without overlaps; terms of one span are in the order they were given."""
        return self._matches[text] if self._terms else ()

    @property
    def searched(self) -> tuple[str, ...]:
        """The texts that have been searched and are remembered."""
        return tuple(self._matches)

    def all_terms(self, text: str) -> list[Term]:
        """Every term in the text, also one that overlaps with a longer one."""
        terms = self._terms_by_span(text, pieces(text)) if self._terms else {}
        return [each.term for of_span in terms.values() for each in of_span]

    def avoided(self, text: str) -> tuple[TermMatch, ...]:
        """Those of the terms in the text that the glossary advises against, and allows for no other concept."""
        if not self._avoided.may_find(text):
            return ()
        return tuple(hit for hit in self.find(text) if all(term.status in AVOIDED for term in hit.terms))

    def may_find(self, text: str) -> bool:
        """Whether the text has all words of a term; where it has not, nothing is found."""
        return any(index.may_find(text) for _, index in self._indexes)

    @cached_property
    def _avoided(self) -> Matcher:
        return Matcher(term for term in self._terms if term.status in AVOIDED)

    @cached_property
    def _indexes(self) -> list[tuple[Forms, TermIndex]]:
        by_language: dict[str, list[tuple[int, Term]]] = {}
        for rank, term in enumerate(self._terms):
            by_language.setdefault(language(term.locale), []).append((rank, term))
        return [(forms_of(code), TermIndex(forms_of(code), terms)) for code, terms in by_language.items()]

    def _search(self, text: str) -> tuple[TermMatch, ...]:
        cut = pieces(text)
        terms = self._terms_by_span(text, cut)
        return tuple(_longest(terms, list(accumulate(map(len, cut))))) if terms else ()

    def _terms_by_span(self, text: str, cut: list[str]) -> dict[range, list[RankedTerm]]:
        """The terms in a text, by the range of their words; `cut` is the text cut at its words."""
        written_words = cut[1::2]
        no_case = len(written_words) > 1 and text.isupper()  # then capitals mean nothing
        words = [word.lower() for word in written_words] if no_case else written_words
        by_span: dict[range, list[RankedTerm]] = {}
        context: SpanContext | None = None
        for forms, index in self._indexes:
            starts = list(map(index.starts.__getitem__, words))
            if not any(starts):
                continue
            context = context or SpanContext(text, no_case=no_case)
            ends = list(accumulate(map(len, cut)))
            for span, node in self._ways(index, starts, cut, words):
                start, end = ends[2 * span.start], ends[2 * span.stop - 1]
                for each in node.terms:
                    if not _written_so(each, written_words[span.start : span.stop], capitals=forms.capitals):
                        continue
                    terms = by_span.get(span, ())
                    if all(each.term is not other.term for other in terms) and context.stands_alone(
                        start, end, forms=forms, term=each.term
                    ):
                        by_span.setdefault(span, []).append(each)
        return by_span

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


def _longest(terms: Mapping[range, list[RankedTerm]], ends: list[int]) -> list[TermMatch]:
    """The matches without overlaps: the longest one wins, and of equally long ones the first."""
    hits = [(ends[2 * span.start], ends[2 * span.stop - 1], span) for span in terms]
    if len(hits) > 1:
        hits.sort(key=lambda hit: (hit[0] - hit[1], hit[0]))
    taken: set[int] = set()
    longest = []
    for start, end, span in hits:
        if taken.isdisjoint(span):
            taken.update(span)
            longest.append(TermMatch(tuple(each.term for each in sorted(terms[span], key=_rank)), start, end))
    return sorted(longest, key=_start)


def _written_so(term: RankedTerm, text_words: list[str], *, capitals: bool) -> bool:
    if term.term.case_sensitive:
        return in_case(term.words, text_words, strictly=True)
    return not capitals or in_case(term.words, text_words, strictly=False)
