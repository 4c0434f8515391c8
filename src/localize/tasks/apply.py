"""Files are written one by one; if another program saved one meanwhile, the work for it is done again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from typing import Protocol, TypeVar

from localize.files import rehearsal
from localize.files.exchange import ChangedError
from localize.tasks.change import Change
from localize.tasks.workspace import Workspace

MOST_TRIES = 20
"""How often the work for a file is done again that another program goes on saving."""

Again = Callable[[str], Iterable[Change]]
"""Gives the changes for a path again, made from what is on disk now."""
Tell = Callable[[str], None]
"""Takes a line for people."""


def untold(_line: str) -> None:
    """Drop a line that nobody reads."""


class Result(Protocol):
    """The result of a piece of work that writes files."""

    @property
    def changes(self) -> tuple[Change, ...]:
        """The files to write."""


Done = TypeVar("Done", bound=Result)
WorkResult = TypeVar("WorkResult")


def apply(workspace: Workspace, changes: Iterable[Change], again: Again, *, tell: Tell) -> int:
    """Write and remove files, and return how many; `tell` gets each line for people once.

    If another program has saved a file since it was read, the work is done `again` for its path. Raises ChangedError
    for a file that is saved by others each time.
    """
    tries: Counter[str] = Counter()
    told: set[str] = set()

    def applied(change: Change) -> int:
        try:
            done = workspace.exchange(change.path, change.data, change.base)
        except ChangedError:
            tries[change.path] += 1
            if tries[change.path] > MOST_TRIES:
                raise
            workspace.wait_until_calm(change.path)
            return sum(applied(each) for each in again(change.path))
        is_removed = change.data is None and rehearsal.current() is None
        for line in (*([f"removed {change.path}"] if is_removed else ()), *change.notes):
            if line not in told:
                tell(line)
                told.add(line)
        return int(done)

    return sum(applied(change) for change in changes)


def apply_result(workspace: Workspace, work: Callable[[], Done], *, tell: Tell) -> Done:
    """Do a piece of work and write its files; return the result of the last time it was done."""
    done = [work()]

    def again(_: str) -> tuple[Change, ...]:
        done.append(work())
        return done[-1].changes

    apply(workspace, done[0].changes, again, tell=tell)
    return done[-1]


def done_again(work: Callable[[], WorkResult]) -> WorkResult:
    """Do a piece of work that writes files; do it again as long as others save the same files meanwhile.

    Raises ChangedError if they do so each time.
    """
    for _ in range(MOST_TRIES - 1):
        try:
            return work()
        except ChangedError:
            continue
    return work()
