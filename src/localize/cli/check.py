"""localize check."""

from __future__ import annotations

import os
from pathlib import Path, PurePath
from typing import NoReturn

import click

from localize.cli import completing
from localize.cli.common import finish, opened, project_options, tell_of_trust, watched
from localize.cli.distribution import jobs_option, share_checks
from localize.cli.dry_run import dry_run_option
from localize.cli.fix import fix
from localize.cli.reports import FORMATS, render
from localize.cli.reports.report import CheckedCatalog, Report
from localize.cli.rule_page import show_rule
from localize.cli.watching import WatchableCommand, watch_option
from localize.model.finding import Confidence
from localize.tasks.check import unguarded
from localize.tasks.check_selection import check_selection
from localize.tasks.sources import load_sources


@click.command(cls=WatchableCommand)
@project_options
@click.option(
    "--format",
    "output",
    type=click.Choice(list(FORMATS)),
    default="text",
    show_default=True,
    help="Form of the output: for people, programs, code hosts, and CI servers.",
)
@click.option(
    "--explain",
    "rule",
    is_flag=False,
    flag_value="",
    metavar="[RULE]",
    shell_complete=completing.rules,
    help="Check nothing, tell what a rule finds and why; without a name, list the rules.",
)
@click.option(
    "--confidence",
    type=click.Choice([each.value for each in Confidence]),
    help="Leave out warnings that are less sure; errors are always shown.",
)
@click.option("--fix", "mend", is_flag=True, help="Show what can be mended in spaces and marks, as a diff.")
@click.option("--apply", "write", is_flag=True, help="With --fix: write it to the catalogs.")
@jobs_option
@dry_run_option
@watch_option
def check(  # noqa: PLR0913, PLR0917 (click hands over an argument for each option)
    folder: Path | None,
    locales: tuple[str, ...],
    articles: tuple[str, ...],
    output: str,
    rule: str | None,
    confidence: str | None,
    mend: bool,  # noqa: FBT001 (click hands over flags so)
    write: bool,  # noqa: FBT001 (the same)
    jobs: int | None,
) -> None:
    """Look for mistakes in sources, glossary and translations.

    Errors keep a page from being published; warnings are for a person to judge. With --fix, spaces, quotation marks
    and letters that are not composed are mended: shown as a diff, and written with --apply.

    \b
    Example:
      localize check
      localize check --watch
      localize check --locale ar --format json > findings.json
      localize check --confidence likely
      localize check --explain tags
      localize check --fix --locale fr
      localize check --fix --apply --locale fr
    """
    _look_at_options(output, rule, confidence=confidence, mend=mend, write=write)
    folder = folder or click.get_current_context().obj
    if mend:
        fix(folder, locales, articles, write=write)
        return
    if rule is not None:
        show_rule(rule, folder or Path())
        return
    reported = Confidence(confidence or Confidence.POSSIBLE)
    _report(folder, locales, articles, output=output, least=reported, jobs=jobs)


def _report(  # noqa: PLR0913  # options of the command
    folder: Path | None,
    locales: tuple[str, ...],
    articles: tuple[str, ...],
    *,
    output: str,
    least: Confidence,
    jobs: int | None,
) -> NoReturn:
    """Check what was selected and print the report, in the form that `output` names; warnings below `least` are out."""
    with opened(folder, locales, articles) as (workspace, project):
        share_checks(project, jobs)
        sources = load_sources(project)
        result = check_selection(sources, whole=not articles, watch=watched)
        checked = [
            CheckedCatalog(
                workspace.layout.catalog(page.locale.tag, page.article.name), page.locale.tag, page.article.name
            )
            for page in result.pages
            if not page.catalog.catalog_unreadable
        ]
        count = len(sources.selected_rows())
        findings = [each for each in result.findings if each.blocking or each.confidence.reaches(least)]
        report = Report(findings, checked, articles=count, folder=_from_here(folder), unguarded=unguarded(sources))
        click.echo(render(output, report))
        tell_of_trust(project.config)
        finish(findings)


def _look_at_options(output: str, rule: str | None, *, confidence: str | None, mend: bool, write: bool) -> None:
    """Raise UsageError for options that exclude each other."""
    if write and not mend:
        raise click.UsageError("--apply without --fix, expected both: --fix --apply")
    others = {"--explain": rule is not None, "--format": output != "text", "--confidence": confidence is not None}
    if mend and (other := next((name for name, is_given in others.items() if is_given), None)):
        raise click.UsageError(f"--fix with {other}, expected one of them")


def _from_here(folder: Path | None) -> str:
    """The path from the current folder down to the project's, with "/" at its end; "" if it does not lead down."""
    way = PurePath(os.path.relpath(folder or "."))
    return "" if way == PurePath() or ".." in way.parts or way.is_absolute() else f"{way.as_posix()}/"
