"""localize extract."""

from __future__ import annotations

from pathlib import Path

import click

from localize.cli.common import apply, counted, finish, opened_to_write, project_options
from localize.cli.report import show
from localize.tasks import update as work


@click.command()
@project_options
def extract(folder: Path | None, locales: tuple[str, ...], articles: tuple[str, ...]) -> None:
    """Write the templates of the source articles to locales/templates/.

    \b
    Example:
      localize extract
      localize extract your-first-visit
    """
    with opened_to_write(folder, locales, articles) as (workspace, project):
        written = apply(workspace, work.extract(project), lambda path: work.again(project, path)[0])
        show(project.findings, err=True)
        click.echo(f"{counted(written, 'template')} written")
        finish(project.findings)
