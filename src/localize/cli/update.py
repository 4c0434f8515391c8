"""localize update."""

from __future__ import annotations

from pathlib import Path

import click

from localize.catalogs.loss import Seen, write_seen
from localize.cli import jobs
from localize.cli.common import apply, counted, finish, opened_to_write, progress, project_options
from localize.cli.report import show, stop_without_glossary
from localize.model.finding import Finding
from localize.tasks import update as work
from localize.tasks.change import Change
from localize.tasks.project import SEEN


@click.command()
@project_options
@click.option("--jobs", "-j", "processes", type=click.IntRange(1), metavar="N", help="Work in N processes.")
@click.option("--accept-loss", is_flag=True, help="Take catalogs as they are, whatever they have lost.")
def update(
    folder: Path | None,
    locales: tuple[str, ...],
    articles: tuple[str, ...],
    processes: int | None,
    accept_loss: bool,  # noqa: FBT001 (click hands over flags so)
) -> None:
    """Bring templates and catalogs up to date with the source articles.

    Translations of unchanged segments stay; those of changed ones become fuzzy. Nothing is written where nothing
    changed. A catalog that is missing or empty, or has lost more than half of its finished translations since the
    last commit, is an error and left alone, unless the loss is accepted.

    \b
    Example:
      localize update
      localize update --locale de your-first-visit
      localize update --accept-loss --locale de your-first-visit
    """
    with opened_to_write(folder, locales, articles, accept_loss=accept_loss) as (workspace, project):
        if project.glossary is None:
            stop_without_glossary(project, "updated")
        findings: list[Finding] = []
        later: list[Seen] = []

        def again(path: str) -> list[Change]:
            changes, found = work.again(project, path)
            findings.extend(found)
            return changes

        with jobs.executor(processes, len(project.pairs())) as pool:
            updates = jobs.updates(project, pool)
            written = apply(workspace, work.extract(project), again)
            findings += project.findings
            with progress(work.Update(project).size, "Updating catalogs") as advance:
                for size, done in updates:
                    written += apply(workspace, done.changes, again)
                    findings += done.findings
                    later.append(done.seen)
                    advance(size)
        seen = project.seen_with(later)
        if seen != project.seen:
            workspace.write(SEEN, write_seen(seen))
        show(dict.fromkeys(findings), err=True)
        click.echo(f"{counted(written, 'file')} written")
        finish(findings)
