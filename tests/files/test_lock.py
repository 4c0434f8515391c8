"""A lock that ends with its process, and says who holds it."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from localize.files.lock import Holder, locked

HOLDS = """\
import sys, time
from pathlib import Path
from localize.files.lock import locked
with locked(Path(sys.argv[1]), "localize publish", print):
    print("held", flush=True)
    time.sleep(600)
"""


class GivenUpError(Exception):
    pass


def give_up(holder: Holder | None) -> None:
    raise GivenUpError(str(holder))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "lock"


def test_it_waits_and_says_for_whom(path: Path) -> None:
    told: list[Holder | None] = []
    order: list[str] = []
    told_once = threading.Event()

    def say(holder: Holder | None) -> None:
        told.append(holder)
        told_once.set()

    def second() -> None:
        with locked(path, "localize update", say):
            order.append("second")

    with locked(path, "localize publish", give_up):
        waiting = threading.Thread(target=second)
        waiting.start()
        told_once.wait(60)
        order.append("first")
    waiting.join(60)
    assert order == ["first", "second"]
    assert [holder.command for holder in told if holder] == ["localize publish"]
    assert told[0] is not None
    assert told[0].process == os.getpid()
    assert f"localize publish (process {os.getpid()} on " in str(told[0])


def test_nothing_is_left_of_it(path: Path) -> None:
    with locked(path, "x", give_up):
        assert path.exists()
    assert not path.exists()


def test_a_process_that_is_killed_holds_it_no_more(path: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", HOLDS, path], stdout=subprocess.PIPE) as holder:
        assert holder.stdout
        assert holder.stdout.readline() == b"held\n"
        with pytest.raises(GivenUpError, match=f"process {holder.pid} on"), locked(path, "x", give_up):
            pass
        holder.send_signal(signal.SIGKILL)
        holder.wait()
    with locked(path, "x", give_up):
        pass


def test_processes_that_were_forked_meanwhile_do_not_have_it(path: Path) -> None:
    context = multiprocessing.get_context("fork")
    with locked(path, "x", give_up):
        child = context.Process(target=time.sleep, args=(600,))
        child.start()
    with locked(path, "x", give_up):
        pass
    child.kill()
    child.join()


def test_a_file_that_says_nothing_of_its_holder_is_waited_for_all_the_same(path: Path) -> None:
    with locked(path, "x", give_up):
        path.write_text("[]")
        with pytest.raises(GivenUpError, match="None"), locked(path, "y", give_up):
            pass


def test_many_at_once_are_one_after_the_other(path: Path) -> None:
    inside: list[int] = []
    most: list[int] = []

    def works(number: int) -> None:
        for _ in range(5):
            with locked(path, "x", lambda _: None):
                inside.append(number)
                most.append(len(inside))
                time.sleep(0.001)
                inside.remove(number)

    threads = [threading.Thread(target=works, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert most == [1] * 20
