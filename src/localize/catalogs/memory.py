"""The translation memory: what has been translated elsewhere, proposed for new entries."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from hashlib import blake2b
from itertools import chain, islice

from localize.catalogs.merge import MEMORY_NOTE
from localize.catalogs.similarity import candidates, likeness, nearness, vocabulary
from localize.catalogs.tag_names import names, renamed
from localize.dataclass import dataclass
from localize.errors import shortened
from localize.language.stopwords import stop_words
from localize.model.catalog import Catalog, Entry, Key, Previous
from localize.model.fingerprints import Fingerprints, fingerprint_of


@dataclass(frozen=True, slots=True)
class MemoryPair:
    """A finished translation: its source, context and target, and the article or file it comes from.

    `source_locale` is that of the source where it is not that of the project, else empty.
    """

    source: str
    target: str
    context: str | None
    origin: str
    source_locale: str = ""


MemoryRow = tuple[str, str, str | None]
"""A finished translation as it is stored: source, target and context."""


@dataclass(frozen=True, slots=True)
class MemoryRows:
    """Finished translations, in flat tuples with one value for each: they are packed and read at once."""

    sources: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    contexts: tuple[str | None, ...] = ()

    def __iter__(self) -> Iterator[MemoryRow]:
        """The rows one after another."""
        return zip(self.sources, self.targets, self.contexts, strict=True)


def as_rows(rows: Iterable[MemoryRow]) -> MemoryRows:
    """Finished translations, given one by one."""
    sources, targets, contexts = tuple(zip(*rows, strict=True)) or ((), (), ())
    return MemoryRows(sources, targets, contexts)


def rows_of(entries: Iterable[Entry]) -> MemoryRows:
    """The finished translations among entries, in use or obsolete."""
    finished = [entry for entry in entries if entry.target and not entry.fuzzy and entry.plural is None]
    return MemoryRows(
        tuple([entry.source for entry in finished]),
        tuple([entry.target for entry in finished]),
        tuple([entry.context for entry in finished]),
    )


@dataclass(frozen=True, slots=True)
class CatalogRows:
    """The finished translations of a catalog: those in use, and the obsolete ones."""

    in_use: MemoryRows = MemoryRows()
    obsolete: MemoryRows = MemoryRows()


def catalog_rows(catalog: Catalog) -> CatalogRows:
    """The finished translations of a catalog."""
    obsolete = [entry for entry in catalog.entries if entry.obsolete]
    return CatalogRows(rows_of(catalog.active()), rows_of(obsolete) if obsolete else MemoryRows())


@dataclass(frozen=True, slots=True)
class Proposal:
    """A finished translation for a new entry, and how alike the two sources are: 1 where they are the same."""

    pair: MemoryPair
    likeness: float


LocatedRows = tuple[str, str, MemoryRows]
"""Finished translations with their locale and the article or file they come from."""

ReadRows = Callable[[], Iterable[LocatedRows]]
"""Gives finished translations, the best ones first."""


class Memory:
    """The finished translations of some locales that help with the questions: the sources of new entries.

    The search for texts that are alike is one for all locales: only the translations differ.
    """

    def __init__(self, read: ReadRows, questions: Collection[str], search: NearSources) -> None:
        """All translations are read two to four times, and few of them held."""
        questions = tuple(dict.fromkeys(questions))
        self._near = search.of(questions, lambda: _sources(read())) if questions else {}
        useful = {*questions, *(near for question in questions for near in self._near.get(question, ()))}
        self._pairs: dict[str, dict[str, list[MemoryPair]]] = {}
        for locale, origin, rows in read() if questions else ():
            for source, target, context in () if useful.isdisjoint(rows.sources) else rows:
                if source in useful:
                    pair = MemoryPair(source, target, context=context, origin=origin)
                    self._pairs.setdefault(source, {}).setdefault(locale, []).append(pair)

    def proposal(self, key: Key, chain: Sequence[str]) -> Proposal | None:
        """The nearest translation for a new entry that a locale or its fallbacks have, None where there is none."""
        context, source = key
        if exact := self._translation(source, chain, context):
            return Proposal(exact, 1.0)
        for near in self._near.get(source, ()):
            if pair := self._translation(near, chain, context):
                return Proposal(pair, likeness(source, near))
        return None

    def _translation(self, source: str, chain: Sequence[str], context: str | None) -> MemoryPair | None:
        """A translation of a source in the nearest locale of the chain, one of the same context before others."""
        locales = self._pairs.get(source, {})
        for locale in chain:
            if pairs := locales.get(locale):
                return next((pair for pair in pairs if pair.context == context), pairs[0])
        return None


def _sources(located: Iterable[LocatedRows]) -> Iterator[str]:
    return chain.from_iterable(rows.sources for _, _, rows in located)


class NearSources:
    """The known sources that are much alike questions, all in one source locale.

    Locales whose translations are of the same sources follow each other mostly, and ask nearly the same: what was found
    is held as long as the known sources are the same.
    """

    def __init__(self, source_locale: str) -> None:
        self.source_locale = source_locale
        self._known = b""
        self._near: dict[str, list[str]] = {}

    def of(self, questions: Collection[str], read: Callable[[], Iterable[str]]) -> Mapping[str, Sequence[str]]:
        """The sources that are alike each question, nearest first; `read` gives all known sources in order."""
        known = _digest(read())
        if known != self._known:
            self._known, self._near = known, {}
        if unasked := [question for question in questions if question not in self._near]:
            self._near |= {question: [] for question in unasked} | _nearest(unasked, read, self.source_locale)
        return self._near


_DIGESTED_TOGETHER = 1000
"""Texts that are digested by one call: one for each takes several times as long."""


def _digest(texts: Iterable[str]) -> bytes:
    """What stands for texts in their order."""
    digest = blake2b(digest_size=32)
    rest = iter(texts)
    while some := tuple(islice(rest, _DIGESTED_TOGETHER)):
        lengths = ",".join(map(str, map(len, some)))
        digest.update("".join((lengths, ":", *some)).encode("utf-8", "surrogatepass"))
    return digest.digest()


def _nearest(questions: Sequence[str], read: Callable[[], Iterable[str]], source_locale: str) -> dict[str, list[str]]:
    """For each question the known sources that are much alike, nearest first; `read` gives all sources in order.

    A source is known by its number in that order, so that no text is held but those that are alike.
    """
    words = stop_words(source_locale)
    minor = words.stop | words.linking
    index = vocabulary(_distinct(read()), words_of=questions)
    asking: dict[int, list[str]] = {}
    for question in questions:
        for number in candidates(question, index):
            asking.setdefault(number, []).append(question)
    near: dict[str, list[tuple[float, int, str]]] = {}
    for number, source in enumerate(read()):
        for question in asking.get(number, ()):
            if source != question and (score := nearness(question, source, minor)):
                near.setdefault(question, []).append((-score, number, source))
    return {question: [source for _, _, source in sorted(ranked)] for question, ranked in near.items()}


def _distinct(texts: Iterable[str]) -> Iterator[tuple[int, str]]:
    """The texts with their numbers, each where it stands first."""
    seen = Fingerprints()
    for number, text in enumerate(texts):
        fingerprint = fingerprint_of(text)
        if fingerprint not in seen:
            seen.add(fingerprint)
            yield number, text


def pairs_of(catalogs: Iterable[tuple[str, str, Catalog]]) -> list[tuple[str, MemoryPair]]:
    """The finished translations of (locale, article, catalog) triples, those in use before obsolete ones."""
    all_rows = [(locale, article, catalog_rows(catalog)) for locale, article, catalog in catalogs]
    in_use = [(locale, article, row) for locale, article, rows in all_rows for row in rows.in_use]
    obsolete = [(locale, article, row) for locale, article, rows in all_rows for row in rows.obsolete]
    return [
        (locale, MemoryPair(source, target, context=context, origin=article))
        for locale, article, (source, target, context) in (*in_use, *obsolete)
    ]


def questions(catalog: Catalog, before: Mapping[Key, Entry]) -> tuple[Key, ...]:
    """The entries of a catalog that are new and empty: for these the memory may have proposals."""
    return tuple([entry.key for entry in catalog.entries if _is_question(entry, before)])


def _is_question(entry: Entry, before: Mapping[Key, Entry]) -> bool:
    return (
        not entry.target and not entry.obsolete and entry.plural is None and (entry.context, entry.source) not in before
    )


def fill(
    catalog: Catalog, before: Mapping[Key, Entry], *, proposals: Mapping[Key, Proposal], finished: bool
) -> Catalog:
    """The catalog with proposals for its entries that are new, and empty."""
    entries = tuple(
        proposed(entry, proposals[entry.key], finished=finished)
        if entry.key in proposals and _is_question(entry, before)
        else entry
        for entry in catalog.entries
    )
    return replace(catalog, entries=entries)


def proposed(entry: Entry, proposal: Proposal, *, finished: bool) -> Entry:
    """The entry with a proposal.

    It is fuzzy, and a hint tells where it comes from and how near it is; with `finished` the translation of exactly the
    same source and context counts as done. Titles match whatever their context, as other tools know no contexts.
    """
    pair = proposal.pair
    if finished and pair.source == entry.source and _is_same_use(pair.context, entry.context):
        return replace(entry, target=pair.target)
    percent = percent_alike(proposal, entry.source)
    note = f"{MEMORY_NOTE}{percent} % like {shortened(pair.source)!r} in {pair.origin}"
    return replace(
        entry,
        target=target_for(pair, entry.source),
        fuzzy=True,
        previous=None if percent == 100 else Previous(pair.source, pair.context),
        hints=(*entry.hints, note),
    )


_TITLES = frozenset({"title", "page-title"})


def _is_same_use(one: str | None, other: str | None) -> bool:
    return one == other or (not _TITLES.isdisjoint((one, other)) and {one, other} <= {None, *_TITLES})


def percent_alike(proposal: Proposal, source: str) -> int:
    """How alike the source of a proposal is to a text, for people: 100 only where it is the same."""
    return 100 if proposal.pair.source == source else min(99, int(100 * proposal.likeness))


def target_for(pair: MemoryPair, source: str) -> str:
    """The translation of a pair with its tags named as they are in another source."""
    return renamed(pair.target, names(pair.source), names(source))
