"""The files that decide the result of a run, as they are at one moment."""

from __future__ import annotations

import os
from collections.abc import Container, Mapping
from dataclasses import replace

from localize.cache.scan import FileStamp, PackedRows, Scan, clock_of, digest_of, is_folder, mark_of, scan, scan_again
from localize.dataclass import dataclass

_CACHE = f"{os.curdir}/.localize"


@dataclass(frozen=True, slots=True)
class WatchedFiles:
    """The files that decide the result of a run: folders with all that is in them, and single files.

    Paths are relative to the project folder, or absolute.
    """

    folders: tuple[str, ...]
    single: tuple[str, ...]

    def scan(self, root: str, *, clock: int) -> Scan:
        """Walk over them; the cache of the project itself is passed over."""
        return scan(root, self.folders, clock=clock, single=self.single, without=_CACHE)

    def scan_again(self, before: Scan, *, clock: int) -> Scan:
        """Walk over those folders only in which something was put or taken away since."""
        return scan_again(before, self.folders, clock=clock, single=self.single, without=_CACHE)


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

    def followed_by(self, written: Container[tuple[int, ...]], *, clock_folder: str) -> WatchedState | None:
        """Return the state of the files after this process has worked; `written` are the marks of what it wrote.

        None where others have put files there too, or taken some away: whoever removes something tells of it. Where
        they have written to a file of a folder in which nothing else happened, it keeps the earlier stamp, so that
        whoever compares the state with the files sees it. Raises OSError.
        """
        before, root = self.scanned, self.scanned.root
        seen = self.watched.scan_again(before, clock=clock_of(clock_folder))
        changed = set()
        for path, old, new in seen.differences(before, within=seen.folders):
            changed.add(path)
            if not _is_new_folder(old, new) and mark_of(new) not in written:
                return None
        left = {path: digest for path, digest in self.digests.items() if path not in changed}
        if any(digest_of(os.path.join(root, path)) != digest for path, digest in left.items()):
            return None
        digests = {path: digest_of(os.path.join(root, path)) for path in seen.racy_paths()}
        folders = PackedRows({**before.packed().compressed, **seen.packed().compressed})
        now = replace(before, folders=folders, times={**before.times, **seen.times})
        return WatchedState(self.watched, now, {**left, **digests})


def state_of(
    watched: WatchedFiles, root: str, *, clock_folder: str, earlier: WatchedScan | None = None
) -> WatchedState:
    """Look at the files now; the time is taken by a file made in `clock_folder`. Raises OSError.

    `earlier` is what was seen of them before, if it is good enough; then no walk is done.
    """
    has_seen = earlier is not None and earlier.watched == watched
    scanned = earlier.scanned if earlier and has_seen else watched.scan(root, clock=clock_of(clock_folder))
    digests = {path: digest_of(os.path.join(root, path)) for path in scanned.racy_paths()}
    return WatchedState(watched, replace(scanned, folders=scanned.packed()), digests)


def _is_new_folder(old: FileStamp, new: FileStamp) -> bool:
    """Whether a folder stands where nothing was."""
    return is_folder(new) and (not old or old.startswith("!"))
