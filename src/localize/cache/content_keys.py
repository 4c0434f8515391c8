"""What is in files, told without reading those that are as they were when they were read last."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import field

from localize.cache.digest_table import DigestTable, PackedDigests
from localize.cache.scan import FileDigest, FileStamp, clocked_digest, is_link, settled_stamp, stamp_of
from localize.cache.steps import Step, Steps
from localize.dataclass import dataclass
from localize.errors import FileError

_MOST_FOLDERS = 200
"""Folders whose files are held at once."""

_MOST_READ = 8192
"""Files that were read and are held as they are, in all folders together; packed they take a thirteenth of that."""

_NOTHING = FileDigest("", "")


@dataclass(slots=True)
class _KnownFolder:
    """The digests of the files in a folder: `known` ones, and those `read` since by path.

    It `has_news` where what is known is not what is kept. A `direct` folder has no link on the way to it, so that its
    own files need not be looked for.
    """

    direct: bool
    known: DigestTable
    read: dict[str, FileDigest] = field(default_factory=dict)
    has_news: bool = False

    def find(self, path: str, stamp: FileStamp) -> FileDigest | None:
        """Return the digest of a file, if it had this stamp when it was read."""
        read = self.read.get(path)
        return self.known.find(path, stamp) if read is None or read.stamp != stamp else read

    def pack(self) -> None:
        """Put the files that were read to those that are known."""
        if self.read:
            self.known, self.read, self.has_news = self.known.followed_by(self.read), {}, True


class ContentKeys:
    """Gives the SHA-256 of files in a project; what is known is kept by folder.

    Each file is looked at when it is asked for: it is read unless its stamp is that of an earlier reading, and older
    than that reading (git's racy rule, see scan.py).
    """

    def __init__(
        self,
        root: str,
        steps: Steps,
        *,
        locate: Callable[[str], object],
        is_direct: Callable[[str], bool],
        is_marked: Callable[[bytes], bool],
    ) -> None:
        """`locate` raises FileError for a path that leads out of the project; where `is_direct`, none below can.

        `is_marked` tells by the beginning of a file whether this program has written it.
        """
        self._root = root
        self._step: Step[PackedDigests] = steps.step("content", PackedDigests)
        self._folders: dict[str, _KnownFolder] = {}
        self._direct: dict[str, bool] = {}
        self._read = 0
        self._locate = locate
        self._is_direct = is_direct
        self._is_marked = is_marked

    def key(self, path: str) -> str:
        """Return the SHA-256 of a file in hexadecimal; "" where there is none, or it cannot be read."""
        return self.digest(path).digest

    def stamp(self, path: str) -> FileStamp:
        """Return what the file system says of a file or of what is not there.

        Empty where it is not to be trusted: a link leads elsewhere, or the file may be written to and keep it.
        """
        folder = path.rpartition("/")[0]
        direct = self._direct.get(folder)
        if direct is None:
            direct = self._direct[folder] = self._is_direct(folder)
        return settled_stamp(self._root, path, clock=time.time_ns()) if direct else ""

    def digest(self, path: str, stamp: FileStamp | None = None) -> FileDigest:
        """Return the digest of a file, and whether it says itself that this program has written it.

        `stamp` is what the file system has just said of it; without one, it is asked.
        """
        name = path.rpartition("/")[0]
        folder = self._folders.get(name)
        if folder is None:
            folder = self._opened(name)
        stamp = stamp or stamp_of(self._root, path)
        if (not folder.direct or is_link(stamp)) and not self._is_inside(path):
            return _NOTHING
        before = folder.find(path, stamp)
        if before is not None:
            return before
        now = clocked_digest(self._root, path, clock=time.time_ns(), is_marked=self._is_marked)
        if now is None:
            return _NOTHING
        folder.read[path] = now
        self._read += 1
        if self._read == _MOST_READ:
            self._pack()
        return now

    def _pack(self) -> None:
        """Put the files that were read to those that are known."""
        for folder in self._folders.values():
            folder.pack()
        self._read = 0

    def _opened(self, name: str) -> _KnownFolder:
        folder = self._folders[name] = _KnownFolder(self._is_direct(name), _table(self._step.known(name)))
        if len(self._folders) > _MOST_FOLDERS:
            self._forget(next(iter(self._folders)))
        return folder

    def _is_inside(self, path: str) -> bool:
        try:
            self._locate(path)
        except FileError:
            return False
        return True

    def commit(self) -> None:
        """Keep what was found out."""
        for name in list(self._folders):
            self._forget(name)

    def _forget(self, name: str) -> None:
        """Let go of a folder, and keep what was found out about it."""
        folder = self._folders.pop(name)
        folder.pack()
        if folder.has_news:
            self._step.keep(name, folder.known.packed)


def _table(packed: PackedDigests | None) -> DigestTable:
    """Return what is known of a folder; nothing where it is damaged."""
    try:
        return DigestTable(packed)
    except (ValueError, TypeError):
        return DigestTable()
