"""The check of articles shared among several processes of this machine."""

from __future__ import annotations

from collections.abc import Iterator

from localize.tasks.batches import Batches
from localize.tasks.executors import InProcess, processes
from localize.tasks.process_use import may_fork

_MOST_LOADED = 5000
"""Pages up to which this process loads the languages for all, which takes 70 MiB here; with more it hardly counts."""
_LOOKED_AT = 8
"""Articles of which the first one is chosen."""
_UNAVAILABLE = (OSError, NotImplementedError, RuntimeError, MemoryError)
"""What is raised where there are no semaphores, processes, threads or memory to be had, or a process was killed."""
_AT_ONCE = 3
"""Tasks for each process: it works on one, one is there for it, and one is ready."""


def done_by_processes(batches: Batches, jobs: int) -> Iterator[int]:
    """Do the work of batches in so many processes; yield how many articles are done, one number for each task.

    The first article is checked here, if the others begin as copies of this process: what is loaded for it, such as
    data of languages and patterns, is then loaded once for all. Where processes cannot be had, or one of them is
    killed, what is left is done here.
    """
    names = batches.names
    if jobs > 1 and batches.pages(names) <= _MOST_LOADED and may_fork():
        first = max(names[:_LOOKED_AT], key=batches.size)
        yield from batches.done(InProcess(), (first,))
        names = tuple(name for name in names if name != first)
    jobs = max(1, min(jobs, len(names)))
    try:
        with processes(jobs) as executor:
            yield from batches.done(executor, names, at_once=_AT_ONCE * jobs, workers=jobs)
    except _UNAVAILABLE:
        yield from batches.done(InProcess(), batches.left(names), at_once=1)
