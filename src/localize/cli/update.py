"""localize update."""

from __future__ import annotations

from pathlib import Path

import click

from localize.cli.common import counted, finish, opened_to_write, progress, project_options, tell, tell_written
from localize.cli.dry_run import done, dry_run_option
from localize.cli.report import show, stop_without_glossary
from localize.cli.watching import WatchableCommand, watch_option
from localize.tasks.executors import executor
from localize.tasks.sources import load_sources
from localize.tasks.update_catalogs import steps
from localize.tasks.update_project import update_project


@click.command(cls=WatchableCommand)
@project_options
@click.option("--jobs", "-j", "processes", type=click.IntRange(1), metavar="N", help="Work in N processes.")
@click.option("--accept-loss", is_flag=True, help="Take catalogs as they are, whatever they have lost.")
@click.option(
    "--normalize", is_flag=True, help="Undo how other editors have wrapped lines, also where nothing else is new."
)
@dry_run_option
@watch_option
def update(  # noqa: PLR0913, PLR0917 (click hands over each option)
    folder: Path | None,
    locales: tuple[str, ...],
    articles: tuple[str, ...],
    processes: int | None,
    accept_loss: bool,  # noqa: FBT001 (click hands over flags so)
    normalize: bool,  # noqa: FBT001 (as above)
) -> None:
    """Bring templates and catalogs up to date with the source articles.

    Translations of unchanged segments stay; those of changed ones become fuzzy. Nothing is written where nothing
    changed. A catalog that is missing or empty, or has lost more than half of its finished translations since the
    last commit, is an error and left alone, unless the loss is accepted.

    Lines that another editor has wrapped stay so; with --normalize all lines are as if this program had written them,
    and what people typed is as it was.

    \b
    Example:
      localize update
      localize update --watch
      localize update --locale de your-first-visit
      localize update --accept-loss --locale de your-first-visit
      localize update --normalize --locale de
    """
    with opened_to_write(folder, locales, articles, accept_loss=accept_loss) as (workspace, project):
        sources = load_sources(project.normalizing() if normalize else project)
        if sources.glossary.unreadable:
            stop_without_glossary(sources.findings, project.config.glossary, "updated")
        with (
            executor(processes, catalogs=steps(sources)) as pool,
            progress(steps(sources), "Updating catalogs") as advance,
        ):
            result = update_project(workspace, sources, pool, tell=tell, advance=advance)
        show(result.findings, err=True)
        tell_written(lambda number: f"{counted(number, 'file')} {done('written')}", result.written)
        finish(result.findings)
