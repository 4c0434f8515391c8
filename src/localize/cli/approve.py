"""localize approve."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from datetime import date, datetime
from functools import partial
from pathlib import Path

import click

from localize.checks.target_locale import TargetLocale
from localize.cli import standings
from localize.cli.common import (
    MEND,
    apply_result,
    finish,
    format_option,
    opened,
    opened_to_write,
    project_options,
)
from localize.cli.report import dump, show, stop_without_glossary
from localize.cli.table import table
from localize.errors import ApprovalError, ConfigError, Problem, quoted
from localize.gate import approvals as record
from localize.language import pseudo
from localize.model.approval import Approval, ReaderView
from localize.model.article import Article
from localize.pages import urls
from localize.pages.bundle import Bundle
from localize.tasks import approvals
from localize.tasks.approvals import record_path
from localize.tasks.project import Project
from localize.tasks.review import Review
from localize.tasks.workspace import Workspace

_PAGES = ".localize/review"
_SEEN = ("page", "asset", "style", "index")
_DIGEST = re.compile("[0-9a-f]{8,64}")
_HEADINGS = ("article", "locale", "approval")


def _name(_: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    if value is not None and (problem := record.name_problem(value)):
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
            _list(project, output)
    with opened_to_write(folder, locales, articles) as (workspace, project):
        article, locale = _one(project, locales, articles)
        review = Review(project)
        now = _whole(review, article, locale)
        if action == "page":
            _write_page(workspace, review, article, locale, now)
        elif reviewer is None:
            raise click.UsageError("no --reviewer, expected the name of who has read the page")
        elif not now.digest.startswith(digest):
            message = f"the page has the digest {now.digest[:12]}, expected {digest!r}: it is not the one that was read"
            _refuse(article, locale, message)
        else:
            pieces = tuple(piece.digest for piece in now.pieces)
            _record(workspace, project, locale, Approval(article.name, reviewer, role or "", day, now.digest, pieces))
        sys.exit(0)


def _one(project: Project, locales: Sequence[str], articles: Sequence[str]) -> tuple[Article, TargetLocale]:
    """The page that was asked for; raises ConfigError for one that cannot be approved whatever is in it."""
    if len(articles) != 1 or len(locales) != 1:
        raise click.UsageError("expected one article and one --locale: each page is read and approved by itself")
    (tag,) = locales
    if tag == project.config.source_locale:
        raise ConfigError(Problem(tag, 0, "the source locale, expected one that is translated into"))
    if pseudo.kind(tag):
        raise ConfigError(Problem(tag, 0, "made-up text that nobody reads, expected a locale that has readers"))
    if project.glossary is None:
        stop_without_glossary(project, "approved")
    pairs = project.pairs()
    if not pairs:
        show(project.findings, err=True)
        sys.exit(MEND)
    return pairs[0]


def _whole(review: Review, article: Article, locale: TargetLocale) -> ReaderView:
    """What readers would see; ends the program where that is no finished page."""
    reasons = review.incomplete(article, locale)
    readable = review.approvals.recorded(locale.tag) is not None
    if reasons or not readable:
        show([finding for finding in review.findings() if finding.blocking], err=True)
    if not readable:
        sys.exit(MEND)
    if reasons:
        _refuse(article, locale, f"{', '.join(reasons)}, expected a finished page without errors")
    return review.approvals.shown(article, locale, review.texts(article, locale))


def _refuse(article: Article, locale: TargetLocale, message: str) -> None:
    click.echo(f"error: {article.name} in {locale.tag} cannot be approved: {message}", err=True)
    sys.exit(MEND)


def _record(workspace: Workspace, project: Project, locale: TargetLocale, approval: Approval) -> None:
    path = record_path(workspace.config.catalogs, locale.tag)
    try:
        recorded = apply_result(workspace, partial(approvals.recorded, project, locale.tag, approval))
    except ApprovalError as error:
        project.report("approvals", *error.problems, locale=locale.tag)
        show(project.findings, err=True)
        sys.exit(MEND)
    done = "approved" if recorded.changes else "approved already"
    by = f"by {approval.reviewer} of {approval.date}"
    click.echo(f"{done}: {approval.article} in {locale.tag} {by}, digest {approval.digest[:12]}, in {path}")


def _write_page(workspace: Workspace, review: Review, article: Article, locale: TargetLocale, now: ReaderView) -> None:
    for output in Bundle(review.draft(article, locale), locale.tag).outputs(lambda _: True):
        if output.role in _SEEN:
            data = (workspace.read(output.file) or b"") if output.file else output.data
            workspace.write(f"{_PAGES}/{locale.tag}/{output.path}", data)
    place = urls.path(locale.tag, review.path(article, locale))
    click.echo(f"{_PAGES}/{place}: digest {now.digest[:12]}")


def _list(project: Project, output: str) -> None:
    review = Review(project)
    rows = [review.row(article, locale) for article, locale in project.pairs()]
    if output == "json":
        told = [
            {
                "article": row.article,
                "locale": row.locale,
                **standings.fields(row.approval, project.articles[row.article]),
            }
            for row in rows
        ]
        click.echo(dump({"approvals": told}))
    else:
        click.echo(table([_HEADINGS, *((row.article, row.locale, standings.cell(row.approval)) for row in rows)]))
        for line in standings.changes(rows, project.articles):
            click.echo(line)
        show(project.findings, err=True)
    finish(project.findings)
