"""The open project: one value, replaced by a new one when files have changed. It is used in one thread only.

Everything in it is made by the steps that `check`, `status` and `publish` run, with the same keys: what one of them has
found out, the others know.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from pathlib import Path

from localize.cache.scan import stamp_of
from localize.cache.steps import Step
from localize.cache.surroundings import commit_paths
from localize.checks.target_locale import TargetLocale
from localize.dataclass import dataclass
from localize.preview.opened_page import PageContent, read_catalog, title_of
from localize.preview.views import ListRow
from localize.tasks.approvals import load_approvals
from localize.tasks.articles import ArticleRow
from localize.tasks.catalogs import load_catalogs
from localize.tasks.check import ProjectCatalogs, check_article
from localize.tasks.project import open_project
from localize.tasks.reader_views import ReaderViewSteps
from localize.tasks.sources import Sources, load_sources
from localize.tasks.status import DecidedPage, DecisionInputs, decide_page, load_decision_inputs
from localize.tasks.workspace import Workspace


class UnknownPageError(LookupError):
    """The project has no such article, or no such locale."""


@dataclass(frozen=True, slots=True)
class ProjectState:
    """An open project; `inputs` are those of decisions."""

    workspace: Workspace
    catalogs: ProjectCatalogs
    inputs: DecisionInputs

    @property
    def sources(self) -> Sources:
        """The articles and the glossary."""
        return self.catalogs.sources

    @property
    def problems(self) -> tuple[str, ...]:
        """What is wrong with sources and the glossary, as lines for people."""
        errors = (each for each in self.sources.findings if each.blocking)
        return tuple(str(each.problem) for each in errors)

    def row(self, article: str) -> ArticleRow:
        """Return the row of an article; raises UnknownPageError."""
        try:
            return self.sources.articles.rows[article]
        except KeyError:
            raise UnknownPageError(article) from None

    def target(self, row: ArticleRow, tag: str) -> TargetLocale:
        """Return a target locale of an article; raises UnknownPageError."""
        try:
            return self.sources.targets_of(row)[tag]
        except KeyError:
            raise UnknownPageError(tag) from None


def open_state(root: Path) -> ProjectState:
    """Open the project in a folder; raises ConfigError and FileError."""
    workspace = Workspace(root)
    sources = load_sources(open_project(workspace))
    catalogs = ProjectCatalogs(sources, sources.tags)
    return ProjectState(workspace, catalogs, load_decision_inputs(catalogs))


def commit(root: Path) -> tuple[str, ...]:
    """Return what stands for the last commit, which catalogs are compared with: another one after `git checkout`."""
    return tuple(stamp_of(str(root), path) for path in commit_paths(str(root)))


def reread(state: ProjectState, names: Collection[str], *, approvals: Iterable[str] = ()) -> ProjectState:
    """Return the project after saves of catalogs of these articles, and of the approvals in these locales."""
    catalogs = state.catalogs.reread(names) if names else state.catalogs
    views = ReaderViewSteps(catalogs) if names else state.inputs.views
    records = {tag: load_approvals(state.sources.project, tag) for tag in approvals if tag in state.inputs.approvals}
    approved = {**state.inputs.approvals, **records}
    inputs = replace(state.inputs, catalogs=catalogs, views=views, approvals=approved)
    return replace(state, catalogs=catalogs, inputs=inputs)


def page_content(state: ProjectState, article: str, locale: str) -> PageContent:
    """Return a page as it is on disk, without the findings; raises UnknownPageError.

    Catalogs that cannot be read are empty, with lines that tell why.
    """
    row = state.row(article)
    target = state.target(row, locale)
    path = state.inputs.paths[locale].paths.get(article, row.page)
    loaded = load_catalogs(state.catalogs.inputs, name=article, tags=(locale,))
    layout = state.sources.project.config.layout
    chain = tuple(
        read_catalog(each, layout.catalog(each, article), loaded.files[each].value) for each in target.config.chain
    )
    problems = tuple(str(each.problem) for each in loaded.findings(locale))
    return PageContent(row, state.sources.articles[article], path, chain, {}, problems)


def decided(state: ProjectState, article: str, locale: str) -> DecidedPage:
    """Return the decision about a page; all catalogs of its locale have to do with it."""
    row = state.row(article)
    (checked,) = check_article(state.catalogs, row, [state.target(row, locale)])
    return decide_page(state.inputs, checked)


def list_row(state: ProjectState, page: DecidedPage) -> ListRow:
    """Return the row of a page."""
    status, steps = page.status, state.workspace.steps
    titles: Step[str] = steps.step("article title", str)
    return ListRow(
        status.article,
        status.locale,
        titles.made(status.article, (page.page.article.key,), lambda: title_of(state.sources.articles[status.article])),
        counts=page.page.counts,
        decision=status.decision,
        approved=bool(status.approval.by),
    )


def earlier_rows(state: ProjectState) -> tuple[ListRow, ...]:
    """Return the list as an earlier preview knew it last, to be displayed until it is known how it is now."""
    return _list_step(state).known("") or ()


def keep_rows(state: ProjectState, rows: Iterable[ListRow]) -> None:
    """Keep the list for the next preview, and with it all that was found out."""
    _list_step(state).keep("", tuple(rows))
    state.workspace.keep_results()


def _list_step(state: ProjectState) -> Step[tuple[ListRow, ...]]:
    step: Step[tuple[ListRow, ...]] = state.workspace.steps.step("preview list", tuple[ListRow, ...])
    return step
