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
    for current, folders, _ in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        tidy_names(Path(current))


def tidy_names(folder: Path) -> None:
    """Do the same in a folder alone, not in those below it."""
    with suppress(OSError):
        for entry in list(os.scandir(folder)):
            if temporary.is_ours(entry.name) and not lock.is_alive(Path(entry.path)):
                _remove(Path(entry.path), is_folder=entry.is_dir(follow_symlinks=False))


def _remove(path: Path, *, is_folder: bool) -> None:
    with suppress(OSError):
        if exchange.is_slot(path.name):
            exchange.finish(path)
        elif is_folder:
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)
