"""The check of articles in their locales; a page is checked again where something has changed that decides on it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from functools import cached_property
from itertools import groupby
from typing import Any

from localize.cache.codec import Codec
from localize.cache.packed_list import PackedMap
from localize.checks import runner
from localize.checks.quiet_levels import off
from localize.checks.severities import SEVERITIES
from localize.checks.target_locale import TargetLocale
from localize.dataclass import dataclass
from localize.gate.decide import SegmentCounts
from localize.model.catalog import Catalog, Key
from localize.model.finding import Finding
from localize.pages import interface
from localize.tasks import assets
from localize.tasks.article_groups import grouped
from localize.tasks.articles import ArticleRow
from localize.tasks.catalog_groups import CatalogGroup, CatalogGroupSteps
from localize.tasks.catalog_rows import CatalogReader, CatalogRow, CatalogRowSteps, KeyedRow
from localize.tasks.catalogs import ArticleCatalogs, load_catalog_inputs, load_catalogs
from localize.tasks.comparison import ArticleFindings, LocaleComparison
from localize.tasks.interface import interface_words
from localize.tasks.loaded import as_findings
from localize.tasks.losses import CatalogInputs
from localize.tasks.page_checks import PageChecks
from localize.tasks.project import Selects, no_page
from localize.tasks.sources import Sources
from localize.tasks.watch import Watch, unwatched


@dataclass(frozen=True, slots=True, kw_only=True)
class _Checked:
    """What a check found out about an article in a locale.

    `unreadable` is the path of a file that the page needs and that cannot be read, so that there is no new page; empty
    where there is none. If a catalog cannot be read, nothing is checked. `file_findings` are about images and other
    assets, and about faults of this program. `texts_key` stands for the translations that may be shown, `key` for all
    that the check was made from.
    """

    catalog: CatalogRow
    counts: SegmentCounts
    findings: tuple[Finding, ...]
    unreadable: str
    file_findings: tuple[Finding, ...]
    texts_key: bytes
    key: bytes


@dataclass(frozen=True, slots=True)
class CheckedPage(_Checked):
    """An article in a locale, checked."""

    article: ArticleRow
    locale: TargetLocale

    @property
    def names(self) -> tuple[str, str]:
        """The article's name and the locale."""
        return self.article.name, self.locale.tag

    def warnings(self) -> tuple[Finding, ...]:
        """Return the findings that do not block the page: in the order of the rules, then by line."""
        order = list(SEVERITIES)
        warnings = [each for each in self.findings if not each.blocking]
        return tuple(sorted(warnings, key=lambda each: (order.index(each.rule), each.path, each.line)))


_KEYED: Codec[tuple[Mapping[str, KeyedRow], ...]] = Codec(tuple[Mapping[str, KeyedRow], ...])
_MOST_PAGES = 10_240
"""Pages of which what is known is held as it is; of more, that of the others is packed."""


Pairs = Iterable[tuple[ArticleRow, TargetLocale]]
"""Articles in locales; the locales of an article follow each other."""


def most_articles(sources: Sources) -> int:
    """Return of how many articles in all locales what is known is held as it is."""
    return _MOST_PAGES // max(1, len(sources.tags))


class ProjectCatalogs:
    """The catalogs of a project in some locales, read when they are asked for, and the interface words of all locales.

    All articles are needed, as the translations of a locale are compared with each other.
    """

    def __init__(  # noqa: PLR0913  # who asks for the pages, and who watches
        self,
        sources: Sources,
        tags: Iterable[str],
        *,
        before: ProjectCatalogs | None = None,
        changed: Iterable[str] = (),
        checked: Selects = no_page,
        watch: Watch = unwatched,
    ) -> None:
        """`tags` are target locales. What was read `before` is not read again, but for the `changed` articles.

        `checked` tells of an article and a locale whether its page will be checked: that is done while its texts are
        held, so that none is read twice, once to be compared and once to be checked. `watch` shows the progress.
        """
        changed = frozenset(changed)
        self._checked = checked
        self._watch = watch
        self.tags = tuple(tags)
        self.sources = sources
        self.inputs: CatalogInputs = before.inputs if before else load_catalog_inputs(sources, self.tags)
        all_tags = sources.project.all_locales
        self.interface: ArticleCatalogs = (
            before.interface if before else load_catalogs(self.inputs, name=interface.NAME, tags=all_tags)
        )
        self.words = {tag: interface_words(_words(self.interface, tag), tag) for tag in all_tags}
        memory = before.reader.memory if before else None
        self.reader: CatalogReader = CatalogReader(sources, self.inputs, memory=memory)
        self._catalogs = CatalogRowSteps(self.reader)
        self._comparison = LocaleComparison(sources.project, self._catalogs)
        self._compared: dict[tuple[str, str], dict[str, ArticleFindings]] = {}
        self.known_rows: PackedMap[Mapping[str, KeyedRow]] = PackedMap(_KEYED, most_whole=most_articles(sources))
        if before:
            self.checks = PageChecks(self.reader, memory=before.checks.memory)
            self.known_rows = before.known_rows.selected(name for name in before.known_rows if name not in changed)
        self._groups_before = {
            articles: group
            for articles, group in (before.groups if before else {}).items()
            if changed.isdisjoint(articles)
        }

    @cached_property
    def groups(self) -> Mapping[tuple[str, ...], CatalogGroup]:
        """What stands for the catalogs of all articles, by the articles of each group."""
        steps = CatalogGroupSteps(self.sources, self.inputs, self.tags, self.rows_of)
        groups = list(grouped(self.sources.project.paths, locales=len(self.sources.tags)))
        before = self._groups_before
        known = {each: group for each in groups if (group := before.get(each) or steps.known(each))}
        new = [name for each in groups if each not in known for name in each if name in self.sources.articles.rows]
        for _ in self._watch(map(self.rows_of, new), len(new), "Reading") if new else ():
            pass
        return {each: known.get(each) or steps.made(each) for each in groups}

    def rows_of(self, name: str) -> Mapping[str, KeyedRow]:
        """Return the rows of the catalogs of an article, by locale."""
        if name not in self.known_rows:
            row = self.sources.articles.rows[name]
            locales = [locale for tag, locale in self.sources.targets_of(row).items() if tag in self.tags]
            self.known_rows.add(name, self._catalogs.of(row, locales, made=self._check_at_once))
        return self.known_rows[name]

    def _check_at_once(self, article: ArticleRow, locale: TargetLocale, row: KeyedRow) -> None:
        """Check a page whose catalogs were just read."""
        if self._checked(article.name, locale.tag) and not row.row.unreadable:
            self.checks.check_at_once(article, locale, row)

    @cached_property
    def checks(self) -> PageChecks:
        """The checks of pages."""
        return PageChecks(self.reader)

    def reread(self, names: Iterable[str]) -> ProjectCatalogs:
        """Return the same with the catalogs of these articles read again, and the locales compared again."""
        return ProjectCatalogs(self.sources, self.tags, before=self, changed=names)

    def compared(self, locale: TargetLocale) -> Mapping[str, ArticleFindings]:
        """Return the findings of the rules that compare the translations of a locale, by article.

        Translations of articles in one language are compared: the same letters may be another word in another language.
        """
        languages = (locale.source_locale, locale.tag)
        if languages not in self._compared:
            self._compared[languages] = self._comparison.of(locale, self.sources.articles.rows, self.groups.values())
        return self._compared[languages]

    def texts(self, page: CheckedPage) -> dict[Key, str]:
        """Return the translations that may be shown; other segments are shown in the source language."""
        if page.catalog.unreadable or not page.texts_key:
            return {}
        compared = self.compared(page.locale).get(page.article.name, ())
        return self.checks.texts(page.article, page.locale, page.key, compared)


def _words(catalogs: ArticleCatalogs, tag: str) -> Sequence[tuple[str, Catalog]]:
    """Return the catalogs of interface words; none, so that all are untranslated, where one cannot be read."""
    return () if catalogs.unreadable(tag) else catalogs.catalogs(tag)


def check_pages(catalogs: ProjectCatalogs, pairs: Pairs) -> Iterator[CheckedPage]:
    """Check articles in locales one by one."""
    for article, of_article in groupby(pairs, key=lambda pair: pair[0]):
        yield from check_article(catalogs, article, [locale for _, locale in of_article])


def check_article(
    catalogs: ProjectCatalogs, article: ArticleRow, locales: Sequence[TargetLocale]
) -> Iterator[CheckedPage]:
    """Check an article in some locales."""
    rows = catalogs.rows_of(article.name)
    compared = {locale.tag: catalogs.compared(locale).get(article.name, ()) for locale in locales}
    readable = [locale for locale in locales if not rows[locale.tag].row.unreadable]
    results = catalogs.checks.of(article, readable, rows=rows, compared=compared)
    for locale in locales:
        row = rows[locale.tag]
        result = results.get(locale.tag)
        files = unreadable_assets(catalogs.sources, article, locale.config.chain)
        faults = result.faults if result else ()
        path = catalogs.sources.project.config.layout.catalog(locale.tag, article.name)
        unreadable = files[0].path if files else ""
        yield CheckedPage(
            article,
            locale,
            catalog=row.row,
            counts=result.counts if result else SegmentCounts(),
            findings=result.findings if result else (),
            unreadable=unreadable or (path if faults or result is None else ""),
            file_findings=(*files, *faults),
            texts_key=result.texts_key if result else b"",
            key=result.key if result else row.key,
        )


def unreadable_assets(sources: Sources, article: ArticleRow, tags: tuple[str, ...]) -> tuple[Finding, ...]:
    """Return why assets of a page cannot be read; `tags` is the locale with its fallbacks."""
    if not sources.references.assets(article.links):
        return ()
    problems = assets.unreadable(article.links, tags, references=sources.references, files=sources.project.files)
    return as_findings("source", problems, article=article.name)


def file_findings(catalogs: ProjectCatalogs, pages: Iterable[CheckedPage]) -> list[Finding]:
    """Return findings about files: sources, interface words, assets, then catalogs.

    A file that several pages need is reported once.
    """
    pages = [page for page in pages if page.file_findings or page.catalog.findings]
    sources = catalogs.sources
    words = [each for tag in sources.project.all_locales for each in catalogs.interface.findings(tag)]
    needed = once_a_file(finding for page in pages for finding in page.file_findings)
    order = {tag: number for number, tag in enumerate(sources.project.all_locales)}
    by_locale = sorted(pages, key=lambda page: order[page.locale.tag])
    of_catalogs = [finding for page in by_locale for finding in page.catalog.findings]
    return list(dict.fromkeys((*sources.findings, *words, *needed, *of_catalogs)))


def once_a_file(findings: Iterable[Finding]) -> list[Finding]:
    """Return the first finding of each file."""
    first: dict[str, Finding] = {}
    for finding in findings:
        first.setdefault(finding.path, finding)
    return list(first.values())


def check_findings(pages: Iterable[CheckedPage]) -> list[Finding]:
    """Return the findings of the rules in some pages.

    Regional locales share entries: a finding about such an entry is reported once, as an error if it is one anywhere.
    """
    worst: dict[tuple[str, int, str, str], Finding] = {}
    for page in pages:
        for finding in page.findings:
            key = (finding.path, finding.line, finding.rule, finding.message)
            if finding.blocking > worst.setdefault(key, finding).blocking:
                worst[key] = finding
    return list(worst.values())


def unguarded(sources: Sources) -> dict[str, tuple[str, ...]]:
    """Return the rules that have no data for a selected locale, by locale, for locales that lack some."""
    rules = {
        name: runner.unguarded(locale.source_locale, locale.tag, levels=locale.config.checks.levels)
        for name, locale in _selected_languages(sources).items()
    }
    return {name: lacking for name, lacking in rules.items() if lacking}


def unquiet(sources: Sources) -> dict[str, tuple[str, ...]]:
    """Return the rules that are off in a selected locale for they flag too much, by locale, where there are some."""
    rules = {
        name: off(locale.config.checks.levels, locale.source_locale, locale.tag)
        for name, locale in _selected_languages(sources).items()
    }
    return {name: off_there for name, off_there in rules.items() if off_there}


def _selected_languages(sources: Sources) -> dict[str, TargetLocale]:
    """Return the selected target locales, called by their tags; for articles in other languages, `de from nl`."""
    main = sources.project.config.source_locale
    first: dict[str, ArticleRow] = {}
    for row in sources.selected_rows():
        first.setdefault(row.locale, row)
    return {
        locale.tag if source_locale == main else f"{locale.tag} from {source_locale}": locale
        for source_locale in sources.targets
        if source_locale in first
        for locale in sources.selected_locales(first[source_locale])
    }


@dataclass(frozen=True, slots=True)
class CheckedRow(_Checked):
    """A checked page with its article and its locale by name."""

    article: str
    locale: str


_RESULTS = tuple(field.name for field in fields(_Checked))


def _results(checked: _Checked) -> dict[str, Any]:
    return {name: getattr(checked, name) for name in _RESULTS}


_CHECKED: Codec[tuple[CheckedRow, ...]] = Codec(tuple[CheckedRow, ...])


class CheckedPacking:
    """Packs checked pages of a project."""

    def __init__(self, sources: Sources) -> None:
        self._sources = sources

    def pack(self, pages: tuple[CheckedPage, ...]) -> bytes:
        """Return some pages as bytes."""
        return _CHECKED.pack(tuple(map(self.row, pages)))

    def unpack(self, data: bytes) -> tuple[CheckedPage, ...]:
        """Return the pages in such bytes."""
        return tuple(map(self.page, _CHECKED.unpack(data)))

    def row(self, page: CheckedPage) -> CheckedRow:
        """Return a page as a row."""
        return CheckedRow(*page.names, **_results(page))

    def page(self, row: CheckedRow) -> CheckedPage:
        """Return the page of a row."""
        article = self._sources.articles.rows[row.article]
        return CheckedPage(article, self._sources.targets_of(article)[row.locale], **_results(row))
