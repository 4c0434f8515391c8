"""localize publish."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import click

from localize.cli import warnings
from localize.cli.common import (
    counted,
    finish,
    opened_to_write,
    project_options,
    tell,
    tell_of_trust,
    tell_written,
    watched,
)
from localize.cli.distribution import Distribution, distribution_options, share_work
from localize.cli.dry_run import done, dry_run_option, is_dry_run
from localize.cli.report import show, stop_without_glossary
from localize.cli.unfinished import FOR_PUBLISH, unfinished_lines
from localize.cli.watching import WatchableCommand, watch_option
from localize.gate.decide import Mender, Outcome
from localize.tasks.check import ProjectCatalogs
from localize.tasks.make_release import decide_project
from localize.tasks.publish_project import PublishedPage, publish_project, record_renames
from localize.tasks.sources import load_sources
from localize.tasks.status import PageStatus
from localize.tasks.totals import by_locale
from localize.tasks.unfinished import unfinished

_MOST_PAGES = 20
"""Pages that are not published and named one by one; more are summed up by locale."""


@click.command(cls=WatchableCommand)
@project_options
@distribution_options
@dry_run_option
@watch_option
@click.option(
    "--previous", default="", metavar="DIR|URL", help="An earlier release, on a machine that does not have it in dist/."
)
@click.option("--why", is_flag=True, help="Tell for each page that is made what has changed.")
def publish(  # click hands over an argument for each option
    folder: Path | None,
    locales: tuple[str, ...],
    articles: tuple[str, ...],
    *,
    previous: str,
    why: bool,
    **distribution: Any,
) -> None:
    """Write the pages of all finished translations to dist/.

    A page with untranslated, fuzzy or wrong segments goes by the policy of its locale: it is withheld, kept as it
    was, or shown with the missing parts in the source language. What becomes of which page is always told, and what
    the checks warn of in the pages that are published.

    \b
    Example:
      localize publish
      localize publish --watch
      localize publish --locale ja
      localize publish --why
      localize publish --executor dask --scheduler tcp://10.0.0.1:8786
      localize publish --shard 3/16
      localize publish --merge .localize/shards
    """
    with opened_to_write(folder, locales, articles, previous=previous) as (workspace, project):
        if not share_work(workspace, project, Distribution(**distribution)):
            return
        workspace.output().finish()
        sources = load_sources(project)
        record_renames(workspace, sources, tell=tell)
        decided = decide_project(sources, watch=watched)
        if sources.glossary.unreadable:
            stop_without_glossary(decided.file_findings(), project.config.glossary, "published")
        published = publish_project(workspace, decided, tell=tell, watch=watched)
        for page in published.made if why or is_dry_run() else ():
            click.echo(f"{page.locale}/{page.article}: {done('made')} for {', '.join(page.reasons)}")
        others = [
            page for page in published.pages.remarkable() if page.status.decision.outcome is not Outcome.PUBLISHED
        ]
        not_published = _not_published([page.status for page in others], sources.selected_tags())
        for line in (*not_published, *_unfinished(decided.inputs.catalogs, others)):
            click.echo(line)
        warned = warnings.once(_warned(each) for each in published.pages.remarkable())
        for line in warnings.lines(warned):
            click.echo(line)
        errors = [finding for finding in published.findings if finding.blocking]
        show(errors, err=True)
        if not workspace.config.base_url:
            click.echo("no base-url is configured: the pages name no canonical address and no alternates")
        tell_of_trust(workspace.config)
        outcomes = published.pages.outcomes()
        counts = [f"{outcomes[outcome]} {outcome.value}" for outcome in Outcome if outcomes[outcome]]
        summary = (", ".join(counts) or "no translations") + warnings.summary(warned)
        output = workspace.config.output
        tell_written(
            lambda number: f"{summary}; {counted(number, 'file')} {done('written')} to {output}/", published.written
        )
        finish(errors)


def _not_published(others: Sequence[PageStatus], tags: Iterable[str]) -> Iterator[str]:
    """Yield what becomes of the pages that are not published as they should be: each, or of many a line a locale.

    `tags` are the locales in their order.
    """
    if len(others) <= _MOST_PAGES:
        for row in others:
            yield f"{row.locale}/{row.article}: {row.decision.outcome.value}: {', '.join(row.decision.reasons)}"
        return
    for tag, each in by_locale(others, tags).items():
        outcomes = ", ".join(f"{number} {outcome.value}" for outcome, number in each.outcomes.items() if number)
        waiting = ", ".join(
            f"{number} for a{'n' * (mender is Mender.EDITOR)} {mender.value}"
            for mender, number in each.menders.items()
            if number
        )
        yield f"{tag}: {outcomes}; waiting {waiting}"
    yield "localize status --only incomplete --by page tells why each of them is not published"


def _unfinished(catalogs: ProjectCatalogs, others: Sequence[PublishedPage]) -> Iterator[str]:
    """Yield which sentences the pages that are not published wait for, but where nothing is translated yet."""
    begun = [page.decided.page for page in others if page.status.counts.translated or page.status.counts.fuzzy]
    return unfinished_lines(unfinished(catalogs, begun), FOR_PUBLISH)


def _warned(page: PublishedPage) -> warnings.Warned:
    """Return a page with its warnings; without any where its translation is not shown to readers."""
    row = page.status
    visible = row.decision.outcome in (Outcome.PUBLISHED, Outcome.FALLBACK)
    return warnings.Warned(
        row.locale, row.article, outcome=row.decision.outcome.value, warnings=page.warnings() if visible else ()
    )
