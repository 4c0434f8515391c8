"""An editor in a process of its own, that saves a file again and again while something else works on it.

Each save is a new text, put over the file at once; then it looks whether its text is there, or comes back.
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

MARK = "@SAVE@"
"""Stands in the text of a file where each save has its number."""
_LONGEST_SECONDS = 30.0
"""After that a save has not only been taken aside for the moment by a slow machine: it is lost."""


def lost_saves(path: Path, text: str, work: Callable[[], object], *, saves: int, pause: float) -> list[int]:
    """The numbers of the saves of a file that were lost while some work was done again and again.

    `text` is what is saved, with MARK in it; `pause` the longest time between two saves in seconds.
    """
    with subprocess.Popen(
        [sys.executable, __file__, path, str(saves), str(pause)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as editor:
        assert editor.stdin
        assert editor.stdout
        editor.stdin.write(text.encode())
        editor.stdin.close()
        while editor.poll() is None:
            work()
        found: list[int] = json.loads(editor.stdout.read())
        return found


def save(path: Path, text: str) -> None:
    """Saves as editors do: beside the file, then over it at once."""
    beside = path.with_name(f".{path.name}.editor")
    beside.write_bytes(text.encode())
    beside.replace(path)


def edit(path: Path, text: str, *, saves: int, pause: float) -> list[int]:
    """Saves, and gives the numbers of the saves that are not there afterwards."""
    chance, lost = random.Random(5), []
    for number in range(saves):
        mine = f"save {number}."
        save(path, text.replace(MARK, mine))
        time.sleep(chance.uniform(0, pause))
        end = time.monotonic() + _LONGEST_SECONDS
        while not (is_there := mine in path.read_text(encoding="utf-8")) and time.monotonic() < end:
            time.sleep(0.001)
        if not is_there:
            lost.append(number)
    return lost


if __name__ == "__main__":
    place, count, longest = sys.argv[1:]
    found = edit(Path(place), sys.stdin.read(), saves=int(count), pause=float(longest))
    print(json.dumps(found), flush=True)  # noqa: T201  # the answer
    os._exit(0)
