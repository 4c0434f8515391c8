"""Many values known again by a few bytes each."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterable, Iterator, Mapping
from hashlib import blake2b

_MOST_IN_PIECE = 1024
"""Fingerprints in one array."""


def fingerprint_of(*texts: str) -> int:
    """Return the fingerprint of some texts without NUL: 8 bytes of BLAKE2b as a number, never 0.

    That two of a million values have the same one by chance happens once in thirty million times.
    """
    data = "\0".join(texts).encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(data, digest_size=8).digest(), "little") or 1


class Fingerprints:
    """A set of numbers of 8 bytes in 8 to 10 bytes each, a tenth of what a set of Python takes.

    They are held in order, in pieces that are halved when they are full: a new one moves half a piece at most.
    """

    def __init__(self) -> None:
        self._pieces = [array("Q")]
        self._firsts = [0]
        """For each piece a number that none in it is less than, and all in those before are."""

    def add(self, fingerprint: int) -> None:
        """Add a fingerprint."""
        number = bisect_right(self._firsts, fingerprint) - 1
        piece = self._pieces[number]
        at = bisect_left(piece, fingerprint)
        if at == len(piece) or piece[at] != fingerprint:
            piece.insert(at, fingerprint)
            if len(piece) > _MOST_IN_PIECE:
                half = len(piece) // 2
                self._pieces[number : number + 1] = piece[:half], piece[half:]
                self._firsts.insert(number + 1, piece[half])

    def __contains__(self, fingerprint: int) -> bool:
        piece = self._pieces[bisect_right(self._firsts, fingerprint) - 1]
        at = bisect_left(piece, fingerprint)
        return at < len(piece) and piece[at] == fingerprint

    def __len__(self) -> int:
        return sum(map(len, self._pieces))


class KnownTexts(Container[str]):
    """A set of texts without NUL, known by their fingerprints only."""

    def __init__(self, texts: Iterable[str] = ()) -> None:
        self._fingerprints = Fingerprints()
        for text in texts:
            self._fingerprints.add(fingerprint_of(text))

    def __contains__(self, text: object) -> bool:
        return isinstance(text, str) and fingerprint_of(text) in self._fingerprints


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
