"""The options by which the work on a large project is given to other processes and machines: docs/scale.md."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from localize.cli.common import counted, progress
from localize.cli.dry_run import is_dry_run
from localize.dataclass import dataclass

if TYPE_CHECKING:
    from localize.tasks.batches import Batches, Shard
    from localize.tasks.project import Project
    from localize.tasks.workspace import Workspace

PROCESSES, DASK = "processes", "dask"
_SHARDS = ".localize/shards"
"""The folder of the results of shards, where nobody names another one."""

Command = TypeVar("Command", bound=Callable[..., Any])


class ShardOption(click.ParamType[Any]):
    """A part of a project, such as 3/16."""

    name = "shard"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Shard:
        """Return the shard; raises click's BadParameter for what is none."""
        from localize.tasks.batches import Shard  # noqa: PLC0415  # heavy

        match = re.fullmatch(r"([1-9][0-9]{0,4})/([1-9][0-9]{0,4})", str(value))
        if match is None or int(match[1]) > int(match[2]):
            self.fail(f"{value!r}, expected a part of all, such as 3/16", param, ctx)
        return Shard(int(match[1]), int(match[2]))


@dataclass(frozen=True, slots=True)
class Distribution:
    """Who checks the articles: an executor, and for Dask the address of its scheduler; a part of the project only.

    `jobs` is how many processes of this machine check, `merged` the folder with the results of shards.
    """

    executor: str | None
    scheduler: str | None
    shard: Shard | None
    merged: Path | None
    jobs: int | None = None


def distribution_options(command: Command) -> Command:
    """The options that give work to others, and take results over from them."""
    merged = "Take over the results of all shards in a folder."
    shard = "Only check part I of N, and write its results to a file."
    executor = "Who checks the articles: processes of this machine, or a cluster."
    scheduler = "The address of the Dask cluster, such as tcp://10.0.0.1:8786."
    command = click.option("--merge", "merged", type=click.Path(path_type=Path), metavar="DIR", help=merged)(command)
    command = click.option("--shard", type=ShardOption(), metavar="I/N", help=shard)(command)
    command = jobs_option(command)
    command = click.option("--scheduler", metavar="URL", help=scheduler)(command)
    return click.option("--executor", type=click.Choice([PROCESSES, DASK]), help=executor)(command)


def share_work(workspace: Workspace, project: Project, distribution: Distribution) -> bool:
    """Have articles checked by others, so that this run finds the results; False where nothing else is to be done."""
    from localize.tasks.batches import Batches  # noqa: PLC0415  # heavy

    if distribution.scheduler and distribution.executor != DASK:
        raise click.UsageError("--scheduler is the address of a Dask cluster, expected --executor dask beside it")
    if distribution.executor == DASK and not distribution.scheduler:
        raise click.UsageError("--executor dask needs the address of a cluster, expected --scheduler URL beside it")
    if distribution.merged is not None:
        _merge(workspace, distribution.merged)
    if distribution.shard is not None:
        _write_shard(workspace, project, distribution)
        return False
    if distribution.executor == DASK and distribution.jobs:
        raise click.UsageError("--jobs with --executor dask, expected one of them: a cluster has its own processes")
    if distribution.executor:
        _work(Batches(project), _way(distribution))
    else:
        share_checks(project, distribution.jobs)
    return True


def share_checks(project: Project, jobs: int | None) -> None:
    """Have articles checked by so many processes, so that this run finds the results; else by as many as pay."""
    if (count := jobs or _jobs_that_pay(project)) == 1:
        return
    from localize.tasks.batches import Batches  # noqa: PLC0415  # for large projects only

    _work(Batches(project), partial(_by_processes, count))


def jobs_option(command: Command) -> Command:
    """The option that tells how many processes check."""
    jobs = "Check in N processes; without it, in as many as pay."
    return click.option("--jobs", "-j", type=click.IntRange(1), metavar="N", help=jobs)(command)


def _jobs_that_pay(project: Project) -> int:
    """Return how many processes pay for what is to be checked."""
    from localize.tasks.process_use import jobs_for  # noqa: PLC0415  # help needs none of it

    articles, locales = len(project.selection.articles), len(project.config.locales)
    if jobs_for(articles * locales) == 1:
        return 1
    from localize.tasks.checked_articles import checked_before  # noqa: PLC0415  # for large projects only

    return jobs_for((articles - checked_before(project.files)) * locales)


_Way = Callable[["Batches"], Iterator[int]]
"""How the work of batches is done; see `Batches.done`."""


def _work(batches: Batches, way: _Way) -> None:
    if not batches.names:
        return
    with progress(len(batches.names), "Checking") as advance:
        for done in way(batches):
            advance(done)


def _way(distribution: Distribution) -> _Way:
    if distribution.executor == DASK:
        return partial(_by_cluster, distribution.scheduler or "")
    from localize.tasks.process_use import processors  # noqa: PLC0415  # help needs none of it

    return partial(_by_processes, distribution.jobs or (processors() if distribution.executor else 1))


def _by_cluster(scheduler: str, batches: Batches) -> Iterator[int]:
    from localize.tasks.cluster import dask_executor  # noqa: PLC0415  # an extra

    with dask_executor(scheduler) as cluster:
        yield from batches.done(cluster)


def _by_processes(jobs: int, batches: Batches) -> Iterator[int]:
    from localize.tasks.shared_checks import done_by_processes  # noqa: PLC0415  # heavy

    yield from done_by_processes(batches, jobs)


def _write_shard(workspace: Workspace, project: Project, distribution: Distribution) -> None:
    from localize.tasks.batches import Batches  # noqa: PLC0415  # heavy
    from localize.tasks.shards import shard_path, write_shard  # noqa: PLC0415  # heavy

    if is_dry_run():
        raise click.UsageError("--shard with --dry-run, expected one of them: a shard publishes nothing")
    shard = distribution.shard
    assert shard is not None
    _work(Batches(project, shard=shard), _way(distribution))
    workspace.keep_results()
    folder = workspace / _SHARDS
    articles = [name for name in project.paths if shard.has(name)]
    write_shard(workspace.steps.store, folder, shard, articles=articles)
    click.echo(f"shard {shard}: {counted(len(articles), 'article')} checked: {folder.label(shard_path(shard))}")


def _merge(workspace: Workspace, folder: Path) -> None:
    from localize.files.folder import Folder  # noqa: PLC0415  # heavy
    from localize.tasks.shards import merge_shards  # noqa: PLC0415  # heavy

    merged = merge_shards(workspace.steps.store, Folder(folder))
    for shard in merged.missing:
        click.echo(f"no results of shard {shard}: its articles are checked here", err=True)
