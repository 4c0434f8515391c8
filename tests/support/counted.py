"""A project whose reads are counted."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

from localize.tasks.workspace import Workspace


class CountedFiles(Workspace):
    """Counts how often the content of each file is read as text or table; not how often its digest is taken."""

    def __init__(self, root: Path) -> None:
        """Open the project in a folder."""
        self.reads: Counter[str] = Counter()
        super().__init__(root)

    def read(self, path: str, most: int = sys.maxsize) -> bytes | None:
        """Return the content of a file, and count it."""
        self.reads[path] += 1
        return super().read(path, most)

    def content_key(self, path: str) -> str:
        """Return the digest of a file."""
        before = Counter(self.reads)
        key = super().content_key(path)
        self.reads = before
        return key
