"""localize memory."""

from __future__ import annotations

from pathlib import Path

import click

from localize.build import memories
from localize.cli.common import counted, finish, folder_option, opened, project_options
from localize.cli.report import show
from localize.errors import ExchangeError, FileError
from localize.exchange import tmx
from localize.exchange.trees import LARGEST
from localize.workspace import read_elsewhere, write_elsewhere


@click.group()
def memory() -> None:
    """Take finished translations to other tools and projects, and theirs into this one, as TMX.

    \b
    Example:
      localize memory export --locale de -o de.tmx
      localize memory import hospital.tmx
    """


@memory.command("export")
@project_options
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
        pairs = memories.remembered(project)
        try:
            data = tmx.write_memory(pairs, project.config.source_locale)
        except ExchangeError as error:
            project.report("export", *error.problems)
        else:
            if target is None:
                click.echo(data, nl=False)
            else:
                write_elsewhere(target, data)
                click.echo(f"{counted(len(set(pairs)), 'translation')} written to {target}")
        show(project.findings, err=True)
        finish(project.findings)


@memory.command("import")
@folder_option
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE.tmx...")
def import_memory(folder: Path | None, files: tuple[Path, ...]) -> None:
    """Keep the translations of TMX files in memory/, where `localize update` looks for what was translated before.

    \b
    Example:
      localize memory import hospital.tmx
    """
    with opened(folder, (), ()) as (workspace, project):
        for place in files:
            try:
                found, unknown = memories.foreign(project, read_elsewhere(place, LARGEST), str(place))
                for tag, pairs in found.items():
                    path = workspace.memory_path(tag)
                    old = workspace.read(path)
                    known = [] if old is None else tmx.read(old, path, project.config.source_locale)
                    before = [pair for locale, pair in known if locale == tag]
                    after = memories.joined(before, pairs)
                    data = tmx.write_memory([(tag, pair) for pair in after], project.config.source_locale, path)
                    workspace.write(path, data)
                    click.echo(f"{path}: {counted(len(after) - len(before), 'new translation')}, {len(after)} in all")
                for lang in unknown:
                    click.echo(f"{place}: {lang} passed over, no locale of this project")
                if not found:
                    click.echo(f"{place}: no translations from {project.config.source_locale} for this project")
            except (ExchangeError, FileError) as error:
                project.report("memory", *error.problems)
        show(project.findings, err=True)
        finish(project.findings)
