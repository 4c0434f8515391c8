"""What is in files, told without reading those that are as they were when they were read last."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from localize.cache.scan import FileDigest, digests, scan, stamp_of
from localize.cache.steps import Step, Steps

_MOST_FOLDERS = 200
"""Folders whose files are held at once."""

_Files = dict[str, FileDigest]


@dataclass(slots=True)
class _KnownFolder:
    """The digests of files in a folder by path, as they were before and as they are now."""

    known: _Files
    changed: _Files = field(default_factory=dict)


class ContentKeys:
    """Gives the SHA-256 of files in a project; what is known is kept by folder.

    Each file is looked at when it is asked for: it is read unless its stamp is that of an earlier reading, and older
    than that reading (git's racy rule, see scan.py).
    """

    def __init__(self, root: str, steps: Steps) -> None:
        self._root = root
        self._step: Step[_Files] = steps.step("content", _Files)
        self._folders: dict[str, _KnownFolder] = {}

    def key(self, path: str) -> str:
        """Return the SHA-256 of a file in hexadecimal; "" where there is none, or it cannot be read."""
        name = str(PurePosixPath(path).parent)
        folder = self._folders.get(name)
        if folder is None:
            folder = self._folders[name] = _KnownFolder(self._step.known(name) or {})
            if len(self._folders) > _MOST_FOLDERS:
                self._forget(next(iter(self._folders)))
        stamp = stamp_of(self._root, path)
        before = folder.changed.get(path) or folder.known.get(path)
        if before is not None and before.stamp == stamp:
            return before.digest
        scanned = scan(self._root, (), single=(path,), clock=time.time_ns())
        now = digests(scanned, {}).get(path)
        if now is None:
            return ""
        folder.changed[path] = now
        return now.digest

    def commit(self) -> None:
        """Keep what was found out."""
        for name in list(self._folders):
            self._forget(name)

    def _forget(self, name: str) -> None:
        """Let go of a folder, and keep what was found out about it."""
        folder = self._folders.pop(name)
        if folder.changed:
            self._step.keep(name, {**folder.known, **folder.changed})
