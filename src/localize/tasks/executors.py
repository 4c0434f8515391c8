"""Executors for tasks: this process, or several."""

from __future__ import annotations

import os
from collections.abc import Callable
from concurrent.futures import Executor, Future
from typing import ParamSpec, TypeVar

from localize.cache.dictionaries import look_dictionaries_up

_WORTH_PROCESSES = 300
"""Catalogs from which on the start of more processes pays."""

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


def executor(jobs: int | None, *, catalogs: int) -> Executor:
    """Return an executor with `jobs` processes; without a number, several where there are many catalogs."""
    count = jobs or ((os.cpu_count() or 1) if catalogs >= _WORTH_PROCESSES else 1)
    if count == 1:
        return InProcess()
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415  # few projects are large enough

    return ProcessPoolExecutor(count, initializer=look_dictionaries_up)
