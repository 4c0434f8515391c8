"""How many processes pay for a check on this machine."""

from __future__ import annotations

import os
import sys

_PAGES_OF_COPY = 32
"""Pages that pay for a process that begins with all that this one has loaded: 2 seconds of work."""
_PAGES_OF_NEW = 200
"""Pages that pay for one that loads languages by itself: that takes 2 seconds, which should be less than a tenth."""
_THREADS = "/proc/self/task"


def jobs_for(pages: int) -> int:
    """Return how many processes pay for the check of so many pages."""
    if pages < 2 * _PAGES_OF_COPY:
        return 1
    least = _PAGES_OF_COPY if may_fork() else _PAGES_OF_NEW
    return max(1, min(processors(), pages // least))


def processors() -> int:
    """Return how many processors this process may use."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1


def may_fork() -> bool:
    """Whether processes that are started now begin as copies of this one, with all that it has loaded.

    On Linux, as long as this process has one thread: a lock that another thread holds would be held in the copy for
    ever (os.fork in Python's documentation). On macOS the system's own libraries do not stand it.
    """
    if sys.platform != "linux":
        return False
    try:
        with os.scandir(_THREADS) as threads:
            return sum(1 for _ in threads) == 1
    except OSError:  # no /proc
        return False
