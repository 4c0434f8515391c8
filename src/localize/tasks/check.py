"""Articles checked in their locales: what stands for each segment, the findings, and which files cannot be read."""

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
    """The catalogs of all articles, by article; those of the interface words; and what stands for those, by locale."""

    sources: Sources
    articles: Mapping[str, ArticleCatalogs]
    interface: ArticleCatalogs
    words: Mapping[str, Mapping[Key, Resolved]]


@dataclass(frozen=True, slots=True)
class CheckedPage:
    """An article in a locale, checked.

    `unreadable` is the path of a file that the page needs and that cannot be read, so that there is no page; empty
    where all can be. Of an article whose catalogs cannot be read nothing is checked. `catalog` is that of the locale
    itself. `file_findings` tell of images and other files beside the page, and of faults of ours.
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
        """What a person should look at in a translation that is published: in the order of the rules, then by line."""
        order = list(checks.SEVERITIES)
        found = [each for each in self.checked.findings if not each.blocking]
        return tuple(sorted(found, key=lambda each: (order.index(each.rule), each.path, each.line)))


def load_project_catalogs(sources: Sources, tags: Iterable[str]) -> ProjectCatalogs:
    """The catalogs of all articles in some target locales, and the interface words of all locales.

    Articles that were not asked for are compared with the others.
    """
    inputs = load_catalog_inputs(sources, tags)
    words = load_catalogs(inputs, name=interface.NAME, tags=sources.project.all_locales)
    return ProjectCatalogs(
        sources,
        {name: load_catalogs(inputs, name=name, tags=tags) for name in sources.articles},
        words,
        {tag: _words(words, tag) for tag in sources.project.all_locales},
    )


def _words(catalogs: ArticleCatalogs, tag: str) -> Mapping[Key, Resolved]:
    """What stands for the interface words in a locale; nothing where one of its catalogs cannot be read."""
    return interface_words(() if catalogs.unreadable(tag) else catalogs.chain(tag), tag)


def check_pages(catalogs: ProjectCatalogs, pairs: Iterable[tuple[Article, TargetLocale]]) -> Iterator[CheckedPage]:
    """Articles in locales, checked one by one; the translations of a locale are compared when its first page comes."""
    compared: dict[str, Compared] = {}
    for article, locale in pairs:
        if locale.tag not in compared:
            compared[locale.tag] = compare_locale(catalogs, locale)
        yield check_page(catalogs, article, locale, compared=compared[locale.tag])


def compare_locale(catalogs: ProjectCatalogs, locale: TargetLocale) -> Compared:
    """What comparing all articles in a locale finds, those that were not asked for too."""
    located: list[checks.Located] = []
    for article in catalogs.sources.articles.values():
        work = partial(_located, catalogs, article, locale)
        located += attempted(work, lambda _: ())  # a fault is told where that article is checked
    return compare(located, locale)


def check_page(catalogs: ProjectCatalogs, article: Article, locale: TargetLocale, *, compared: Compared) -> CheckedPage:
    """An article in a locale, checked; `compared` are the findings of comparing all articles in the locale."""
    sources, of_article = catalogs.sources, catalogs.articles[article.name]
    files = unreadable_assets(sources, article, locale.config.chain)
    path = sources.project.config.layout.catalog(locale.tag, article.name)
    catalog = of_article.files[locale.tag]
    unreadable = files[0].path if files else ""
    if of_article.unreadable(locale.tag):
        return CheckedPage(article, locale, catalog, _UNCHECKED, unreadable or path, files)
    try:
        with faults_as(CatalogError, path):
            checked = check(_pairs(catalogs, article, locale), locale, compared)
    except CatalogError as error:
        faults = catalog_findings(error, CatalogId(locale.tag, article.name))
        return CheckedPage(article, locale, catalog, _UNCHECKED, unreadable or path, (*files, *faults))
    return CheckedPage(article, locale, catalog, checked, unreadable, files)


def unreadable_assets(sources: Sources, article: Article, tags: tuple[str, ...]) -> tuple[Finding, ...]:
    """Why files beside the page of an article cannot be read; `tags` is the locale with its fallbacks."""
    problems = assets.unreadable(article, tags, references=sources.references, files=sources.project.files)
    return as_findings("source", problems, article=article.name)


def _located(catalogs: ProjectCatalogs, article: Article, locale: TargetLocale) -> tuple[checks.Located, ...]:
    """The finished translations of an article in a locale; none where a catalog cannot be read."""
    if catalogs.articles[article.name].unreadable(locale.tag):
        return ()
    return tuple(_pairs(catalogs, article, locale).finished.values())


def _pairs(catalogs: ProjectCatalogs, article: Article, locale: TargetLocale) -> ArticlePairs:
    of_locale = catalogs.articles[article.name].chain(locale.tag)
    paths = {tag: catalogs.sources.project.config.layout.catalog(tag, article.name) for tag, _ in of_locale}
    return pair_up(article, resolve_article(article, of_locale), locale, paths)


def file_findings(catalogs: ProjectCatalogs, pages: Sequence[CheckedPage]) -> list[Finding]:
    """What is wrong with files: those of the sources, the interface words, then those that pages are made from.

    A file that several pages need is told once.
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
    """The first finding of each file."""
    first: dict[str, Finding] = {}
    for finding in findings:
        first.setdefault(finding.path, finding)
    return list(first.values())


def check_findings(pages: Iterable[CheckedPage]) -> list[Finding]:
    """The findings of the rules in some pages.

    What is wrong with an entry that regional locales take over is told once, as the worst it is in one of them.
    """
    worst: dict[tuple[str, int, str, str], Finding] = {}
    for page in pages:
        for finding in page.checked.findings:
            key = (finding.path, finding.line, finding.rule, finding.message)
            if finding.blocking > worst.setdefault(key, finding).blocking:
                worst[key] = finding
    return list(worst.values())


def unguarded(sources: Sources) -> dict[str, tuple[str, ...]]:
    """The rules that have no data for a selected locale, by locale; locales that have them all are left out."""
    rules: dict[str, tuple[str, ...]] = {}
    for article, locale in sources.pairs():
        if locale.tag not in rules:
            rules[locale.tag] = checks.unguarded(article.locale, locale.tag, levels=locale.config.checks)
    return {tag: names for tag, names in rules.items() if names}


@dataclass(frozen=True, slots=True)
class CheckedProject:
    """All pages of a project, checked: those that were asked for, and the others that are released with them."""

    catalogs: ProjectCatalogs
    selected: tuple[CheckedPage, ...]
    others: tuple[CheckedPage, ...]

    @property
    def sources(self) -> Sources:
        """The project with its articles."""
        return self.catalogs.sources

    def file_findings(self) -> list[Finding]:
        """What is wrong with the files that pages are made from."""
        return file_findings(self.catalogs, (*self.selected, *self.others))


def check_project(sources: Sources, *, watch: Watch = unwatched) -> CheckedProject:
    """All articles in all locales, checked; `watch` shows how far those are that were asked for."""
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
