"""What the catalogs of an article say in each locale: rows that are kept, so that no unchanged catalog is read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol
from uuid import uuid4

from localize.cache.steps import PartedStep, Step
from localize.cache.store import key_of
from localize.checks.article import ArticlePairs, SourceReadings, pair_up, source_readings
from localize.checks.consistency import ComparedRow, compared_rows
from localize.checks.pair import Located
from localize.checks.target_locale import TargetLocale
from localize.dataclass import dataclass
from localize.errors import attempted
from localize.gate.resolve import resolve_article
from localize.model.article import Article
from localize.model.catalog import Catalog, Key
from localize.model.finding import Finding
from localize.tasks.articles import ArticleRow, page_name
from localize.tasks.catalogs import ArticleCatalogs, load_catalogs, translators, with_fallbacks
from localize.tasks.comparable import comparable_keys, has_comparing_rule
from localize.tasks.held import Held
from localize.tasks.loaded import Loaded
from localize.tasks.losses import CatalogId, CatalogInputs, is_accepted, was_known
from localize.tasks.page_paths import SlugRow, slug_row
from localize.tasks.sources import Sources

_MOST_IN_MEMORY = 40
"""Articles whose catalogs are held at once."""
_NEW = b"new "
"""Before a key that no other run has: it makes the key longer than any other."""
_MOST_PAIRED = 4
"""Pages whose pairs are held."""


@dataclass(frozen=True, slots=True)
class CatalogRow:
    """What the catalogs of a locale and its fallbacks say of an article, without the translations.

    `unreadable` says that one of them cannot be used, so that there is no new page; `catalog_unreadable` that it is the
    one of the locale itself. `findings` say why. `slug` is the name that a translator has given the page.
    """

    unreadable: bool = False
    catalog_unreadable: bool = False
    findings: tuple[Finding, ...] = ()
    translators: tuple[str, ...] = ()
    slug: SlugRow | None = None


@dataclass(frozen=True, slots=True)
class KeyedRow:
    """A row with the key that stands for all it is made from; where that cannot be told, the key is a new one."""

    row: CatalogRow
    key: bytes


class PairMemory:
    """The pairs of the last pages: of texts that are as they were, what was read of them is taken over.

    It is only for the same sources and glossary.
    """

    def __init__(self) -> None:
        self.readings: Held[SourceReadings] = Held(1)
        self._pages: Held[dict[Key, Located]] = Held(_MOST_PAIRED)

    def taken_over(self, page: str, pairs: ArticlePairs) -> ArticlePairs:
        """Return the same pairs; of each that says what it said before, that very one, on the line where it is now."""
        before = self._pages.get(page, dict)
        finished = {
            key: old.on_line_of(now) if (old := before.get(key)) is not None and old == now else now
            for key, now in pairs.finished.items()
        }
        before.clear()
        before.update(finished)
        return replace(pairs, finished=finished)


class CatalogReader:
    """Reads the catalogs of articles when they are asked for; those of a few articles are held."""

    def __init__(self, sources: Sources, inputs: CatalogInputs, *, memory: PairMemory | None = None) -> None:
        """`memory` is of the same sources."""
        self.sources = sources
        self.inputs = inputs
        self._held: Held[dict[str, Loaded[Catalog]]] = Held(_MOST_IN_MEMORY)
        self.memory = memory or PairMemory()

    def of(self, name: str, tag: str) -> ArticleCatalogs:
        """Return the catalogs of an article in a locale and its fallbacks, with others that were read."""
        files = self._held.get(name, dict)
        catalogs = load_catalogs(self.inputs, name=name, tags=(tag,), known=files)
        files.update(catalogs.files)
        return catalogs

    def pairs(self, article: Article, locale: TargetLocale) -> ArticlePairs:
        """Return the finished translations of an article in a locale, with their sources."""
        chain = self.of(article.name, locale.tag).chain(locale.tag)
        layout = self.sources.project.config.layout
        paths = {tag: layout.catalog(tag, article.name) for tag, _ in chain}
        sources = self.memory.readings.get(article.name, lambda: source_readings(article))  # for all locales in turn
        pairs = pair_up(article, resolve_article(article, chain), locale, paths, sources=sources)
        return self.memory.taken_over(page_name(article.name, locale.tag), pairs)


class RowMade(Protocol):
    """Takes a new row while the texts of its catalogs are held."""

    def __call__(self, article: ArticleRow, locale: TargetLocale, row: KeyedRow, /) -> None:
        """Take the row of an article in a locale."""


class CatalogRowSteps:
    """Gives the rows of the catalogs of articles; a row is made when an article or a catalog has changed."""

    def __init__(self, reader: CatalogReader) -> None:
        self._reader = reader
        project = reader.sources.project
        self._files, self._layout = project.files, project.config.layout
        steps = project.files.steps
        self._rows: PartedStep[CatalogRow] = PartedStep(steps, "catalog row", CatalogRow)
        self._compared: Step[tuple[ComparedRow, ...]] = steps.step("compared rows", tuple[ComparedRow, ...])
        self._comparable: Step[bytes] = steps.step("comparable", bytes)
        self._tags = {tag: with_fallbacks(project, (tag,)) for tag in reader.sources.tags}
        """Each locale with its fallbacks."""

    def of(self, article: ArticleRow, locales: Sequence[TargetLocale], made: RowMade) -> dict[str, KeyedRow]:
        """Return the row of an article in each of these locales; `made` takes each new one."""
        keys = {locale.tag: self._key(article, locale) for locale in locales}
        known = self._rows.known(article.name, keys)
        if len(known) < len(locales):
            for locale in locales:
                if locale.tag not in known:
                    row = known[locale.tag] = self._made(article, locale, keys)
                    made(article, locale, KeyedRow(row, keys[locale.tag]))
            self._rows.keep(article.name, keys, known)
        return {tag: KeyedRow(known[tag], key) for tag, key in keys.items()}

    def comparable(self, article: ArticleRow, locale: TargetLocale, key: bytes) -> bytes:
        """Return the `comparable_keys` of an article in a locale; `key` is that of its row."""
        known = self._comparable.known(page_name(article.name, locale.tag), key)
        return comparable_keys(self._new_compared(article, locale, key)) if known is None else known

    def compared(self, article: ArticleRow, locale: TargetLocale, key: bytes) -> tuple[ComparedRow, ...]:
        """Return the finished translations of an article in a locale, to be compared with those of others."""
        known = self._compared.known(page_name(article.name, locale.tag), key)
        return self._new_compared(article, locale, key) if known is None else known

    def _new_compared(self, article: ArticleRow, locale: TargetLocale, key: bytes) -> tuple[ComparedRow, ...]:
        """Make what is compared, and keep it."""
        rows, name = self._compare(article, locale), page_name(article.name, locale.tag)
        self._compared.keep(name, rows, key)
        self._comparable.keep(name, comparable_keys(rows), key)
        return rows

    def _key(self, article: ArticleRow, locale: TargetLocale) -> bytes:
        """Return what stands for all that a row is made from."""
        parts: list[str | bytes] = [article.key, locale.tag]
        record, project = self._reader.inputs.record, self._reader.sources.project
        for tag in self._tags[locale.tag]:
            path = self._layout.catalog(tag, article.name)
            content = self._files.content_key(path)
            if not content and was_known(self._files, record, path):
                return new_key()  # what is lost depends on other files
            accepts = is_accepted(project, CatalogId(tag, article.name))
            losses = f"{record.finished.get(path)} {record.accepted.get(path)} {accepts}"
            parts += (path, content, self._files.id_in_commit(path), losses)
        return key_of(*parts)

    def _made(self, article: ArticleRow, locale: TargetLocale, keys: dict[str, bytes]) -> CatalogRow:
        """Return a new row; it gets a new key where another run may find the same files otherwise."""
        catalogs = self._reader.of(article.name, locale.tag)
        own = catalogs.files[locale.tag]
        findings = tuple(catalogs.findings(locale.tag))
        if catalogs.unreadable(locale.tag):
            keys[locale.tag] = new_key()
            return CatalogRow(unreadable=True, catalog_unreadable=own.unreadable, findings=findings)
        if not self._is_as_keyed(article.name, catalogs, locale.tag):
            keys[locale.tag] = new_key()
        if has_comparing_rule(locale.config.checks.levels):  # else nobody asks, and it takes the data of languages
            self._new_compared(article, locale, keys[locale.tag])
        slug = slug_row(article.page, catalogs.catalogs(locale.tag))
        return CatalogRow(findings=findings, translators=translators(own.value), slug=slug)

    def _is_as_keyed(self, name: str, catalogs: ArticleCatalogs, tag: str) -> bool:
        """Whether the catalogs that were read are those whose content the key stands for."""
        paths = {each: self._layout.catalog(each, name) for each, _ in catalogs.catalogs(tag)}
        return all((catalogs.files[each].base or "") == self._files.content_key(path) for each, path in paths.items())

    def _compare(self, article: ArticleRow, locale: TargetLocale) -> tuple[ComparedRow, ...]:
        if self._reader.of(article.name, locale.tag).unreadable(locale.tag):
            return ()
        whole = self._reader.sources.articles

        def rows() -> tuple[ComparedRow, ...]:
            pairs = self._reader.pairs(whole[article.name], locale)
            return compared_rows(tuple(pairs.finished.values()))

        return attempted(rows, lambda _: ())  # a fault is told where that article is checked


def new_key() -> bytes:
    """Return a key that no other run has."""
    return _NEW + key_of(uuid4().bytes)


def is_new(key: bytes) -> bool:
    """Whether a key is one that no other run has."""
    return len(key) > len(key_of())
