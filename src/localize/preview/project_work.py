"""What is done with the open project, in its process: functions that the server has called there.

What they are given and what they return goes from process to process.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from localize.checks.target_locale import TargetLocale
from localize.config import Config
from localize.dataclass import dataclass
from localize.model.approval import ApprovalStatus
from localize.model.catalog import Key
from localize.model.finding import Finding
from localize.preview import project_state
from localize.preview.first_check import FirstCheck
from localize.preview.opened_page import CheckedEntry, PageContent
from localize.preview.previewed_project import PreviewedProject
from localize.preview.project_state import ProjectState
from localize.preview.views import ListRow
from localize.tasks.comparison import ArticleFindings
from localize.tasks.concordance import Concordance
from localize.tasks.near_matches import NearMatch, Question


@dataclass(frozen=True, slots=True)
class ProjectOutline:
    """What the server knows of the open project: its articles with their source locales, and what is wrong with it.

    `targets` are the target locales of articles by their source locale, `locales` the tags of all of them. `rows` is
    the list as far as it is known, by an earlier preview too.
    """

    config: Config
    articles: Mapping[str, str]
    targets: Mapping[str, Mapping[str, TargetLocale]]
    locales: tuple[str, ...]
    problems: tuple[str, ...]
    rows: tuple[ListRow, ...]

    def names(self) -> list[tuple[str, str]]:
        """Return each page as its article and its locale."""
        return [(name, tag) for name, locale in self.articles.items() for tag in self.targets[locale]]


def outline(project: PreviewedProject) -> ProjectOutline:
    """Open the project, unless it is open; raises ConfigError and FileError."""
    return _outline(project, project.state())


def open_anew(project: PreviewedProject) -> ProjectOutline:
    """Open the project again; raises ConfigError and FileError."""
    return _outline(project, project.open_anew())


def _outline(project: PreviewedProject, state: ProjectState) -> ProjectOutline:
    sources = state.sources
    return ProjectOutline(
        sources.project.config,
        {name: row.locale for name, row in sources.articles.rows.items()},
        sources.targets,
        sources.tags,
        state.problems,
        rows=tuple(project.rows.values()),
    )


def catalogs_have_changed(project: PreviewedProject, articles: Iterable[str]) -> None:
    """Have the catalogs of these articles read again."""
    project.catalogs_have_changed(articles)


def approvals_have_changed(project: PreviewedProject, tags: Iterable[str]) -> None:
    """Have the approvals in these locales read again."""
    project.approvals_have_changed(tags)


def read_ahead(project: PreviewedProject, article: str) -> None:
    """Read the catalogs of an article, with which others are compared."""
    state = project.state()
    if article in state.sources.articles.rows:
        state.catalogs.rows_of(article)


def open_page(project: PreviewedProject, article: str, tag: str) -> PageContent:
    """Return a page as it is on disk, with the findings that are known; `next_findings` gives the others.

    Raises UnknownPageError.
    """
    content = project_state.page_content(project.state(), article, tag)
    return content if content.problems else replace(content, by_entry=dict(_first_check(project, article, tag).known))


def known_findings(project: PreviewedProject, article: str, tag: str) -> Mapping[Key, CheckedEntry]:
    """Return the findings of a page that are known; `next_findings` gives the others. Raises UnknownPageError."""
    return _first_check(project, article, tag).known_entries()


def _first_check(project: PreviewedProject, article: str, tag: str) -> FirstCheck:
    state = project.state()
    row = state.row(article)
    check = FirstCheck(state, row, state.target(row, tag))
    check.begin()
    if not check.is_done:
        project.first_checks[article, tag] = check
    return check


def next_findings(project: PreviewedProject, article: str, tag: str) -> Mapping[Key, CheckedEntry]:
    """Return the findings of some more entries of a page; none where all are known."""
    check = project.first_checks.get((article, tag))
    if check is None:
        return {}
    findings = check.next_entries()
    if check.is_done:
        project.first_checks.pop((article, tag), None)
    return findings


@dataclass(frozen=True, slots=True)
class PageNews:
    """What the whole project has to do with a page: its row in the list, the decision, and what other pages find in it.

    `general` are findings about a whole catalog. `problems` tell why a catalog of the page cannot be used.
    """

    row: ListRow
    approval: ApprovalStatus
    compared: ArticleFindings
    general: tuple[Finding, ...]
    problems: tuple[str, ...]


def decide(project: PreviewedProject, article: str, tag: str) -> PageNews | None:
    """Decide about a page; None for one that is gone."""
    state = project.state()
    row_of_article = state.sources.articles.rows.get(article)
    if row_of_article is None or tag not in state.sources.targets_of(row_of_article):
        return None
    decided = project_state.decided(state, article, tag)
    page = decided.page
    row = project.rows[article, tag] = project_state.list_row(state, decided)
    return PageNews(
        row,
        decided.status.approval,
        state.catalogs.compared(page.locale).get(article, ()),
        tuple(each for each in page.findings if not each.source),
        tuple(str(each.problem) for each in page.catalog.findings),
    )


def keep_list(project: PreviewedProject) -> None:
    """Keep the list for the next preview, and all that was found out."""
    state = project.state()
    names = ((row.name, tag) for row in state.sources.articles.rows.values() for tag in state.sources.targets_of(row))
    project_state.keep_rows(state, [project.rows[each] for each in names if each in project.rows])


def refresh_index(project: PreviewedProject, article: str) -> None:
    """Bring the texts of an article up to date, in which people search."""
    project.index.refresh(project.state(), article)


def drop_gone(project: PreviewedProject) -> None:
    """Drop the texts of gone articles and locales."""
    project.index.drop_gone(project.state())


def search(project: PreviewedProject, query: str, locales: tuple[str, ...]) -> Concordance:
    """Return where the words of a query stand, in some locales or in all; raises DamagedIndexError."""
    return project.index.search(query, locales)


def near(project: PreviewedProject, question: Question) -> list[NearMatch]:
    """Return what the memory has for a segment; raises DamagedIndexError."""
    return project.index.near(project.state(), question)
