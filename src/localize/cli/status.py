"""localize status."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import click

from localize.cli import approval_report
from localize.cli.common import counted, finish, format_option, opened, project_options, tell_of_trust
from localize.cli.report import dump, show
from localize.cli.reports.report import unguarded_lines, unquiet_lines
from localize.cli.status_tables import counts_fields, most_left, page_table, totals_fields, totals_table
from localize.cli.unfinished import (
    EVERYTHING,
    FOR_STATUS,
    clinician_lines,
    unfinished_fields,
    unfinished_lines,
)
from localize.dataclass import dataclass
from localize.model.approval import ApprovalState
from localize.model.article import Article
from localize.tasks.check import unguarded, unquiet
from localize.tasks.sources import Sources, load_sources
from localize.tasks.status import PageStatus, report_status
from localize.tasks.totals import Totals, by_article, by_locale, totals
from localize.tasks.unfinished import UnfinishedWork, unfinished

_MOST_PAGES = 60
"""Pages that are listed one by one where nobody asks for it; more are summed up by locale."""
_MOST_ARTICLES = 10
"""Articles that are named below such sums."""


@click.command()
@project_options
@click.option(
    "--by",
    type=click.Choice(["page", "locale", "article"]),
    help=f"A row for each page, locale or article; without it by page, and by locale from {_MOST_PAGES + 1} pages on.",
)
@click.option("--only", type=click.Choice(["incomplete"]), help="Leave out the pages that are finished and published.")
@click.option("--what", is_flag=True, help="List which segments are missing, fuzzy or blocked, and where.")
@click.option(
    "--all", "everything", is_flag=True, help="With --what: all of them, and where they stand in each locale."
)
@format_option
def status(  # noqa: PLR0913  # an argument for each option
    folder: Path | None,
    locales: tuple[str, ...],
    articles: tuple[str, ...],
    *,
    by: str | None,
    only: str | None,
    what: bool,
    everything: bool,
    output: str,
) -> None:
    """Show how far each article is in each locale, by whom it is approved, and what withholds its page.

    Words left are those of missing and fuzzy segments, counted in the source language. A page waits for a translator,
    an editor or a clinician: whoever can do something about what stands in its way.

    \b
    Example:
      localize status
      localize status --only incomplete
      localize status --by article --locale fr
      localize status --what
      localize status --what --all --locale fr your-first-visit
      localize status --locale fr --format json
    """
    with opened(folder, locales, articles) as (_, project):
        sources = load_sources(project)
        report = report_status(sources)
        if everything and not what:
            raise click.UsageError("--all without --what, expected both: --what --all")
        view = _View(report.rows(), sources, is_reduced=only is not None)
        work = unfinished(report.catalogs, [page.page for page in report.pages]) if what else None
        if output == "json":
            click.echo(dump(view.as_json() | ({} if work is None else {"segments": unfinished_fields(work)})))
        else:
            for line in view.lines(by) if work is None else _what_lines(work, report.rows(), everything=everything):
                click.echo(line)
            show(report.file_findings, err=True)
        project.files.keep_results()
        tell_of_trust(project.config)
        finish(report.findings())


def _what_lines(work: UnfinishedWork, rows: Sequence[PageStatus], *, everything: bool) -> Iterator[str]:
    lines = (*unfinished_lines(work, EVERYTHING if everything else FOR_STATUS), *clinician_lines(rows))
    yield from lines or ("no segment is missing, fuzzy or blocked",)


@dataclass(frozen=True, slots=True)
class _View:
    """The status of the selected pages; an `is_reduced` one leaves out what is finished, but counts it in sums."""

    pages: Sequence[PageStatus]
    sources: Sources
    is_reduced: bool

    def as_json(self) -> dict[str, Any]:
        """Return all of it for programs."""
        return {
            "articles": [_fields(row, self.sources.articles[row.article]) for row in self._rows()],
            "locales": [{"locale": tag, **totals_fields(each)} for tag, each in self._locales().items()],
            "total": totals_fields(totals(self.pages)),
            "unguarded": unguarded(self.sources),
            "unquiet": unquiet(self.sources),
        }

    def lines(self, by: str | None) -> Iterator[str]:
        """Yield the tables, and what is to be said below them; of many pages sums, unless `by` says otherwise."""
        rows = self._rows()
        whole = totals(self.pages)
        if by == "page" or (by is None and len(rows) <= _MOST_PAGES):
            yield page_table(rows)
            if len({page.article for page in self.pages}) > 1:
                yield ""
                yield totals_table("locale", self._reduced(self._locales()), whole)
            yield from self._approvals(rows)
        elif by == "article":
            yield totals_table("article", self._reduced(by_article(self.pages)), whole)
        else:
            yield totals_table("locale", self._reduced(self._locales()), whole)
        if by is None and len(rows) > _MOST_PAGES:
            yield from self._largest(len(rows))
        yield from unguarded_lines(unguarded(self.sources))
        yield from unquiet_lines(unquiet(self.sources))

    def _rows(self) -> list[PageStatus]:
        return [page for page in self.pages if not (self.is_reduced and page.is_complete)]

    def _locales(self) -> dict[str, Totals]:
        return by_locale(self.pages, self.sources.selected_tags())

    def _reduced(self, sums: Mapping[str, Totals]) -> Mapping[str, Totals]:
        return {name: row for name, row in sums.items() if row.incomplete} if self.is_reduced else sums

    def _largest(self, pages: int) -> Iterator[str]:
        """Yield where most is left to do, and how to see all pages."""
        articles = by_article(self.pages)
        largest = most_left(articles, _MOST_ARTICLES)
        if largest:
            yield ""
            yield totals_table("article", largest)
        more = sum(1 for row in articles.values() if row.incomplete) - len(largest)
        if more:
            yield f"… and {counted(more, 'more article')} with something left to do: --by article lists all"
        reduce = "" if self.is_reduced else ", --only incomplete leaves out what is done"
        yield f"{pages:,} pages; --by page lists each{reduce}"
        if any(page.approval.state is ApprovalState.LAPSED for page in self.pages):
            yield "localize approve --list tells what has changed since approvals lapsed"

    def _approvals(self, rows: Sequence[PageStatus]) -> Iterator[str]:
        """Yield the lines below the table: who approved which page, and what has changed since approvals lapsed."""
        for row in rows:
            if row.approval.state is ApprovalState.APPROVED:
                yield f"{row.locale}/{row.article}: {approval_report.cell(row.approval)}"
        yield from approval_report.changes(rows, self.sources.articles)


def _fields(row: PageStatus, article: Article) -> dict[str, Any]:
    return {
        "article": row.article,
        "locale": row.locale,
        **counts_fields(row.counts),
        "state": row.decision.outcome.value,
        "reasons": list(row.decision.reasons),
        "waits_for": [mender.value for mender in row.menders],
        "approval": approval_report.fields(row.approval, article),
    }
