"""The process that does the work on the open project, beside the server: long work there holds up no save.

It lives as long as the server: where that is killed, the pipe between them ends, and so does the process. Where the
process ends by itself, that is told, and another one is started.
"""

from __future__ import annotations

import multiprocessing
import os
import pickle
import signal
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from functools import partial
from multiprocessing.connection import Connection
from multiprocessing.context import BaseContext
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, TypeVar

from localize.preview.previewed_project import PreviewedProject
from localize.preview.worker import Urgency, Worker

_Result = TypeVar("_Result")
_Arguments = ParamSpec("_Arguments")

_SECONDS_TO_END = 5.0
"""How long the process may take to end the piece of work that it is at."""
_PAUSE_SECONDS = 1.0
"""Between two starts, where a process ends as soon as it was started."""


class ProjectLostError(Exception):
    """The process ended before it had the result."""


class ProjectProcess:
    """Has functions called with the open project, in the order of their urgency, in a process of its own.

    Functions, arguments and results go from process to process, so they are values and functions of modules.
    """

    def __init__(self, root: Path, lost: Callable[[str], None]) -> None:
        """`lost` is called with the reason once the process has ended by itself and another one was started."""
        self._root, self._lost = root, lost
        self._lock = threading.Lock()
        self._waiting: dict[int, Future[Any]] = {}
        self._number = 0
        self._stopping = False
        self._connection, self.process = self._started()

    def submit(
        self,
        work: Callable[Concatenate[PreviewedProject, _Arguments], _Result],
        urgency: Urgency = Urgency.ASKED,
        /,
        *args: _Arguments.args,
        **named: _Arguments.kwargs,
    ) -> Future[_Result]:
        """Have a function called; its result or its exception comes in the future."""
        future: Future[_Result] = Future()
        message = pickle.dumps((work, args, named), pickle.HIGHEST_PROTOCOL)
        with self._lock:
            self._number += 1
            self._waiting[self._number] = future
            with suppress(OSError):  # it has ended, of which the thread that listens hears too
                self._connection.send((self._number, urgency, message))
        return future

    def stop(self) -> None:
        """End the process after the piece of work that it is at; the rest is not done."""
        with self._lock:
            self._stopping = True
            with suppress(OSError):
                self._connection.send(None)
        self.process.join(_SECONDS_TO_END)
        if self.process.is_alive():
            self.process.kill()
            self.process.join()

    def _started(self) -> tuple[Connection, Any]:
        ours, theirs = _CONTEXT.Pipe()
        # An own process for each project, started clean: the server has threads, which a fork would leave behind.
        process = _CONTEXT.Process(target=serve, args=(theirs, str(self._root)), daemon=True)  # type: ignore[attr-defined]  # typeshed has it with the kinds of contexts
        process.start()
        theirs.close()
        threading.Thread(target=self._listen, args=(ours, process), name="results", daemon=True).start()
        return ours, process

    def _listen(self, connection: Connection, process: Any) -> None:
        begun = time.monotonic()
        while True:
            try:
                number, is_result, data = connection.recv()
            except (EOFError, OSError):
                break
            with self._lock:
                future = self._waiting.pop(number)
            _finish(future, data, is_result=is_result)
        process.join()
        self._begin_anew(process.exitcode, too_soon=time.monotonic() - begun < _PAUSE_SECONDS)

    def _begin_anew(self, status: int | None, *, too_soon: bool) -> None:
        """Start another process, unless it has ended because it was to; what was waited for is lost."""
        if too_soon and not self._stopping:
            time.sleep(_PAUSE_SECONDS)
        with self._lock:
            lost, self._waiting = list(self._waiting.values()), {}
            is_end = self._stopping
            if not is_end:
                self._connection, self.process = self._started()
        reason = f"the process that works on the project has ended ({_status(status)})"
        for future in lost:
            future.set_exception(ProjectLostError(reason))
        if not is_end:
            self._lost(f"{reason}; it was started again")


def _finish(future: Future[Any], data: bytes, *, is_result: bool) -> None:
    if is_result:
        future.set_result(pickle.loads(data))
    else:
        future.set_exception(pickle.loads(data))


def _status(status: int | None) -> str:
    if status is None or status >= 0:
        return f"status {status}"
    return signal.Signals(-status).name if -status in set(signal.Signals) else f"signal {-status}"


def _context() -> BaseContext:
    """How processes are started: from a small process that has read the program once, where the system has that."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([__name__])
    return context


_CONTEXT = _context()


# --- in the process ---------------------------------------------------------------------------------------------------


def serve(connection: Connection, root: str) -> None:
    """Do what is asked for until the pipe ends; called in the process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C ends the server, which ends this
    answers = _Answers(connection)
    project = PreviewedProject(Path(root))
    lanes = {Urgency.LOOKED_UP: Worker("look up")}
    worker = Worker("project")
    while True:
        try:
            request = connection.recv()
        except (EOFError, OSError):
            os._exit(0)  # the server was killed: nobody waits for anything any more
        if request is None:
            break
        number, urgency, message = request
        lane = lanes.get(urgency, worker)
        future = lane.submit(partial(_done, project, message), urgency)
        future.add_done_callback(partial(answers.send, number))
    for lane in (worker, *lanes.values()):
        lane.stop()
    project.close()
    os._exit(0)  # what is left in threads of libraries need not end


def _done(project: PreviewedProject, message: bytes) -> Any:
    work, args, named = pickle.loads(message)
    return work(project, *args, **named)


class _Answers:
    """Sends results to the server, of any thread."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._lock = threading.Lock()

    def send(self, number: int, future: Future[Any]) -> None:
        error = future.exception()
        try:
            data = pickle.dumps(error or future.result(), pickle.HIGHEST_PROTOCOL)
        except Exception as fault:  # noqa: BLE001  # told to whoever asks for the result
            error = RuntimeError(f"{type(error or fault).__name__}: {error or fault}")
            data = pickle.dumps(error)
        with self._lock, suppress(OSError):  # the server has ended
            self._connection.send((number, error is None, data))
