"""What stands at paths of a folder into which many files go: each folder on the way is looked at once."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from pathlib import Path

Locate = Callable[[str], Path]
"""Returns where a path of the folder stands; raises an error for one that leads out of it."""


class PathStatuses:
    """What stands at the paths of a folder where nobody else works. Methods raise OSError, and what `locate` raises.

    A folder that is not there is remembered as such: nothing stands in it.
    """

    def __init__(self, root: Path, locate: Locate) -> None:
        self._root = str(root)
        self._locate = locate
        self._is_there: dict[str, bool] = {}

    def path(self, path: str) -> str:
        """Return where a path is on this machine; whether it leads out of the folder is not looked at."""
        return f"{self._root}/{path}"

    def status(self, path: str) -> os.stat_result | None:
        """Return what stands at a path, which may be a link; None where nothing does.

        `locate` is asked where it could object: at the first path of each folder, and at links.
        """
        folder, _, name = path.rpartition("/")
        is_there = self._is_there.get(folder)
        if is_there is None or name in ("..", ".", ""):
            self._locate(path)
            is_there = self._is_there[folder] = os.path.isdir(self.path(folder))  # noqa: PTH112  # thrice as fast
        if not is_there:
            return None
        try:
            status = os.lstat(self.path(path))
        except (FileNotFoundError, NotADirectoryError):
            return None
        if not stat.S_ISREG(status.st_mode) and not stat.S_ISDIR(status.st_mode):
            self._locate(path)
        return status

    def file_status(self, path: str) -> os.stat_result | None:
        """Return the status of the plain file at a path, or where a link there leads to; None for anything else."""
        status = self.status(path)
        if status is not None and stat.S_ISLNK(status.st_mode):
            try:
                status = os.stat(self.path(path))  # noqa: PTH116  # thrice as fast
            except OSError:  # it leads nowhere
                return None
        return status if status is not None and stat.S_ISREG(status.st_mode) else None

    def is_file(self, path: str) -> bool:
        """Whether a file or a link stands at a path, even one that leads nowhere."""
        status = self.status(path)
        return status is not None and not stat.S_ISDIR(status.st_mode)
