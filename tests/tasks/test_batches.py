"""Work in batches: the files of some articles go out, results come back, and nothing is left to be checked here."""

from __future__ import annotations

import gc
import re
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from benchmarks import corpus

from localize.tasks import batches
from localize.tasks.batches import Batches, OtherProgramError, Shard, work
from localize.tasks.decided_pages import DecidedPages
from localize.tasks.executors import InProcess
from localize.tasks.make_release import decide_project
from localize.tasks.project import Project, open_project
from localize.tasks.sources import load_sources
from localize.tasks.workspace import Workspace
from support.recorded import Recorded

ARTICLES, LOCALES = 6, ("de", "ja")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project of some articles, one with a wrong dose."""
    corpus.write_project(tmp_path, articles=ARTICLES, locales=LOCALES, seed=1)
    path = tmp_path / f"locales/de/LC_MESSAGES/{corpus.name(1)}.po"
    path.write_text(re.sub(r'(?m)^(msgstr ".*) mg', r"\1 g", path.read_text(encoding="utf-8")), encoding="utf-8")
    return tmp_path


def opened(root: Path) -> Project:
    return open_project(Workspace(root))


def checked(project: Project) -> DecidedPages:
    return decide_project(load_sources(project)).pages


def test_findings_are_those_of_a_run_alone(
    root: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path_factory.mktemp("alone")
    corpus.write_project(other, articles=ARTICLES, locales=LOCALES, seed=1)
    path = f"locales/de/LC_MESSAGES/{corpus.name(1)}.po"
    (other / path).write_bytes((root / path).read_bytes())
    project = opened(root)
    monkeypatch.setattr(batches, "PAGES_IN_A_TASK", 4)
    assert sum(Batches(project).done(InProcess())) == ARTICLES
    shared, alone = checked(project), checked(opened(other))
    found = [page.page.findings for page in shared.in_order()]
    assert found == [page.page.findings for page in alone.in_order()]
    assert any(found)


def test_what_was_done_is_not_checked_again(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from localize.tasks import page_checks  # noqa: PLC0415  # what does the checking

    project = opened(root)
    list(Batches(project).done(InProcess()))
    monkeypatch.setattr(page_checks, "check", None)  # whoever calls it fails
    assert len(checked(project)) == ARTICLES * len(LOCALES)


def test_only_articles_whose_files_have_changed_are_sent(root: Path) -> None:
    project = opened(root)
    list(Batches(project).done(InProcess()))
    project.files.keep_results()
    path = root / f"locales/ja/LC_MESSAGES/{corpus.name(2)}.po"
    path.write_bytes(path.read_bytes() + b"\n# a note\n")
    assert Batches(opened(root)).names == (corpus.name(2),)


def test_a_task_has_the_files_of_its_articles_only_and_all_locales_of_each(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batches, "PAGES_IN_A_TASK", 4)
    executor = Recorded()
    list(Batches(opened(root)).done(executor))
    assert [len(batch.articles) for batch in executor.batches] == [2, 2, 2]
    for batch in executor.batches:
        catalogs = {path for path in batch.contents if path.endswith(".po")}
        assert catalogs == {f"locales/{tag}/LC_MESSAGES/{name}.po" for tag in LOCALES for name in batch.articles}


def test_a_batch_leaves_nothing_in_the_memory_of_its_worker(root: Path) -> None:
    executor = Recorded()
    list(Batches(opened(root)).done(executor))
    gc.disable()  # it comes seldom in a run
    try:
        work(executor.batches[0])
        assert gc.collect() < 100, "objects that know each other, and that nobody else knows"
    finally:
        gc.unfreeze()
        gc.enable()


def test_a_worker_with_another_program_is_refused(root: Path) -> None:
    executor = Recorded()
    list(Batches(opened(root)).done(executor))
    with pytest.raises(OtherProgramError, match="expected the same everywhere"):
        work(replace(executor.batches[0], program="another"))


def test_shards_are_all_articles_each_once_and_the_same_whatever_others_there_are() -> None:
    names = [corpus.name(number) for number in range(400)]
    shards = [Shard(number, 4) for number in range(1, 5)]
    parts = [[name for name in names if shard.has(name)] for shard in shards]
    assert sorted(name for part in parts for name in part) == names
    assert all(60 < len(part) < 140 for part in parts)
    assert [name for name in names[:10] if shards[0].has(name)] == [name for name in parts[0] if name in names[:10]]


class Counted(ThreadPoolExecutor):
    """Counts how many tasks were sent and not done at one time."""

    def __init__(self) -> None:
        super().__init__(4)
        self.futures: list[Future[Any]] = []
        self.most = 0

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        self.futures.append(super().submit(fn, *args, **kwargs))
        self.most = max(self.most, sum(not future.done() for future in self.futures))
        return self.futures[-1]


def test_a_project_has_no_more_tasks_at_once_than_memory_is_meant_for(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batches, "PAGES_IN_A_TASK", 1)
    with Counted() as executor:
        assert list(Batches(opened(root)).done(executor, at_once=2)) == [1] * ARTICLES
        assert executor.most <= 2


def test_tasks_of_several_workers_get_smaller_so_that_all_end_at_the_same_time(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batches, "_FEWEST_PAGES", 2)
    executor = Recorded()
    list(Batches(opened(root)).done(executor, workers=1))
    assert [len(batch.articles) for batch in executor.batches] == [3, 2, 1]


def test_an_article_that_is_not_selected_is_not_sent(root: Path) -> None:
    project = open_project(Workspace(root), articles=[corpus.name(2)])
    assert Batches(project).names == (corpus.name(2),)
