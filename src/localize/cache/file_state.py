"""The files that decide the result of a run, as they are at one moment."""

from __future__ import annotations

import os
from collections.abc import Container, Mapping
from dataclasses import dataclass, replace

from localize.cache.scan import NO_ROWS, FileStamp, PackedRows, Scan, clock_of, digest_of, mark_of, scan


@dataclass(frozen=True, slots=True)
class WatchedFiles:
    """The files that decide the result of a run: folders with all that is in them, and single files.

    Paths are relative to the project folder, or absolute.
    """

    folders: tuple[str, ...]
    single: tuple[str, ...]

    def scan(self, root: str, *, clock: int) -> Scan:
        """Walk over them; the cache of the project itself is passed over."""
        return scan(root, self.folders, clock=clock, single=self.single, without=f"{os.curdir}/.localize")


@dataclass(frozen=True, slots=True)
class WatchedScan:
    """Watched files, and what a walk over them has seen."""

    watched: WatchedFiles
    scanned: Scan


@dataclass(frozen=True, slots=True)
class WatchedState:
    """The stamps of watched files, and the digests of those whose stamps are not to be trusted."""

    watched: WatchedFiles
    scanned: Scan
    digests: Mapping[str, str]

    def is_reached_from(self, before: WatchedState, written: Container[tuple[int, ...]]) -> bool:
        """Whether nobody but this process has changed a file since: `written` are the marks of what it wrote.

        What was removed counts as changed by others: whoever removes something tells of it.
        """
        changed = set()
        for path, old, new in self.scanned.differences(before.scanned):
            changed.add(path)
            if not _is_new_folder(old, new) and mark_of(new) not in written:
                return False
        return all(
            digest_of(os.path.join(self.scanned.root, path)) == digest
            for path, digest in before.digests.items()
            if path not in changed
        )


def state_of(
    watched: WatchedFiles,
    root: str,
    *,
    clock_folder: str,
    earlier: WatchedScan | None = None,
    like: PackedRows = NO_ROWS,
) -> WatchedState:
    """Look at the files now; the time is taken by a file made in `clock_folder`. Raises OSError.

    `earlier` is what was seen of them before, if it is good enough; then no walk is done. What is as in `like` is not
    held twice.
    """
    has_seen = earlier is not None and earlier.watched == watched
    scanned = earlier.scanned if earlier and has_seen else watched.scan(root, clock=clock_of(clock_folder))
    digests = {path: digest_of(os.path.join(root, path)) for path in scanned.racy_paths()}
    return WatchedState(watched, replace(scanned, folders=scanned.packed(like)), digests)


def _is_new_folder(old: FileStamp, new: FileStamp) -> bool:
    """Whether a folder stands where nothing was."""
    return new.isdigit() and (not old or old.startswith("!"))
