"""localize status."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from localize.build.review import Review, Row
from localize.cli.common import finish, format_option, opened, project_options
from localize.cli.report import dump, show

_HEADINGS = ("article", "locale", "translated", "fuzzy", "missing", "page", "why")


@click.command()
@project_options
@format_option
def status(folder: Path | None, locales: tuple[str, ...], articles: tuple[str, ...], output: str) -> None:
    """Show how far each article is in each locale, and what withholds its page.

    \b
    Example:
      localize status
      localize status --locale fr --format json
    """
    with opened(folder, locales, articles) as (_, project):
        review = Review(project)
        rows = [review.row(article, locale) for article, locale in project.pairs()]
        if output == "json":
            click.echo(dump({"articles": [_fields(row) for row in rows]}))
        else:
            click.echo(_table([_HEADINGS, *(_cells(row) for row in rows)]))
            show(project.findings, err=True)
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


def _fields(row: Row) -> dict[str, object]:
    return {
        "article": row.article,
        "locale": row.locale,
        "translated": row.translated,
        "fuzzy": row.fuzzy,
        "missing": row.missing,
        "blocked": row.blocked,
        "state": row.decision.outcome.value,
        "reasons": list(row.decision.reasons),
    }


def _table(rows: Sequence[Sequence[str]]) -> str:
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    lines = ("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in rows)
    return "\n".join(line.rstrip() for line in lines)
