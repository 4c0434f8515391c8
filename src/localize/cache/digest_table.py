"""The digests of many files, in 49 bytes for each."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Mapping

from localize.cache.scan import FileDigest, FileStamp
from localize.dataclass import dataclass
from localize.model.fingerprints import fingerprint_of

_ROW = 41
"""Bytes of a row: 8 of the stamp, 32 of the digest, 1 of the mark."""


@dataclass(frozen=True, slots=True)
class PackedDigests:
    """The digests of files: `paths` are the fingerprints of the paths as numbers of 8 bytes, the smallest first.

    `rows` have the fingerprint of the stamp, the SHA-256 and the mark of each.
    """

    paths: bytes = b""
    rows: bytes = b""


class DigestTable:
    """Gives the digests of files that are as they were when they were read."""

    def __init__(self, packed: PackedDigests | None = None) -> None:
        """Raises ValueError for what is none."""
        self.packed = packed or PackedDigests()
        self._paths = memoryview(self.packed.paths).cast("Q")
        if len(self.packed.rows) != _ROW * len(self._paths):
            raise ValueError(f"{len(self._paths)} paths, but {len(self.packed.rows)} bytes of rows")

    def find(self, path: str, stamp: FileStamp) -> FileDigest | None:
        """Return the digest of a file, if it is known and the file had this stamp then."""
        number = fingerprint_of(path)
        at = bisect_left(self._paths, number)
        if at == len(self._paths) or self._paths[at] != number:
            return None
        row = self.packed.rows[_ROW * at : _ROW * (at + 1)]
        if row[:8] != _stamped(stamp):
            return None
        return FileDigest(stamp, row[8:40].hex(), is_marked=row[40] == 1)

    def followed_by(self, read: Mapping[str, FileDigest]) -> DigestTable:
        """Return a table with files that were read since, by path.

        Those without a stamp are left out: theirs is not to be trusted.
        """
        rows = {number: self.packed.rows[_ROW * at : _ROW * (at + 1)] for at, number in enumerate(self._paths)}
        for path, file in read.items():
            if file.stamp:
                mark = b"\1" if file.is_marked else b"\0"
                rows[fingerprint_of(path)] = _stamped(file.stamp) + bytes.fromhex(file.digest) + mark
        paths = sorted(rows)
        return DigestTable(PackedDigests(array("Q", paths).tobytes(), b"".join([rows[number] for number in paths])))

    def __len__(self) -> int:
        return len(self._paths)


def _stamped(stamp: FileStamp) -> bytes:
    return fingerprint_of(stamp).to_bytes(8, "little")
