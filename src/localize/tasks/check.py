"""The check of articles in their locales."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice

from localize import checks
from localize.catalogs.progress import Resolved
from localize.checks.article import ArticlePairs, Checked, Compared, check, compare, pair_up
from localize.checks.target_locale import TargetLocale
from localize.errors import CatalogError, attempted, faults_as
from localize.gate.resolve import resolve_article
from localize.model.article import Article
from localize.model.catalog import Catalog, Key
from localize.model.finding import Finding
from localize.pages import interface
from localize.tasks import assets
from localize.tasks.catalogs import ArticleCatalogs, catalog_findings, load_catalog_inputs, load_catalogs
from localize.tasks.interface import interface_words
from localize.tasks.loaded import Loaded, as_findings
from localize.tasks.losses import CatalogId
from localize.tasks.sources import Sources
from localize.tasks.watch import Watch, unwatched

_UNCHECKED = Checked({}, (), frozenset())


@dataclass(frozen=True, slots=True)
class ProjectCatalogs:
    """The catalogs of all articles by name, those of the interface words, and the resolved words by locale."""

    sources: Sources
    articles: Mapping[str, ArticleCatalogs]
    interface: ArticleCatalogs
    words: Mapping[str, Mapping[Key, Resolved]]


@dataclass(frozen=True, slots=True)
class CheckedPage:
    """An article in a locale, checked.

    `unreadable` is the path of a file that the page needs and that cannot be read, so that there is no new page; empty
    where there is none. If a catalog cannot be read, nothing is checked. `catalog` is the locale's own catalog.
    `file_findings` are about images and other assets, and about faults of this program.
    """

    article: Article
    locale: TargetLocale
    catalog: Loaded[Catalog]
    checked: Checked
    unreadable: str
    file_findings: tuple[Finding, ...]

    @property
    def key(self) -> tuple[str, str]:
        """The article's name and the locale."""
        return self.article.name, self.locale.tag

    def warnings(self) -> tuple[Finding, ...]:
        """Return the findings that do not block the page: in the order of the rules, then by line."""
        order = list(checks.SEVERITIES)
        found = [each for each in self.checked.findings if not each.blocking]
        return tuple(sorted(found, key=lambda each: (order.index(each.rule), each.path, each.line)))


def load_project_catalogs(sources: Sources, tags: Iterable[str]) -> ProjectCatalogs:
    """Read the catalogs of all articles in some target locales, and the interface words of all locales.

    All articles are needed, as the translations of a locale are compared with each other.
    """
    inputs = load_catalog_inputs(sources, tags)
    words = load_catalogs(inputs, name=interface.NAME, tags=sources.project.all_locales)
    return ProjectCatalogs(
        sources,
        {name: load_catalogs(inputs, name=name, tags=tags) for name in sources.articles},
        interface=words,
        words={tag: _words(words, tag) for tag in sources.project.all_locales},
    )


def _words(catalogs: ArticleCatalogs, tag: str) -> Mapping[Key, Resolved]:
    """Return the interface words of a locale; all are untranslated where one of its catalogs cannot be read."""
    return interface_words(() if catalogs.unreadable(tag) else catalogs.chain(tag), tag)


def check_pages(catalogs: ProjectCatalogs, pairs: Iterable[tuple[Article, TargetLocale]]) -> Iterator[CheckedPage]:
    """Check articles in locales one by one; translations are compared when the first page of a locale comes."""
    compared: dict[str, Compared] = {}
    for article, locale in pairs:
        if locale.tag not in compared:
            compared[locale.tag] = compare_locale(catalogs, locale)
        yield check_page(catalogs, article, locale, compared=compared[locale.tag])


def compare_locale(catalogs: ProjectCatalogs, locale: TargetLocale) -> Compared:
    """Compare the translations of all articles in a locale, selected or not."""
    located: list[checks.Located] = []
    for article in catalogs.sources.articles.values():
        work = partial(_located, catalogs, article, locale)
        located += attempted(work, lambda _: ())  # a fault is told where that article is checked
    return compare(located, locale)


def check_page(catalogs: ProjectCatalogs, article: Article, locale: TargetLocale, *, compared: Compared) -> CheckedPage:
    """Check an article in a locale; `compared` are the findings of `compare_locale`."""
    sources, of_article = catalogs.sources, catalogs.articles[article.name]
    files = unreadable_assets(sources, article, locale.config.chain)
    path = sources.project.config.layout.catalog(locale.tag, article.name)
    catalog = of_article.files[locale.tag]
    unreadable = files[0].path if files else ""
    if of_article.unreadable(locale.tag):
        return CheckedPage(
            article, locale, catalog=catalog, checked=_UNCHECKED, unreadable=unreadable or path, file_findings=files
        )
    try:
        with faults_as(CatalogError, path):
            checked = check(_pairs(catalogs, article, locale), locale, compared)
    except CatalogError as error:
        faults = catalog_findings(error, CatalogId(locale.tag, article.name))
        return CheckedPage(
            article,
            locale,
            catalog=catalog,
            checked=_UNCHECKED,
            unreadable=unreadable or path,
            file_findings=(*files, *faults),
        )
    return CheckedPage(article, locale, catalog=catalog, checked=checked, unreadable=unreadable, file_findings=files)


def unreadable_assets(sources: Sources, article: Article, tags: tuple[str, ...]) -> tuple[Finding, ...]:
    """Return why assets of a page cannot be read; `tags` is the locale with its fallbacks."""
    problems = assets.unreadable(article, tags, references=sources.references, files=sources.project.files)
    return as_findings("source", problems, article=article.name)


def _located(catalogs: ProjectCatalogs, article: Article, locale: TargetLocale) -> tuple[checks.Located, ...]:
    """Return the finished translations of an article in a locale; none where a catalog cannot be read."""
    if catalogs.articles[article.name].unreadable(locale.tag):
        return ()
    return tuple(_pairs(catalogs, article, locale).finished.values())


def _pairs(catalogs: ProjectCatalogs, article: Article, locale: TargetLocale) -> ArticlePairs:
    of_locale = catalogs.articles[article.name].chain(locale.tag)
    paths = {tag: catalogs.sources.project.config.layout.catalog(tag, article.name) for tag, _ in of_locale}
    return pair_up(article, resolve_article(article, of_locale), locale, paths)


def file_findings(catalogs: ProjectCatalogs, pages: Sequence[CheckedPage]) -> list[Finding]:
    """Return findings about files: sources, interface words, assets, then catalogs.

    A file that several pages need is reported once.
    """
    sources = catalogs.sources
    words = [each for tag in sources.project.all_locales for each in catalogs.interface.findings(tag)]
    needed = once_a_file(finding for page in pages for finding in page.file_findings)
    order = {tag: number for number, tag in enumerate(sources.project.all_locales)}
    by_locale = sorted(pages, key=lambda page: order[page.locale.tag])
    of_catalogs = [
        finding for page in by_locale for finding in catalogs.articles[page.article.name].findings(page.locale.tag)
    ]
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
        for finding in page.checked.findings:
            key = (finding.path, finding.line, finding.rule, finding.message)
            if finding.blocking > worst.setdefault(key, finding).blocking:
                worst[key] = finding
    return list(worst.values())


def unguarded(sources: Sources) -> dict[str, tuple[str, ...]]:
    """Return the rules that have no data for a selected locale, by locale, for locales that lack some."""
    rules: dict[str, tuple[str, ...]] = {}
    for article, locale in sources.pairs():
        if locale.tag not in rules:
            rules[locale.tag] = checks.unguarded(article.locale, locale.tag, levels=locale.config.checks)
    return {tag: names for tag, names in rules.items() if names}


@dataclass(frozen=True, slots=True)
class CheckedProject:
    """All pages of a project, checked: the selected ones, and the others that are released with them."""

    catalogs: ProjectCatalogs
    selected: tuple[CheckedPage, ...]
    others: tuple[CheckedPage, ...]

    @property
    def sources(self) -> Sources:
        """The project with its articles."""
        return self.catalogs.sources

    def file_findings(self) -> list[Finding]:
        """Return findings about the files that pages are made from."""
        return file_findings(self.catalogs, (*self.selected, *self.others))


def check_project(sources: Sources, *, watch: Watch = unwatched) -> CheckedProject:
    """Check all articles in all locales; `watch` shows the progress of the selected ones."""
    selection = sources.project.selection
    catalogs = load_project_catalogs(sources, [locale.tag for locale in sources.locales])
    pairs = sources.pairs()
    others = [
        (article, locale)
        for article in sources.articles.values()
        for locale in sources.locales
        if not selection.has(article.name, locale.tag)
    ]
    pages = check_pages(catalogs, [*pairs, *others])
    selected = tuple(watch(islice(pages, len(pairs)), len(pairs), "Checking"))
    return CheckedProject(catalogs, selected, tuple(pages))
