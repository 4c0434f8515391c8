"""Many values known again by a few bytes each."""

from __future__ import annotations

from array import array
from hashlib import blake2b

_LEAST = 1024
_UNUSED = 0


def fingerprint_of(*texts: str) -> int:
    """Return the fingerprint of some texts without NUL: 8 bytes of BLAKE2b as a number, never 0.

    That two of a million values have the same one by chance happens once in thirty million times.
    """
    data = "\0".join(texts).encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(data, digest_size=8).digest(), "little") or 1


class Fingerprints:
    """A set of fingerprints in 16 to 32 bytes each, a fifth of what a set of Python takes.

    It is a table that is never more than half full; what finds its cell taken stands in the next one that is not.
    """

    def __init__(self) -> None:
        self._cells = array("Q", bytes(8 * _LEAST))
        self._count = 0

    def add(self, fingerprint: int) -> None:
        """Add a fingerprint, which is not 0."""
        at = self._cell(fingerprint)
        if self._cells[at] == _UNUSED:
            self._cells[at] = fingerprint
            self._count += 1
            if self._count * 2 > len(self._cells):
                self._grow()

    def _cell(self, fingerprint: int) -> int:
        """Return the cell in which a fingerprint stands, or would."""
        cells = self._cells
        last = len(cells) - 1
        at = fingerprint & last
        while cells[at] not in (fingerprint, _UNUSED):
            at = (at + 1) & last
        return at

    def _grow(self) -> None:
        before = self._cells
        self._cells = array("Q", bytes(2 * before.itemsize * len(before)))
        for fingerprint in before:
            if fingerprint != _UNUSED:
                self._cells[self._cell(fingerprint)] = fingerprint

    def __contains__(self, fingerprint: int) -> bool:
        return self._cells[self._cell(fingerprint)] != _UNUSED

    def __len__(self) -> int:
        return self._count
