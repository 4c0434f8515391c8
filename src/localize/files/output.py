"""The output of a project: all files of a release made first, then put in their places as one."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from localize.files import staging
from localize.files.problems import writing
from localize.files.staging import Staging
from localize.release.manifest import MANIFEST


class OutputFolder:
    """The output folder while a release is made; paths are relative to it. The methods raise FileError.

    `name` is the folder's path as people are told it; `locate` gives the place of a file in it, and raises FileError
    for one that leads out of the project.
    """

    def __init__(self, root: Path, name: str, locate: Callable[[str], Path]) -> None:
        self._root = root
        self._name = name
        self._locate = locate
        self._staging = Staging(root, locate)

    def finish(self) -> None:
        """Finishes, or drops, what a run that was killed has left. Before anything in the output is read."""
        with self._writing():
            staging.finish(self._root, self._locate)

    @contextmanager
    def begun(self) -> Iterator[None]:
        """Drops at the end what was made and not shown."""
        try:
            yield
        finally:
            self._staging.drop()

    def add(self, path: str, data: bytes) -> bool:
        """Makes a file; False where it stands there already with these bytes."""
        with writing(f"{self._name}/{path}"):
            return self._staging.add(path, data)

    def remove(self, path: str) -> None:
        """Lets a file go when all are shown."""
        self._staging.remove(path)

    def show(self) -> None:
        """Puts all files in their places, manifests at last; where that fails, all stays as it was."""
        with self._writing():
            self._staging.switch(MANIFEST)

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """Tells what keeps the output from being brought up to date, with the path of the file that it is about."""
        try:
            yield
        except OSError as error:
            with writing(self._told(error)):
                raise

    def _told(self, error: OSError) -> str:
        """The path of the file that an error is about; that of the output where it is about none in it."""
        place = Path(os.fsdecode(error.filename2 or error.filename or self._root))
        return f"{self._name}/{place.relative_to(self._root).as_posix()}" if self._root in place.parents else self._name
