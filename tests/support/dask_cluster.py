"""A real Dask cluster on this machine: a scheduler, and workers that are processes of their own and may be killed."""

from __future__ import annotations

import re
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

_PATIENCE = 90
"""Seconds that a process of the cluster may need to start on a busy machine."""
_ADDRESS = re.compile(r"tcp://127\.0\.0\.1:[0-9]+")


@dataclass(frozen=True, slots=True)
class DaskCluster:
    """The address of the scheduler, and the processes of the workers."""

    address: str
    workers: tuple[subprocess.Popen[bytes], ...]


@contextmanager
def dask_cluster(folder: Path, *, workers: int) -> Iterator[DaskCluster]:
    """Start a cluster, and stop it at the end; `folder` is where it keeps its own files."""
    with ExitStack() as stack:
        log = folder / "scheduler.log"
        _start(stack, log, "scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard")
        address = _line_with(log, _ADDRESS)
        options = ("--nthreads", "1", "--no-nanny", "--no-dashboard", "--death-timeout", "60")
        logs = [folder / f"worker-{number}.log" for number in range(workers)]
        started = [_start(stack, each, "worker", address, *options) for each in logs]
        for each in logs:
            _line_with(each, re.compile("Registered to"))
        yield DaskCluster(address, tuple(started))


def _start(stack: ExitStack, log: Path, *arguments: str) -> subprocess.Popen[bytes]:
    file = stack.enter_context(log.open("wb"))
    command = [f"{sys.prefix}/bin/dask", *arguments]
    process = subprocess.Popen(command, cwd=log.parent, stdout=file, stderr=file)
    stack.callback(process.wait)
    stack.callback(process.kill)
    return process


def _line_with(log: Path, pattern: re.Pattern[str]) -> str:
    """Wait for what a pattern finds in a log, and return it."""
    for _ in range(_PATIENCE * 10):
        if match := pattern.search(log.read_text(encoding="utf-8")):
            return match[0]
        time.sleep(0.1)
    raise AssertionError(f"{log.name} has no {pattern.pattern!r}: {log.read_text(encoding='utf-8')}")
