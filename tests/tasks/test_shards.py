"""Results of shards go from one machine to another in files."""

from __future__ import annotations

from pathlib import Path

import pytest

from localize.cache.store import StepResult, Store
from localize.errors import FileError
from localize.files.folder import Folder
from localize.tasks.batches import Shard
from localize.tasks.shards import merge_shards, shard_path, write_shard

KNEE, HIP = StepResult(b"1", b"knee"), StepResult(b"2", b"hip")


def store_of(*rows: tuple[str, str, StepResult]) -> Store:
    store = Store()
    for step, owner, result in rows:
        store.put(step, owner, result)
    return store


def test_results_of_the_articles_of_a_shard_come_back(tmp_path: Path) -> None:
    store = store_of(("article", "pain/knee", KNEE), ("page check", "de/pain/knee", KNEE), ("article", "hip", HIP))
    write_shard(store, Folder(tmp_path), Shard(1, 2), articles=["pain/knee"])
    merged_into = Store()
    merged = merge_shards(merged_into, Folder(tmp_path))
    assert merged.results == 2
    assert merged_into.get("article", "pain/knee") == KNEE
    assert merged_into.get("page check", "de/pain/knee") == KNEE
    assert merged_into.get("article", "hip") is None


def test_shards_that_are_not_there_are_named(tmp_path: Path) -> None:
    for number in (1, 3):
        write_shard(store_of(("article", "knee", KNEE)), Folder(tmp_path), Shard(number, 4), articles=["knee"])
    assert merge_shards(Store(), Folder(tmp_path)).missing == (Shard(2, 4), Shard(4, 4))


def test_a_shard_is_one_file_that_can_be_copied(tmp_path: Path) -> None:
    write_shard(store_of(("article", "knee", KNEE)), Folder(tmp_path), Shard(1, 2), articles=["knee"])
    assert [path.name for path in tmp_path.iterdir()] == [shard_path(Shard(1, 2))]


def test_a_folder_without_shards_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileError, match=r"expected files such as 1-of-4\.results"):
        merge_shards(Store(), Folder(tmp_path))


def test_a_damaged_file_gives_no_results_and_no_fault(tmp_path: Path) -> None:
    (tmp_path / "1-of-1.results").write_bytes(b"no database")
    assert merge_shards(Store(), Folder(tmp_path)).results == 0
