"""Changes that follow each other closely are handed over as one."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

from localize.preview.changes import FileChanges


class Gathering:
    """Gathers changes until none has come for `quiet` seconds, or for `longest` seconds, then hands them to `act`.

    `act` is called in a thread of its own.
    """

    def __init__(self, act: Callable[[FileChanges], None], *, quiet: float, longest: float) -> None:
        self._act = act
        self._quiet, self._longest = quiet, longest
        self._changes = FileChanges()
        self._first = self._last = 0.0
        self._news = threading.Condition()
        self._stopped = False
        self._thread = threading.Thread(target=self._run, name="gathering", daemon=True)
        self._thread.start()

    def add(self, changes: FileChanges) -> None:
        """Add changes."""
        if not changes:
            return
        with self._news:
            self._last = time.monotonic()
            self._first = self._first if self._changes else self._last
            self._changes = self._changes | changes
            self._news.notify()

    def stop(self) -> None:
        """Hand over nothing any more."""
        with self._news:
            self._stopped = True
            self._news.notify()
        self._thread.join()

    def _run(self) -> None:
        while (changes := self._next()) is not None:
            self._act(changes)

    def _next(self) -> FileChanges | None:
        """Wait for changes to be handed over; None at the end."""
        with self._news:
            while not self._stopped:
                now = time.monotonic()
                due = min(self._last + self._quiet, self._first + self._longest)
                if self._changes and now >= due:
                    changes, self._changes = self._changes, FileChanges()
                    return changes
                self._news.wait(due - now if self._changes else None)
            return None
