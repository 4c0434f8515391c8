"""`localize publish` by processes, in shards and on a cluster gives what it gives alone, to the byte."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest
from benchmarks import corpus

from localize.tasks.batches import Batches
from localize.tasks.project import open_project
from localize.tasks.workspace import Workspace
from support.dask_cluster import DaskCluster, dask_cluster
from support.folder import CONFIG, ProjectFolder

LOCALES = ("de", "ja")


def project(root: Path, *, articles: int = 4) -> ProjectFolder:
    corpus.write_project(root, articles=articles, locales=LOCALES, seed=1)
    return ProjectFolder(root)


def published(folder: ProjectFolder) -> dict[str, bytes]:
    dist = folder.root / "dist"
    return {path.relative_to(dist).as_posix(): path.read_bytes() for path in dist.rglob("*") if path.is_file()}


@pytest.fixture
def alone(tmp_path: Path) -> dict[str, bytes]:
    """What one process publishes."""
    folder = project(tmp_path / "alone")
    folder.run("publish")
    return published(folder)


def test_processes_give_the_same_bytes(tmp_path: Path, alone: dict[str, bytes]) -> None:
    folder = project(tmp_path / "shared")
    result = folder.run("publish", "--jobs", "2")
    assert result.exit_code == 0
    assert published(folder) == alone


def test_a_check_by_processes_finds_the_same_and_leaves_nothing_to_be_checked(tmp_path: Path) -> None:
    one, several = project(tmp_path / "one"), project(tmp_path / "several")
    assert one.run("check").output == several.run("check", "--jobs", "2").output
    assert Batches(open_project(Workspace(several.root))).names == ()


@pytest.mark.parametrize("options", [(), ("--jobs", "2"), ("--executor", "processes")])
def test_where_no_processes_can_be_had_the_run_does_all_itself(
    tmp_path: Path, alone: dict[str, bytes], monkeypatch: pytest.MonkeyPatch, options: Sequence[str]
) -> None:
    def no_semaphores(*_: object, **__: object) -> None:
        raise OSError("no semaphores here")

    monkeypatch.setattr("localize.tasks.process_use._PAGES_OF_COPY", 1)
    monkeypatch.setattr("localize.tasks.process_use.may_fork", lambda: True)
    monkeypatch.setattr("localize.tasks.process_use.processors", lambda: 2)
    monkeypatch.setattr("localize.tasks.process_pool.ProcessPool", no_semaphores)
    folder = project(tmp_path / "poor")
    assert folder.run("publish", *options).exit_code == 0
    assert published(folder) == alone


def test_shards_give_the_same_bytes_once_they_are_merged(tmp_path: Path, alone: dict[str, bytes]) -> None:
    for number in (1, 2):
        machine = project(tmp_path / f"machine-{number}")
        result = machine.run("publish", "--shard", f"{number}/2")
        assert f"{number}-of-2.results" in result.output
        assert published(machine) == {}
        results = tmp_path / "results"
        results.mkdir(exist_ok=True)
        written = machine.root / f".localize/shards/{number}-of-2.results"
        written.rename(results / written.name)
    folder = project(tmp_path / "merged")
    assert folder.run("publish", "--merge", str(tmp_path / "results")).exit_code == 0
    assert published(folder) == alone


def test_a_shard_that_is_missing_is_told_and_done_here(tmp_path: Path, alone: dict[str, bytes]) -> None:
    folder = project(tmp_path / "half")
    folder.run("publish", "--shard", "2/2")
    result = folder.run("publish", "--merge", str(folder.root / ".localize/shards"))
    assert "no results of shard 1/2: its articles are checked here" in result.stderr
    assert published(folder) == alone


def test_a_fresh_machine_keeps_what_the_previous_release_has(translated: ProjectFolder, tmp_path: Path) -> None:
    """A page that is kept, and the address that it had before, come from there."""
    catalog = "locales/de/LC_MESSAGES/cold-packs.po"
    translated.write("localize.toml", CONFIG.replace("[locales.de]", '[locales.de]\npolicy = "keep"'))
    translated.run("publish")
    translated.write(catalog, re.sub('msgstr "USE IT[^"]*"', 'msgstr ""', translated.read(catalog)))
    (translated.root / "dist").rename(tmp_path / "previous")
    assert "de/cold-packs: withheld" in translated.run("publish").output
    shutil.rmtree(translated.root / "dist")
    result = translated.run("publish", "--previous", str(tmp_path / "previous"))
    assert "de/cold-packs: kept" in result.output
    here = published(translated)["de/cold-packs.html"]
    shutil.rmtree(translated.root / "dist")
    (tmp_path / "previous").rename(translated.root / "dist")
    translated.run("publish")
    assert published(translated)["de/cold-packs.html"] == here


def test_a_previous_release_that_is_not_there_is_named(translated: ProjectFolder) -> None:
    result = translated.run("publish", "--previous", "nowhere")
    assert result.exit_code == 2
    assert "nowhere: no such folder, expected one with a release" in result.stderr


@pytest.mark.parametrize("shard", ["0/2", "3/2", "1", "a/b"])
def test_what_is_no_shard_is_refused(tmp_path: Path, shard: str) -> None:
    result = project(tmp_path, articles=1).run("publish", "--shard", shard)
    assert result.exit_code == 2
    assert "expected a part of all, such as 3/16" in result.stderr


def test_a_cluster_has_its_own_number_of_processes(tmp_path: Path) -> None:
    options = ["--executor", "dask", "--scheduler", "tcp://127.0.0.1:1", "--jobs", "2"]
    result = project(tmp_path, articles=1).run("publish", *options)
    assert result.exit_code == 2
    assert "--jobs with --executor dask" in result.stderr


@pytest.mark.parametrize("options", [["--executor", "dask"], ["--scheduler", "tcp://127.0.0.1:1"]])
def test_a_cluster_has_an_executor_and_an_address(tmp_path: Path, options: list[str]) -> None:
    result = project(tmp_path, articles=1).run("publish", *options)
    assert result.exit_code == 2
    assert "--executor dask" in result.stderr


@pytest.mark.cluster
def test_a_cluster_gives_the_same_bytes_though_a_worker_is_killed(tmp_path: Path) -> None:
    folder = project(tmp_path / "alone", articles=72)
    folder.run("publish", "--executor", "processes")
    shared = project(tmp_path / "shared", articles=72)
    with dask_cluster(tmp_path, workers=2) as cluster:
        command = [sys.executable, "-m", "localize", "-C", str(shared.root), "publish"]
        with killed_at_work(cluster, [*command, "--executor", "dask", "--scheduler", cluster.address]) as run:
            assert run.wait() == 0
    assert published(shared) == published(folder)


@contextmanager
def killed_at_work(cluster: DaskCluster, command: Sequence[str]) -> Iterator[subprocess.Popen[bytes]]:
    """A command, and the first worker killed as soon as the scheduler has given it something to do.

    Who looks for that is there before the command starts, however fast the machine is.
    """
    from distributed import Client  # noqa: PLC0415  # only where there are clusters

    with Client(cluster.address, set_as_default=False) as client:
        addresses = {pid: address for address, pid in client.run(os.getpid).items()}
        first = cluster.workers[0]
        with subprocess.Popen(command) as run:
            while not client.processing()[addresses[first.pid]]:
                assert run.poll() is None
                time.sleep(0.01)
            first.kill()
            yield run


@pytest.mark.cluster
def test_a_scheduler_that_does_not_answer_is_named(tmp_path: Path) -> None:
    folder = project(tmp_path, articles=1)
    result = folder.run("publish", "--executor", "dask", "--scheduler", "udp://127.0.0.1:1")
    assert result.exit_code == 2
    assert "expected a Dask scheduler" in result.stderr
