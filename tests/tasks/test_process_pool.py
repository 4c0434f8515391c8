"""A pool of processes: none of them goes on when nobody wants its results."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from multiprocessing import active_children, get_all_start_methods, get_context

import pytest

from localize.tasks.process_pool import ProcessPool

NO_END = 3600.0
FORSAKEN = """
import os, signal, time
from localize.tasks.executors import processes

pool = processes(2)
for _ in range(2):
    pool.submit(time.sleep, 3600)
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="processes begin as copies only there")
def test_workers_end_with_the_process_that_started_them() -> None:
    """What they write to is closed when the last one has ended."""
    killed = subprocess.run([sys.executable, "-c", FORSAKEN], stdout=subprocess.PIPE, check=False, timeout=120)
    assert killed.returncode == -signal.SIGKILL


def interrupted(pool: ProcessPool) -> None:
    """Send more than can be done at once, and be interrupted."""
    with pool:
        tasks = [pool.submit(time.sleep, NO_END) for _ in range(8)]
        while not tasks[1].running():
            time.sleep(0.01)
        raise KeyboardInterrupt


@pytest.mark.parametrize("method", get_all_start_methods())
def test_workers_end_at_once_where_their_results_are_wanted_no_more(method: str) -> None:
    with pytest.raises(KeyboardInterrupt):
        interrupted(ProcessPool(2, get_context(method)))
    assert active_children() == []


@pytest.mark.skipif(sys.platform != "linux", reason="processes begin as copies only there")
def test_a_worker_ends_where_there_is_no_room_for_another_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """Python waits at its end for all that it has started."""
    fork, started = os.fork, 0

    def fork_once() -> int:
        nonlocal started
        started += 1
        if started > 1:
            raise BlockingIOError
        return fork()

    monkeypatch.setattr(os, "fork", fork_once)
    with pytest.raises(BlockingIOError), ProcessPool(2, get_context("fork")) as pool:
        pool.submit(time.sleep, 0)
    for process in active_children():
        process.join()


def test_workers_leave_ctrl_c_to_the_process_that_started_them() -> None:
    method = "fork" if "fork" in get_all_start_methods() else "spawn"
    with ProcessPool(1, get_context(method)) as pool:
        assert pool.submit(signal.getsignal, signal.SIGINT).result() == signal.SIG_IGN
