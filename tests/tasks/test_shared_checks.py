"""The check of articles by several processes: all of them once, the first one here."""

from __future__ import annotations

import os
import signal
from multiprocessing import parent_process
from pathlib import Path

import pytest
from benchmarks import corpus

from localize.cache.store import KeptResult
from localize.tasks import shared_checks
from localize.tasks.batches import Batch, Batches, work
from localize.tasks.executors import InProcess
from localize.tasks.project import open_project
from localize.tasks.shared_checks import done_by_processes
from localize.tasks.workspace import Workspace
from support.recorded import Recorded

ARTICLES, LOCALES = 6, ("de", "ja")


@pytest.fixture
def batches(tmp_path: Path) -> Batches:
    corpus.write_project(tmp_path, articles=ARTICLES, locales=LOCALES, seed=1)
    return Batches(open_project(Workspace(tmp_path)))


@pytest.mark.parametrize("is_copied", [False, True])
def test_all_articles_are_checked_once(batches: Batches, monkeypatch: pytest.MonkeyPatch, *, is_copied: bool) -> None:
    monkeypatch.setattr(shared_checks, "may_fork", lambda: is_copied)
    monkeypatch.setattr(shared_checks, "processes", lambda _: InProcess())
    done = list(done_by_processes(batches, 2))
    assert sum(done) == ARTICLES
    assert (done[0] == 1) == is_copied


def test_the_first_one_is_that_with_the_longest_catalogs(
    tmp_path: Path, batches: Batches, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An article that nobody has translated needs no data of languages."""
    longest = corpus.name(3)
    path = tmp_path / f"locales/ja/LC_MESSAGES/{longest}.po"
    path.write_bytes(path.read_bytes() + b"\n" + b"# note\n" * 10_000)
    monkeypatch.setattr(shared_checks, "may_fork", lambda: True)
    here = Recorded()
    monkeypatch.setattr(shared_checks, "InProcess", lambda: here)
    next(done_by_processes(batches, 2))
    assert [batch.articles for batch in here.batches] == [(longest,)]


def killed_in_others(batch: Batch) -> tuple[KeptResult, ...]:
    """Do the work here; in other processes die of it."""
    if parent_process() is not None:
        os.kill(os.getpid(), signal.SIGTERM)
    return work(batch)


def test_what_a_killed_process_has_not_done_is_done_here(batches: Batches, monkeypatch: pytest.MonkeyPatch) -> None:
    """So a shard is whole too, and nobody is told of a fault."""
    monkeypatch.setattr("localize.tasks.batches.work", killed_in_others)
    assert sum(done_by_processes(batches, 2)) == ARTICLES
    assert batches.left(batches.names) == ()


def test_no_more_processes_are_started_than_there_are_articles(
    batches: Batches, monkeypatch: pytest.MonkeyPatch
) -> None:
    started = []

    def processes(count: int) -> InProcess:
        started.append(count)
        return InProcess()

    monkeypatch.setattr(shared_checks, "may_fork", lambda: False)
    monkeypatch.setattr(shared_checks, "processes", processes)
    list(done_by_processes(batches, 1000))
    assert started == [ARTICLES]
