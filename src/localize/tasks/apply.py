"""Files are written, some at a time; if another program saved one meanwhile, the work for it is done again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby, islice
from typing import Protocol, TypeVar

from localize.errors import FileError
from localize.files import rehearsal
from localize.files.exchange import ChangedError
from localize.tasks.change import Change
from localize.tasks.workspace import Workspace

MOST_TRIES = 20
"""How often the work for a file is done again that another program goes on saving."""

_AT_A_TIME = 48
"""How many files are written together: two descriptors are open for each, of the 256 that some systems allow."""

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
    """Write and remove files, some at a time, and return how many; `tell` gets each line for people once.

    If another program has saved a file since it was read, the work is done `again` for its path. Raises ChangedError
    for a file that is saved by others each time, and FileError for one that cannot be written, once those that are
    written with it are told. Nothing is removed then that comes after it.
    """
    tries: Counter[str] = Counter()
    told: set[str] = set()

    def applied(some: Sequence[Change]) -> int:
        results = list(zip(some, workspace.exchange_all(some), strict=True))
        written = sum(
            done(change, is_written=result) for change, result in results if not isinstance(result, FileError)
        )
        for change, result in results:
            if isinstance(result, ChangedError):
                written += once_more(change.path, result)
            elif isinstance(result, FileError):
                raise result
        return written

    def done(change: Change, *, is_written: bool) -> int:
        is_removed = change.data is None and rehearsal.current() is None
        for line in (*([f"removed {change.path}"] if is_removed else ()), *change.notes):
            if line not in told:
                tell(line)
                told.add(line)
        return int(is_written)

    def once_more(path: str, error: ChangedError) -> int:
        tries[path] += 1
        if tries[path] > MOST_TRIES:
            raise error
        workspace.wait_until_calm(path)
        return sum(map(applied, _batches(again(path))))

    return sum(map(applied, _batches(changes)))


def _batches(changes: Iterable[Change]) -> Iterator[tuple[Change, ...]]:
    """Cut changes into those that are made together; a file goes only once all that were before it are written."""
    for _, alike in groupby(changes, key=lambda change: change.data is None):
        while some := tuple(islice(alike, _AT_A_TIME)):
            yield some


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
