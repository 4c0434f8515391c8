"""A run is taken down while it goes on, so that the next one with nothing to do can be told again: cache/last_run.py.

What is not taken down: a run that ended with an error, or in a fault of the program; one that told of something that it
did, such as a file removed; one during which another program saved a file; one with a parameter that
cache/repeatable.py does not list.
"""

from __future__ import annotations

import sys
from codecs import lookup
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from itertools import groupby
from typing import TYPE_CHECKING, Any, TextIO, cast

from localize.cache import last_run
from localize.cache.last_run import STDERR, STDOUT, RememberedRun
from localize.cache.surroundings import surroundings

if TYPE_CHECKING:
    from pathlib import Path

    from localize.cache.file_state import WatchedScan, WatchedState
    from localize.files.marks import WrittenMarks
    from localize.tasks.workspace import Workspace

_CLEAN, _MEND = 0, 1


class Recording:
    """A run that is being taken down; `arguments` are those of the command line.

    `scanned` is what was seen of the files a moment ago, so that they need not be looked at twice.
    """

    def __init__(self, arguments: Sequence[str], scanned: WatchedScan | None = None) -> None:
        """Raises OSError where the folder or the program cannot be looked at."""
        self._scanned = scanned
        self._arguments = tuple(arguments)
        self._root = last_run.project_folder(arguments)
        self._surroundings = tuple(surroundings(arguments, self._root))
        self._printed: list[tuple[str, str]] = []
        self._is_paused = False
        self._is_single = False
        self.terminal = sys.stderr
        """Where a person watches the progress, which is not taken down."""
        self._state: WatchedState | None = None
        self._status: object = None
        self._folder: Path | None = None

    def add(self, stream: str, text: str) -> None:
        """Take down what is printed."""
        if not self._is_paused:
            self._printed.append((stream, text))

    @contextmanager
    def paused(self, instead: str = "") -> Iterator[None]:
        """Take down nothing that is printed as long as the block runs; `instead` is what the next run prints there."""
        if instead:
            self._printed.append((STDOUT, instead))
        self._is_paused = True
        try:
            yield
        finally:
            self._is_paused = False

    def happens_once(self) -> None:
        """Forget this run: it tells of something that the next one does not do."""
        self._is_single = True

    @contextmanager
    def watching(self, workspace: Workspace) -> Iterator[None]:
        """Look at all files before a command reads any of them, and once more at those that it has put somewhere."""
        from localize.files import marks  # noqa: PLC0415  # loaded by now
        from localize.tasks.configuration import read_config  # noqa: PLC0415

        with marks.collected() as written:
            before = self._looked_at(workspace)
            if before is not None:
                workspace.begin_from(before.scanned)
            is_same = before is not None and read_config(workspace) == workspace.config
            try:
                yield
            except SystemExit as end:
                self._ended(workspace, before if is_same else None, written, status=end.code)
                raise
            self._ended(workspace, before if is_same else None, written, status=_CLEAN)

    def _ended(
        self, workspace: Workspace, before: WatchedState | None, written: WrittenMarks, *, status: object
    ) -> None:
        """Look at the files again, now that a command has done its work; one that was stopped has not."""
        after = None
        with suppress(OSError):
            self._folder = workspace.cache()
            if before is not None and self._folder is not None:
                after = before.followed_by(written, clock_folder=str(self._folder))
        if after is not None:
            self._state, self._status = after, status

    def _looked_at(self, workspace: Workspace) -> WatchedState | None:
        """Return how the files are now; None where that cannot be seen, or not remembered."""
        from localize.cache.file_state import state_of  # noqa: PLC0415  # loaded by now
        from localize.files.object_store import is_url  # noqa: PLC0415  # the same
        from localize.tasks.watched_files import watched_files  # noqa: PLC0415

        if is_url(workspace.config.output):  # others write to a store too
            return None
        with suppress(OSError):
            folder = workspace.cache() if workspace.root.samefile(self._root) else None
            if folder is not None:
                earlier, self._scanned = self._scanned, None  # held packed from here on
                return state_of(watched_files(workspace), self._root, clock_folder=str(folder), earlier=earlier)
        return None

    def store(self, status: object) -> None:
        """Remember the run, if it can be told again."""
        if self._state is None or self._folder is None or status != self._status or status not in (_CLEAN, _MEND):
            return
        if self._is_single or not self._printed or _tells_of_fault("".join(text for _, text in self._printed)):
            return
        run = RememberedRun(
            self._surroundings,
            self._state.watched,
            stamps=self._state.scanned.packed(),
            digests=self._state.digests,
            printed=tuple(_joined(self._printed)),
            status=_MEND if status else _CLEAN,
        )
        with suppress(OSError):
            last_run.store(run, str(self._folder), self._arguments)


class _Tee:
    """A text stream that also gives what is written to a recording."""

    def __init__(self, stream: TextIO, name: str, recording: Recording) -> None:
        self._stream = stream
        self._name = name
        self._recording = recording

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)

    def write(self, text: str) -> int:
        """Write a text, and give it to the recording once it is written."""
        count = self._stream.write(text)
        self._recording.add(self._name, text)
        return count


@contextmanager
def recorded(arguments: Sequence[str], scanned: WatchedScan | None = None) -> Iterator[Recording | None]:
    """Take down a run of this process, as long as the block runs; None for one that cannot be told again."""
    recording = _begun(arguments, scanned)
    if recording is None:
        yield None
        return
    streams = sys.stdout, sys.stderr
    tees = _Tee(sys.stdout, STDOUT, recording), _Tee(sys.stderr, STDERR, recording)
    sys.stdout, sys.stderr = cast("TextIO", tees[0]), cast("TextIO", tees[1])
    try:
        yield recording
    except SystemExit as end:
        recording.store(end.code)
        raise
    finally:
        if isinstance(sys.stdout, _Tee):  # click puts another stream there, once a reader went away
            sys.stdout, sys.stderr = streams


def _begun(arguments: Sequence[str], scanned: WatchedScan | None) -> Recording | None:
    if not all(map(_is_plain, (sys.stdout, sys.stderr))):
        return None
    with suppress(OSError):
        return Recording(arguments, scanned)
    return None


def _is_plain(stream: TextIO | None) -> bool:
    """Whether text that is printed goes through a stream: click prints past it on Windows' console, and in ASCII."""
    if stream is None or (sys.platform == "win32" and stream.isatty()):
        return False
    return lookup(stream.encoding or "ascii").name != "ascii"


def _joined(printed: Sequence[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Yield what was printed in as few pieces as keep the order."""
    for stream, pieces in groupby(printed, key=lambda piece: piece[0]):
        yield stream, "".join(text for _, text in pieces)


def _tells_of_fault(text: str) -> bool:
    """Whether somebody is asked to report a fault, or memory was short: it may go well the next time."""
    from localize.errors import NO_MEMORY, REPORT  # noqa: PLC0415  # loaded by now

    return REPORT in text or NO_MEMORY in text
