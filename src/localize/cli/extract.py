"""localize extract."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from localize.cli.common import counted, finish, opened_to_write, project_options
from localize.cli.report import show
from localize.tasks.apply import apply
from localize.tasks.articles import load_articles, load_templates
from localize.tasks.change import Change
from localize.tasks.extract import extract_templates
from localize.tasks.renames import find_renames


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
        loaded = load_articles(project)
        selected = [each for name, each in loaded.by_name.items() if name in project.selection.articles]
        templates = load_templates(selected, project.config)
        renames = find_renames(project, loaded.by_name)

        def work() -> Iterator[Change]:
            return extract_templates(project, loaded.by_name, templates=templates, renames=renames)

        def again(path: str) -> Iterator[Change]:
            return (change for change in work() if change.path == path)

        written = apply(workspace, work(), again, tell=click.echo)
        findings = [*loaded.findings, *(finding for each in templates.values() for finding in each.findings)]
        show(findings, err=True)
        click.echo(f"{counted(written, 'template')} written")
        finish(findings)
