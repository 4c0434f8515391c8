"""The publication of a project: its release is made, and the output written so that a crash does no harm."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping

from localize.dataclass import dataclass
from localize.files import rehearsal
from localize.gate.decide import Outcome
from localize.model.finding import Finding
from localize.tasks.apply import Tell, apply, done_again, untold
from localize.tasks.change import Change
from localize.tasks.check import check_findings, once_a_file, unreadable_assets
from localize.tasks.decided_pages import DecidedPages
from localize.tasks.gone_results import forget_gone_results
from localize.tasks.group_steps import forget_other_groups
from localize.tasks.kept_bundles import KeptBundles
from localize.tasks.kept_rows import KeptRows
from localize.tasks.make_release import DecidedProject, after_release, make_release
from localize.tasks.project import Selection, every_page
from localize.tasks.publication import MadeFor, Publication
from localize.tasks.release_pages import RejectedPage, without
from localize.tasks.renames import find_renames, rename_records
from localize.tasks.sources import Sources
from localize.tasks.status import DecidedPage, PageStatus, decision_findings
from localize.tasks.watch import Watch, unwatched
from localize.tasks.workspace import Workspace


@dataclass(frozen=True, slots=True)
class PublishedPage:
    """A selected page: the decision about it, and its status now that the release is made."""

    decided: DecidedPage
    status: PageStatus

    def warnings(self) -> tuple[Finding, ...]:
        """Return what a person should look at in its translation."""
        return self.decided.page.warnings()


@dataclass(frozen=True, slots=True)
class PublishedPages(Collection[PublishedPage]):
    """The selected pages of a project, of all that were decided about, as often as they are gone through.

    `rejected` gives the reasons of those that are in no release.
    """

    decided: DecidedPages
    selection: Selection
    rejected: Mapping[tuple[str, str], str]

    def __iter__(self) -> Iterator[PublishedPage]:
        return self._published(self.decided.in_order())

    def remarkable(self) -> Iterator[PublishedPage]:
        """Yield the pages of which there is anything to tell: they are not published, or there are findings."""
        return self._published(self.decided.remarkable_with(self.rejected))

    def outcomes(self) -> Counter[Outcome]:
        """Return how many pages have which outcome."""
        if not self.selection.everything:
            return Counter(page.status.decision.outcome for page in self)
        outcomes = Counter(page.status.decision.outcome for page in self.remarkable())
        outcomes[Outcome.PUBLISHED] += len(self.decided) - outcomes.total()
        return outcomes

    def _published(self, pages: Iterable[DecidedPage]) -> Iterator[PublishedPage]:
        for page in pages:
            if self.selection.has(*page.page.names):
                yield PublishedPage(page, after_release(page, self.rejected))

    def __len__(self) -> int:
        return len(self.decided) if self.selection.everything else sum(1 for _ in self)

    def __contains__(self, page: object) -> bool:
        return any(each == page for each in self)


@dataclass(frozen=True, slots=True)
class PublishedProject:
    """The number of files written, the selected pages, findings, and why pages were made."""

    written: int
    pages: PublishedPages
    findings: tuple[Finding, ...]
    made: Collection[MadeFor] = ()


def record_renames(workspace: Workspace, sources: Sources, *, tell: Tell = untold) -> None:
    """Record which articles were renamed; done before previous pages are looked up."""
    project = sources.project

    def records() -> list[Change]:
        renames = find_renames(project, sources.articles)
        return list(rename_records(project, sources.articles, renames))

    apply(workspace, records(), lambda path: [each for each in records() if each.path == path], tell=tell)


def publish_project(
    workspace: Workspace, decided: DecidedProject, *, tell: Tell = untold, watch: Watch = unwatched
) -> PublishedProject:
    """Bring the selected pages in the output up to date with what was decided about all of a project.

    If everything is selected, the files of gone articles and locales are removed too. `tell` takes lines for people.
    Raises ChangedError for a record of previous pages that another program saves each time.
    """
    sources = decided.inputs.sources
    output = done_again(lambda: _publish(workspace, decided, watch=watch))
    for path in output.removed if rehearsal.current() is None else ():
        tell(f"removed {path}")
    reasons = {(each.article, each.locale): each.reason for each in output.rejected}
    pages = PublishedPages(decided.pages, sources.project.selection, reasons)
    forget_gone_results(sources.project)
    forget_other_groups(sources.project, decided.pages.articles())
    sources.project.files.keep_results()
    of_sources = [each for row in sources.articles.rows.values() for each in unreadable_assets(sources, row, ())]
    of_files = decided.file_findings()
    known = {finding.path for finding in of_files}
    findings = (
        *of_files,
        *once_a_file(each for each in of_sources if each.path not in known),
        *decision_findings(decided.inputs, decided.remarkable()),
        *(each.finding(sources.project.paths[each.article]) for each in output.rejected),
        *check_findings(page.decided.page for page in pages.remarkable()),
    )
    return PublishedProject(output.written, pages, findings, output.made)


@dataclass(frozen=True, slots=True)
class _PublishedFiles:
    """The number of files written, the paths of files removed, the rejected pages, and why others were made."""

    written: int
    removed: tuple[str, ...]
    rejected: tuple[RejectedPage, ...]
    made: Collection[MadeFor]


def _publish(workspace: Workspace, project: DecidedProject, *, watch: Watch) -> _PublishedFiles:
    """Publish the pages that can be made; if one turns out to be broken, publish the others without it."""
    opened = project.inputs.sources.project
    selects = every_page if opened.selection.everything else opened.selection.has
    made, maker, bundles = make_release(project), KeptRows(project), KeptBundles(project)
    rejected = list(made.rejected)
    while True:
        release = without(made.release, rejected, articles=list(opened.paths))
        publication = Publication(
            release, workspace, maker, bundles=bundles, published=workspace.published(), selects=selects
        )
        written, removed = _write(workspace, publication, watch=watch)
        if not publication.rejected:
            return _PublishedFiles(written, removed, _once(rejected), publication.reasons)
        rejected += publication.rejected


def _once(rejected: Iterable[RejectedPage]) -> tuple[RejectedPage, ...]:
    first: dict[tuple[str, str], RejectedPage] = {}
    for each in rejected:
        first.setdefault((each.article, each.locale), each)
    return tuple(first.values())


def _write(workspace: Workspace, publication: Publication, *, watch: Watch) -> tuple[int, tuple[str, ...]]:
    """Write all files aside, then the records of previous pages, then put all in place.

    So a crash leaves the old output or the new one, and no page is online before the record that leads to it. Nothing
    is put in place if a page was rejected: links to it have to go first. Returns the number of files written and the
    paths of files removed.
    """
    output = workspace.output()
    folder = workspace.layout.published("")
    written, removed = 0, []
    with output.begun():
        for change in watch(publication.changes(), publication.size, "Publishing"):
            if not change.in_output:
                workspace.exchange(change.path, change.data, change.base)
            elif change.data is not None:
                written += output.add(change.path.removeprefix(folder), change.data)
            else:
                output.remove(change.path.removeprefix(folder))
                removed.append(change.path)
        if not publication.rejected:
            output.show()
    return written, tuple(removed)
