"""localize pseudo."""

from __future__ import annotations

from pathlib import Path

import click

from localize.cli.common import counted, finish, opened_to_write, project_options
from localize.cli.dry_run import done, dry_run_option
from localize.cli.report import show
from localize.errors import ConfigError, Problem
from localize.language.pseudo import kind
from localize.tasks import exchange
from localize.tasks.apply import apply
from localize.tasks.catalogs import load_catalog_inputs
from localize.tasks.change import Change
from localize.tasks.pseudo import EXPECTED, fill
from localize.tasks.sources import load_sources


@click.command()
@project_options
@dry_run_option
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
        selected = locales or tuple(tag for tag in project.config.locales if kind(tag))
        problems = [Problem(tag, 0, f"not a pseudo locale, {EXPECTED}") for tag in selected if not kind(tag)]
        if not selected:
            problems = [Problem("locales", 0, f"no pseudo locale is configured, {EXPECTED}")]
        if problems:
            raise ConfigError(problems)
        sources = load_sources(project)
        inputs = load_catalog_inputs(sources, project.selection.locales)
        work = [*exchange.article_jobs(sources), *([] if articles else exchange.interface_jobs(sources))]
        pieces = {
            workspace.layout.catalog(piece.locale, piece.name): piece for piece in work if piece.locale in selected
        }
        findings = list(sources.findings)

        def filled(path: str) -> tuple[Change, ...]:
            catalog = fill(inputs, pieces[path])
            findings.extend(catalog.findings)
            return catalog.changes

        written = apply(workspace, (change for path in pieces for change in filled(path)), filled, tell=click.echo)
        show(findings, err=True)
        click.echo(f"{counted(written, 'catalog')} {done('filled')}")
        finish(findings)
