"""The digests of many files, in 49 bytes for each."""

from __future__ import annotations

from collections.abc import Mapping

from localize.cache.scan import FileDigest, FileStamp
from localize.dataclass import dataclass
from localize.model.fingerprints import FingerprintTable, fingerprint_of, fingerprint_table

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
        self._table = FingerprintTable(self.packed.paths, self.packed.rows)
        if len(self.packed.rows) != _ROW * len(self._table):
            raise ValueError(f"{len(self._table)} paths, but {len(self.packed.rows)} bytes of rows")

    def find(self, path: str, stamp: FileStamp) -> FileDigest | None:
        """Return the digest of a file, if it is known and the file had this stamp then."""
        row = self._table.find(fingerprint_of(path))
        if row is None or row[:8] != _stamped(stamp):
            return None
        return FileDigest(stamp, row[8:40].hex(), is_marked=row[40] == 1)

    def followed_by(self, read: Mapping[str, FileDigest]) -> DigestTable:
        """Return a table with files that were read since, by path.

        Those without a stamp are left out: theirs is not to be trusted.
        """
        rows = dict(self._table.items())
        for path, file in read.items():
            if file.stamp:
                mark = b"\1" if file.is_marked else b"\0"
                rows[fingerprint_of(path)] = _stamped(file.stamp) + bytes.fromhex(file.digest) + mark
        table = fingerprint_table(rows)
        return DigestTable(PackedDigests(table.fingerprints, table.rows))

    def __len__(self) -> int:
        return len(self._table)


def _stamped(stamp: FileStamp) -> bytes:
    return fingerprint_of(stamp).to_bytes(8, "little")
