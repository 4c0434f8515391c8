"""localize status."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import click

from localize.cli import standings
from localize.cli.common import finish, format_option, opened, project_options, tell_of_trust
from localize.cli.report import dump, show
from localize.cli.reports.report import unguarded_lines
from localize.cli.table import table
from localize.model.approval import ApprovalState
from localize.model.article import Article
from localize.tasks.review import Review, Row

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
        review = Review(project)
        rows = [review.row(article, locale) for article, locale in project.pairs()]
        if output == "json":
            found = [_fields(row, project.articles[row.article]) for row in rows]
            click.echo(dump({"articles": found, "unguarded": review.unguarded()}))
        else:
            click.echo(table([_HEADINGS, *(_cells(row) for row in rows)]))
            for line in (*_approvals(rows, project.articles), *unguarded_lines(review.unguarded())):
                click.echo(line)
            show(project.findings, err=True)
        tell_of_trust(project.config)
        finish(review.findings())


def _cells(row: Row) -> tuple[str, ...]:
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


def _approvals(rows: Sequence[Row], articles: Mapping[str, Article]) -> Iterator[str]:
    """Below the table: who approved which page, and what has changed since approvals that lapsed."""
    for row in rows:
        if row.approval.state is ApprovalState.APPROVED:
            yield f"{row.locale}/{row.article}: {standings.cell(row.approval)}"
    yield from standings.changes(rows, articles)


def _fields(row: Row, article: Article) -> dict[str, object]:
    return {
        "article": row.article,
        "locale": row.locale,
        "translated": row.translated,
        "fuzzy": row.fuzzy,
        "missing": row.missing,
        "blocked": row.blocked,
        "state": row.decision.outcome.value,
        "reasons": list(row.decision.reasons),
        "approval": standings.fields(row.approval, article),
    }
