"""Programs of others, started without a shell."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

HERE = Path(__file__).parent
PROJECT = HERE.parent.parent
MODULES = PROJECT / "node_modules"


class CannotRun(Exception):  # noqa: N818  # said to people as "cannot run: …"
    """A validator that is missing or broke down: nothing is known about the site."""


def run(command: Sequence[str | Path], stdin: str = "") -> subprocess.CompletedProcess[str]:
    """The finished program; raises CannotRun where there is none."""
    search = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
    program = shutil.which(command[0], path=search)
    if program is None:
        raise CannotRun(f"{command[0]} is not installed; `make validators` installs it")
    arguments = [program, *map(str, command[1:])]
    return subprocess.run(arguments, input=stdin, capture_output=True, encoding="utf-8", check=False)


def failed(program: str, done: subprocess.CompletedProcess[str]) -> CannotRun:
    """What to raise when a program did not answer as it should; it tells the error, or else how the messages end."""
    said = (done.stderr or done.stdout).strip().splitlines() or ["no message"]
    first = next((number for number, line in enumerate(said) if "Error" in line), max(0, len(said) - 3))
    return CannotRun(f"{program} ended with status {done.returncode}: {' / '.join(said[first : first + 3])}")
