"""An index of texts by their words, on disk: which texts have a word, and what translates the same entry.

Safe to lose at any time, and never believed where it is damaged: then it is emptied, to be filled again.
"""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from hashlib import blake2b
from pathlib import Path
from threading import RLock
from typing import Any

from localize.cache.database import Tables, opened, opened_after
from localize.catalogs.search_words import SearchWord, index_tokens, search_words
from localize.dataclass import dataclass
from localize.language.scripts import SPACELESS
from localize.model.catalog import Key

_FILE_BITS = 20
"""The number of a text is that of its file, followed by that of the text in its file, which has so many bits."""


@dataclass(frozen=True, slots=True)
class IndexedFile:
    """A file with texts of one article in one locale; `key` stands for its content."""

    path: str
    locale: str
    article: str
    key: bytes


@dataclass(frozen=True, slots=True)
class EntryText:
    """A text of an entry: its translation, or its source in the source locale; `line` is 0 where it is not known."""

    context: str | None
    source: str
    text: str
    line: int = 0
    fuzzy: bool = False

    @property
    def key(self) -> Key:
        """Context and source."""
        return (self.context, self.source)


@dataclass(frozen=True, slots=True)
class IndexedText:
    """A text in the index, with its number there: those of one file follow each other.

    `entry` stands for the entry, in whichever locale.
    """

    number: int
    entry: int
    path: str
    locale: str
    article: str
    value: EntryText


class DamagedIndexError(Exception):
    """The index could not be used; it is empty now, and is to be filled again."""


class NoFullTextError(Exception):
    """SQLite on this machine is without its full-text search, so there can be no index."""

    def __init__(self) -> None:
        super().__init__("SQLite on this machine is without FTS5, expected one that has it")


def has_full_text() -> bool:
    """Whether SQLite on this machine has its full-text search (FTS5), which is left out of some."""
    with closing(sqlite3.connect(":memory:")) as connection:
        try:
            connection.execute("CREATE VIRTUAL TABLE texts USING fts5 (words)")
        except sqlite3.Error:
            return False
    return True


class TextIndex:
    """The texts of files by their words; threads that use it wait for each other."""

    def __init__(self, path: Path | None = None) -> None:
        """`path` is the file; without one, or where it cannot be used, the index lives as long as this object.

        Raises NoFullTextError.
        """
        if not has_full_text():
            raise NoFullTextError
        self._path = path
        self._lock = RLock()
        self._connection = opened(path, _TABLES)

    def keys(self) -> dict[str, bytes]:
        """Return the key of each file by path."""
        return dict(self._rows("SELECT path, key FROM files"))

    def key(self, path: str) -> bytes:
        """Return the key of a file; empty where it is not in the index."""
        rows = self._rows("SELECT key FROM files WHERE path = ?", path)
        return rows[0][0] if rows else b""

    def put(self, file: IndexedFile, texts: Sequence[EntryText]) -> None:
        """Put the texts of a file in, in place of those that it had before; those that are as they were stay."""
        with self._changed() as connection:
            (number,) = connection.execute(_PUT_FILE, (file.path, file.locale, file.article, file.key)).fetchone()
            texts = texts[: 1 << _FILE_BITS]
            rows = [_row((number << _FILE_BITS) + position, file.article, text) for position, text in enumerate(texts)]
            before = _rows_of(connection, number)
            same = {row[:_TEXT_COLUMNS] for row in before}.intersection(rows)
            _take_out(connection, [row for row in before if row[:_TEXT_COLUMNS] not in same])
            new = [(row, text) for row, text in zip(rows, texts, strict=True) if row not in same]
            connection.executemany("INSERT INTO texts VALUES (?, ?, ?, ?, ?, ?, ?, ?)", [row for row, _ in new])
            words = [(row[0], _tokens(text.text), _token_of(file.locale)) for row, text in new]
            connection.executemany("INSERT INTO words (rowid, text, locale) VALUES (?, ?, ?)", words)

    def drop(self, paths: Iterable[str]) -> None:
        """Take out files that are gone."""
        with self._changed() as connection:
            for path in paths:
                for (number,) in connection.execute("SELECT id FROM files WHERE path = ?", (path,)).fetchall():
                    _take_out(connection, _rows_of(connection, number))
                    connection.execute("DELETE FROM files WHERE id = ?", (number,))

    def with_words(
        self, phrases: Sequence[Sequence[SearchWord]], *, locales: Collection[str], most: int, after: int = 0
    ) -> list[IndexedText]:
        """Return the first texts in which all phrases stand, in any of the locales, or in all if none is given.

        Of the last word of a phrase the beginning is enough. `after` is the number of a text to go on from.
        """
        match = " AND ".join(f'text : "{" ".join(_query_tokens(phrase))}" *' for phrase in phrases)
        if locales:
            match += f" AND locale : ({' OR '.join(map(_token_of, sorted(locales)))})"
        return self._texts(_WITH_WORDS, match, after, most)

    def numbers_with(self, word: SearchWord, *, locale: str, most: int) -> list[int]:
        """Return the numbers of the first texts of a locale that have a word, whole where there are spaces."""
        is_part = SPACELESS.match(word.text) is not None
        match = f'text : "{word.text}" {"*" if is_part else ""} AND locale : {_token_of(locale)}'
        return [number for (number,) in self._rows(_NUMBERS_WITH, match, most)]

    def of_entries(self, entries: Collection[int], locales: Collection[str]) -> list[IndexedText]:
        """Return the texts of some entries in some locales, or in all if none is given."""
        condition = f" AND files.locale IN ({_marks(locales)})" if locales else ""
        query = f"{_FROM_TEXTS} WHERE texts.entry IN ({_marks(entries)}){condition} ORDER BY texts.id"
        return self._texts(query, *entries, *locales)

    def numbered(self, numbers: Collection[int]) -> dict[int, IndexedText]:
        """Return the texts that have these numbers; the number of the next text in a file is one more."""
        query = f"{_FROM_TEXTS} WHERE texts.id IN ({_marks(numbers)})"
        return {text.number: text for text in self._texts(query, *numbers)}

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            self._connection.close()

    def _texts(self, query: str, *parameters: object) -> list[IndexedText]:
        with self._guarded():
            return [_text(row) for row in self._rows(query, *parameters)]

    def _rows(self, query: str, *parameters: object) -> list[Any]:
        with self._guarded() as connection:
            return connection.execute(query, parameters).fetchall()

    @contextmanager
    def _changed(self) -> Iterator[sqlite3.Connection]:
        """Change the index in one transaction."""
        with self._guarded() as connection, connection:
            yield connection

    @contextmanager
    def _guarded(self) -> Iterator[sqlite3.Connection]:
        """Use the index alone; where it cannot be used it is begun anew. Raises DamagedIndexError."""
        with self._lock:
            try:
                yield self._connection
            except sqlite3.Error as error:
                self._begin_anew(error)
                raise DamagedIndexError from error

    def _begin_anew(self, error: sqlite3.Error) -> None:
        """Go on with an empty index in memory; a file that was damaged is dropped."""
        self._connection.close()
        self._connection, self._path = opened_after(error, self._path, _TABLES), None


_PUT_FILE = (
    "INSERT INTO files (path, locale, article, key) VALUES (?, ?, ?, ?) ON CONFLICT (path)"
    " DO UPDATE SET locale = excluded.locale, article = excluded.article, key = excluded.key RETURNING id"
)
_TEXT_COLUMNS = 8
_COLUMNS = "texts.*, files.path, files.locale, files.article"
_FROM_TEXTS = f"SELECT {_COLUMNS} FROM texts JOIN files ON files.id = texts.id >> {_FILE_BITS}"
_WITH_WORDS = (
    f"SELECT {_COLUMNS} FROM words LEFT JOIN texts ON texts.id = words.rowid"
    f" LEFT JOIN files ON files.id = texts.id >> {_FILE_BITS}"
    " WHERE words MATCH ? AND words.rowid > ? ORDER BY words.rowid LIMIT ?"
)
_NUMBERS_WITH = "SELECT rowid FROM words WHERE words MATCH ? ORDER BY rowid LIMIT ?"
_TAKE_OUT_WORDS = "INSERT INTO words (words, rowid, text, locale) VALUES ('delete', ?, ?, ?)"


def _marks(values: Collection[object]) -> str:
    return ", ".join("?" * len(values))


def _rows_of(connection: sqlite3.Connection, file: int) -> list[tuple[Any, ...]]:
    """Return the rows of the texts of a file."""
    first, end = file << _FILE_BITS, (file + 1) << _FILE_BITS
    return connection.execute(f"{_FROM_TEXTS} WHERE texts.id >= ? AND texts.id < ?", (first, end)).fetchall()


def _take_out(connection: sqlite3.Connection, rows: Iterable[tuple[Any, ...]]) -> None:
    """Take texts out; their words are told to the table of words, which does not hold the texts."""
    texts = [_text(row) for row in rows]
    words = [(text.number, _tokens(text.value.text), _token_of(text.locale)) for text in texts]
    connection.executemany(_TAKE_OUT_WORDS, words)
    connection.executemany("DELETE FROM texts WHERE id = ?", [(text.number,) for text in texts])


def _row(number: int, article: str, text: EntryText) -> tuple[Any, ...]:
    """Return what is kept of a text, with a checksum; of a source, which translates nothing, the text is enough."""
    entry = blake2b(repr((article, text.key)).encode("utf-8", "surrogatepass"), digest_size=8).digest()
    source = "" if text.source == text.text else text.source
    values = (
        number,
        int.from_bytes(entry, "big", signed=True),
        text.context,
        source,
        text.text,
        text.line,
        int(text.fuzzy),
    )
    return (*values, _checksum(values, article))


def _text(row: Sequence[Any]) -> IndexedText:
    """Return the text in a row; raises sqlite3.DatabaseError for a row that is not as it was put in."""
    *values, checksum, path, locale, article = row
    if checksum != _checksum(values, article):
        raise sqlite3.DatabaseError("a text that is not as it was")
    number, entry, context, source, text, line, fuzzy = values
    value = EntryText(context, source or text, text, line=line, fuzzy=bool(fuzzy))
    return IndexedText(number, entry, path, locale, article, value)


def _checksum(values: Sequence[object], article: str) -> int:
    return zlib.crc32("\0".join(map(str, (*values, article))).encode("utf-8", "surrogatepass"))


def _tokens(text: str) -> str:
    return " ".join(index_tokens(search_words(text)))


def _query_tokens(phrase: Sequence[SearchWord]) -> list[str]:
    """Return the tokens of a phrase to search; what follows on its last character is not known."""
    tokens = index_tokens(phrase)
    return tokens[:-1] if len(phrase) > 1 and phrase[-2].joined else tokens


def _token_of(locale: str) -> str:
    return "".join(filter(str.isalnum, locale)).lower()


def _verify(connection: sqlite3.Connection) -> None:
    """Look whether a file is whole; raises sqlite3.DatabaseError where it is not."""
    if connection.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
        raise sqlite3.DatabaseError("a damaged file")
    connection.execute("INSERT INTO words (words) VALUES ('integrity-check')")
    connection.rollback()


_TABLES = Tables(
    ("files", "texts", "words"),
    """
    CREATE TABLE files (id INTEGER PRIMARY KEY, path TEXT UNIQUE NOT NULL, locale TEXT NOT NULL, article TEXT NOT NULL,
      key BLOB NOT NULL);
    CREATE TABLE texts (id INTEGER PRIMARY KEY, entry INTEGER NOT NULL, context TEXT, source TEXT NOT NULL,
      text TEXT NOT NULL, line INTEGER NOT NULL, fuzzy INTEGER NOT NULL, checksum INTEGER NOT NULL);
    CREATE INDEX entries ON texts (entry);
    CREATE VIRTUAL TABLE words USING fts5
      (text, locale, content = '', columnsize = 0, prefix = '1 2 3', tokenize = 'ascii');
    """,
    version=1,
    verify=_verify,
)
