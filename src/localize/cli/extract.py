"""localize extract."""

from __future__ import annotations

from pathlib import Path

import click

from localize.cli.common import counted, finish, opened_to_write, project_options, tell, tell_written
from localize.cli.dry_run import done, dry_run_option
from localize.cli.report import show
from localize.tasks.extract import extract_project


@click.command()
@project_options
@dry_run_option
def extract(folder: Path | None, locales: tuple[str, ...], articles: tuple[str, ...]) -> None:
    """Write the templates of the source articles to locales/templates/.

    \b
    Example:
      localize extract
      localize extract your-first-visit
    """
    with opened_to_write(folder, locales, articles) as (workspace, project):
        result = extract_project(workspace, project, tell=tell)
        show(result.findings, err=True)
        tell_written(lambda number: f"{counted(number, 'template')} {done('written')}", result.written)
        finish(result.findings)
