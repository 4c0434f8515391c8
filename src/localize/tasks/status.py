"""The status of pages: how much is translated, the approvals, and the decision of the gate."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from localize.config import Policy, SlugPolicy
from localize.dataclass import dataclass
from localize.gate import decide
from localize.gate.decide import Decision, Mender, Outcome, SegmentCounts
from localize.model.approval import ApprovalStatus
from localize.model.finding import Finding
from localize.tasks import page_paths
from localize.tasks.approvals import ApprovalRecord, PageName, approval_status, load_approvals
from localize.tasks.check import (
    CheckedPage,
    ProjectCatalogs,
    check_findings,
    check_pages,
    file_findings,
)
from localize.tasks.loaded import Loaded
from localize.tasks.page_paths import PagePaths
from localize.tasks.previous_pages import PreviousPages
from localize.tasks.reader_views import ReaderViewSteps
from localize.tasks.sources import Sources


@dataclass(frozen=True, slots=True)
class PageStatus:
    """An article in a locale: counts of its segments, its approvals, and the decision about its page.

    `menders` are those who can do something about what stands in its way, in the order in which they can.
    """

    article: str
    locale: str
    counts: SegmentCounts
    decision: Decision
    approval: ApprovalStatus
    menders: tuple[Mender, ...] = ()

    @property
    def is_complete(self) -> bool:
        """Whether the page is out as it should be, and nothing is left to do."""
        return self.decision.outcome is Outcome.PUBLISHED and not self.menders


@dataclass(frozen=True, slots=True)
class DecidedPage:
    """A checked page with its decision; `path` is where the page is or would be."""

    page: CheckedPage
    path: str
    status: PageStatus
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class DecisionInputs:
    """What decisions need besides the checked pages: approvals and page paths by locale, and the previous pages.

    `missing_words` counts the interface words of each locale that have no finished translation.
    """

    catalogs: ProjectCatalogs
    approvals: Mapping[str, Loaded[ApprovalRecord]]
    missing_words: Mapping[str, int]
    paths: Mapping[str, PagePaths]
    previous: PreviousPages
    views: ReaderViewSteps

    @property
    def sources(self) -> Sources:
        """The project with its articles."""
        return self.catalogs.sources


def load_decision_inputs(catalogs: ProjectCatalogs) -> DecisionInputs:
    """Load what is needed to decide about pages."""
    project = catalogs.sources.project
    tags = catalogs.tags
    return DecisionInputs(
        catalogs,
        {tag: load_approvals(project, tag) for tag in tags},
        missing_words={tag: decide.untranslated(catalogs.words[tag]) for tag in tags},
        paths={tag: _page_paths(catalogs, tag) for tag in tags},
        previous=PreviousPages(project.files, project.paths),
        views=ReaderViewSteps(catalogs),
    )


def _page_paths(catalogs: ProjectCatalogs, tag: str) -> PagePaths:
    """Return the paths of pages that are named otherwise than in the source."""
    sources = catalogs.sources
    if sources.project.config.slugs is SlugPolicy.SOURCE:
        return PagePaths({})
    pages = {name: row.page for name, row in sources.articles.rows.items()}
    slugs = dict(each for group in catalogs.groups.values() for each in group.slugs.get(tag, {}).items())
    return page_paths.localized(pages, slugs, tag, path_of=sources.project.config.layout.catalog)


def decide_pages(inputs: DecisionInputs, pages: Iterable[CheckedPage]) -> Iterator[DecidedPage]:
    """Decide about pages, one by one."""
    return (decide_page(inputs, page) for page in pages)


def decide_page(inputs: DecisionInputs, page: CheckedPage) -> DecidedPage:
    """Decide about one page."""
    name, locale = page.article.name, page.locale
    path = inputs.paths[locale.tag].paths.get(name, page.article.page)
    released = locale.config.policy is Policy.KEEP and inputs.previous.file(name, path, locale.tag) is not None
    if page.unreadable:
        decision = decide.unreadable(page.unreadable, locale=locale.config, released=released)
        status = PageStatus(
            name, locale.tag, SegmentCounts(), decision, approval=ApprovalStatus(), menders=(Mender.EDITOR,)
        )
        return DecidedPage(page, path=path, status=status, findings=())
    approval, findings = approval_status(
        inputs.sources.project,
        inputs.approvals[locale.tag],
        PageName(name, locale.tag),
        lambda version: inputs.views.of(page, version),
    )
    missing_words = inputs.missing_words[locale.tag]
    decision = decide.decide(
        page.counts, missing_words=missing_words, locale=locale.config, approval=approval, released=released
    )
    menders = decide.menders(page.counts, missing_words=missing_words, locale=locale.config, approval=approval)
    if reason := page.article.withheld:
        keeps = released and not page.article.is_draft
        decision = decide.held_back(decision, reason, locale=locale.config, released=keeps)
        menders = tuple(dict.fromkeys((*menders, Mender.EDITOR)))
    status = PageStatus(name, locale.tag, page.counts, decision, approval=approval, menders=menders)
    return DecidedPage(page, path=path, status=status, findings=findings)


def decision_findings(inputs: DecisionInputs, pages: Iterable[DecidedPage]) -> list[Finding]:
    """Return findings about records of approvals and about names of pages."""
    records = [finding for record in inputs.approvals.values() for finding in record.findings]
    names = [finding for each in inputs.paths.values() for finding in each.findings]
    return [*records, *names, *(finding for page in pages for finding in page.findings)]


@dataclass(frozen=True, slots=True)
class StatusReport:
    """The selected pages with their decisions, and the catalogs they were decided from.

    `file_findings` are about files and records, `check_findings` about translations.
    """

    catalogs: ProjectCatalogs
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
    catalogs = ProjectCatalogs(sources, tags, checked=sources.project.selection.has)
    inputs = load_decision_inputs(catalogs)
    pages = tuple(decide_pages(inputs, check_pages(catalogs, sources.row_pairs())))
    checked = [page.page for page in pages]
    files = (*file_findings(catalogs, checked), *decision_findings(inputs, pages))
    return StatusReport(catalogs, pages, files, check_findings=tuple(check_findings(checked)))
