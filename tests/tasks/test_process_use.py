"""How many processes pay: none for a few pages, and no more than this process may use."""

from __future__ import annotations

import sys
from threading import Event, Thread

import pytest

from localize.tasks import process_use
from localize.tasks.process_use import jobs_for, may_fork, processors


def test_no_more_processes_are_used_than_there_are_processors_for_this_one() -> None:
    assert 1 <= jobs_for(10**6) == processors()


@pytest.mark.parametrize(("pages", "jobs"), [(0, 1), (63, 1), (64, 2), (200, 6), (10_000, 16)])
def test_copies_pay_from_a_few_pages_on(monkeypatch: pytest.MonkeyPatch, pages: int, jobs: int) -> None:
    monkeypatch.setattr(process_use, "processors", lambda: 16)
    monkeypatch.setattr(process_use, "may_fork", lambda: True)
    assert jobs_for(pages) == jobs


@pytest.mark.parametrize(("pages", "jobs"), [(0, 1), (399, 1), (400, 2), (10_000, 16)])
def test_processes_that_load_languages_anew_pay_later(monkeypatch: pytest.MonkeyPatch, pages: int, jobs: int) -> None:
    monkeypatch.setattr(process_use, "processors", lambda: 16)
    monkeypatch.setattr(process_use, "may_fork", lambda: False)
    assert jobs_for(pages) == jobs


def test_a_process_with_other_threads_is_not_copied() -> None:
    is_done = Event()
    thread = Thread(target=is_done.wait)
    thread.start()
    try:
        assert not may_fork()
    finally:
        is_done.set()
        thread.join()


@pytest.mark.skipif(sys.platform != "linux", reason="no process is copied elsewhere")
def test_where_threads_cannot_be_counted_no_process_is_copied(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process_use, "_THREADS", "/nowhere")
    assert not may_fork()
