"""What waits in a project, in a few lines: for translators, for reviewers, for the editor."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from localize.cli.common import counted, step
from localize.gate.decide import Outcome, SegmentCounts
from localize.tasks.project import open_project
from localize.tasks.sources import Sources, load_sources
from localize.tasks.status import PageStatus, StatusReport, report_status
from localize.tasks.totals import Totals, by_locale
from localize.tasks.workspace import Workspace

_MOST_LOCALES = 12
"""How many locales are listed, each in a line."""


def waiting_lines(root: Path) -> Iterator[str]:
    """Yield what waits in the project of a folder, then what to do next; raises ConfigError and FileError."""
    workspace = Workspace(root)
    sources = load_sources(open_project(workspace))
    report = report_status(sources)
    workspace.keep_results()
    rows = report.rows()
    ready = sum(row.decision.outcome is Outcome.PUBLISHED for row in rows)
    locales = len(sources.tags)
    yield (
        f"{counted(len(sources.articles.rows), 'article')}, {counted(locales, 'target locale')}:"
        f" {ready} of {counted(len(rows), 'page')} ready to be published"
    )
    waiting = _waiting(rows)
    yield from (_line(*item) for item in list(waiting.items())[:_MOST_LOCALES])
    if (more := len(waiting) - _MOST_LOCALES) > 0:
        yield f"  … and {counted(more, 'more locale')}: localize status"
    yield "Next:"
    yield from _steps(workspace, sources, report, waiting)


def _waiting(rows: Sequence[PageStatus]) -> dict[str, Totals]:
    """Return the sums of the pages that are not ready, by locale, those with most left to do first."""
    pages = [row for row in rows if row.decision.outcome is not Outcome.PUBLISHED]
    sums = by_locale(pages, dict.fromkeys(page.locale for page in pages))
    return dict(sorted(sums.items(), key=lambda item: -_left(item[1].counts)))


def _left(counts: SegmentCounts) -> int:
    return counts.missing + counts.fuzzy + counts.blocked


def _line(locale: str, sums: Totals) -> str:
    """Return what is left to do in a locale, as a line for people."""
    counts = sums.counts
    segments = (
        f"{counts.missing} to translate" if counts.missing else "",
        f"{counts.fuzzy} fuzzy" if counts.fuzzy else "",
        f"{counts.blocked} with blocking findings" if counts.blocked else "",
    )
    what = ", ".join(filter(None, segments)) or "whole, waiting for an approval"
    return f"  {locale}: {counted(sums.pages, 'page')} not ready: {what}"


def _steps(
    workspace: Workspace, sources: Sources, report: StatusReport, waiting: Mapping[str, Totals]
) -> Iterator[str]:
    """Yield the commands that come next, the first of them first."""
    locales = sources.tags
    if not locales:
        yield step("edit the configuration", "it names no target locale: add a table such as [locales.de]")
        return
    if any(not workspace.catalog_names(tag) for tag in locales):
        yield step("localize update", "make the catalogs for the translators")
    elif any(finding.blocking for finding in (*sources.findings, *report.findings())):
        yield step("localize check", "see what is wrong, and where")
    if tag := next((tag for tag, sums in waiting.items() if sums.counts.missing or sums.counts.fuzzy), ""):
        yield step(f"{workspace.layout.catalog_folder(tag)}/", "the catalogs that wait for a translator")
    if waiting:
        yield step("localize status", "which article waits in which locale, and for what")
    yield step("localize publish", f"write the pages that are ready to {workspace.config.output}/")
    yield step("localize --help", "what else there is")
