"""localize report."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

import click

from localize.cli.common import finish, opened, project_options
from localize.cli.dry_run import done, dry_run_option
from localize.cli.report import dump
from localize.cli.status_tables import totals_fields
from localize.files.elsewhere import base_elsewhere, write_elsewhere
from localize.tasks.project_report import ProjectReport, project_report
from localize.tasks.sources import load_sources

_STANDARD_OUTPUT = Path("-")


@click.command("report")
@project_options
@click.option(
    "-o",
    "--output",
    "target",
    type=click.Path(dir_okay=False, allow_dash=True, path_type=Path),
    default=Path("report.html"),
    show_default=True,
    help="File to write to; - is the standard output.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["html", "json"]),
    default="html",
    show_default=True,
    help="A page for people, or the same for programs.",
)
@dry_run_option
def report_command(
    folder: Path | None, locales: tuple[str, ...], articles: tuple[str, ...], target: Path, form: str
) -> None:
    """Write a page that shows how far all translations are, to send or to print.

    It shows coverage by article and locale, words done and left over time as git has them, findings by rule, approvals
    that stand or lapsed, and how the glossary is used. The page needs no other file, no network and no script.

    \b
    Example:
      localize report
      localize report -o report.html --locale de --locale fr
      localize report --format json -o report.json
    """
    with opened(folder, locales, articles) as (workspace, project):
        base = base_elsewhere(target) if target != _STANDARD_OUTPUT else None
        report = project_report(workspace, load_sources(project))
        name = workspace.root.resolve().name or "the project"
        text = _rendered(report, form, name=name, day=datetime.now().astimezone().date())
        if target == _STANDARD_OUTPUT:
            click.echo(text.encode(), nl=False)
        else:
            write_elsewhere(target, text.encode(), base)
            click.echo(f"{target} {done('written')}")
        finish(report.findings)


def _rendered(report: ProjectReport, form: str, *, name: str, day: date) -> str:
    if form == "json":
        return f"{dump(_fields(report, name=name, day=day))}\n"
    from localize.cli.html_report import render  # noqa: PLC0415  # loads the engine of templates

    return render(report, name=name, day=day)


def _fields(report: ProjectReport, *, name: str, day: date) -> Mapping[str, Any]:
    return {
        "project": name,
        "date": day.isoformat(),
        "articles": report.articles,
        "total": totals_fields(report.whole),
        "locales": [{"locale": tag, **totals_fields(sums)} for tag, sums in report.by_locale.items()],
        "coverage": [
            {
                "name": row.name,
                "articles": row.articles,
                "locales": {tag: totals_fields(sums) for tag, sums in row.by_locale.items()},
            }
            for row in report.coverage
        ],
        "progress": {
            "one_article_of": report.history.step,
            "points": [
                {
                    "date": point.day.isoformat(),
                    "commit": point.commit,
                    "words_done": point.done,
                    "words_left": point.left,
                }
                for point in report.history.points
            ],
        },
        "rules": [
            {
                "rule": count.rule,
                "severity": count.severity.value,
                "findings": count.number,
                "locales": list(count.locales),
                "path": count.first.path,
                "line": count.first.line,
            }
            for count in report.rules
        ],
        "lapsed": [
            {"article": page.article, "locale": page.locale, "reason": page.approval.reason} for page in report.lapsed
        ],
        "terms": [
            {
                "concept": use.term.concept,
                "term": use.term.text,
                "segments": use.segments,
                "missing_in": list(use.missing_in),
            }
            for use in report.terms
        ],
    }
