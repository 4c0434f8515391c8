"""One thread for the work on the open project: what somebody waits for comes before what is done in advance."""

from __future__ import annotations

import itertools
import threading
from collections.abc import Callable
from concurrent.futures import Future
from enum import IntEnum
from queue import PriorityQueue
from typing import TypeVar

_Result = TypeVar("_Result")


class Urgency(IntEnum):
    """How urgent a piece of work is: somebody waits for it, a page that is open needs it, or it is done in advance.

    A `NOTICE` of a change comes before all work. What is `LOOKED_UP` waits for no other work.
    """

    LOOKED_UP = -2
    NOTICE = -1
    ASKED = 0
    OPEN = 1
    AHEAD = 2


class Worker:
    """Does pieces of work one after another in a thread of its own, the urgent ones first.

    What a result of earlier runs is kept in belongs to that thread.
    """

    def __init__(self, name: str) -> None:
        self._queue: PriorityQueue[tuple[int, int, Callable[[], None] | None]] = PriorityQueue()
        self._numbers = itertools.count()
        self._thread = threading.Thread(target=self._work, name=name, daemon=True)
        self._thread.start()

    def submit(self, work: Callable[[], _Result], urgency: Urgency = Urgency.ASKED) -> Future[_Result]:
        """Add a piece of work; its result or its exception comes in the future."""
        future: Future[_Result] = Future()

        def done() -> None:
            if not future.set_running_or_notify_cancel():
                return
            try:
                future.set_result(work())
            except BaseException as error:  # noqa: BLE001  # told to whoever asks for the result
                future.set_exception(error)

        self._queue.put((urgency, next(self._numbers), done))
        return future

    def stop(self) -> None:
        """End the thread after the piece of work that it is at; the rest is not done."""
        self._queue.put((min(Urgency) - 1, next(self._numbers), None))
        self._thread.join()

    def _work(self) -> None:
        while True:
            _, _, work = self._queue.get()
            if work is None:
                return
            work()
