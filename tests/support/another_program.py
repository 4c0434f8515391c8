"""The program with another text in some of its files, as another version has it, run in a process of its own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import localize

_COUNTING = """
import sys
from localize.catalogs import po
from localize.cli import main

read, parsed = po.read, []
po.read = lambda data, path, **options: (parsed.append(path), read(data, path, **options))[1]
try:
    main(sys.argv[1:])
finally:
    print("parsed:", *sorted(parsed))
"""


@dataclass(frozen=True, slots=True)
class AnotherProgram:
    """The program in a folder of its own."""

    folder: Path

    def run(self, root: Path, *arguments: str) -> tuple[list[str], list[str]]:
        """Run `localize` in a project; the lines that it printed, and the catalogs that it parsed."""
        command = [sys.executable, "-c", _COUNTING, "-C", str(root), *arguments]
        done = subprocess.run(
            command, env=os.environ | {"PYTHONPATH": str(self.folder)}, stdout=subprocess.PIPE, text=True, check=False
        )
        *lines, last = done.stdout.splitlines()
        return lines, last.split()[1:]


def another_program(folder: Path, changes: Sequence[tuple[str, str, str]]) -> AnotherProgram:
    """Return a copy of the program in which a text of some files is replaced: path, before, then."""
    copy = folder / "localize"
    shutil.copytree(Path(localize.__file__).parent, copy)
    for path, before, then in changes:
        text = (copy / path).read_text(encoding="utf-8")
        assert before in text, path
        (copy / path).write_text(text.replace(before, then), encoding="utf-8")
    return AnotherProgram(folder)
