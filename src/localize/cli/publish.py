"""localize publish."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import click

from localize.checks.target_locale import TargetLocale
from localize.cli import warnings
from localize.cli.common import (
    MOST_TRIES,
    counted,
    finish,
    opened_to_write,
    project_options,
    tell_notes,
    tell_of_trust,
    watched,
)
from localize.cli.report import show, stop_without_glossary
from localize.errors import PageError
from localize.files.exchange import ChangedError
from localize.gate.decide import Outcome
from localize.model.article import Article
from localize.tasks import renames
from localize.tasks.project import Project
from localize.tasks.publish import Publication
from localize.tasks.release_pages import rejected
from localize.tasks.review import Review
from localize.tasks.workspace import Workspace


@click.command()
@project_options
def publish(folder: Path | None, locales: tuple[str, ...], articles: tuple[str, ...]) -> None:
    """Write the pages of all finished translations to dist/.

    A page with untranslated, fuzzy or wrong segments goes by the policy of its locale: it is withheld, kept as it
    was, or shown with the missing parts in the source language. What becomes of which page is always told, and what
    the checks warn of in the pages that are published.

    \b
    Example:
      localize publish
      localize publish --locale ja
    """
    with opened_to_write(folder, locales, articles) as (workspace, project):
        workspace.output().finish()
        _record_renames(workspace, project)
        review = Review(project)
        pairs = project.pairs()
        for article, locale in watched(pairs, len(pairs), "Checking"):
            review.check(article, locale)
        if project.glossary is None:
            stop_without_glossary(project, "published")
        written = _write(workspace, review, everything=not locales and not articles)
        rows = [review.row(article, locale) for article, locale in pairs]
        for row in rows:
            if row.decision.outcome is not Outcome.PUBLISHED:
                click.echo(
                    f"{row.locale}/{row.article}: {row.decision.outcome.value}: {', '.join(row.decision.reasons)}"
                )
        warned = warnings.once([_warned(review, article, locale) for article, locale in pairs])
        for line in warnings.lines(warned):
            click.echo(line)
        errors = [finding for finding in review.findings() if finding.blocking]
        show(errors, err=True)
        if not workspace.config.base_url:
            click.echo("no base-url is configured: the pages name no canonical address and no alternates")
        tell_of_trust(workspace.config)
        outcomes = Counter(row.decision.outcome.value for row in rows)
        told = ", ".join(f"{outcomes[outcome.value]} {outcome.value}" for outcome in Outcome if outcomes[outcome.value])
        told = (told or "no translations") + warnings.summary(warned)
        click.echo(f"{told}; {counted(written, 'file')} written to {workspace.config.output}/")
        finish(errors)


def _record_renames(workspace: Workspace, project: Project) -> None:
    """Writes down which articles have another name now, before their old pages are looked for, and says so."""
    noted: set[str] = set()
    for left in reversed(range(MOST_TRIES)):
        try:
            for change in renames.records(project):
                workspace.exchange(change.path, change.data, change.base)
                tell_notes(change, noted)
        except ChangedError:
            if not left:
                raise
        else:
            return


def _warned(review: Review, article: Article, locale: TargetLocale) -> warnings.Warned:
    """A page with the warnings of its translation, if that is what its readers get now."""
    outcome = review.row(article, locale).decision.outcome
    shown = outcome in (Outcome.PUBLISHED, Outcome.FALLBACK)
    return warnings.Warned(locale.tag, article.name, outcome.value, review.warnings(article, locale) if shown else ())


def _write(workspace: Workspace, review: Review, *, everything: bool) -> int:
    """Brings the output up to date; how many files were written."""
    asked = () if everything else (review.project.wanted,)
    tries = MOST_TRIES
    while True:
        try:
            return _shown(workspace, Publication(review.release(), workspace, workspace.published(), *asked))
        except PageError as error:  # before anything was shown: the others are published without it
            review.withhold(rejected(error))
        except ChangedError:  # a record of former names, before anything was shown
            tries -= 1
            if not tries:
                raise


def _shown(workspace: Workspace, publication: Publication) -> int:
    """Makes all files, then the records of former names, then shows all."""
    output = workspace.output()
    with output.begun():
        written = sum(output.add(*file) for file in watched(publication.changes(), publication.size, "Publishing"))
        gone = list(publication.left_over())
        for path in gone:
            output.remove(path)
        for change in publication.records():
            workspace.exchange(change.path, change.data, change.base)
        output.show()
    for path in gone:
        click.echo(f"removed {workspace.output_path(path)}")
    return written
