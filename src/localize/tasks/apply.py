"""Files written one by one; where another program saved one meanwhile, its work is done again on what is there now."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from typing import Protocol, TypeVar

from localize.files.exchange import ChangedError
from localize.tasks.change import Change
from localize.tasks.workspace import Workspace

MOST_TRIES = 20
"""How often the work for a file is done again that another program goes on saving."""

Again = Callable[[str], Iterable[Change]]
"""Does the work for a file once more, on what is there now."""
Tell = Callable[[str], None]
"""Takes a line for people, at once."""


def untold(_line: str) -> None:
    """Takes a line where nobody reads it."""


class Result(Protocol):
    """What a piece of work comes to."""

    @property
    def changes(self) -> tuple[Change, ...]:
        """The files to write."""


Done = TypeVar("Done", bound=Result)
Value = TypeVar("Value")


def apply(workspace: Workspace, changes: Iterable[Change], again: Again, *, tell: Tell) -> int:
    """Writes and removes files, and gives how many; each line for people is told once.

    Where another program has saved a file since it was read, the work is done `again` for it. Raises ChangedError for
    a file that another program saves each time.
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
        for line in (*([f"removed {change.path}"] if change.data is None else ()), *change.notes):
            if line not in told:
                tell(line)
                told.add(line)
        return int(done)

    return sum(applied(change) for change in changes)


def apply_result(workspace: Workspace, work: Callable[[], Done], *, tell: Tell) -> Done:
    """Does a piece of work and writes its files; gives what it came to the last time it had to be done."""
    done = [work()]

    def again(_: str) -> tuple[Change, ...]:
        done.append(work())
        return done[-1].changes

    apply(workspace, done[0].changes, again, tell=tell)
    return done[-1]


def done_again(work: Callable[[], Value]) -> Value:
    """Does a whole piece of work, and does it again where another program saved what it writes meanwhile.

    Raises ChangedError where that happens each time.
    """
    for _ in range(MOST_TRIES - 1):
        try:
            return work()
        except ChangedError:
            continue
    return work()
