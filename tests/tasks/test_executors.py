"""Where tasks run: the result is the same in this process and in others."""

from __future__ import annotations

import gc
import weakref
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import pytest

from localize.tasks.executors import InProcess, executor, free_leftovers, in_order
from localize.tasks.project import open_project
from localize.tasks.sources import load_sources
from localize.tasks.update_catalogs import update_in, update_inputs
from localize.tasks.workspace import Workspace
from support.folder import ProjectFolder


def test_few_catalogs_are_worked_on_here_and_many_in_processes_as_asked_for() -> None:
    assert isinstance(executor(None, catalogs=3), InProcess)
    with executor(2, catalogs=3) as pool:
        assert isinstance(pool, ProcessPoolExecutor)


def test_what_a_task_throws_comes_out_where_it_is_given() -> None:
    with InProcess() as pool, pytest.raises(ZeroDivisionError):
        pool.submit(lambda: 1 // 0)


def test_an_update_gives_the_same_in_other_processes(project: ProjectFolder) -> None:
    project.write("source/knee.txt", "Knee\n\nText.\n")
    inputs = update_inputs(load_sources(open_project(Workspace(Path(project.root)))))
    with ProcessPoolExecutor(1) as pool:
        there = list(update_in(pool, inputs))
    assert there == list(update_in(InProcess(), inputs))
    assert sum(size for size, _ in there) == 2 * 2 + 2  # two articles and the interface words in two locales


def left_by_others(cycles: int) -> int:
    """Leave objects that know each other; return how many objects earlier tasks have left."""
    gc.disable()  # it comes seldom in a run
    left = gc.collect()
    for _ in range(cycles):
        cycle: list[object] = []
        cycle.append(cycle)
    return left


def test_what_a_task_leaves_in_the_memory_of_its_worker_is_freed() -> None:
    with ProcessPoolExecutor(1) as pool:
        left = dict(in_order(pool, left_by_others, enumerate([1000, 0])))
    assert left[1] < 1000


class Known:
    """Knows itself, so that it goes only when it is looked for."""

    def __init__(self) -> None:
        self.itself = self


def test_what_outlives_a_task_is_freed_after_a_later_one() -> None:
    gc.disable()
    try:
        free_leftovers()
        known = Known()
        left = weakref.ref(known)
        free_leftovers()
        del known
        free_leftovers()
        assert left() is None
    finally:
        gc.unfreeze()
        gc.enable()
