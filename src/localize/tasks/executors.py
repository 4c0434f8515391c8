"""Where tasks run: in this process, or in as many processes as pay."""

from __future__ import annotations

import os
from collections.abc import Callable
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from typing import ParamSpec, TypeVar

_WORTH_PROCESSES = 300
"""Catalogs from which on the start of more processes pays."""

_Result = TypeVar("_Result")
_Arguments = ParamSpec("_Arguments")


class InProcess(Executor):
    """Runs each task at once, here."""

    def submit(
        self, fn: Callable[_Arguments, _Result], /, *args: _Arguments.args, **kwargs: _Arguments.kwargs
    ) -> Future[_Result]:
        """The finished task."""
        future: Future[_Result] = Future()
        future.set_result(fn(*args, **kwargs))
        return future


def executor(jobs: int | None, *, catalogs: int) -> Executor:
    """In as many processes as asked for, or as pay for that many catalogs."""
    count = jobs or ((os.cpu_count() or 1) if catalogs >= _WORTH_PROCESSES else 1)
    return ProcessPoolExecutor(count) if count > 1 else InProcess()
