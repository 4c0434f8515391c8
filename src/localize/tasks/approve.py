"""The approval of a page: what is approved, what stands against it, and the record."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from localize.checks.target_locale import TargetLocale
from localize.dataclass import dataclass
from localize.errors import Problem
from localize.gate import decide, reader_digest
from localize.language import pseudo
from localize.model.approval import Approval, ReaderView
from localize.model.article import Article
from localize.model.finding import Finding
from localize.pages import forbidden, outputs, urls
from localize.pages.outputs.bundle import BundleRows
from localize.pages.outputs.rendered import render_page
from localize.tasks.apply import Tell, apply_result
from localize.tasks.approvals import RecordedApproval, recorded
from localize.tasks.check import ProjectCatalogs, check_findings, check_pages, file_findings
from localize.tasks.make_release import draft
from localize.tasks.project import Project
from localize.tasks.sources import Sources
from localize.tasks.status import DecidedPage, DecisionInputs, decide_page, load_decision_inputs
from localize.tasks.workspace import Workspace

REVIEW_FOLDER = ".localize/review"
"""The folder for pages that a clinician is to read."""
_DISPLAYED = ("page", "asset", "style", "index")
"""The roles of output files that a page in a browser needs."""


@dataclass(frozen=True, slots=True)
class PageForApproval:
    """A page that a clinician may approve.

    `reasons` say why the page cannot be approved as it is; `findings` what a person must mend. No approval can be
    recorded where the record of the locale cannot be read (`record_unreadable`).
    """

    page: DecidedPage
    inputs: DecisionInputs
    reasons: tuple[str, ...]
    findings: tuple[Finding, ...]
    record_unreadable: bool

    def view(self) -> ReaderView:
        """Return what readers would see, with the digest that an approval is bound to."""
        return self.inputs.views.of(self.page.page, reader_digest.VERSION)


def locale_problem(project: Project, tag: str) -> Problem | None:
    """Return why no page of a locale can be approved, None where it can."""
    if tag not in project.config.targets:
        return Problem(tag, 0, "the source locale, expected one that is translated into")
    if pseudo.kind(tag):
        return Problem(tag, 0, "made-up text that nobody reads, expected a locale that has readers")
    return None


def page_for_approval(sources: Sources, article: Article, locale: TargetLocale) -> PageForApproval:
    """Make the page of an article in a locale for its approval."""
    catalogs = ProjectCatalogs(sources, [locale.tag])
    (checked,) = check_pages(catalogs, [(sources.articles.rows[article.name], locale)])
    inputs = load_decision_inputs(catalogs)
    return approvable(inputs, decide_page(inputs, checked))


def approvable(inputs: DecisionInputs, page: DecidedPage) -> PageForApproval:
    """Return a page that was decided, for its approval."""
    checked = page.page
    record = inputs.approvals[checked.locale.tag]
    findings = (*file_findings(inputs.catalogs, [checked]), *record.findings, *check_findings([checked]))
    return PageForApproval(
        page, inputs, reasons=_incomplete(inputs, page), findings=findings, record_unreadable=record.unreadable
    )


def _incomplete(inputs: DecisionInputs, page: DecidedPage) -> tuple[str, ...]:
    """Return why the page is not whole; empty where it is."""
    checked = page.page
    if checked.unreadable:
        return (f"{checked.unreadable} cannot be read",)
    missing_words = decide.untranslated(inputs.catalogs.words[checked.locale.tag])
    return decide.incomplete(checked.counts, missing_words) or _never_published(inputs, page)


def _never_published(inputs: DecisionInputs, page: DecidedPage) -> tuple[str, ...]:
    """Return why the finished page would be rejected for what is in it; empty where it would not."""
    release, released = draft(inputs, page)
    what = "" if release.trusted else forbidden.in_content(release.content(released), released.info)
    return (f"{what} in the page",) if what else ()


def record_approval(workspace: Workspace, project: Project, locale: str, approval: Approval, *, tell: Tell) -> bool:
    """Write an approval into the record of its locale; return False if it is there already.

    Raises ApprovalError for a record that cannot be read.
    """
    done: RecordedApproval = apply_result(workspace, partial(recorded, project, locale, approval), tell=tell)
    return bool(done.changes)


@dataclass(frozen=True, slots=True)
class ReviewFile:
    """A file of a page under review: its path in the project, and its content."""

    path: str
    data: bytes


def review_files(page: PageForApproval) -> Iterator[ReviewFile]:
    """Return the files of the page as readers would get them, for a browser."""
    locale = page.page.page.locale.tag
    files = page.inputs.sources.project.files
    release, released = draft(page.inputs, page.page)
    settings = outputs.settings_of(release, locale)
    rendered = render_page(release, released)
    reserved = outputs.made_paths([released.path])
    lists = outputs.list_files(BundleRows(settings=settings, pages=[outputs.row_of(rendered)]))
    for output in (*outputs.page_files(settings, rendered, reserved), *lists):
        if output.role in _DISPLAYED:
            data = (files.read(output.file) or b"") if output.file else output.data
            yield ReviewFile(f"{REVIEW_FOLDER}/{locale}/{output.path}", data)


def review_path(page: PageForApproval) -> str:
    """Return the path of the page under review."""
    return f"{REVIEW_FOLDER}/{urls.path(page.page.page.locale.tag, page.page.path)}"
