"""A dictionary in a file that is looked up: opened at once, and no word of it in memory.

simplemma's dictionaries are streams, each word given by what differs from the word before, so that they must be read
from the beginning. In the file such a stream is cut into blocks (a table of SQLite), each with what its first word
differs from. It takes as long to make as to read the stream, and is half as large again.
"""

from __future__ import annotations

import os
import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import closing
from itertools import pairwise
from pathlib import Path

_FORMAT = 1
"""The version of the tables."""
_BLOCK = 16
"""Words in a block: with fewer the file is larger, with more a look-up takes longer."""
_PUT = "INSERT INTO block VALUES (?, ?)"
_TABLES = """
CREATE TABLE about (reversed INTEGER NOT NULL);
CREATE TABLE block (first BLOB PRIMARY KEY, data BLOB NOT NULL) WITHOUT ROWID;
"""
_GET = "SELECT first, data FROM block WHERE first <= ? ORDER BY first DESC LIMIT 1"
_MAPPED = 1 << 30
"""The most bytes of a file that are read by mapping it."""
_CHECKSUM = 4
"""The bytes of a block's checksum, CRC-32 over its first word, the order of words and the data after it."""

_Block = tuple[bytes, bytes, bytes, bytes]
"""The first word of the next block, the word before the block with its lemma, and the stream from there on."""


class DamagedDictionaryError(Exception):
    """A file does not hold what was written into it."""


class DictionaryFile:
    """A dictionary file, open to be read; for threads too, and in a process that was forked."""

    def __init__(self, path: Path) -> None:
        """Open a file; raises OSError, sqlite3.Error and DamagedDictionaryError if that cannot be done."""
        self._path = path
        status = path.stat()
        if hasattr(os, "geteuid") and status.st_uid != os.geteuid():
            raise DamagedDictionaryError(f"{path}: of another user")
        self._open()

    def get(self, word: str) -> str | None:
        """Return the lemma of a word, None for one that is not listed; raises as the opening does."""
        from simplemma.strategies.dictionaries.frontcode import _iter_records  # noqa: PLC0415

        if self._process != os.getpid():  # a connection does not go through a fork
            self._open()
        key = self._stored(word.encode())
        _, before, lemma_before, records = self._block(key)
        for _, stored, lemma in _iter_records(records, 0, before, lemma_before):
            if stored >= key:
                return self._stored(lemma).decode() if stored == key else None
        return None

    def _open(self) -> None:
        self._process = os.getpid()
        uri = f"{self._path.absolute().as_uri()}?mode=ro&immutable=1"
        self._connection = sqlite3.connect(uri, uri=True, check_same_thread=False)
        self._connection.execute(f"PRAGMA mmap_size = {_MAPPED}")
        (version,) = self._connection.execute("PRAGMA user_version").fetchone()
        about = self._connection.execute("SELECT reversed FROM about").fetchone() if version == _FORMAT else None
        if about is None:
            raise DamagedDictionaryError(f"{self._path}: no dictionary")
        self._reversed = bool(about[0])

    def _stored(self, word: bytes) -> bytes:
        """A word as it is stored, and back: the words of some dictionaries are sorted by their ends."""
        return word[::-1] if self._reversed else word

    def _block(self, key: bytes) -> _Block:
        """The block in which a word must stand if it is listed."""
        first, data = self._connection.execute(_GET, (key,)).fetchone() or (None, None)
        if (
            isinstance(first, bytes)
            and isinstance(data, bytes)
            and _checksum(first, data[_CHECKSUM:], reversed_words=self._reversed) == data[:_CHECKSUM]
        ):
            following, before, lemma, records = data[_CHECKSUM:].split(b"\0", 3)
            if not following or key < following:
                return following, before, lemma, records
        raise DamagedDictionaryError(f"{self._path}: a block is damaged")


def write_dictionary(language: str, path: Path) -> None:
    """Write the dictionary of a language (its subtag) into an empty file.

    Raises OSError, sqlite3.Error, and ImportError where simplemma has another form of dictionaries.
    """
    from simplemma.strategies.dictionaries.dictionary_factory import _read_decompressed  # noqa: PLC0415

    write_blocks(_read_decompressed(language), path)


def write_blocks(stream: bytes, path: Path) -> None:
    """Write a dictionary into an empty file; `stream` is its front-coded form, as simplemma has it."""
    from simplemma.strategies.dictionaries.frontcode import _read_header  # noqa: PLC0415

    reversed_words, _, start = _read_header(stream)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.executescript(f"PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; {_TABLES}")
        connection.execute("BEGIN")
        connection.execute("INSERT INTO about VALUES (?)", (reversed_words,))
        connection.executemany(_PUT, _rows(stream, start, reversed_words=reversed_words))
        connection.execute(f"PRAGMA user_version = {_FORMAT}")
        connection.execute("COMMIT")


def _rows(stream: bytes, start: int, *, reversed_words: bool) -> Iterator[tuple[bytes, bytes]]:
    """The rows of the blocks of a stream whose records begin at `start`.

    The first block begins with the empty word, and the last one has none after it.
    """
    starts = [*_starts(stream, start), (len(stream), b"", b"", b"")]
    for (offset, first, word, lemma), (end, following, _, _) in pairwise(starts):
        data = b"\0".join((following, word, lemma, stream[offset:end]))
        yield first, _checksum(first, data, reversed_words=reversed_words) + data


def _starts(stream: bytes, start: int) -> Iterator[tuple[int, bytes, bytes, bytes]]:
    """The offset of each block, its first word, and the word before it with its lemma."""
    from simplemma.strategies.dictionaries.frontcode import _iter_records  # noqa: PLC0415

    yield start, b"", b"", b""
    left = _BLOCK
    before = lemma_before = b""
    for offset, word, lemma in _iter_records(stream, start):
        if not left:
            yield offset, word, before, lemma_before
            left = _BLOCK
        left -= 1
        before, lemma_before = word, lemma


def _checksum(first: bytes, data: bytes, *, reversed_words: bool) -> bytes:
    order = b"reversed" if reversed_words else b""
    return zlib.crc32(data, zlib.crc32(order + first)).to_bytes(_CHECKSUM, "big")
