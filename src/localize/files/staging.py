"""Many files of a folder brought up to date as one: all are made first, then all are shown, or none.

While a run is at work, these stand in the hidden folder FOLDER, on the same volume:

- `new/…`: the files that change, under their paths
- `old/…`: second names of the files that are replaced or removed
- `journal.json`: what is to be done, in order; once it is there, the run is finished by whoever comes next
- `back.json`: the same journal, once something went wrong; then all is put back
"""

from __future__ import annotations

import errno
import json
import os
import shutil
import stat
from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from pathlib import Path, PurePosixPath

from localize.dataclass import dataclass
from localize.files import marks, system, temporary
from localize.files.opening import read_plain
from localize.files.path_list import PathList
from localize.files.path_statuses import Locate, PathStatuses
from localize.paths import is_inside

FOLDER = ".localize"
_FLAGS = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0)
_NEW, _OLD, _JOURNAL, _BACK = "new", "old", "journal.json", "back.json"


@dataclass(frozen=True, slots=True)
class StagingStep:
    """A file to put at its path, or to remove; `replaces` says whether something stood there before."""

    path: str
    puts: bool
    replaces: bool


class MadeFolders:
    """The folders that files are put into: each is made once."""

    def __init__(self) -> None:
        self._made: set[str] = set()

    def make_for(self, path: str) -> None:
        """Make the folder of a file; raises OSError."""
        folder = os.path.dirname(path)  # noqa: PTH120  # thrice as fast
        if folder not in self._made:
            os.makedirs(folder, exist_ok=True)  # noqa: PTH103  # the same
            self._made.add(folder)


class Staging:
    """Files on their way into a folder. Only while nobody else works there. The methods raise OSError."""

    def __init__(self, root: Path, locate: Locate) -> None:
        self._root = root
        self._locate = locate
        self._statuses = PathStatuses(root, locate)
        self._stage = _stage(root)
        self._folders = MadeFolders()
        self._put = PathList()
        self._removed: dict[str, None] = {}

    def add(self, path: str, data: bytes) -> bool:
        """Make a file, to be shown by `switch`; False where it stands there already with these bytes."""
        previous = self._statuses.file_status(path)
        if previous is not None and previous.st_size == len(data) and self._locate(path).read_bytes() == data:
            return False
        new = f"{self._stage}/{_NEW}/{path}"
        self._folders.make_for(new)
        file = os.open(new, _FLAGS, 0o666)  # half as many calls as a file of Python's makes
        try:
            temporary.write_all(file, data)
            if previous is not None:
                Path(new).chmod(stat.S_IMODE(previous.st_mode))
            marks.remember(os.fstat(file))
        finally:
            os.close(file)
        self._put.add(path)
        return True

    def remove(self, path: str) -> None:
        """Have a file removed by `switch`."""
        self._removed[path] = None

    def switch(self, last: str) -> None:
        """Put all files at their paths and remove those that go; files that are called `last` come last.

        All is on the disk before the first change. Where something goes wrong, all is put back as it was.
        """
        if self._put or self._removed:
            self._statuses = PathStatuses(self._root, self._locate)  # somebody may have changed something since
            self._check()
            self._stage.mkdir(exist_ok=True)  # nothing may have been made
            _write_journal(self._stage, map(self._secured, self._order(last)))
            try:
                _forward(self._stage, self._statuses.path, self._order(last))
                system.settle(self._root)
            except BaseException:
                (self._stage / _JOURNAL).replace(self._stage / _BACK)
                _back(self._stage, self._locate, _read_journal(self._stage / _BACK))
                raise
            (self._stage / _JOURNAL).unlink()
        self.drop()

    def drop(self) -> None:
        """Remove what was made, unless it is to be finished or put back by the next run."""
        if not any((self._stage / name).exists() for name in (_JOURNAL, _BACK)):
            shutil.rmtree(self._stage, ignore_errors=True)
            self._folders = MadeFolders()

    def _order(self, last: str) -> Iterator[tuple[str, bool]]:
        """Yield all paths in the order of the steps, with whether a file is put there.

        First come those that are removed because they stand in the way of a folder or a file.
        """
        folders = {above for folder in {_folder(path) for path in self._put} for above in (folder, *_above(folder))}
        above_removed = {above for path in self._removed for above in _above(path)}
        puts_above = above_removed.intersection(self._put) if above_removed else set()
        in_the_way = {path for path in self._removed if path in folders or not puts_above.isdisjoint(_above(path))}
        for path in in_the_way:
            yield path, False
        for is_last in (False, True):
            for paths, puts in ((self._put, True), (self._removed, False)):
                for path in (path for path in paths if puts or path not in in_the_way):
                    if (path.rpartition("/")[2] == last) is is_last:
                        yield path, puts

    def _check(self) -> None:
        """Raise OSError where a file cannot be put or removed: before anything has been changed."""
        folders = set()
        for path in chain(self._put, self._removed):
            status = self._statuses.status(path)
            if status is not None and stat.S_ISDIR(status.st_mode):
                self._check_emptied(path, self._locate(path))
            if _folder(path) not in folders:
                self._check_folders(path)
                folders.add(_folder(path))

    def _check_folders(self, path: str) -> None:
        """Raise OSError where what a file is to stand in is no folder, or cannot be changed."""
        located = self._locate(path)
        for above in _above(path):
            folder = self._locate(above)
            if os.path.lexists(folder) and not folder.is_dir() and above not in self._removed:
                raise NotADirectoryError(errno.ENOTDIR, f"{above} is no folder", str(located))
        folder = next(each for each in located.parents if each.is_dir())
        if not os.access(folder, os.W_OK | os.X_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(folder))

    def _check_emptied(self, path: str, folder: Path) -> None:
        for current, _, names in os.walk(folder):
            for name in names:
                inside = (PurePosixPath(path) / (Path(current) / name).relative_to(folder).as_posix()).as_posix()
                if inside not in self._removed:
                    raise IsADirectoryError(errno.EISDIR, f"a folder with {name}", str(folder))

    def _secured(self, planned: tuple[str, bool]) -> StagingStep:
        """Give what is replaced at a path a second name, so that it can be put back; return the step."""
        path, puts = planned
        step = StagingStep(path, puts=puts, replaces=self._statuses.is_file(path))
        if step.replaces:
            located, old = self._statuses.path(path), f"{self._stage}/{_OLD}/{path}"
            self._folders.make_for(old)
            try:
                os.link(located, old, follow_symlinks=False)
            except OSError:  # another volume, or a file system without links
                shutil.copy2(located, old, follow_symlinks=False)
        return step


def finish(root: Path, locate: Locate) -> None:
    """Finish or put back what a killed run had begun, and drop what it had only made; raises OSError.

    Only while nobody else works there.
    """
    stage = _stage(root)
    if not stage.exists():
        return
    if (stage / _BACK).exists():
        _back(stage, locate, _read_journal(stage / _BACK))
    elif (stage / _JOURNAL).exists():
        steps = _read_journal(stage / _JOURNAL)
        _forward(stage, locate, [(step.path, step.puts) for step in steps if _is_left(stage, locate, step)])
        system.settle(root)
        (stage / _JOURNAL).unlink()
    shutil.rmtree(stage, ignore_errors=True)


def _is_left(stage: Path, locate: Locate, step: StagingStep) -> bool:
    """Whether a step of a killed run is still to be done; what somebody put there since is not removed."""
    if step.puts:
        return (stage / _NEW / step.path).exists()
    located = locate(step.path)
    return not _is_file(located) or _content(located) == _content(stage / _OLD / step.path)


def _content(path: Path) -> tuple[str, bytes]:
    """Return where a link leads, or what a file holds."""
    return (str(path.readlink()), b"") if path.is_symlink() else ("", read_plain(path))


def _folder(path: str) -> str:
    """Return the folder that a path stands in; empty for the top."""
    return path.rpartition("/")[0]


def _above(path: str) -> list[str]:
    """Return the folders that a path stands in."""
    return [str(parent) for parent in PurePosixPath(path).parents][:-1]


def _is_file(path: Path) -> bool:
    """Whether a file or a link stands there, even one that leads nowhere."""
    return os.path.lexists(path) and (path.is_symlink() or not path.is_dir())


def _stage(root: Path) -> Path:
    stage = root / FOLDER
    if stage.is_symlink():
        raise OSError(errno.ELOOP, "a link, expected a folder or nothing", str(stage))
    return stage


def _forward(stage: Path, locate: Callable[[str], str | Path], order: Iterable[tuple[str, bool]]) -> None:
    """Put or remove the files at these paths; what is to be removed may be gone already."""
    folders = MadeFolders()
    for path, puts in order:
        located = str(locate(path))
        if puts:
            folders.make_for(located)
            _move(f"{stage}/{_NEW}/{path}", located)
        else:
            _remove(path, Path(located))


def _back(stage: Path, locate: Locate, steps: list[StagingStep]) -> None:
    """Put all back as it was."""
    for step in reversed(steps):
        located, old = locate(step.path), stage / _OLD / step.path
        if step.replaces and _is_file(old):
            located.parent.mkdir(parents=True, exist_ok=True)
            _move(str(old), str(located))
        elif not step.replaces:
            _remove(step.path, located)
    (stage / _BACK).unlink()


def _move(source: str, target: str) -> None:
    try:
        os.replace(source, target)  # noqa: PTH105  # thrice as fast
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        left = Path(source)
        with temporary.written(Path(target).parent, (left.read_bytes(),), like=left.stat(), synced=True) as new:
            new.replace(target)
        left.unlink()


def _remove(path: str, located: Path) -> None:
    """Remove a file if it is there, and the folders that it leaves empty, below the folder that all stands in."""
    if _is_file(located):
        located.unlink()
    for folder in list(located.parents)[: path.count("/")]:
        try:
            folder.rmdir()
        except FileNotFoundError:
            continue
        except OSError:  # something stands in it
            return


def _write_journal(stage: Path, steps: Iterable[StagingStep]) -> None:
    """Write the steps as they come; the journal is there once all that they need is on the disk."""
    with temporary.written(stage, _journal(steps), synced=True) as new:
        system.settle(stage.parent)
        new.replace(stage / _JOURNAL)
    system.sync(stage, stage.parent)


def _journal(steps: Iterable[StagingStep]) -> Iterator[bytes]:
    before = "["
    for step in steps:
        row = json.dumps([step.path, step.puts, step.replaces], ensure_ascii=True)
        yield f"{before}\n{row}".encode()
        before = ","
    yield b"\n]\n"


def _read_journal(path: Path) -> list[StagingStep]:
    """Return the steps in a journal; raises OSError for what is no journal: nobody knows what was to be done."""
    try:
        steps = [
            StagingStep(path, puts=puts is True, replaces=replaces is True)
            for path, puts, replaces in json.loads(path.read_bytes())
        ]
        if all(_is_inside(step.path) for step in steps):
            return steps
    except (ValueError, TypeError):
        pass
    raise OSError(errno.EINVAL, "no journal of localize, expected one, or no such folder; remove it", str(path))


def _is_inside(path: object) -> bool:
    """Whether a path in a journal stays in the folder.

    It is not asked for more, as `paths` does: a step may remove a file with a name that other systems do not allow.
    """
    return isinstance(path, str) and is_inside(path)
