"""The options by which the work on a large project is given to other processes and machines: docs/scale.md."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from localize.cli.common import counted, progress
from localize.cli.dry_run import is_dry_run
from localize.dataclass import dataclass

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from localize.tasks.batches import Batches, Shard
    from localize.tasks.project import Project
    from localize.tasks.workspace import Workspace

PROCESSES, DASK = "processes", "dask"
_AT_ONCE = {PROCESSES: 3 * (os.cpu_count() or 1), DASK: 32}
"""Tasks that are sent at once: a process works on one, one is there for it, and one is ready. A cluster has more."""
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

    `merged` is the folder with the results of shards.
    """

    executor: str | None
    scheduler: str | None
    shard: Shard | None
    merged: Path | None


def distribution_options(command: Command) -> Command:
    """The options that give work to others, and take results over from them."""
    merged = "Take over the results of all shards in a folder."
    shard = "Only check part I of N, and write its results to a file."
    executor = "Who checks the articles: processes of this machine, or a cluster."
    scheduler = "The address of the Dask cluster, such as tcp://10.0.0.1:8786."
    command = click.option("--merge", "merged", type=click.Path(path_type=Path), metavar="DIR", help=merged)(command)
    command = click.option("--shard", type=ShardOption(), metavar="I/N", help=shard)(command)
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
    if distribution.executor is not None:
        _work(Batches(project), distribution)
    elif _is_cold(project):
        from concurrent.futures import BrokenExecutor  # noqa: PLC0415  # for large projects only

        with suppress(OSError, NotImplementedError, BrokenExecutor):  # no processes to be had: this one does the work
            _work(Batches(project), Distribution(PROCESSES, None, shard=None, merged=None))
    return True


def _is_cold(project: Project) -> bool:
    """Whether so much is to be checked that more processes pay."""
    from localize.tasks.process_use import pays  # noqa: PLC0415  # help needs none of it

    articles, locales = len(project.paths), len(project.config.locales)
    if not pays(articles * locales):
        return False
    from localize.tasks.batches import checked_before  # noqa: PLC0415  # for large projects only

    return pays((articles - checked_before(project.files)) * locales)


def _work(batches: Batches, distribution: Distribution) -> None:
    if not batches.names:
        return
    with _executor(distribution) as executor, progress(len(batches.names), "Checking") as advance:
        for done in batches.done(executor, at_once=_AT_ONCE[distribution.executor or PROCESSES]):
            advance(done)


@contextmanager
def _executor(distribution: Distribution) -> Iterator[Executor]:
    if distribution.executor == DASK:
        from localize.tasks.cluster import dask_executor  # noqa: PLC0415  # an extra

        with dask_executor(distribution.scheduler or "") as cluster:
            yield cluster
    else:
        from localize.tasks.executors import processes  # noqa: PLC0415  # heavy

        with processes(None if distribution.executor == PROCESSES else 1) as pool:
            yield pool


def _write_shard(workspace: Workspace, project: Project, distribution: Distribution) -> None:
    from localize.tasks.batches import Batches  # noqa: PLC0415  # heavy
    from localize.tasks.shards import shard_path, write_shard  # noqa: PLC0415  # heavy

    if is_dry_run():
        raise click.UsageError("--shard with --dry-run, expected one of them: a shard publishes nothing")
    shard = distribution.shard
    assert shard is not None
    _work(Batches(project, shard=shard), distribution)
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
