"""localize pseudo."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from localize.cli.common import apply, counted, finish, opened_to_write, project_options
from localize.cli.report import show
from localize.errors import ConfigError, Problem
from localize.language.pseudo import kind
from localize.tasks import exchange
from localize.tasks import pseudo as pseudo_locale
from localize.tasks.change import Change


@click.command()
@project_options
def pseudo(folder: Path | None, locales: tuple[str, ...], articles: tuple[str, ...]) -> None:
    """Fill the catalogs of a pseudo locale with made-up text, to see the pages before anyone has translated.

    en-XA gets accented, longer text in brackets, ar-XB words from right to left; tags, numbers and addresses stay.
    The locale must be in the configuration. Only pseudo locales (regions XA and XB) are filled, and only entries that
    nobody has typed.

    \b
    Example:
      localize pseudo --locale en-XA
      localize publish --locale en-XA
    """
    with opened_to_write(folder, locales, articles) as (workspace, project):
        wanted = locales or tuple(tag for tag in project.config.locales if kind(tag))
        problems = [
            Problem(tag, 0, f"not a pseudo locale, {pseudo_locale.EXPECTED}") for tag in wanted if not kind(tag)
        ]
        if not wanted:
            problems = [Problem("locales", 0, f"no pseudo locale is configured, {pseudo_locale.EXPECTED}")]
        if problems:
            raise ConfigError(problems)
        work = [*exchange.article_work(project), *([] if articles else exchange.interface_work(project))]
        pieces = {workspace.catalog_path(piece.locale, piece.name): piece for piece in work if piece.locale in wanted}

        def filled(path: str) -> Iterator[Change]:
            return pseudo_locale.fill(project, pieces[path])

        written = apply(workspace, (change for path in pieces for change in filled(path)), filled)
        show(project.findings, err=True)
        click.echo(f"{counted(written, 'catalog')} filled")
        finish(project.findings)
