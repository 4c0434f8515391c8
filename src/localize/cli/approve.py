"""localize approve."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import NoReturn

import click

from localize.checks.target_locale import TargetLocale
from localize.cli import approval_report
from localize.cli.common import (
    MEND,
    finish,
    format_option,
    opened,
    opened_to_write,
    project_options,
)
from localize.cli.console import Column, table
from localize.cli.dry_run import done, dry_run_option
from localize.cli.report import dump, show, stop_without_glossary
from localize.errors import ApprovalError, ConfigError, quoted
from localize.expressions import expression
from localize.gate.approvals import name_problem
from localize.model.approval import Approval
from localize.model.article import Article
from localize.tasks.approve import (
    PageForApproval,
    locale_problem,
    page_for_approval,
    record_approval,
    review_files,
    review_path,
)
from localize.tasks.loaded import as_findings
from localize.tasks.sources import Sources, load_sources
from localize.tasks.status import report_status
from localize.tasks.workspace import Workspace

_DIGEST = expression("[0-9a-f]{8,64}")
_COLUMNS = (Column("article", is_whole=False), Column("locale"), Column("approval", is_whole=False))


def _name(_: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    if value is not None and (problem := name_problem(value)):
        raise click.BadParameter(f"{parameter.name} is {quoted(value, 40)}, {problem}")
    return value


def _digest(_: click.Context, __: click.Parameter, value: str) -> str:
    if value and not _DIGEST.fullmatch(value.lower()):
        raise click.BadParameter(f"the digest is {quoted(value, 70)}, expected 8 to 64 hexadecimal digits")
    return value.lower()


def _day(_: click.Context, __: click.Parameter, value: str | None) -> date:
    try:
        day = date.fromisoformat(value) if value is not None else datetime.now().astimezone().date()
    except ValueError:
        day = None
    if day is None or (value is not None and day.isoformat() != value):
        raise click.BadParameter(f"the date is {value!r}, expected one like 2026-11-27")
    return day


@click.command()
@project_options
@click.option("--reviewer", callback=_name, metavar="NAME", help="Who has read the page and approves it.")
@click.option("--role", callback=_name, metavar="TEXT", help="What the reviewer is, such as a specialty.")
@click.option("--date", "day", callback=_day, metavar="DATE", help="The day of the approval, if not today: 2026-11-27.")
@click.option("--digest", callback=_digest, metavar="DIGEST", default="", help="Approve only the page of this digest.")
@click.option("--page", "action", flag_value="page", help="Approve nothing, write the page as readers would get it.")
@click.option("--list", "action", flag_value="list", help="Approve nothing, show where all approvals stand.")
@dry_run_option
@format_option
def approve(  # noqa: PLR0913, PLR0917  # an argument for each option
    folder: Path | None,
    locales: tuple[str, ...],
    articles: tuple[str, ...],
    reviewer: str | None,
    role: str | None,
    day: date,
    digest: str,
    action: str | None,
    output: str,
) -> None:
    """Record that a clinician has read the page of an article in a locale and approves it.

    The approval is of exactly what readers see. It lapses by itself when that changes, or the source it was made from.

    \b
    Example:
      localize approve your-first-visit --locale de --page
      localize approve your-first-visit --locale de --reviewer "Dr. A. Example"
      localize approve --list --locale de
    """
    if action == "list":
        with opened(folder, locales, articles) as (_, project):
            _list(load_sources(project), output)
    with opened_to_write(folder, locales, articles) as (workspace, project):
        sources = load_sources(project)
        article, locale = _one(sources, locales, articles)
        page = page_for_approval(sources, article, locale)
        _stop_unless_whole(page, article, locale)
        now = page.view()
        if action == "page":
            for file in review_files(page):
                workspace.write(file.path, file.data)
            click.echo(f"{review_path(page)}: digest {now.fingerprint[:12]}")
        elif reviewer is None:
            raise click.UsageError("no --reviewer, expected the name of who has read the page")
        elif not now.fingerprint.startswith(digest):
            message = f"the page has the digest {now.fingerprint[:12]}, expected {digest!r}"
            _refuse(article, locale, f"{message}: it is not the one that was read")
        else:
            pieces = tuple(piece.digest for piece in now.pieces)
            approval = Approval(article.name, reviewer, role=role or "", date=day, digest=now.digest, pieces=pieces)
            _record(workspace, sources, approval, locale=locale.tag)
        sys.exit(0)


def _one(sources: Sources, locales: Sequence[str], articles: Sequence[str]) -> tuple[Article, TargetLocale]:
    """Return the article and locale to approve; raises ConfigError for a locale in which nothing can be approved."""
    if len(articles) != 1 or len(locales) != 1:
        raise click.UsageError("expected one article and one --locale: each page is read and approved by itself")
    (tag,) = locales
    if problem := locale_problem(sources.project, tag):
        raise ConfigError(problem)
    if sources.glossary.unreadable:
        stop_without_glossary(sources.findings, sources.project.config.glossary, "approved")
    pairs = sources.pairs()
    if not pairs:
        show(sources.findings, err=True)
        sys.exit(MEND)
    return pairs[0]


def _stop_unless_whole(page: PageForApproval, article: Article, locale: TargetLocale) -> None:
    """End the program if the page is not finished, or the record of approvals cannot be read."""
    if page.reasons or page.record_unreadable:
        show([finding for finding in page.findings if finding.blocking], err=True)
    if page.record_unreadable:
        sys.exit(MEND)
    if page.reasons:
        _refuse(article, locale, f"{', '.join(page.reasons)}, expected a finished page without errors")


def _refuse(article: Article, locale: TargetLocale, message: str) -> NoReturn:
    click.echo(f"error: {article.name} in {locale.tag} cannot be approved: {message}", err=True)
    sys.exit(MEND)


def _record(workspace: Workspace, sources: Sources, approval: Approval, *, locale: str) -> None:
    path = workspace.layout.approvals(locale)
    try:
        new = record_approval(workspace, sources.project, locale, approval, tell=click.echo)
    except ApprovalError as error:
        show([*sources.findings, *as_findings("approvals", error.problems, locale=locale)], err=True)
        sys.exit(MEND)
    state = done("approved") if new else "approved already"
    by = f"by {approval.reviewer} of {approval.date}"
    click.echo(f"{state}: {approval.article} in {locale} {by}, digest {approval.fingerprint[:12]}, in {path}")


def _list(sources: Sources, output: str) -> NoReturn:
    report = report_status(sources)
    rows, articles = report.rows(), sources.articles
    if output == "json":
        listed = [
            {
                "article": row.article,
                "locale": row.locale,
                **approval_report.fields(row.approval, articles[row.article]),
            }
            for row in rows
        ]
        click.echo(dump({"approvals": listed}))
    else:
        click.echo(table(_COLUMNS, [(row.article, row.locale, approval_report.cell(row.approval)) for row in rows]))
        for line in approval_report.changes(rows, articles):
            click.echo(line)
        show(report.file_findings, err=True)
    finish(report.file_findings)
