"""A pool of processes that end with the work they are for, and with the process that started them."""

from __future__ import annotations

import os
import signal
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import connection, parent_process
from multiprocessing.connection import Connection
from multiprocessing.context import BaseContext
from threading import Thread
from types import TracebackType

from localize.cache.dictionaries import look_dictionaries_up


class ProcessPool(ProcessPoolExecutor):
    """Waits for its processes at the end of a block, but ends them where the block is left by an exception.

    Python's own goes on with all tasks that were sent, and where the second process cannot be started, the first one
    waits for ever.
    """

    def __init__(self, count: int, context: BaseContext) -> None:
        """Have so many processes, which begin as `context` tells."""
        self._end, self._ended = context.Pipe(duplex=False)
        super().__init__(count, mp_context=context, initializer=_begin_worker, initargs=(self._end,))

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        """End all processes at once if there is an exception."""
        if kind is not None:
            self._ended.send_bytes(b"end")  # nobody takes it, so that each of them sees it
        super().__exit__(kind, error, traceback)
        self._ended.close()
        self._end.close()


def _begin_worker(end: Connection) -> None:
    """Make this process one that works for another, which alone hears Ctrl-C and ends it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    look_dictionaries_up()
    Thread(target=_end_with_pool, args=(end,), daemon=True).start()


def _end_with_pool(end: Connection) -> None:
    """End this process when its pool ends it, or the process of the pool has ended: nobody needs its results then."""
    parent = parent_process()
    assert parent is not None
    connection.wait([parent.sentinel, end])
    os._exit(1)
