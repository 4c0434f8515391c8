"""The release of a project: its pages, as the gate has decided, without their texts."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from itertools import islice

from localize.dataclass import dataclass
from localize.gate.decide import Decision, Mender, Outcome
from localize.gate.resolve import translated_words
from localize.model.finding import Finding
from localize.pages.previous_page import PreviousPage
from localize.pages.release import Release, ReleaseIndex, index_of
from localize.pages.released_page import Asset, ReleasedPage
from localize.tasks import release_pages
from localize.tasks.articles import ArticleRow
from localize.tasks.assets import asset_paths, assets
from localize.tasks.check import ProjectCatalogs, check_article, file_findings
from localize.tasks.decided_pages import DecidedPages
from localize.tasks.group_steps import PageGroupSteps
from localize.tasks.page_entries import PageEntry, entry_of, previous
from localize.tasks.project import every_page
from localize.tasks.release_pages import RejectedPage
from localize.tasks.sources import Sources
from localize.tasks.status import DecidedPage, DecisionInputs, PageStatus, decide_pages, load_decision_inputs
from localize.tasks.watch import Watch, unwatched


@dataclass(frozen=True, slots=True)
class DecidedProject:
    """The decisions about all pages of a project, by article and locale."""

    inputs: DecisionInputs
    pages: DecidedPages

    def remarkable(self) -> Collection[DecidedPage]:
        """Return the pages of which there is anything to tell, the selected ones first."""
        selection = self.inputs.sources.project.selection
        if selection.everything:
            return self.pages.remarkable
        return sorted(self.pages.remarkable, key=lambda page: not selection.has(*page.page.names))

    def file_findings(self) -> list[Finding]:
        """Return findings about the files that pages are made from."""
        return file_findings(self.inputs.catalogs, (page.page for page in self.remarkable()))


@dataclass(frozen=True, slots=True)
class MadeRelease:
    """The release of all pages that may be in it, and the pages that cannot be made from what was published before."""

    release: Release
    rejected: tuple[RejectedPage, ...] = ()


def decide_project(sources: Sources, *, watch: Watch = unwatched) -> DecidedProject:
    """Check all pages of a project, and decide about them; groups of pages in which nothing has changed are known.

    `watch` shows the progress of the others: of articles whose catalogs are read, and checked meanwhile, then of pages.
    """
    inputs = load_decision_inputs(ProjectCatalogs(sources, sources.tags, checked=every_page, watch=watch))
    steps = PageGroupSteps(inputs)
    groups = list(inputs.catalogs.groups)
    known = {articles: group for articles in groups if (group := steps.known(articles)) is not None}
    rows = {articles: _rows(sources, articles) for articles in groups if articles not in known}
    counts = {articles: sum(len(sources.targets_of(row)) for row in of_group) for articles, of_group in rows.items()}
    checked = (
        page
        for of_group in rows.values()
        for row in of_group
        for page in check_article(inputs.catalogs, row, [*sources.targets_of(row).values()])
    )
    pages = watch(decide_pages(inputs, checked), sum(counts.values()), "Checking")
    made = (known.get(each) or steps.made(each, islice(pages, counts[each])) for each in groups)
    return DecidedProject(inputs, DecidedPages(sources, made))


def _rows(sources: Sources, articles: Iterable[str]) -> list[ArticleRow]:
    """Return what is known of those articles that can be used."""
    rows = sources.articles.rows
    return [rows[name] for name in articles if name in rows]


def make_release(project: DecidedProject) -> MadeRelease:
    """Make the release of all pages that the gate lets into it."""
    return MadeRelease(_release(project.inputs, project.pages.index()), tuple(project.pages.rejected()))


def draft(inputs: DecisionInputs, page: DecidedPage) -> tuple[Release, ReleasedPage]:
    """Make a release of one page alone, as readers would get it; its links to other articles lead nowhere."""
    article, locale = page.page.article, page.page.locale
    alone = translated(inputs, page, entry_of(page, Outcome.PUBLISHED))
    locales = article.locale, locale.tag
    release = _release(inputs, index_of((alone,), locales=locales))
    return replace(release, locales=locales, base_url=""), alone


def after_release(page: DecidedPage, rejected: Mapping[tuple[str, str], str]) -> PageStatus:
    """Return the status of a page after the release is made; `rejected` gives the reasons of rejected pages."""
    reason = rejected.get(page.page.names)
    if reason is None:
        return page.status
    decision = Decision(Outcome.WITHHELD, (*page.status.decision.reasons, reason))
    menders = tuple(dict.fromkeys((*page.status.menders, Mender.EDITOR)))
    return replace(page.status, decision=decision, menders=menders)


def released(project: DecidedProject, entry: PageEntry) -> ReleasedPage | RejectedPage:
    """Return a page with all that it is made from."""
    sources = project.inputs.sources
    if entry.locale == entry.source_locale:
        row = sources.articles.rows[entry.article]
        return release_pages.source_page(
            row,
            compiled=sources.articles.compiled(entry.article),
            references=sources.references,
            assets=_assets(sources, row, ()),
        )
    page = project.pages.get((entry.article, entry.locale))
    if entry.outcome is not Outcome.KEPT:
        assert page is not None  # only kept pages have no article
        return translated(project.inputs, page, entry)
    origin = previous(project.inputs, entry.article, path=entry.path if page else entry.article, tag=entry.locale)
    if not isinstance(origin, PreviousPage):
        return origin or release_pages.gone(entry.article, entry.locale)
    new = translated(project.inputs, page, entry) if page else None
    return ReleasedPage(
        article=entry.article,
        locale=entry.locale,
        source_locale=entry.source_locale,
        outcome=entry.outcome,
        path=entry.path,
        origin=origin,
        assets=new.assets if new else (),
        info=entry.info,
    )


def translated(inputs: DecisionInputs, page: DecidedPage, entry: PageEntry) -> ReleasedPage:
    """Return the new page of an article in a target locale."""
    row = inputs.sources.articles.rows[entry.article]
    return release_pages.translated_page(
        row,
        inputs.catalogs.texts(page.page),
        compiled=inputs.sources.articles.compiled(entry.article),
        locale=page.page.locale.tag,
        outcome=entry.outcome,
        path=entry.path,
        approvals=entry.approvals,
        info=entry.info,
        references=inputs.sources.references,
        assets=_assets(inputs.sources, row, page.page.locale.config.chain),
    )


def _assets(sources: Sources, article: ArticleRow, chain: tuple[str, ...]) -> tuple[Asset, ...]:
    """Return the files beside the page of an article; most have none, and need no whole article for that."""
    if not asset_paths(article.links, sources.references):
        return ()
    whole = sources.articles[article.name]
    return assets(whole, chain, references=sources.references, files=sources.project.files)


def _release(inputs: DecisionInputs, index: ReleaseIndex) -> Release:
    project = inputs.sources.project
    return Release(
        index=index,
        locales=project.all_locales,
        default_locale=project.config.source_locale,
        base_url=project.config.base_url,
        words={tag: translated_words(words) for tag, words in inputs.catalogs.words.items()},
        trusted=project.config.formats.trust_markup,
        aliases=tuple((name, path) for name, row in inputs.sources.articles.rows.items() for path in row.aliases),
    )
