"""The output of a project: all files of a release are made first, then shown as one; on a disk, or in a store."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Protocol

from localize.files import rehearsal, staging
from localize.files.folder import Folder
from localize.files.path_list import PathList
from localize.files.problems import WRITTEN
from localize.files.rehearsal import Rehearsal
from localize.files.staging import Staging


class Output(Protocol):
    """What holds the published files; paths are relative to it. The methods raise FileError."""

    def finish(self) -> None:
        """Finish, or drop, what a run that was killed has left. Before anything in the output is read."""

    def paths(self) -> Iterable[str]:
        """Return the paths of all files, but those of a run at work."""

    def read(self, path: str, most: int = sys.maxsize) -> bytes | None:
        """Return the content of a file, or its beginning; None where there is none."""

    def begun(self) -> AbstractContextManager[None]:
        """Drop at the end what was made and not shown."""

    def add(self, path: str, data: bytes) -> bool:
        """Make a file; False where it stands there already with these bytes."""

    def remove(self, path: str) -> None:
        """Remove a file when all are shown."""

    def show(self) -> None:
        """Put all files in their places, manifests at last: all of them or none."""


class OutputFolder:
    """The output folder while a release is made; paths are relative to it. The methods raise FileError."""

    def __init__(self, folder: Folder, *, last: str) -> None:
        """Files that are called `last` are shown after all others."""
        self._folder = folder
        self._last = last
        self._staging = Staging(folder.root, folder.locate)

    def finish(self) -> None:
        """Finish, or drop, what a run that was killed has left. Before anything in the output is read."""
        with self._writing():
            staging.finish(self._folder.root, self._folder.locate)

    def paths(self) -> list[str]:
        """Return the paths of all files that people see."""
        return self._folder.visible_files()

    def read(self, path: str, most: int = sys.maxsize) -> bytes | None:
        """Return the content of a file, or its beginning; None where there is none."""
        return self._folder.read(path, most)

    @contextmanager
    def begun(self) -> Iterator[None]:
        """Drop at the end what was made and not shown."""
        try:
            yield
        finally:
            self._staging.drop()

    def add(self, path: str, data: bytes) -> bool:
        """Make a file; False where it stands there already with these bytes."""
        try:
            return self._staging.add(path, data)
        except OSError:
            with self._folder.guarded(path, WRITTEN):
                raise

    def remove(self, path: str) -> None:
        """Remove a file when all are shown."""
        self._staging.remove(path)

    def show(self) -> None:
        """Put all files in their places, manifests at last; where that fails, all stays as it was."""
        with self._writing():
            self._staging.switch(self._last)

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """Report what keeps the output from being brought up to date, with the path of the file that it is about."""
        try:
            yield
        except OSError as error:
            with self._folder.guarded(self._path_of(error), WRITTEN):
                raise

    def _path_of(self, error: OSError) -> str:
        """Return the path of the file that an error is about; empty where it is about none in the output."""
        path = Path(os.fsdecode(error.filename2 or error.filename or self._folder.root))
        return path.relative_to(self._folder.root).as_posix() if self._folder.root in path.parents else ""


class RehearsedOutput:
    """An output in a rehearsal: what would change in it is taken down, and stays as it is."""

    def __init__(self, output: Output, root: Path, rehearsal: Rehearsal) -> None:
        """`root` is the folder that paths are taken down in, or stands for it in messages."""
        self._output = output
        self._root = root
        self._rehearsal = rehearsal
        self._made = PathList()
        self._removed = PathList()

    def finish(self) -> None:
        """Leave what a run that was killed has left."""

    def paths(self) -> Iterable[str]:
        """Return the paths of all files that are there."""
        return self._output.paths()

    def read(self, path: str, most: int = sys.maxsize) -> bytes | None:
        """Return the content of a file that is there."""
        return self._output.read(path, most)

    @contextmanager
    def begun(self) -> Iterator[None]:
        """Nothing is to be dropped at the end."""
        yield

    def add(self, path: str, data: bytes) -> bool:
        """Remember that a file is made; False where it stands there already with these bytes."""
        if self._output.read(path) == data:
            return False
        self._made.add(path)
        return True

    def remove(self, path: str) -> None:
        """Remember that a file is removed."""
        self._removed.add(path)

    def show(self) -> None:
        """Take down what was made and removed: until now all is read as it stands there."""
        for path in self._made:
            self._rehearsal.put_unread(self._root / path)
        for path in self._removed:
            self._rehearsal.remove_file(self._root / path)


def rehearsed(output: Output, root: Path) -> Output:
    """Return an output as it is, or, in a rehearsal, one that only takes down what would change below `root`."""
    run = rehearsal.current()
    return output if run is None else RehearsedOutput(output, root, run)
