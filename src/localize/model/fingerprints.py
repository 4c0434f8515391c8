"""Many values known again by a few bytes each."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterator, Mapping
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


class FingerprintTable:
    """Rows of bytes, all of one length, by fingerprint: 8 bytes more for each than the row."""

    def __init__(self, fingerprints: bytes, rows: bytes) -> None:
        """`fingerprints` are numbers of 8 bytes, the smallest first, `rows` those of each, in the same order.

        Raises ValueError for what is not that.
        """
        self.fingerprints, self.rows = fingerprints, rows
        self._numbers = memoryview(fingerprints).cast("Q")
        self._length, rest = divmod(len(rows), len(self._numbers) or 1)
        if rest:
            raise ValueError(f"{len(self._numbers)} fingerprints, but {len(rows)} bytes of rows")

    def find(self, fingerprint: int) -> bytes | None:
        """Return the row of a fingerprint; None where there is none."""
        at = bisect_left(self._numbers, fingerprint)
        if at == len(self._numbers) or self._numbers[at] != fingerprint:
            return None
        return self.rows[self._length * at : self._length * (at + 1)]

    def items(self) -> Iterator[tuple[int, bytes]]:
        """Yield each fingerprint with its row."""
        for at, number in enumerate(self._numbers):
            yield number, self.rows[self._length * at : self._length * (at + 1)]

    def __len__(self) -> int:
        return len(self._numbers)


def fingerprint_table(rows: Mapping[int, bytes]) -> FingerprintTable:
    """Return a table of rows of one length, given by fingerprint."""
    numbers = sorted(rows)
    return FingerprintTable(array("Q", numbers).tobytes(), b"".join([rows[number] for number in numbers]))
