"""The results of steps, kept from run to run under the digest of what each was made from."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Sequence
from hashlib import blake2b
from pathlib import Path
from typing import Any

from localize.cache.database import Tables, opened, opened_after
from localize.dataclass import dataclass

_MOST_IN_MEMORY = 4 * 1024 * 1024
"""Bytes of results that wait to be written."""
_TABLES = Tables(
    ("results",),
    """
    CREATE TABLE results (
      id INTEGER PRIMARY KEY, step TEXT NOT NULL, owner TEXT NOT NULL, key BLOB NOT NULL, value BLOB NOT NULL,
      checksum INTEGER NOT NULL, UNIQUE (step, owner)
    );
    """,
    version=1,
)


def key_of(*parts: str | bytes) -> bytes:
    """Return the key that stands for some texts: 20 bytes of BLAKE2b; no two lists give the same."""
    whole = bytearray()
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        whole += b"%d:" % len(data)
        whole += data
    return blake2b(whole, digest_size=20).digest()


@dataclass(frozen=True, slots=True)
class StepResult:
    """The result of a step: the digest of what it was made from, and its packed value."""

    key: bytes
    value: bytes


@dataclass(frozen=True, slots=True)
class KeptResult:
    """A result with its step and owner: what goes from one store to another."""

    step: str
    owner: str
    result: StepResult


class Store:
    """Results by step and owner (an article, a page …): of each owner the newest one.

    Safe to lose at any time: where it cannot be read or written, nothing is known, and the work is done. What was put
    is there for other runs after `commit`; until then no other process has to wait.
    """

    def __init__(self, path: Path | None = None, *, journal: str = "WAL", is_written: bool = True) -> None:
        """`path` is the file; without one, results live as long as this object.

        Without `is_written` what is put never reaches the file. `journal` is SQLite's journal mode: "DELETE" for a file
        that is to be copied, as nothing stands beside it.
        """
        self._path = path
        self._is_written = is_written
        self._connection = opened(path, _TABLES, journal=journal)
        self._new: dict[tuple[str, str], StepResult] = {}
        self._new_bytes = 0

    def get(self, step: str, owner: str) -> StepResult | None:
        """Return the newest result of a step for an owner; None where nothing is known, or it is damaged."""
        new = self._new.get((step, owner))
        if new is not None:
            return new
        rows = self._rows(_GET, step, owner)
        return _result(rows[0]) if rows else None

    def value(self, step: str, owner: str, key: bytes) -> bytes | None:
        """Return the packed value of a step for an owner, if it was made from what `key` stands for."""
        result = self.get(step, owner)
        return result.value if result is not None and result.key == key else None

    def put(self, step: str, owner: str, result: StepResult) -> None:
        """Keep the result of a step in place of an older one."""
        self._new[step, owner] = result
        self._new_bytes += len(result.value)
        if self._new_bytes > _MOST_IN_MEMORY:
            self.commit()

    def count(self, step: str, value: bytes) -> int:
        """Return how many owners have this packed value as the result of a step."""
        self.commit()
        rows = self._rows(_COUNT, step, value)
        return int(rows[0][0]) if rows else 0

    def all_results(self) -> Iterator[KeptResult]:
        """Yield the results of all steps."""
        self.commit()
        try:
            for step, owner, *row in self._connection.execute(_WHOLE):
                result = _result(row)
                if result is not None:
                    yield KeptResult(step, owner, result)
        except sqlite3.Error as error:
            self._begin_anew(error)

    def owners(self, step: str) -> list[str]:
        """Return the owners that a step has results for."""
        self.commit()
        return [owner for (owner,) in self._rows(_OWNERS, step)]

    def drop(self, owners: Iterable[str], *, with_all_below: bool = False) -> None:
        """Drop the results of all steps for owners that are gone; `with_all_below` those for "owner/…" too."""
        self.commit()
        gone = list(owners)
        steps = self._rows(_STEPS) if gone else ()
        for (step,) in steps:  # by step and owner a result is found without going through all
            self._write(_DROP, [(step, owner) for owner in gone])
            if with_all_below:
                self._write(_DROP_BELOW, [(step, f"{owner}/", f"{owner}{_AFTER_SLASH}") for owner in gone])

    def commit(self) -> None:
        """Write all that was put since the last time."""
        if not self._is_written:
            return
        rows = [(*names, each.key, each.value, zlib.crc32(each.value)) for names, each in self._new.items()]
        self._write(_PUT, rows)
        self._new.clear()
        self._new_bytes = 0

    def close(self) -> None:
        """Write what was put, and let go of the file."""
        self.commit()
        self._connection.close()

    def _rows(self, query: str, *parameters: str | bytes) -> list[Any]:
        """Return the rows of a query; none where the file cannot be read."""
        try:
            return self._connection.execute(query, parameters).fetchall()
        except sqlite3.Error as error:
            self._begin_anew(error)
            return []

    def _write(self, statement: str, rows: Sequence[tuple[object, ...]]) -> None:
        """Execute a statement for each row, in one transaction."""
        try:
            if rows and self._is_written:
                with self._connection:
                    self._connection.executemany(statement, rows)
        except sqlite3.Error as error:
            self._begin_anew(error)

    def _begin_anew(self, error: sqlite3.Error) -> None:
        """Go on without the file, which is full, held by others, or damaged; a damaged one is dropped."""
        self._connection.close()
        self._connection, self._path = opened_after(error, self._path, _TABLES), None


_GET = "SELECT key, value, checksum FROM results WHERE step = ? AND owner = ?"
_COUNT = "SELECT COUNT(*) FROM results WHERE step = ? AND value = ?"
_WHOLE = "SELECT step, owner, key, value, checksum FROM results ORDER BY id"
_OWNERS = "SELECT owner FROM results WHERE step = ?"
_PUT = (
    "INSERT INTO results (step, owner, key, value, checksum) VALUES (?, ?, ?, ?, ?) ON CONFLICT (step, owner)"
    " DO UPDATE SET key = excluded.key, value = excluded.value, checksum = excluded.checksum"
)
_STEPS = "SELECT DISTINCT step FROM results"
_DROP = "DELETE FROM results WHERE step = ? AND owner = ?"
_DROP_BELOW = "DELETE FROM results WHERE step = ? AND owner >= ? AND owner < ?"
_AFTER_SLASH = chr(ord("/") + 1)


def _result(row: tuple[bytes, bytes, int] | list[bytes | int]) -> StepResult | None:
    key, value, checksum = row
    if not isinstance(key, bytes) or not isinstance(value, bytes) or zlib.crc32(value) != checksum:
        return None
    return StepResult(key, value)
