"""SQLite as it is where it was built without its full-text search."""

from __future__ import annotations

import sqlite3
from typing import Any

import pytest


def forbid_full_text(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have SQLite refuse to make tables for full-text search."""
    connect = sqlite3.connect

    def connected(*arguments: Any, **named: Any) -> sqlite3.Connection:
        connection: sqlite3.Connection = connect(*arguments, **named)
        connection.set_authorizer(_refuse)
        return connection

    monkeypatch.setattr(sqlite3, "connect", connected)


def _refuse(action: int, *_names: str | None) -> int:
    return sqlite3.SQLITE_DENY if action == sqlite3.SQLITE_CREATE_VTABLE else sqlite3.SQLITE_OK
