"""What a change of the glossary reaches: the texts whose findings or hints may change with it.

Whether a term is in a text depends on no other term, and a term without rows that changed, in a text without terms that
changed, is found as before. So a text is reached if it has a term of a concept that changed, in either version.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import cached_property

from localize.dataclass import dataclass
from localize.glossary.digests import CheckedColumns, checked_columns
from localize.glossary.match import MOST_TEXTS, Matcher
from localize.language.remembered import ANY_LENGTH, Remembered
from localize.model.glossary import Glossary, Term

_Rows = Mapping[str, tuple[Term, ...]]


@dataclass(frozen=True, slots=True)
class ChangedConcept:
    """A concept that differs between two glossaries: its rows of both, and the locales whose rows differ."""

    name: str
    terms: tuple[Term, ...]
    locales: frozenset[str]


def changed_concepts(before: Glossary, after: Glossary) -> tuple[ChangedConcept, ...]:
    """The concepts that differ in what findings and hints are made of.

    These are the rows in their order, without definition, note and line. A concept that moved among the others counts
    too, with all its locales: the order decides which of two concepts that share a term is named first.
    """
    moved = _moved(list(before.terms), list(after.terms))
    names = dict.fromkeys([*before.terms, *after.terms])
    changed = (
        _changed(name, before.terms.get(name, {}), after=after.terms.get(name, {}), moved=name in moved)
        for name in names
    )
    return tuple(concept for concept in changed if concept.locales)


class Reach:
    """Tells which texts a change of the glossary reaches."""

    def __init__(
        self, changed: Sequence[ChangedConcept], *, source_locale: str, chains: Mapping[str, tuple[str, ...]]
    ) -> None:
        """Take what changed, and each target locale with its chain of fallbacks, itself first."""
        self._changed = changed
        self._source_locale = source_locale
        self._concepts = {locale: self._seen_by({source_locale, *chain}) for locale, chain in chains.items()}
        self._targets = {locale: self._in_translations(chain) for locale, chain in chains.items()}
        self._in_source = Remembered(self._concepts_in, most=MOST_TEXTS, longest=ANY_LENGTH)
        """The concepts that a source text has terms of; the same text is searched once for all locales."""

    def touches(self, source_text: str, target_text: str, locale: str) -> bool:
        """Whether findings of the pair or the hints of its source may differ; both texts are without tags.

        If not, they are the same with both glossaries. The source is searched for terms of the locale too: what is left
        untranslated is judged by them.
        """
        if not self._concepts[locale]:
            return False
        if not self._concepts[locale].isdisjoint(self._in_source[source_text]):
            return True
        terms = self._targets[locale]
        return bool(terms.all_terms(target_text) or terms.all_terms(source_text))

    def locales(self) -> list[str]:
        """The target locales that the change can reach at all."""
        return [locale for locale, concepts in self._concepts.items() if concepts]

    def _seen_by(self, locales: set[str]) -> frozenset[str]:
        return frozenset(concept.name for concept in self._changed if not concept.locales.isdisjoint(locales))

    def _in_translations(self, chain: tuple[str, ...]) -> Matcher:
        concepts = [concept for concept in self._changed if not concept.locales.isdisjoint(chain)]
        return Matcher(
            term for locale in chain for concept in concepts for term in concept.terms if term.locale == locale
        )

    def _concepts_in(self, text: str) -> frozenset[str]:
        return frozenset(term.concept for term in self._source_terms.all_terms(text))

    @cached_property
    def _source_terms(self) -> Matcher:
        seen = frozenset[str]().union(*self._concepts.values())
        return Matcher(
            term
            for concept in self._changed
            if concept.name in seen
            for term in concept.terms
            if term.locale == self._source_locale
        )


def _changed(name: str, before: _Rows, *, after: _Rows, moved: bool) -> ChangedConcept:
    """What changed in a concept; without locales if nothing did."""
    terms: dict[CheckedColumns, Term] = {}
    locales = []
    for locale in dict.fromkeys([*before, *after]):
        old, new = before.get(locale, ()), after.get(locale, ())
        if moved or [*map(checked_columns, old)] != [*map(checked_columns, new)]:
            locales.append(locale)
        terms |= {checked_columns(term): term for term in (*old, *new)}
    return ChangedConcept(name, tuple(terms.values()) if locales else (), frozenset(locales))


def _moved(before: Sequence[str], after: Sequence[str]) -> set[str]:
    """The concepts in both that do not stand in their order any more: all but a longest run that does."""
    positions = {name: index for index, name in enumerate(before)}
    common = [name for name in after if name in positions]
    ends: list[int] = []  # ends[n]: the smallest position that ends an ascending run of n + 1 concepts
    lengths = []
    for name in common:
        length = bisect_left(ends, positions[name])
        ends[length : length + 1] = [positions[name]]
        lengths.append(length)
    moved = set(common)
    length = len(ends) - 1
    for name, run in zip(reversed(common), reversed(lengths), strict=True):
        if run == length:
            moved.discard(name)
            length -= 1
    return moved
