"""The results of a part of a project, in a file that goes from the machine that made them to the one that publishes."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from localize.cache.store import Store
from localize.dataclass import dataclass
from localize.errors import FileError, Problem
from localize.expressions import expression
from localize.files.folder import Folder
from localize.tasks.batches import Shard

_NAME = expression(r"([1-9][0-9]*)-of-([1-9][0-9]*)\.results")


@dataclass(frozen=True, slots=True)
class MergedShards:
    """How many results were taken over, and the shards that are not there."""

    results: int
    missing: tuple[Shard, ...]


def shard_path(shard: Shard) -> str:
    """Return what the file of a shard is called."""
    return f"{shard.number}-of-{shard.of}.results"


def write_shard(store: Store, folder: Folder, shard: Shard, *, articles: Collection[str]) -> None:
    """Write what a store knows of the articles of a shard into its file, in place of an older one; raises FileError."""
    folder.make()
    path = shard_path(shard)
    folder.remove(path)
    written = Store(folder.locate(path), journal="DELETE")
    names = frozenset(articles)
    for result in store.all_results():
        if result.owner in names or result.owner.partition("/")[2] in names:  # of a page: its locale before
            written.put(result.step, result.owner, result.result)
    written.close()
    if not folder.is_file(path):
        raise FileError(Problem(folder.label(path), 0, "cannot be written, expected a folder on this machine"))


def merge_shards(store: Store, folder: Folder) -> MergedShards:
    """Put the results of all shards in a folder into a store; raises FileError where there are none."""
    shards = list(_shards(folder))
    if not shards:
        message = "no results of shards, expected files such as 1-of-4.results: localize publish --shard 1/4"
        raise FileError(Problem(folder.label(), 0, message))
    count = 0
    for shard in shards:
        read = Store(folder.locate(shard_path(shard)), journal="DELETE")
        for result in read.all_results():
            store.put(result.step, result.owner, result.result)
            count += 1
        read.close()
    store.commit()
    of = max(shard.of for shard in shards)
    numbers = {shard.number for shard in shards if shard.of == of}
    return MergedShards(count, tuple(Shard(number, of) for number in range(1, of + 1) if number not in numbers))


def _shards(folder: Folder) -> Iterator[Shard]:
    for name in folder.names():
        if match := _NAME.fullmatch(name):
            yield Shard(int(match[1]), int(match[2]))
