"""localize update."""

from __future__ import annotations

from itertools import chain
from pathlib import Path

import click

from localize import build
from localize.cli.common import apply, counted, finish, opened, project_options, watched
from localize.cli.report import show


@click.command()
@project_options
def update(folder: Path | None, locales: tuple[str, ...], articles: tuple[str, ...]) -> None:
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
            show(project.findings, err=True)
            click.echo(f"nothing updated: {workspace.config.glossary} cannot be used")
            finish(project.findings)
        work = build.Update(project)
        changes = chain(build.extract(project), watched(work.changes(), work.size, "Updating catalogs"))
        written = sum(apply(workspace, change) for change in changes if change)
        show(project.findings, err=True)
        click.echo(f"{counted(written, 'file')} written")
        finish(project.findings)
