"""The removal of what killed runs left of files that they had not finished."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from pathlib import Path

from localize.files import exchange, lock, temporary


def tidy(folder: Path) -> None:
    """Remove what killed runs left in a folder and in all below it that are not hidden.

    What a living process still writes stays, and so does what cannot be removed: no work depends on it. A save of
    another program that an exchange had in its hands goes back to its path.
    """
    waiting = [str(folder)]
    while waiting:
        waiting += tidy_names(waiting.pop())


def tidy_names(folder: str) -> list[str]:
    """Do the same in a folder alone; return those in it that are not hidden. Links are not followed."""
    below = []
    with suppress(OSError):
        for entry in list(os.scandir(folder)):
            if not entry.name.startswith("."):
                below += [entry.path] if entry.is_dir(follow_symlinks=False) else []
            elif temporary.is_ours(entry.name) and not lock.is_alive(Path(entry.path)):
                _remove(Path(entry.path), is_folder=entry.is_dir(follow_symlinks=False))
    return below


def _remove(path: Path, *, is_folder: bool) -> None:
    with suppress(OSError):
        if exchange.is_slot(path.name):
            exchange.finish(path)
        elif is_folder:
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)
