from __future__ import annotations

import sqlite3
from pathlib import Path

from localize.cache.database import Tables, opened, opened_after, remove

WORDS = Tables(("words",), "CREATE TABLE words (word TEXT);", version=1)


def put(path: Path | None, word: str, tables: Tables = WORDS) -> None:
    connection = opened(path, tables)
    with connection:
        connection.execute("INSERT INTO words VALUES (?)", (word,))
    connection.close()


def words(path: Path | None, tables: Tables = WORDS) -> list[str]:
    connection = opened(path, tables)
    found = [word for (word,) in connection.execute("SELECT word FROM words")]
    connection.close()
    return found


def test_what_was_put_is_there_for_the_next_run(tmp_path: Path) -> None:
    put(tmp_path / "file", "one")
    put(tmp_path / "file", "two")

    assert words(tmp_path / "file") == ["one", "two"]


def test_tables_of_another_version_are_begun_anew(tmp_path: Path) -> None:
    put(tmp_path / "file", "one")

    assert words(tmp_path / "file", Tables(("words",), "CREATE TABLE words (word TEXT, line INT);", version=2)) == []


def test_a_file_that_is_not_whole_is_begun_anew(tmp_path: Path) -> None:
    def verify(connection: sqlite3.Connection) -> None:
        if connection.execute("SELECT 1 FROM words WHERE word = 'bad'").fetchone():
            raise sqlite3.DatabaseError("a bad word")

    tables = Tables(WORDS.names, WORDS.statements, WORDS.version, verify)
    put(tmp_path / "file", "good")
    assert words(tmp_path / "file", tables) == ["good"]
    put(tmp_path / "file", "bad")
    assert words(tmp_path / "file", tables) == []


def test_a_file_that_cannot_be_used_does_not_matter(tmp_path: Path) -> None:
    assert words(tmp_path / "no folder" / "file") == []
    assert words(None) == []


def test_after_an_error_a_damaged_file_is_gone_and_a_busy_one_stays(tmp_path: Path) -> None:
    path = tmp_path / "file"
    put(path, "one")

    opened_after(sqlite3.OperationalError("busy"), path, WORDS).close()
    assert words(path) == ["one"]
    opened_after(sqlite3.DatabaseError("damaged"), path, WORDS).close()
    assert not path.exists()
    remove(path)  # a file that is gone already is fine
