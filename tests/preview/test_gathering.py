"""Changes that follow each other closely are handed over as one."""

from __future__ import annotations

import time
from queue import Queue

from localize.preview.changes import FileChanges
from localize.preview.gathering import Gathering
from support.running_preview import PATIENCE


def change(path: str) -> FileChanges:
    return FileChanges({path: (path, "de")})


def test_changes_are_handed_over_together_once_none_comes() -> None:
    given: Queue[FileChanges] = Queue()
    gathering = Gathering(given.put, quiet=0.6, longest=PATIENCE)
    for path in "abc":
        gathering.add(change(path))
    assert list(given.get(timeout=PATIENCE).catalogs) == ["a", "b", "c"]
    gathering.add(change("d"))
    assert list(given.get(timeout=PATIENCE).catalogs) == ["d"]
    gathering.stop()
    assert given.empty()


def test_changes_without_end_are_handed_over_after_a_while() -> None:
    given: Queue[FileChanges] = Queue()
    gathering = Gathering(given.put, quiet=60, longest=0.05)
    gathering.add(change("a"))
    assert list(given.get(timeout=PATIENCE).catalogs) == ["a"]
    gathering.stop()


def test_nothing_is_handed_over_after_the_end() -> None:
    given: Queue[FileChanges] = Queue()
    gathering = Gathering(given.put, quiet=0.01, longest=1)
    gathering.stop()
    gathering.add(change("a"))
    time.sleep(0.03)
    assert given.empty()
