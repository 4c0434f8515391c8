"""Data of one run that may be too much for the memory: small amounts stay there, large ones go to a temporary file."""

from __future__ import annotations

import tempfile
import weakref
from collections.abc import Hashable

_MOST_IN_MEMORY = 32 * 1024 * 1024
"""Bytes from which on everything goes to the file."""
_LENGTH = 8
"""Bytes before each piece that say how long it is."""


class Spool:
    """Holds pieces of data by key until it is no longer needed; the file has no name and goes with it."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._file = tempfile.SpooledTemporaryFile(_MOST_IN_MEMORY)  # noqa: SIM115 (it lives as long as this object)
        weakref.finalize(self, self._file.close)
        self._begins: dict[Hashable, int] = {}
        self._end = 0

    def __contains__(self, key: Hashable) -> bool:
        """Whether there is a piece of that key."""
        return key in self._begins

    def put(self, key: Hashable, data: bytes) -> None:
        """Hold a piece; one of the same key is replaced. Raises OSError where the disk is full."""
        self._file.seek(self._end)
        self._file.write(len(data).to_bytes(_LENGTH, "little"))
        self._file.write(data)
        self._begins[key] = self._end
        self._end += _LENGTH + len(data)

    def get(self, key: Hashable) -> bytes:
        """Return a piece; raises KeyError for one that is not there."""
        self._file.seek(self._begins[key])
        return self._file.read(int.from_bytes(self._file.read(_LENGTH), "little"))
