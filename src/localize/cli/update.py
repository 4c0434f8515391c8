"""localize update."""

from __future__ import annotations

from pathlib import Path

import click

from localize.build.update import Update
from localize.build.update import extract as templates
from localize.cli import jobs
from localize.cli.common import apply, counted, finish, opened, progress, project_options
from localize.cli.report import show, stop_without_glossary


@click.command()
@project_options
@click.option("--jobs", "-j", "processes", type=click.IntRange(1), metavar="N", help="Work in N processes.")
def update(folder: Path | None, locales: tuple[str, ...], articles: tuple[str, ...], processes: int | None) -> None:
    """Bring templates and catalogs up to date with the source articles.

    Translations of unchanged segments stay; those of changed ones become fuzzy. Nothing is written where nothing
    changed.

    \b
    Example:
      localize update
      localize update --locale de your-first-visit
    """
    with opened(folder, locales, articles) as (workspace, project):
        if project.glossary is None:
            stop_without_glossary(project, "updated")
        with jobs.executor(processes, len(project.pairs())) as pool:
            updates = jobs.updates(project, pool)
            written = sum(apply(workspace, change) for change in templates(project))
            findings = list(project.findings)
            with progress(Update(project).size, "Updating catalogs") as advance:
                for size, done in updates:
                    written += sum(apply(workspace, change) for change in done.changes)
                    findings += done.findings
                    advance(size)
        show(findings, err=True)
        click.echo(f"{counted(written, 'file')} written")
        finish(findings)
