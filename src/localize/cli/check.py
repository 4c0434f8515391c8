"""localize check."""

from __future__ import annotations

import os
from pathlib import Path, PurePath

import click

from localize.cli.common import finish, opened, project_options, tell_of_trust, watched
from localize.cli.explain import explain
from localize.cli.reports import FORMATS
from localize.cli.reports.report import CheckedCatalog, Report
from localize.tasks.review import Review


@click.command()
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
    help="Check nothing, tell what a rule finds and why; without a name, list the rules.",
)
def check(
    folder: Path | None, locales: tuple[str, ...], articles: tuple[str, ...], output: str, rule: str | None
) -> None:
    """Look for mistakes in sources, glossary and translations.

    Errors keep a page from being published; warnings are for a person to judge.

    \b
    Example:
      localize check
      localize check --locale ar --format json > findings.json
      localize check --explain tags
    """
    folder = folder or click.get_current_context().obj
    if rule is not None:
        explain(rule, folder or Path())
        return
    with opened(folder, locales, articles) as (_, project):
        review = Review(project)
        pairs = project.pairs()
        for article, locale in watched(pairs, len(pairs), "Checking"):
            review.check(article, locale)
        for tag in dict.fromkeys(locale.tag for _, locale in pairs):
            review.approvals.recorded(tag)
        project.report_sources()
        if not articles:
            project.report_orphans()
        findings = review.findings()
        path_of = project.files.catalog_path
        catalogs = [
            CheckedCatalog(path_of(locale.tag, article.name), locale.tag, article.name)
            for article, locale in pairs
            if project.catalog(locale.tag, article.name) is not None
        ]
        report = Report(findings, catalogs, len(project.wanted_articles()), _from_here(folder), review.unguarded())
        click.echo(FORMATS[output](report))
        tell_of_trust(project.config)
        finish(findings)


def _from_here(folder: Path | None) -> str:
    """The way from the current folder to the project's, "" where it does not lead down."""
    way = PurePath(os.path.relpath(folder or "."))
    return "" if way == PurePath() or ".." in way.parts or way.is_absolute() else f"{way.as_posix()}/"
