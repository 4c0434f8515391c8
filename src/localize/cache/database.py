"""A SQLite file that is safe to lose: one that is damaged, or of another version, is begun anew."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

from localize.dataclass import dataclass

_BUSY_SECONDS = 5.0


def _is_whole(_connection: sqlite3.Connection) -> None:
    """Believe the file: what is read of it is looked at by itself."""


@dataclass(frozen=True, slots=True)
class Tables:
    """The tables of a file: their names, the statements that make them, and a version that changes with these.

    `verify` raises sqlite3.DatabaseError for a damaged file.
    """

    names: tuple[str, ...]
    statements: str
    version: int
    verify: Callable[[sqlite3.Connection], None] = _is_whole


def opened(path: Path | None, tables: Tables, *, journal: str = "WAL") -> sqlite3.Connection:
    """Return an open file with the tables; in memory where there is no path, or the file cannot be used.

    `journal` is SQLite's journal mode. The connection may go from thread to thread, one at a time.
    """
    if path is not None:
        for _ in range(2):
            try:
                return _connected(str(path), tables, journal)
            except sqlite3.OperationalError:  # no such folder, no right to write, held by others
                break
            except sqlite3.Error:  # no database, or a damaged one
                remove(path)
    return _connected(":memory:", tables, journal)


def opened_after(error: sqlite3.Error, path: Path | None, tables: Tables) -> sqlite3.Connection:
    """Return empty tables in memory, to go on after an error; the file is removed if it was damaged.

    It stays where it was only full, or held by others.
    """
    if path is not None and not isinstance(error, sqlite3.OperationalError):
        remove(path)
    return _connected(":memory:", tables, "WAL")


def remove(path: Path) -> None:
    """Remove the file and what belongs to it."""
    for suffix in ("", "-wal", "-shm"):
        try:
            path.with_name(path.name + suffix).unlink(missing_ok=True)
        except OSError:
            return


def _connected(name: str, tables: Tables, journal: str) -> sqlite3.Connection:
    connection = sqlite3.connect(name, timeout=_BUSY_SECONDS, check_same_thread=False)
    try:
        connection.execute(f"PRAGMA journal_mode = {journal}")
        connection.execute("PRAGMA synchronous = NORMAL")
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        if version == tables.version:
            tables.verify(connection)
        else:
            dropped = " ".join(f"DROP TABLE IF EXISTS {name};" for name in tables.names)
            made = f"{tables.statements} PRAGMA user_version = {tables.version};"
            connection.executescript(f"BEGIN; {dropped} {made} COMMIT;")
    except sqlite3.Error:
        connection.close()
        raise
    return connection
