"""The segments that keep pages from being finished: which sentence, in which locale, and where."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from enum import Enum

from localize.cache.steps import PartedStep
from localize.catalogs.progress import Chain, EntryState, Resolved
from localize.dataclass import dataclass
from localize.gate.resolve import resolve_article
from localize.language.word_counts import word_count
from localize.model.article import Article
from localize.model.catalog import Key
from localize.model.finding import Finding
from localize.pages import interface
from localize.tasks.articles import ArticleRow
from localize.tasks.check import CheckedPage, ProjectCatalogs


class UnfinishedState(Enum):
    """Why a segment keeps its page from being finished."""

    MISSING = "missing"
    FUZZY = "fuzzy"
    BLOCKED = "blocked"


@dataclass(frozen=True, slots=True)
class UnfinishedRow:
    """An unfinished segment of a page: its number in the article, and where a translator mends it.

    `line` is 0 where it is in no catalog yet; `rules` are those that block it.
    """

    number: int
    state: UnfinishedState
    path: str
    line: int
    rules: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class UnfinishedEntry:
    """What a segment lacks in a locale, and where it is mended; `rules` are those that block it."""

    locale: str
    state: UnfinishedState
    path: str
    line: int
    rules: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class UnfinishedSegment:
    """A segment that is unfinished in some locales; `path` and `line` are those of its source."""

    context: str
    text: str
    path: str
    line: int
    words: int
    entries: tuple[UnfinishedEntry, ...]


@dataclass(frozen=True, slots=True)
class UnfinishedArticle:
    """The unfinished segments of an article, or of the interface words, in their order.

    `total` is the number of all its segments, `whole` are the locales in which none of them is translated.
    """

    name: str
    path: str
    total: int
    segments: tuple[UnfinishedSegment, ...]

    @property
    def whole(self) -> tuple[str, ...]:
        """The locales in which nothing is translated yet."""
        missing: dict[str, int] = {}
        for segment in self.segments:
            for entry in segment.entries:
                missing[entry.locale] = missing.get(entry.locale, 0) + (entry.state is UnfinishedState.MISSING)
        return tuple(tag for tag, number in missing.items() if number == self.total)

    def without(self, locales: Iterable[str]) -> tuple[UnfinishedSegment, ...]:
        """Return the segments that are unfinished in other locales, with those only."""
        left_out = set(locales)
        reduced = (
            replace(each, entries=tuple(entry for entry in each.entries if entry.locale not in left_out))
            for each in self.segments
        )
        return tuple(each for each in reduced if each.entries)


class UnfinishedSteps:
    """Gives the unfinished segments of articles; those of an unchanged page are kept from run to run."""

    def __init__(self, catalogs: ProjectCatalogs) -> None:
        self._catalogs = catalogs
        self._sources = catalogs.sources
        steps = self._sources.project.files.steps
        self._step: PartedStep[tuple[UnfinishedRow, ...]] = PartedStep(steps, "unfinished", tuple[UnfinishedRow, ...])

    def of(self, row: ArticleRow, pages: Sequence[CheckedPage]) -> UnfinishedArticle:
        """Return what is unfinished in an article, in the locales of these pages; unreadable ones are passed over."""
        readable = {page.locale.tag: page for page in pages if not page.unreadable}
        keys = {tag: page.key for tag, page in readable.items()}
        known = self._step.known(row.name, keys)
        article = self._sources.articles[row.name]
        if len(known) < len(readable):
            known |= {tag: tuple(self._rows(article, page)) for tag, page in readable.items() if tag not in known}
            self._step.keep(row.name, keys, known)
        return _joined(_located(article), row.name, article.path, {tag: known[tag] for tag in readable})

    def of_interface(self, tags: Iterable[str]) -> UnfinishedArticle:
        """Return which words of the interface are unfinished in some locales."""
        path = self._sources.project.config.layout.template(interface.NAME)
        located: dict[Key, int] = {}
        rows: dict[str, tuple[UnfinishedRow, ...]] = {}
        for tag in tags:
            resolved = self._catalogs.words[tag]
            located.update(dict.fromkeys(resolved, 0))
            chain = [] if self._catalogs.interface.unreadable(tag) else self._catalogs.interface.chain(tag)
            numbers = {key: number for number, key in enumerate(located)}
            found = self._unfinished(resolved, chain, interface.NAME)
            rows[tag] = tuple(UnfinishedRow(numbers[key], state, *at) for key, state, at in found)
        return _joined(located, interface.NAME, path, rows)

    def _rows(self, article: Article, page: CheckedPage) -> Iterator[UnfinishedRow]:
        chain = self._catalogs.reader.of(article.name, page.locale.tag).chain(page.locale.tag)
        resolved = resolve_article(article, chain)
        blocking = [finding for finding in page.findings if finding.blocking]
        numbers = {key: number for number, key in enumerate(resolved)}
        for key, state, (path, line) in self._unfinished(resolved, chain, article.name):
            yield UnfinishedRow(numbers[key], state, path, line=line)
        for key, each in resolved.items():
            if each.state is EntryState.TRANSLATED and each.entry is not None:
                path = self._sources.project.config.layout.catalog(each.locale, article.name)
                if rules := _rules(blocking, key, path):
                    yield UnfinishedRow(numbers[key], UnfinishedState.BLOCKED, path, line=each.entry.line, rules=rules)

    def _unfinished(
        self, resolved: Mapping[Key, Resolved], chain: Chain, name: str
    ) -> Iterator[tuple[Key, UnfinishedState, tuple[str, int]]]:
        """Yield the fuzzy and missing segments, each with where a translator mends it: in the nearest catalog."""
        layout = self._sources.project.config.layout
        entries = [(tag, catalog.by_key()) for tag, catalog in chain]
        for key, each in resolved.items():
            if each.state is EntryState.FUZZY and each.entry is not None:
                yield key, UnfinishedState.FUZZY, (layout.catalog(each.locale, name), each.entry.line)
            elif each.state is EntryState.MISSING:
                there = next(
                    ((tag, entry.line) for tag, by_key in entries if (entry := by_key.get(key)) is not None), None
                )
                tag, line = there or (entries[0][0] if entries else "", 0)
                yield key, UnfinishedState.MISSING, (layout.catalog(tag, name) if tag else "", line)


def _rules(blocking: Iterable[Finding], key: Key, path: str) -> tuple[str, ...]:
    """Return the rules that block an entry; a finding without a source is about the whole catalog."""
    context, source = key
    return tuple(
        dict.fromkeys(
            finding.rule
            for finding in blocking
            if finding.path == path
            and (not finding.source or (finding.source, finding.context) == (source, context or ""))
        )
    )


def _located(article: Article) -> dict[Key, int]:
    """Return the line of each segment in the source; of one that stands twice that of the first."""
    located: dict[Key, int] = {}
    for block, segment in article.translatable():
        located.setdefault((block.context, segment.text), segment.line)
    return located


def _joined(
    located: Mapping[Key, int], name: str, path: str, rows: Mapping[str, Sequence[UnfinishedRow]]
) -> UnfinishedArticle:
    by_number: dict[int, list[UnfinishedEntry]] = {}
    for tag, of_locale in rows.items():
        for row in of_locale:
            entry = UnfinishedEntry(tag, row.state, row.path, line=row.line, rules=row.rules)
            by_number.setdefault(row.number, []).append(entry)
    segments = tuple(
        UnfinishedSegment(
            context or "", text, path=path, line=line, words=word_count(text), entries=tuple(by_number[number])
        )
        for number, ((context, text), line) in enumerate(located.items())
        if number in by_number
    )
    return UnfinishedArticle(name, path, len(located), segments)


@dataclass(frozen=True, slots=True)
class UnfinishedWork:
    """What is unfinished in some pages, article by article, made when it is asked for.

    `pages` are the unfinished ones by article, `interface` the locales whose interface words are unfinished.
    """

    steps: UnfinishedSteps
    pages: Mapping[str, Sequence[CheckedPage]]
    interface: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.pages) + bool(self.interface)

    def __iter__(self) -> Iterator[UnfinishedArticle]:
        if self.interface:
            yield self.steps.of_interface(self.interface)
        for pages in self.pages.values():
            yield self.steps.of(pages[0].article, pages)


def unfinished(catalogs: ProjectCatalogs, pages: Iterable[CheckedPage]) -> UnfinishedWork:
    """Return what is unfinished in these pages."""
    by_article: dict[str, list[CheckedPage]] = {}
    tags: dict[str, None] = {}
    for page in pages:
        tags[page.locale.tag] = None
        counts = page.counts
        if not page.unreadable and (counts.missing or counts.fuzzy or counts.blocked):
            by_article.setdefault(page.article.name, []).append(page)
    words = catalogs.words
    lacking = (tag for tag in tags if any(each.state is not EntryState.TRANSLATED for each in words[tag].values()))
    return UnfinishedWork(UnfinishedSteps(catalogs), by_article, tuple(lacking))
