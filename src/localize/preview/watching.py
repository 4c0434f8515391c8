"""Watches the files that the preview is made from, and tells of changes within some milliseconds.

Folders are watched with all that is in them; of single files the folder they are in,
as most programs save by putting a new file in place of the old one.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from watchfiles import watch

from localize.cache.file_state import WatchedFiles

STEP_MS, LAZY_STEP_MS = 3, 50
"""How often it is looked whether something has happened: to sources and catalogs, and to the other files.

A change is told after one to two steps. watchfiles' own 50 ms would be felt; 3 ms cost 1 % of a processor."""
_TOGETHER_MS = 40
"""How long changes that follow each other closely are gathered."""


class Watcher:
    """Watches a project in threads of its own, and calls `changed` with paths relative to the project folder."""

    def __init__(self, root: Path, watched: WatchedFiles, changed: Callable[[list[str]], None]) -> None:
        """Paths of files that are not in the project folder are absolute."""
        self._root = root.resolve()
        self._changed = changed
        self._stop = threading.Event()
        folders = [self._root / name for name in watched.folders if (self._root / name).is_dir()]
        located = [self._root / path for path in watched.single]
        paths = {*located, *(path.resolve() for path in located)}
        parents = sorted({path.parent for path in paths if path.parent.is_dir()})
        self._threads = [
            threading.Thread(target=self._watch, args=(folders, None), name="watch folders", daemon=True),
            threading.Thread(target=self._watch, args=(parents, paths), name="watch files", daemon=True),
        ]
        for thread in self._threads:
            thread.start()

    def stop(self) -> None:
        """Watch no longer."""
        self._stop.set()
        for thread in self._threads:
            thread.join()

    def _watch(self, folders: list[Path], only: set[Path] | None) -> None:
        """Watch folders: with all that is in them, or `only` these files in them."""
        if not folders:
            return
        batches = watch(
            *folders,
            watch_filter=None,
            debounce=_TOGETHER_MS,
            step=STEP_MS if only is None else LAZY_STEP_MS,
            stop_event=self._stop,
            rust_timeout=1000,
            recursive=only is None,
            raise_interrupt=False,
        )
        for batch in batches:
            changed = [Path(path) for _, path in batch]
            paths = list(_relative(self._root, changed if only is None else [each for each in changed if each in only]))
            if paths:
                self._changed(paths)


def _relative(root: Path, paths: Iterable[Path]) -> Iterator[str]:
    for path in paths:
        yield (path.relative_to(root) if path.is_relative_to(root) else path).as_posix()
