"""localize status."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import click

from localize.cli import approval_report
from localize.cli.columns import table
from localize.cli.common import finish, format_option, opened, project_options, tell_of_trust
from localize.cli.report import dump, show
from localize.cli.reports.report import unguarded_lines
from localize.model.approval import ApprovalState
from localize.model.article import Article
from localize.tasks.check import unguarded
from localize.tasks.sources import load_sources
from localize.tasks.status import PageStatus, report_status

_HEADINGS = ("article", "locale", "translated", "fuzzy", "missing", "page", "why")


@click.command()
@project_options
@format_option
def status(folder: Path | None, locales: tuple[str, ...], articles: tuple[str, ...], output: str) -> None:
    """Show how far each article is in each locale, by whom it is approved, and what withholds its page.

    \b
    Example:
      localize status
      localize status --locale fr --format json
    """
    with opened(folder, locales, articles) as (_, project):
        sources = load_sources(project)
        report = report_status(sources)
        rows, without_data = report.rows(), unguarded(sources)
        if output == "json":
            found = [_fields(row, sources.articles[row.article]) for row in rows]
            click.echo(dump({"articles": found, "unguarded": without_data}))
        else:
            click.echo(table([_HEADINGS, *(_cells(row) for row in rows)]))
            for line in (*_approvals(rows, sources.articles), *unguarded_lines(without_data)):
                click.echo(line)
            show(report.file_findings, err=True)
        tell_of_trust(project.config)
        finish(report.findings())


def _cells(row: PageStatus) -> tuple[str, ...]:
    total = row.translated + row.fuzzy + row.missing
    return (
        row.article,
        row.locale,
        f"{row.translated}/{total}",
        str(row.fuzzy),
        str(row.missing),
        row.decision.outcome.value,
        ", ".join(row.decision.reasons),
    )


def _approvals(rows: Sequence[PageStatus], articles: Mapping[str, Article]) -> Iterator[str]:
    """Return the lines below the table: who approved which page, and what has changed since approvals lapsed."""
    for row in rows:
        if row.approval.state is ApprovalState.APPROVED:
            yield f"{row.locale}/{row.article}: {approval_report.cell(row.approval)}"
    yield from approval_report.changes(rows, articles)


def _fields(row: PageStatus, article: Article) -> dict[str, object]:
    return {
        "article": row.article,
        "locale": row.locale,
        "translated": row.translated,
        "fuzzy": row.fuzzy,
        "missing": row.missing,
        "blocked": row.blocked,
        "state": row.decision.outcome.value,
        "reasons": list(row.decision.reasons),
        "approval": approval_report.fields(row.approval, article),
    }
