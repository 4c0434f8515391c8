"""A rehearsal: what would be written to files is taken down, and read back from there; the disk stays as it is.

A context variable says that one is going on, as with `files/marks.py`: what works on files is not told of it.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import replace
from pathlib import Path

from localize.dataclass import dataclass

_current: ContextVar[Rehearsal | None] = ContextVar("rehearsal", default=None)


@dataclass(frozen=True, slots=True)
class PlannedFile:
    """What would stand at a path: bytes, the content of another file, or a link; nothing of these, where it would go.

    `is_unread` says that a file would stand there whose content nobody reads in the run, and that is not held.
    `was_there` says whether something stands there now.
    """

    data: bytes | None = None
    file: Path | None = None
    link: str | None = None
    is_unread: bool = False
    was_there: bool = False

    @property
    def is_there(self) -> bool:
        """Whether something would stand there."""
        return self.data is not None or self.file is not None or self.link is not None or self.is_unread

    def content(self, most: int = sys.maxsize) -> bytes | None:
        """Return what a file would hold, of one larger than `most` one byte more than that; None where none would be.

        Raises OSError.
        """
        if self.file is not None:
            with self.file.open("rb") as file:
                return file.read(most + 1 if most < sys.maxsize else -1)
        return None if self.data is None else self.data[: most + 1] if most < sys.maxsize else self.data


class Rehearsal:
    """What a run would have written so far, by path, in the order of the first time."""

    def __init__(self) -> None:
        self._planned: dict[Path, PlannedFile] = {}

    def items(self) -> Iterator[tuple[Path, PlannedFile]]:
        """Yield the files that would be written or removed; not those that would come and go again."""
        yield from ((path, plan) for path, plan in self._planned.items() if plan.is_there or plan.was_there)

    def planned(self, path: Path) -> PlannedFile | None:
        """Return what would stand at a path; None where it is what stands there."""
        return self._planned.get(_absolute(path))

    def put(self, path: Path, data: bytes) -> None:
        """Take down that a file is written."""
        self._plan(path, PlannedFile(data))

    def put_unread(self, path: Path) -> None:
        """Take down that a file is written which is not read again: there may be more of these than memory holds."""
        self._plan(path, PlannedFile(is_unread=True))

    def put_copy(self, path: Path, source: Path) -> None:
        """Take down that a file gets the content of another one."""
        self._plan(path, self.planned(source) or PlannedFile(file=_absolute(source)))

    def link(self, path: Path, target: str) -> None:
        """Take down that a symbolic link is made."""
        self._plan(path, PlannedFile(link=target))

    def remove(self, path: Path) -> None:
        """Take down that a file is removed, or a folder with all that is in it."""
        for each in (*self._below(path), *((path,) if self._is_file(path) else ())):
            self.remove_file(each)

    def remove_file(self, path: Path) -> None:
        """Take down that a file is removed which is there, on this machine or in a store that a path stands for."""
        self._plan(path, PlannedFile(), was_there=True)

    def _plan(self, path: Path, plan: PlannedFile, *, was_there: bool = False) -> None:
        before = self.planned(path)
        was_there = before.was_there if before is not None else was_there or os.path.lexists(path)
        self._planned[_absolute(path)] = replace(plan, was_there=was_there)

    def rename(self, old: Path, new: Path) -> None:
        """Take down that a file or a folder gets another name."""
        for path in (*self._below(old), *((old,) if self._is_file(old) else ())):
            self.put_copy(new / path.relative_to(old) if path != old else new, path)
        self.remove(old)

    @contextmanager
    def lent(self, folder: Path) -> Iterator[Path]:
        """Give a copy of a folder, and take down what is in it at the end of the block."""
        from tempfile import TemporaryDirectory  # noqa: PLC0415  # only dry runs need it

        with TemporaryDirectory(prefix="localize-") as name:
            for path in self._below(folder):
                (copy := Path(name) / path.relative_to(folder)).parent.mkdir(parents=True, exist_ok=True)
                plan = self.planned(path)
                if plan is None:
                    shutil.copy2(path, copy, follow_symlinks=False)
                elif plan.link is None:
                    copy.write_bytes(plan.content() or b"")
            yield Path(name)
            for current, _, names in os.walk(name):
                for each in (Path(current) / one for one in names):
                    self._take(each, folder / each.relative_to(name))

    def _take(self, copy: Path, path: Path) -> None:
        """Take down what stands in a copy of a file, if it is another."""
        if copy.is_symlink():
            if not path.is_symlink() or path.readlink() != copy.readlink():
                self.link(path, str(copy.readlink()))
        elif not path.is_file() or path.read_bytes() != copy.read_bytes():
            self.put(path, copy.read_bytes())

    def exists(self, path: Path) -> bool:
        """Whether something would stand at a path: a file, a link, or a folder."""
        return self._is_file(path) or path.is_dir() or any(True for _ in self._new_below(path))

    def _is_file(self, path: Path) -> bool:
        plan = self.planned(path)
        return plan.is_there if plan is not None else path.is_symlink() or path.is_file()

    def below(self, folder: Path, paths: Iterable[Path]) -> list[Path]:
        """Return the files in a folder, at any depth: of the `paths` those that stay, and those that would come."""
        stay = dict.fromkeys(path for path in paths if (plan := self.planned(path)) is None or plan.is_there)
        return list(stay | dict.fromkeys(self._new_below(folder)))

    def _new_below(self, folder: Path) -> Iterator[Path]:
        """Yield the files that would be written in a folder, in the form of its own path."""
        above = _absolute(folder)
        for path, plan in list(self._planned.items()):
            if plan.is_there and above in path.parents:
                yield folder / path.relative_to(above)

    def _below(self, folder: Path) -> list[Path]:
        there = (Path(current) / name for current, _, names in os.walk(folder) for name in names)
        return self.below(folder, there)


def current() -> Rehearsal | None:
    """Return the rehearsal that is going on; None where files are really written."""
    return _current.get()


def planned(path: Path) -> PlannedFile | None:
    """Return what would stand at a path after what was rehearsed so far; None where that is what stands there."""
    rehearsal = _current.get()
    return None if rehearsal is None else rehearsal.planned(path)


@contextmanager
def rehearsed() -> Iterator[Rehearsal]:
    """Write no file as long as the block runs, and take down what would be written."""
    rehearsal = Rehearsal()
    token = _current.set(rehearsal)
    try:
        yield rehearsal
    finally:
        _current.reset(token)


def _absolute(path: Path) -> Path:
    return Path(os.path.normpath(Path.cwd() / path))
