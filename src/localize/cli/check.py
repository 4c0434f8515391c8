"""localize check."""

from __future__ import annotations

from pathlib import Path

import click

from localize.build.review import Review
from localize.cli.common import counted, finish, format_option, opened, project_options, watched
from localize.cli.report import as_json, show, summary


@click.command()
@project_options
@format_option
def check(folder: Path | None, locales: tuple[str, ...], articles: tuple[str, ...], output: str) -> None:
    """Look for mistakes in sources, glossary and translations.

    Errors keep a page from being published; warnings are for a person to judge.

    \b
    Example:
      localize check
      localize check --locale ar --format json > findings.json
    """
    with opened(folder, locales, articles) as (_, project):
        review = Review(project)
        pairs = project.pairs()
        for article, locale in watched(pairs, len(pairs), "Checking"):
            review.check(article, locale)
        if not articles:
            project.report_orphans()
        findings = review.findings()
        if output == "json":
            click.echo(as_json(findings))
        else:
            show(findings)
            click.echo(f"{counted(len(project.wanted_articles()), 'article')} checked: {summary(findings)}")
        finish(findings)
