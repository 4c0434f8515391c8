"""A real Dask cluster on this machine: a scheduler, and workers that are processes of their own and may be killed."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

_ADDRESS = re.compile(r"tcp://127\.0\.0\.1:[0-9]+")


@dataclass(frozen=True, slots=True)
class DaskCluster:
    """The address of the scheduler, and the processes of the workers."""

    address: str
    workers: tuple[subprocess.Popen[str], ...]


@contextmanager
def dask_cluster(folder: Path, *, workers: int) -> Iterator[DaskCluster]:
    """Start a cluster, and stop it at the end; `folder` is where it keeps its own files."""
    with ExitStack() as stack:
        scheduler = _started(stack, "scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard", folder=folder)
        address = _line_with(scheduler, _ADDRESS)
        options = ("--nthreads", "1", "--no-nanny", "--no-dashboard", "--death-timeout", "60")
        started = [_started(stack, "worker", address, *options, folder=folder) for _ in range(workers)]
        for worker in started:
            _line_with(worker, re.compile("Registered to"))
        yield DaskCluster(address, tuple(started))


def _started(stack: ExitStack, *arguments: str, folder: Path) -> subprocess.Popen[str]:
    command = [f"{sys.prefix}/bin/dask", *arguments]
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    stack.callback(process.wait)
    stack.callback(process.kill)
    return process


def _line_with(process: subprocess.Popen[str], pattern: re.Pattern[str]) -> str:
    """Return what a pattern finds in the lines that a process writes until then."""
    assert process.stderr
    for line in process.stderr:
        if match := pattern.search(line):
            return match[0]
    raise AssertionError(f"{process.args!r} ended without {pattern.pattern!r}")
