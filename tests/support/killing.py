"""Runs commands and kills them at their nth change of the disk, without a new start of Python for each.

A process of its own forks for each run. What a run changes is seen through Python's audit events (PEP 578), so that
nothing in our code is replaced: each run ends by SIGKILL just before its nth change.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

CHANGES = {"os.rename", "os.link", "os.symlink", "os.remove", "os.rmdir", "os.mkdir", "os.chmod", "os.truncate"}


class Killer:
    """The process that forks."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def run(self, at: int, *arguments: str | Path) -> int | None:
        """Runs `localize`, to be killed at its nth change; its exit status, None where it was killed."""
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(json.dumps({"at": at, "arguments": [str(one) for one in arguments]}) + "\n")
        self._process.stdin.flush()
        answer = json.loads(self._process.stdout.readline())
        return None if answer["killed"] else int(answer["status"])


@contextmanager
def killer(env: dict[str, str]) -> Iterator[Killer]:
    """Starts it."""
    command = [sys.executable, __file__]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, env=os.environ | env, stdin=pipe, stdout=pipe, text=True) as process:
        yield Killer(process)
        assert process.stdin
        process.stdin.close()


def serve() -> None:
    """Takes one run after the other from standard input."""
    import tuf.ngclient  # noqa: PLC0415, F401  # before the forks, for speed

    from localize.cli import main  # noqa: PLC0415  # the same

    for line in sys.stdin:
        order = json.loads(line)
        child = os.fork()
        if child == 0:
            os.dup2(os.open(os.devnull, os.O_RDWR), 1)
            os.dup2(1, 2)
            kill_at(order["at"])
            main(order["arguments"])
        _, status = os.waitpid(child, 0)
        killed = os.WIFSIGNALED(status)
        answer = {"killed": killed, "status": -1 if killed else os.waitstatus_to_exitcode(status)}
        print(json.dumps(answer), flush=True)  # noqa: T201  # the protocol


def kill_at(at: int) -> None:
    """Ends this process at its nth change of the disk."""
    count = 0

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal count
        writes = event == "open" and isinstance(arguments[2], int) and arguments[2] & (os.O_WRONLY | os.O_RDWR)
        if writes or event in CHANGES:
            count += 1
            if count == at:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(hook)


if __name__ == "__main__":
    serve()
