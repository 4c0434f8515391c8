"""The status of pages: how much is translated, the approvals, and the decision of the gate."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from localize.catalogs.progress import EntryState, count
from localize.checks.article import Checked, translations
from localize.config import SlugPolicy
from localize.gate import decide
from localize.gate.decide import Decision
from localize.model.approval import ApprovalStatus
from localize.model.article import Article
from localize.model.catalog import Key
from localize.model.finding import Finding
from localize.tasks import page_paths
from localize.tasks.approvals import ApprovalRecord, approval_status, load_approvals
from localize.tasks.check import (
    CheckedPage,
    ProjectCatalogs,
    check_findings,
    check_pages,
    file_findings,
    load_project_catalogs,
)
from localize.tasks.loaded import Loaded
from localize.tasks.page_paths import PagePaths
from localize.tasks.previous_pages import PreviousPages
from localize.tasks.sources import Sources


@dataclass(frozen=True, slots=True)
class PageStatus:
    """An article in a locale: counts of its segments, its approvals, and the decision about its page."""

    article: str
    locale: str
    translated: int
    fuzzy: int
    missing: int
    blocked: int
    decision: Decision
    approval: ApprovalStatus


@dataclass(frozen=True, slots=True)
class DecidedPage:
    """A checked page with its decision.

    `texts` are the translations that may be shown, `path` is where the page is or would be.
    """

    page: CheckedPage
    texts: Mapping[Key, str]
    path: str
    status: PageStatus
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class DecisionInputs:
    """What decisions need besides the checked pages: approvals and page paths by locale, and the previous pages."""

    catalogs: ProjectCatalogs
    approvals: Mapping[str, Loaded[ApprovalRecord]]
    paths: Mapping[str, PagePaths]
    previous: PreviousPages

    @property
    def sources(self) -> Sources:
        """The project with its articles."""
        return self.catalogs.sources


def load_decision_inputs(catalogs: ProjectCatalogs, tags: Iterable[str]) -> DecisionInputs:
    """Load what is needed to decide about pages in some target locales."""
    project = catalogs.sources.project
    tags = list(tags)
    return DecisionInputs(
        catalogs,
        {tag: load_approvals(project, tag) for tag in tags},
        paths={tag: _page_paths(catalogs, tag) for tag in tags},
        previous=PreviousPages(project.files, project.paths),
    )


def _page_paths(catalogs: ProjectCatalogs, tag: str) -> PagePaths:
    """Return the paths of pages that are named otherwise than in the source."""
    sources = catalogs.sources
    if sources.project.config.slugs is SlugPolicy.SOURCE:
        return PagePaths({})
    chains = {
        name: catalogs.articles[name].chain(tag)
        for name in sources.articles
        if not catalogs.articles[name].unreadable(tag)
    }
    return page_paths.localized(
        sources.articles.values(),
        tag,
        chain_of=lambda name: chains.get(name, ()),
        path_of=sources.project.config.layout.catalog,
    )


def decide_pages(inputs: DecisionInputs, pages: Iterable[CheckedPage]) -> Iterator[DecidedPage]:
    """Decide about pages, one by one."""
    return (decide_page(inputs, page) for page in pages)


def decide_page(inputs: DecisionInputs, page: CheckedPage) -> DecidedPage:
    """Decide about one page."""
    article, locale = page.article, page.locale
    path = inputs.paths[locale.tag].paths.get(article.name, article.page)
    released = inputs.previous.file(article.name, path, locale.tag) is not None
    if page.unreadable:
        decision = decide.unreadable(page.unreadable, locale=locale.config, released=released)
        status = PageStatus(
            article.name,
            locale.tag,
            translated=0,
            fuzzy=0,
            missing=0,
            blocked=0,
            decision=decision,
            approval=ApprovalStatus(),
        )
        return DecidedPage(page, displayed_texts(page), path=path, status=status, findings=())
    texts = displayed_texts(page)
    approval, findings = approval_status(inputs.sources, inputs.approvals[locale.tag], article, locale, texts=texts)
    decision = decide.decide(
        gate_segments(article, page.checked),
        interface=inputs.catalogs.words[locale.tag],
        locale=locale.config,
        approval=approval,
        released=released,
    )
    states = count(page.checked.resolved)
    status = PageStatus(
        article.name,
        locale.tag,
        translated=states[EntryState.TRANSLATED],
        fuzzy=states[EntryState.FUZZY],
        missing=states[EntryState.MISSING],
        blocked=len(page.checked.blocked),
        decision=decision,
        approval=approval,
    )
    return DecidedPage(page, texts, path=path, status=status, findings=findings)


def displayed_texts(page: CheckedPage) -> Mapping[Key, str]:
    """Return the translations that may be shown; other segments are shown in the source language."""
    return translations(page.article, page.checked) if page.checked.resolved else {}


def gate_segments(article: Article, checked: Checked) -> decide.Segments:
    """Return the segments of an article as the gate judges them."""
    safety = {(block.context, segment.text) for block, segment in article.translatable() if block.safety}
    return decide.Segments(checked.resolved, checked.blocked, safety)


def decision_findings(inputs: DecisionInputs, pages: Iterable[DecidedPage]) -> list[Finding]:
    """Return findings about records of approvals and about names of pages."""
    records = [finding for record in inputs.approvals.values() for finding in record.findings]
    names = [finding for each in inputs.paths.values() for finding in each.findings]
    return [*records, *names, *(finding for page in pages for finding in page.findings)]


@dataclass(frozen=True, slots=True)
class StatusReport:
    """The selected pages with their decisions.

    `file_findings` are about files and records, `check_findings` about translations.
    """

    pages: tuple[DecidedPage, ...]
    file_findings: tuple[Finding, ...]
    check_findings: tuple[Finding, ...]

    def rows(self) -> list[PageStatus]:
        """Return the status of each page."""
        return [page.status for page in self.pages]

    def findings(self) -> list[Finding]:
        """Return all findings."""
        return [*self.file_findings, *self.check_findings]


def report_status(sources: Sources) -> StatusReport:
    """Report the status of each selected article in each selected locale."""
    tags = sources.selected_tags()
    catalogs = load_project_catalogs(sources, tags)
    inputs = load_decision_inputs(catalogs, tags)
    pages = tuple(decide_pages(inputs, check_pages(catalogs, sources.pairs())))
    checked = [page.page for page in pages]
    files = (*file_findings(catalogs, checked), *decision_findings(inputs, pages))
    return StatusReport(pages, files, tuple(check_findings(checked)))
