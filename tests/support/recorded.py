"""An executor that remembers the batches of articles that it was given."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from typing import Any

from localize.tasks.batches import Batch
from localize.tasks.executors import InProcess


class Recorded(InProcess):
    """Runs tasks in this process, and remembers what they were given."""

    def __init__(self) -> None:
        self.batches: list[Batch] = []

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        self.batches += args
        return super().submit(fn, *args, **kwargs)
