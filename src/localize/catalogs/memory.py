"""The translation memory: what has been translated elsewhere, proposed for new entries."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from localize.catalogs.merge import MEMORY_NOTE
from localize.catalogs.similarity import candidates, likeness, nearness, vocabulary
from localize.catalogs.tag_names import names, renamed
from localize.errors import shortened
from localize.language.stopwords import stop_words
from localize.model.catalog import Catalog, Entry, Key, Previous


@dataclass(frozen=True, slots=True)
class MemoryPair:
    """A finished translation: its source, context and target, and the article or file it comes from."""

    source: str
    target: str
    context: str | None
    origin: str


class Memory:
    """The finished translations of all locales, indexed by their sources.

    The index of the sources is one for all locales, and so is the search: only the translations differ.
    """

    def __init__(self, pairs: Iterable[tuple[str, MemoryPair]], source_locale: str) -> None:
        """Takes pairs with their locales; of several translations of a source, those that come first are proposed."""
        words = stop_words(source_locale)
        self._minor = words.stop | words.linking
        self._pairs: dict[str, dict[str, list[MemoryPair]]] = {}
        for locale, pair in pairs:
            self._pairs.setdefault(pair.source, {}).setdefault(locale, []).append(pair)
        self._sources = list(self._pairs)
        self._near: dict[str, list[tuple[float, str]]] = {}

    def propose(self, entry: Entry, chain: Sequence[str], *, finished: bool) -> Entry:
        """The entry with the nearest translation that a locale or its fallbacks have; as it is where there is none.

        A proposal is fuzzy, and a hint tells where it comes from and how near it is; with `finished` the translation
        of exactly the same source and context counts as done.
        """
        exact = self._translation(entry.source, chain, entry.context)
        if exact and finished and exact.context == entry.context:
            return replace(entry, target=exact.target)
        if exact:
            return _proposal(entry, exact, 1.0)
        for _, source in self._alike(entry.source):
            if pair := self._translation(source, chain, entry.context):
                return _proposal(entry, pair, likeness(entry.source, source))
        return entry

    def _translation(self, source: str, chain: Sequence[str], context: str | None) -> MemoryPair | None:
        """A translation of a source in the nearest locale of the chain, one of the same context before others."""
        locales = self._pairs.get(source, {})
        for locale in chain:
            if pairs := locales.get(locale):
                return next((pair for pair in pairs if pair.context == context), pairs[0])
        return None

    def _alike(self, source: str) -> list[tuple[float, str]]:
        """The known sources that are much alike, nearest first; searched once, not once a locale."""
        if source not in self._near:
            found = ((nearness(source, self._sources[n], self._minor), n) for n in candidates(source, self._index))
            ranked = sorted((-score, number) for score, number in found if score and self._sources[number] != source)
            self._near[source] = [(-score, self._sources[number]) for score, number in ranked]
        return self._near[source]

    @cached_property
    def _index(self) -> dict[str, list[int]]:
        return vocabulary(self._sources)


def pairs_of(catalogs: Iterable[tuple[str, str, Catalog]]) -> list[tuple[str, MemoryPair]]:
    """The finished translations of (locale, article, catalog) triples, those in use before obsolete ones."""
    found = [
        (entry.obsolete, locale, MemoryPair(entry.source, entry.target, context=entry.context, origin=article))
        for locale, article, catalog in catalogs
        for entry in catalog.entries
        if not entry.empty and not entry.fuzzy and entry.plural is None
    ]
    found.sort(key=lambda item: item[0])
    return [(locale, pair) for _, locale, pair in found]


def fill(
    catalog: Catalog, before: Mapping[Key, Entry], *, memory: Memory, chain: Sequence[str], finished: bool
) -> Catalog:
    """The catalog with proposals for its entries that are new, and empty."""

    def filled(entry: Entry) -> Entry:
        if not entry.empty or entry.obsolete or entry.plural is not None or entry.key in before:
            return entry
        return memory.propose(entry, chain, finished=finished)

    return replace(catalog, entries=tuple(map(filled, catalog.entries)))


def _proposal(entry: Entry, pair: MemoryPair, score: float) -> Entry:
    target = renamed(pair.target, names(pair.source), names(entry.source))
    percent = min(99, int(100 * score)) if pair.source != entry.source else 100
    note = f"{MEMORY_NOTE}{percent} % like {shortened(pair.source)!r} in {pair.origin}"
    return replace(
        entry,
        target=target,
        fuzzy=True,
        previous=None if percent == 100 else Previous(pair.source, pair.context),
        hints=(*entry.hints, note),
    )
