"""Many paths in a few bytes each."""

from __future__ import annotations

import zlib
from collections.abc import Iterator

from localize.model.fingerprints import Fingerprints, fingerprint_of

_LEVEL = 1
_TOGETHER = 1000
"""Paths that are compressed together."""


class PathList:
    """Paths in the order in which they were added, each once: a publication may write a million of them."""

    def __init__(self) -> None:
        self._seen = Fingerprints()
        self._packed: list[bytes] = []
        self._whole: list[str] = []

    def add(self, path: str) -> None:
        """Add a path at the end, if it is not among them."""
        fingerprint = fingerprint_of(path)
        if fingerprint not in self._seen:
            self._seen.add(fingerprint)
            self._whole.append(path)
            if len(self._whole) == _TOGETHER:
                self._packed.append(zlib.compress("\0".join(self._whole).encode("utf-8", "surrogatepass"), _LEVEL))
                self._whole = []

    def __contains__(self, path: str) -> bool:
        return fingerprint_of(path) in self._seen

    def __iter__(self) -> Iterator[str]:
        for each in self._packed:
            yield from zlib.decompress(each).decode("utf-8", "surrogatepass").split("\0")
        yield from self._whole

    def __len__(self) -> int:
        return len(self._seen)
