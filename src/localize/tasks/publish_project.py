"""A project published: its release is made, and the output brought up to date in an order that a crash cannot harm."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from localize.errors import PageError
from localize.model.finding import Finding
from localize.tasks.apply import Tell, apply, done_again, untold
from localize.tasks.change import Change
from localize.tasks.check import CheckedProject, check_findings, once_a_file, unreadable_assets
from localize.tasks.publish import Publication
from localize.tasks.release_pages import RejectedPage, rejected
from localize.tasks.release_project import DecidedProject, after_release, decide_project, make_release
from localize.tasks.renames import find_renames, rename_records
from localize.tasks.sources import Sources
from localize.tasks.status import DecidedPage, PageStatus, decision_findings
from localize.tasks.watch import Watch, unwatched
from localize.tasks.workspace import Workspace


@dataclass(frozen=True, slots=True)
class PublishedPage:
    """A page that was asked for: what was decided about it, and its status now that the release is made."""

    decided: DecidedPage
    status: PageStatus

    def warnings(self) -> tuple[Finding, ...]:
        """What a person should look at in its translation."""
        return self.decided.page.warnings()


@dataclass(frozen=True, slots=True)
class PublishedProject:
    """How many files were written, what became of the pages that were asked for, and what a person must mend."""

    written: int
    pages: tuple[PublishedPage, ...]
    findings: tuple[Finding, ...]


def record_renames(workspace: Workspace, sources: Sources, *, tell: Tell = untold) -> None:
    """Records which articles have another name now, before their old pages are looked for."""
    project = sources.project

    def records() -> list[Change]:
        renames = find_renames(project, sources.articles)
        return list(rename_records(project, sources.articles, renames))

    apply(workspace, records(), lambda path: [each for each in records() if each.path == path], tell=tell)


def publish_project(
    workspace: Workspace, checked: CheckedProject, *, tell: Tell = untold, watch: Watch = unwatched
) -> PublishedProject:
    """Brings the output up to date with a checked project: the pages that were asked for are written.

    Where everything was asked for, the files of articles and locales that are gone are removed too. `tell` takes lines
    for people. Raises ChangedError for a record of previous pages that another program saves each time.
    """
    sources = checked.sources
    decided = decide_project(checked)
    output = done_again(lambda: _publish(workspace, decided, watch=watch))
    for path in output.removed:
        tell(f"removed {workspace.layout.published(path)}")
    selected = [decided.pages[page.key] for page in checked.selected]
    reasons = {(each.article, each.locale): each.reason for each in output.rejected}
    pages = tuple(PublishedPage(page, after_release(page, reasons)) for page in selected)
    of_sources = [each for article in sources.articles.values() for each in unreadable_assets(sources, article, ())]
    of_files = checked.file_findings()
    known = {finding.path for finding in of_files}
    findings = (
        *of_files,
        *once_a_file(each for each in of_sources if each.path not in known),
        *decision_findings(decided.inputs, decided.pages.values()),
        *(each.finding(sources.project.paths[each.article]) for each in output.rejected),
        *check_findings(checked.selected),
    )
    return PublishedProject(output.written, pages, findings)


@dataclass(frozen=True, slots=True)
class _PublishedFiles:
    """How many files were written, the paths of those removed, and the pages that can be in no release."""

    written: int
    removed: tuple[str, ...]
    rejected: tuple[RejectedPage, ...]


def _publish(workspace: Workspace, project: DecidedProject, *, watch: Watch) -> _PublishedFiles:
    """Publishes the pages that can be made: where one turns out to be none, the others are published without it."""
    selection = project.inputs.sources.project.selection
    asked = () if selection.everything else (selection.has,)
    known: Iterable[RejectedPage] = ()
    while True:
        fit = make_release(project, known)
        try:
            publication = Publication(fit.release, workspace, workspace.published(), *asked)
            written, removed = _write(workspace, publication, watch=watch)
        except PageError as error:  # before anything was shown
            known = (*fit.rejected, rejected(error))
        else:
            return _PublishedFiles(written, removed, fit.rejected)


def _write(workspace: Workspace, publication: Publication, *, watch: Watch) -> tuple[int, tuple[str, ...]]:
    """Makes all files, then the records of previous pages, then shows all; gives how many, and what was removed.

    Nothing is shown before all is made, and no page before the record that leads to it.
    """
    output = workspace.output()
    with output.begun():
        written = sum(output.add(*file) for file in watch(publication.changes(), publication.size, "Publishing"))
        gone = tuple(publication.left_over())
        for path in gone:
            output.remove(path)
        for change in publication.records():
            workspace.exchange(change.path, change.data, change.base)
        output.show()
    return written, gone
