"""localize check --fix."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence
from pathlib import Path

import click

from localize.cli.common import counted, finish, opened, opened_to_write, watched
from localize.cli.dry_run import done
from localize.cli.report import show
from localize.expressions import expression
from localize.tasks.apply import apply
from localize.tasks.catalogs import load_catalog_inputs
from localize.tasks.change import Change
from localize.tasks.fix import FixedCatalog, fix_catalog
from localize.tasks.sources import load_sources

_LINE = expression(r"[^\n]*\n|[^\n]+")
"""A line as `git` counts them: other line ends of Unicode are text."""


def fix(folder: Path | None, locales: Iterable[str], articles: Iterable[str], *, write: bool) -> None:
    """Show what can be mended in the catalogs as a diff on standard output, or write it."""
    with (opened_to_write if write else opened)(folder, locales, articles) as (workspace, project):
        sources = load_sources(project)
        inputs = load_catalog_inputs(sources, project.selection.locales)
        pairs = {
            workspace.layout.catalog(locale.tag, article.name): (article, locale) for article, locale in sources.pairs()
        }
        catalogs = {path: fix_catalog(inputs, *pair) for path, pair in watched(pairs.items(), len(pairs), "Mending")}
        findings = [*sources.findings, *(finding for fixed in catalogs.values() for finding in fixed.findings)]

        def again(path: str) -> Sequence[Change]:
            fixed = fix_catalog(inputs, *pairs[path])
            findings.extend(fixed.findings)
            return fixed.changes

        if write:
            changes = (change for fixed in catalogs.values() for change in fixed.changes)
            click.echo(f"{counted(apply(workspace, changes, again, tell=click.echo), 'catalog')} {done('written')}")
        else:
            click.echo("".join(map(_diff, catalogs.values())), nl=False)
            click.echo(_summary([fixed for fixed in catalogs.values() if fixed.changes]), err=True)
        show(findings, err=True)
        finish(findings)


def _summary(catalogs: Sequence[FixedCatalog]) -> str:
    if not catalogs:
        return "nothing to mend"
    translations = counted(sum(fixed.translations for fixed in catalogs), "translation")
    return f"{translations} in {counted(len(catalogs), 'catalog')} can be mended; nothing written yet: --apply writes"


def _diff(fixed: FixedCatalog) -> str:
    """Return the change of a catalog as a unified diff; `git apply` takes it in the project folder."""
    before, after = (_LINE.findall(text) for text in (fixed.before, fixed.after))
    lines = [
        line
        for change in fixed.changes
        for line in difflib.unified_diff(before, after, f"a/{change.path}", f"b/{change.path}")
    ]
    return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)
