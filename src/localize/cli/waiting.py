"""What waits in a project, in a few lines: for translators, for reviewers, for the editor."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from localize.cli.common import counted, step
from localize.gate.decide import Outcome
from localize.tasks.project import open_project
from localize.tasks.sources import Sources, load_sources
from localize.tasks.status import PageStatus, StatusReport, report_status
from localize.tasks.workspace import Workspace

_MOST_LOCALES = 12
"""How many locales are listed, each in a line."""


@dataclass(frozen=True, slots=True)
class WaitingWork:
    """What is left to do in a locale: pages that are not published, and segments by what they wait for."""

    locale: str
    pages: int
    missing: int
    fuzzy: int
    blocked: int

    def line(self) -> str:
        """Return it as a line for people."""
        segments = (
            f"{self.missing} to translate" if self.missing else "",
            f"{self.fuzzy} fuzzy" if self.fuzzy else "",
            f"{self.blocked} with blocking findings" if self.blocked else "",
        )
        what = ", ".join(filter(None, segments)) or "whole, waiting for an approval"
        return f"  {self.locale}: {counted(self.pages, 'page')} not ready: {what}"


def waiting_lines(root: Path) -> Iterator[str]:
    """Yield what waits in the project of a folder, then what to do next; raises ConfigError and FileError."""
    workspace = Workspace(root)
    sources = load_sources(open_project(workspace))
    report = report_status(sources)
    workspace.keep_results()
    rows = report.rows()
    ready = sum(row.decision.outcome is Outcome.PUBLISHED for row in rows)
    locales = len(workspace.config.locales)
    yield (
        f"{counted(len(sources.articles.rows), 'article')}, {counted(locales, 'target locale')}:"
        f" {ready} of {counted(len(rows), 'page')} ready to be published"
    )
    waiting = list(_by_locale(rows))
    yield from (each.line() for each in waiting[:_MOST_LOCALES])
    if (more := len(waiting) - _MOST_LOCALES) > 0:
        yield f"  … and {counted(more, 'more locale')}: localize status"
    yield "Next:"
    yield from _steps(workspace, sources, report, waiting)


def _by_locale(rows: Iterable[PageStatus]) -> Iterator[WaitingWork]:
    """Yield the locales in which a page is not ready, those with most left to do first."""
    by_tag: dict[str, list[PageStatus]] = {}
    for row in rows:
        if row.decision.outcome is not Outcome.PUBLISHED:
            by_tag.setdefault(row.locale, []).append(row)
    works = (
        WaitingWork(
            tag,
            pages=len(each),
            missing=sum(row.counts.missing for row in each),
            fuzzy=sum(row.counts.fuzzy for row in each),
            blocked=sum(row.counts.blocked for row in each),
        )
        for tag, each in by_tag.items()
    )
    return iter(sorted(works, key=lambda work: -(work.missing + work.fuzzy + work.blocked)))


def _steps(
    workspace: Workspace, sources: Sources, report: StatusReport, waiting: Sequence[WaitingWork]
) -> Iterator[str]:
    """Yield the commands that come next, the first of them first."""
    locales = workspace.config.locales
    if not locales:
        yield step("edit the configuration", "it names no target locale: add a table such as [locales.de]")
        return
    if any(not workspace.catalog_names(tag) for tag in locales):
        yield step("localize update", "make the catalogs for the translators")
    elif any(finding.blocking for finding in (*sources.findings, *report.findings())):
        yield step("localize check", "see what is wrong, and where")
    for work in [work for work in waiting if work.missing or work.fuzzy][:1]:
        yield step(f"{workspace.layout.catalog_folder(work.locale)}/", "the catalogs that wait for a translator")
    if waiting:
        yield step("localize status", "which article waits in which locale, and for what")
    yield step("localize publish", f"write the pages that are ready to {workspace.config.output}/")
    yield step("localize --help", "what else there is")
