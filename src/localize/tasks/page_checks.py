"""The checks of pages, kept from run to run: an entry that is as it was is not checked again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field
from functools import cached_property

from localize.cache.codec import Codec
from localize.cache.steps import PartedStep, Step
from localize.cache.store import key_of
from localize.checks.article import ArticlePairs, Checked, check, translations
from localize.checks.target_locale import TargetLocale
from localize.dataclass import dataclass
from localize.errors import CatalogError, faults_as
from localize.gate.decide import SegmentCounts, count_segments
from localize.model.article import Article
from localize.model.catalog import Key
from localize.model.finding import Finding
from localize.tasks.articles import ArticleRow, page_name
from localize.tasks.catalog_rows import CatalogReader, KeyedRow, new_key
from localize.tasks.catalogs import catalog_findings
from localize.tasks.checked_articles import CheckedArticles
from localize.tasks.comparison import ArticleFindings, by_entry, packed
from localize.tasks.known_findings import EntryMemory, entry_keys, settings_key
from localize.tasks.losses import CatalogId

_Texts = tuple[str | None, ...]
"""The translations of a page that may be shown, in the order of the article; None for what is not."""


_TEXTS: Codec[_Texts] = Codec(_Texts)


@dataclass(frozen=True, slots=True)
class PageCheck:
    """The result of the check of a page: the states of its segments, and the findings of the rules.

    `faults` say why the page could not be checked. `texts_key` stands for the translations that may be shown, `key` for
    all that the check was made from.
    """

    counts: SegmentCounts = field(default_factory=SegmentCounts)
    findings: tuple[Finding, ...] = ()
    faults: tuple[Finding, ...] = ()
    texts_key: bytes = b""
    key: bytes = b""


class PageChecks:
    """Gives the checks of pages; one is made where an article, a catalog, a setting or a term in it has changed."""

    def __init__(self, reader: CatalogReader, memory: EntryMemory | None = None) -> None:
        """`memory` is that of earlier checks in this run."""
        self._reader = reader
        self._sources = reader.sources
        steps = self._sources.project.files.steps
        self._step: PartedStep[PageCheck] = PartedStep(steps, "page check", PageCheck)
        self._texts: Step[_Texts] = steps.step("texts", _Texts)
        self._settings: dict[tuple[str, str], str] = {}
        self._checked_articles = CheckedArticles(self._sources.project)
        self._to_be_noted: set[str] = set()
        """Articles with a check that was made in this run, until it is seen whether all their locales have one."""
        if memory:
            self.memory = memory

    @cached_property
    def memory(self) -> EntryMemory:
        """The findings of entries that were checked before."""
        return EntryMemory(self._sources)

    def of(
        self,
        article: ArticleRow,
        locales: Sequence[TargetLocale],
        *,
        rows: Mapping[str, KeyedRow],
        compared: Mapping[str, ArticleFindings],
    ) -> dict[str, PageCheck]:
        """Return the check of an article in some locales, whose catalogs can be read.

        `rows` are those of the catalogs, `compared` what the comparing rules find in the article, both by locale.
        """
        keys = {
            locale.tag: check_key(rows[locale.tag].key, compared[locale.tag], self.settings_of(locale))
            for locale in locales
        }
        known = self._step.known(article.name, keys)
        if len(known) < len(locales):
            for locale in locales:
                if locale.tag not in known:
                    known[locale.tag] = self._made(article, locale, compared[locale.tag], keys)
            self._step.keep(article.name, keys, known)
            self._to_be_noted.add(article.name)
        if article.name in self._to_be_noted:
            self._to_be_noted.remove(article.name)
            checked = {tag for tag, each in rows.items() if tag in known or each.row.unreadable}
            if checked == self._sources.targets_of(article).keys():
                self._checked_articles.add(article.name)
        return known

    def check_at_once(self, article: ArticleRow, locale: TargetLocale, row: KeyedRow) -> None:
        """Check a page while its texts are held, as one in which the comparing rules find nothing: few have more.

        `of` knows it then.
        """
        keys = {locale.tag: check_key(row.key, (), self.settings_of(locale))}
        made = self._made(article, locale, (), keys)
        if not made.faults:
            self._step.keep_some(article.name, keys, {locale.tag: made})
            self._to_be_noted.add(article.name)

    def texts(self, article: ArticleRow, locale: TargetLocale, key: bytes, compared: ArticleFindings) -> dict[Key, str]:
        """Return the translations of a page that may be shown; `key` is that of its check."""
        known = self._texts.known(page_name(article.name, locale.tag), key)
        if known is None:  # the cache is full, or was taken away
            whole = self._sources.articles[article.name]
            checked = self.checked(article, self._reader.pairs(whole, locale), locale, compared)
            return translations(whole, checked)
        keys = self._sources.articles.compiled(article.name).translatable()
        return {each: text for each, text in zip(keys, known, strict=True) if text is not None}

    def settings_of(self, locale: TargetLocale) -> str:
        """Return what stands for the settings and the terms of a locale."""
        languages = (locale.source_locale, locale.tag)
        if languages not in self._settings:
            self._settings[languages] = settings_key(locale, self.memory.glossary_of(locale))
        return self._settings[languages]

    def _made(
        self, article: ArticleRow, locale: TargetLocale, compared: ArticleFindings, keys: dict[str, bytes]
    ) -> PageCheck:
        path = self._sources.project.config.layout.catalog(locale.tag, article.name)
        try:
            with faults_as(CatalogError, path):
                whole = self._sources.articles[article.name]
                checked = self.checked(article, self._reader.pairs(whole, locale), locale, compared)
                shown = translations(whole, checked)
                texts = tuple(map(shown.get, whole.catalog_keys()))
        except CatalogError as error:
            keys[locale.tag] = new_key()
            faults = catalog_findings(error, CatalogId(locale.tag, article.name))
            return PageCheck(faults=faults, key=keys[locale.tag])
        self._texts.keep(page_name(article.name, locale.tag), texts, keys[locale.tag])
        texts_key = key_of(_TEXTS.pack(texts))
        return PageCheck(_counts(whole, checked), checked.findings, texts_key=texts_key, key=keys[locale.tag])

    def checked(
        self, article: ArticleRow, pairs: ArticlePairs, locale: TargetLocale, compared: ArticleFindings
    ) -> Checked:
        """Check an article in a locale; entries that are as they were are not checked again."""
        others = by_entry(article.name, compared)
        keys = entry_keys(pairs)
        checked = check(pairs, locale, others, self.memory.known(article.name, pairs, locale, keys=keys))
        self.memory.keep(article.name, locale, keys=keys, by_entry=checked.by_entry)
        return checked


def check_key(row: bytes, compared: ArticleFindings, settings: str) -> bytes:
    """Return what stands for all that the check of a page is made from; `row` is the key of the row of its catalogs."""
    return key_of(row, packed(compared), settings)


def _counts(article: Article, checked: Checked) -> SegmentCounts:
    safety = {(block.context, segment.text) for block, segment in article.translatable() if block.safety}
    return count_segments(checked.resolved, blocked=checked.blocked, safety=safety)
