"""localize memory."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import click

from localize.cli.common import counted, finish, folder_option, opened, opened_to_write, project_options
from localize.cli.dry_run import done, dry_run_option
from localize.cli.report import show
from localize.errors import CatalogError, ExchangeError, FileError
from localize.exchange import tmx
from localize.files.elsewhere import base_elsewhere, write_elsewhere
from localize.tasks import memory
from localize.tasks.apply import apply_result
from localize.tasks.foreign_memory import load_foreign_memory
from localize.tasks.loaded import as_findings
from localize.tasks.sources import load_sources


@click.group("memory")
def memory_group() -> None:
    """Take finished translations to other tools and projects, and theirs into this one, as TMX.

    \b
    Example:
      localize memory export --locale de -o de.tmx
      localize memory import hospital.tmx
    """


@memory_group.command("export")
@project_options
@dry_run_option
@click.option("-o", "--output", "target", type=click.Path(dir_okay=False, path_type=Path), help="File to write to.")
def export_memory(
    folder: Path | None, locales: tuple[str, ...], articles: tuple[str, ...], target: Path | None
) -> None:
    """Write all finished translations of a locale and its fallbacks as TMX 1.4b, to the output if no file is named.

    \b
    Example:
      localize memory export --locale de -o de.tmx
    """
    with opened(folder, locales, articles) as (_, project):
        sources = load_sources(project)
        base = base_elsewhere(target) if target else None
        remembered = memory.remembered(sources)
        pairs, findings = remembered.value, [*sources.findings, *remembered.findings]
        try:
            data = tmx.write_memory(pairs, project.config.source_locale)
        except ExchangeError as error:
            findings += as_findings("export", error.problems)
        else:
            if target is None:
                click.echo(data, nl=False)
            else:
                write_elsewhere(target, data, base)
                click.echo(f"{counted(len(set(pairs)), 'translation')} {done('written')} to {target}")
        show(findings, err=True)
        finish(findings)


@memory_group.command("import")
@folder_option
@dry_run_option
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE...")
def import_memory(folder: Path | None, files: tuple[Path, ...]) -> None:
    """Keep the translations of TMX and PO files in memory/, where `localize update` looks for what was translated.

    A PO file of another tool is read as the Markdown, HTML or plain text that its messages are in.

    \b
    Example:
      localize memory import hospital.tmx
      localize memory import old/de.po
    """
    with opened_to_write(folder, (), ()) as (workspace, project):
        sources = load_sources(project)
        findings = list(sources.findings)
        for file in files:
            try:
                read = load_foreign_memory(sources, file)
                for tag, pairs in read.by_locale.items():
                    grown = apply_result(workspace, partial(memory.grown, project, tag, pairs), tell=click.echo)
                    counts = f"{counted(grown.new, 'new translation')}, {grown.size} in all"
                    click.echo(f"{workspace.layout.memory(tag)}: {counts}")
                for lang in read.unknown:
                    click.echo(f"{file}: {lang} passed over, no locale of this project")
                if not read.by_locale:
                    click.echo(f"{file}: no translations from {project.config.source_locale} for this project")
            except (CatalogError, ExchangeError, FileError) as error:
                findings += as_findings("memory", error.problems)
        show(findings, err=True)
        finish(findings)
