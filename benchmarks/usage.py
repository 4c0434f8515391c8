"""What a process and all that it starts have used: processor time and memory, as the system counts them."""

from __future__ import annotations

import os
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Usage:
    """Seconds of the processor (user and system), MiB at most in memory at one time, and the exit status.

    `mebibytes` is the peak of the largest process, not of all together.
    """

    cpu: float
    mebibytes: float
    status: int = 0


class FailedError(Exception):
    """A command ended otherwise than it may; the text is what it wrote last."""


def run(
    command: Sequence[str | Path],
    folder: Path,
    *,
    env: Mapping[str, str] | None = None,
    allowed: tuple[int, ...] = (0,),
) -> Usage:
    """Run a command to its end and return what it used; raises FailedError for a status that is not `allowed`."""
    with tempfile.TemporaryFile() as written:
        process = subprocess.Popen(
            [str(part) for part in command],
            cwd=folder,
            env={**os.environ, "PYTHONDONTWRITEBYTECODE": "", **(env or {})},
            stdin=subprocess.DEVNULL,
            stdout=written,
            stderr=subprocess.STDOUT,
        )
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode not in allowed:
            written.seek(0)
            end = written.read()[-2000:].decode(errors="replace")
            raise FailedError(f"{' '.join(map(str, command))} ended with {process.returncode}:\n{end}")
    return Usage(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, process.returncode)


def best(command: Sequence[str | Path], folder: Path, *, rounds: int, env: Mapping[str, str] | None = None) -> Usage:
    """Return the usage of the round that used least of the processor."""
    return min((run(command, folder, env=env) for _ in range(rounds)), key=lambda usage: usage.cpu)
