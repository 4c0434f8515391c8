"""localize publish."""

from __future__ import annotations

from collections import Counter
from itertools import chain
from pathlib import Path

import click

from localize.build.assets import Assets
from localize.build.review import Review
from localize.cli.common import counted, finish, opened, project_options, watched
from localize.cli.report import show, stop_without_glossary
from localize.publishing.gate import Outcome


@click.command()
@project_options
def publish(folder: Path | None, locales: tuple[str, ...], articles: tuple[str, ...]) -> None:
    """Write the pages of all finished translations to dist/.

    A page with untranslated, fuzzy or wrong segments goes by the policy of its locale: it is withheld, kept as it
    was, or shown with the missing parts in the source language. What becomes of which page is always told.

    \b
    Example:
      localize publish
      localize publish --locale ja
    """
    with opened(folder, locales, articles) as (workspace, project):
        written = 0
        review = Review(project)
        pairs = project.pairs()
        for article, locale in watched(pairs, len(pairs), "Checking"):
            review.check(article, locale)
        if project.glossary is None:
            stop_without_glossary(project, "published")
        release = review.release()
        published = set(workspace.published())
        assets = Assets(release, workspace, published, project.wanted)
        files = chain(assets.changes(), release.files(project.wanted))
        for path, data in watched(files, release.size(project.wanted), "Publishing"):
            written += workspace.write(workspace.output_path(path), data)
        everything = not locales and not articles
        for path in (*assets.left_over(), *sorted(published - release.paths() - assets.records)):
            locale_tag, _, name = path.partition("/")
            if everything or project.wanted(name.removesuffix(".html"), locale_tag):
                workspace.remove(workspace.output_path(path))
                click.echo(f"removed {workspace.output_path(path)}")
        rows = [review.row(article, locale) for article, locale in pairs]
        for row in rows:
            if row.decision.outcome is not Outcome.PUBLISHED:
                click.echo(
                    f"{row.locale}/{row.article}: {row.decision.outcome.value}: {', '.join(row.decision.reasons)}"
                )
        errors = [finding for finding in review.findings() if finding.blocking]
        show(errors, err=True)
        if not workspace.config.base_url:
            click.echo("no base-url is configured: the pages name no canonical address and no alternates")
        outcomes = Counter(row.decision.outcome.value for row in rows)
        told = ", ".join(f"{outcomes[outcome.value]} {outcome.value}" for outcome in Outcome if outcomes[outcome.value])
        click.echo(f"{told or 'no translations'}; {counted(written, 'file')} written to {workspace.config.output}/")
        finish(errors)
