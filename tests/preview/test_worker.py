"""One thread does the work on the project, the urgent pieces first."""

from __future__ import annotations

import threading

import pytest

from localize.preview.worker import Urgency, Worker


def test_what_somebody_waits_for_comes_before_what_is_done_in_advance() -> None:
    worker, done, begin = Worker("test"), list[str](), threading.Event()
    worker.submit(lambda: begin.wait(5))
    last = worker.submit(lambda: done.append("ahead"), Urgency.AHEAD)
    worker.submit(lambda: done.append("open"), Urgency.OPEN)
    worker.submit(lambda: done.append("asked"))
    begin.set()
    last.result(5)
    assert done == ["asked", "open", "ahead"]
    worker.stop()


def test_all_work_is_done_in_one_thread_and_gives_results() -> None:
    worker = Worker("test")
    assert {worker.submit(threading.get_ident).result(5) for _ in range(3)} != {threading.get_ident()}
    assert len({worker.submit(threading.get_ident).result(5) for _ in range(3)}) == 1
    worker.stop()


def test_a_failure_comes_to_who_asks_and_the_work_goes_on() -> None:
    worker = Worker("test")
    with pytest.raises(ZeroDivisionError):
        worker.submit(lambda: 1 // 0).result(5)
    assert worker.submit(lambda: 1).result(5) == 1
    worker.stop()
