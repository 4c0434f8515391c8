"""localize extract."""

from __future__ import annotations

from pathlib import Path

import click

from localize.build.update import extract as templates
from localize.cli.common import apply, counted, finish, opened, project_options
from localize.cli.report import show


@click.command()
@project_options
def extract(folder: Path | None, locales: tuple[str, ...], articles: tuple[str, ...]) -> None:
    """Write the templates of the source articles to locales/templates/.

    \b
    Example:
      localize extract
      localize extract your-first-visit
    """
    with opened(folder, locales, articles) as (workspace, project):
        written = sum(apply(workspace, change) for change in templates(project))
        show(project.findings, err=True)
        click.echo(f"{counted(written, 'template')} written")
        finish(project.findings)
