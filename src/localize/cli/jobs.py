"""Updates of groups of locales as tasks that any executor can run, in this process or in others."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from dataclasses import dataclass
from typing import ParamSpec, TypeVar

from localize.catalogs.loss import Seen
from localize.model.finding import Finding
from localize.tasks.change import Change
from localize.tasks.project import Project
from localize.tasks.update import Update

_WORTH_PROCESSES = 300
"""Catalogs from which on the start of more processes pays."""

_Result = TypeVar("_Result")
_Arguments = ParamSpec("_Arguments")


@dataclass(frozen=True, slots=True)
class Done:
    """What an update gives: the files to write, what a person must mend, and what is to be kept of it."""

    changes: tuple[Change, ...]
    findings: tuple[Finding, ...]
    seen: Seen


class InProcess(Executor):
    """Runs each task at once, here."""

    def submit(
        self, fn: Callable[_Arguments, _Result], /, *args: _Arguments.args, **kwargs: _Arguments.kwargs
    ) -> Future[_Result]:
        """The finished task."""
        future: Future[_Result] = Future()
        future.set_result(fn(*args, **kwargs))
        return future


def executor(jobs: int | None, catalogs: int) -> Executor:
    """In as many processes as asked for, or as pay for that many catalogs."""
    count = jobs or ((os.cpu_count() or 1) if catalogs >= _WORTH_PROCESSES else 1)
    return ProcessPoolExecutor(count) if count > 1 else InProcess()


def updates(project: Project, pool: Executor) -> Iterator[tuple[int, Done]]:
    """The updates of all wanted locales, in their order, each with the number of catalogs it went through."""
    parts = [project.narrowed(group) for group in project.locale_groups()]
    futures = [(Update(part).size, pool.submit(_updated, part)) for part in parts]
    for size, future in futures:
        yield size, future.result()


def _updated(project: Project) -> Done:
    update = Update(project)
    changes = tuple(change for change in update.changes() if change)
    return Done(changes, tuple(project.findings), update.seen())
