"""Executors for tasks: this process, or several."""

from __future__ import annotations

import gc
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future
from typing import ParamSpec, TypeVar

from localize.tasks.process_use import may_fork, processors

_WORTH_PROCESSES_TO_UPDATE = 2000
"""Catalogs from which on the start of more processes pays for an update, of which two thirds are not shared.

What waits for the memory is merged twice then.
"""

_FORK, _SERVER, _SPAWN = "fork", "forkserver", "spawn"

_MOST_ON_WINDOWS = 61
"""Processes that one pool has at most there (ProcessPoolExecutor in Python's documentation)."""

_AHEAD = 16
"""Tasks that are given to a pool before the result of the first is waited for."""

_MOST_LOOKED_AT = 50_000
"""Objects that are looked at after each task: that takes a few milliseconds."""

_Label = TypeVar("_Label")
_Task = TypeVar("_Task")
_Result = TypeVar("_Result")
_Arguments = ParamSpec("_Arguments")


class InProcess(Executor):
    """Runs each task at once in this process."""

    def submit(
        self, fn: Callable[_Arguments, _Result], /, *args: _Arguments.args, **kwargs: _Arguments.kwargs
    ) -> Future[_Result]:
        """Run a task, and return it finished."""
        future: Future[_Result] = Future()
        future.set_result(fn(*args, **kwargs))
        return future


def in_order(
    pool: Executor, work: Callable[[_Task], _Result], tasks: Iterable[tuple[_Label, _Task]]
) -> Iterator[tuple[_Label, _Result]]:
    """Give the results of tasks in their order, each with the label of its task.

    Few tasks are in the pool at a time, so that no more need to be held.
    """
    is_here = isinstance(pool, InProcess)
    ahead = 1 if is_here else _AHEAD
    waiting: deque[tuple[_Label, Future[_Result]]] = deque()
    for label, task in tasks:
        waiting.append((label, pool.submit(work, task) if is_here else pool.submit(in_worker, work, task)))
        if len(waiting) >= ahead:
            yield _result(*waiting.popleft())
    while waiting:
        yield _result(*waiting.popleft())


def in_worker(work: Callable[[_Task], _Result], task: _Task) -> _Result:
    """Do a task in a process that does nothing but such tasks."""
    result = work(task)
    free_leftovers()
    return result


def free_leftovers() -> None:
    """Free what a task leaves: its objects know each other, and so few are made that Python would not look for long.

    What stays is data of languages. As it is frozen once there is much of it, it is not looked at each time, and this
    takes a hundredth of a task; what is held for a while only is among the rest, and freed when its time has come.
    """
    gc.collect()
    if len(gc.get_objects()) > _MOST_LOOKED_AT:
        gc.unfreeze()
        gc.collect()
        gc.freeze()


def _result(label: _Label, future: Future[_Result]) -> tuple[_Label, _Result]:
    return label, future.result()


def executor(jobs: int | None, *, catalogs: int) -> Executor:
    """Return an executor for an update with `jobs` processes; without a number, several for very many catalogs."""
    return processes(jobs or (None if catalogs >= _WORTH_PROCESSES_TO_UPDATE else 1))


def processes(count: int | None = None) -> Executor:
    """Return an executor with so many processes, or for one with this process; without a number, one a processor."""
    count = count or processors()
    if sys.platform == "win32":
        count = min(count, _MOST_ON_WINDOWS)
    if count == 1:
        return InProcess()
    import multiprocessing  # noqa: PLC0415  # few projects are large enough

    from localize.tasks.process_pool import ProcessPool  # noqa: PLC0415  # as above

    method = _FORK if may_fork() else _SERVER if _SERVER in multiprocessing.get_all_start_methods() else _SPAWN
    return ProcessPool(count, multiprocessing.get_context(method))
