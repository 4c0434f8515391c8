"""A dictionary that is looked up in its file, whatever happens to that.

The file is made when there is none. Where it is damaged it is made again, and where none can be made, the dictionary is
read as a whole: what it says is the same.
"""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from threading import Lock

from localize.cache.dictionary_file import DamagedDictionaryError, DictionaryFile, write_dictionary
from localize.language.lemmas import Dictionary, load_dictionary

_LEFT_BEHIND = 3600
"""The age in seconds from which on an unfinished file belongs to no process that works."""
_UNFINISHED = ".part"
_UNUSABLE = (OSError, sqlite3.Error, UnicodeDecodeError, DamagedDictionaryError, ImportError)
"""What a file may raise; SQLite names in its messages what is damaged, which may be no text."""


class LookedUpDictionary:
    """The dictionary of a language, by its file in a folder; the folder need not be there."""

    def __init__(self, language: str, folder: Path) -> None:
        self._lock = Lock()
        self._ways = _ways(language, folder)
        self._dictionary = next(self._ways)

    def get(self, word: str) -> str | None:
        """Return the dictionary form of a word, None for one that is not listed; both are in NFC."""
        while True:
            dictionary = self._dictionary
            try:
                return dictionary.get(word)
            except _UNUSABLE:
                with self._lock:
                    if dictionary is self._dictionary:
                        self._dictionary = next(self._ways)


def _ways(language: str, folder: Path) -> Iterator[Dictionary]:
    """The ways to a dictionary, the quickest first; the last one holds."""
    from simplemma import __version__  # noqa: PLC0415

    path = folder / f"{language}-{__version__}.sqlite"
    with suppress(*_UNUSABLE):
        yield DictionaryFile(path)
    with suppress(*_UNUSABLE):
        _make(language, path)
        yield DictionaryFile(path)
    yield load_dictionary(language)


def _make(language: str, path: Path) -> None:
    """Write the file; processes that do so at the same time write the same, and the last one replaces the others."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    unfinished = path.with_name(f"{language}-{os.urandom(8).hex()}{_UNFINISHED}")
    try:
        write_dictionary(language, unfinished)
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)
    _remove_others(language, path)


def _remove_others(language: str, path: Path) -> None:
    """Remove the files of other versions of simplemma, and those that a killed process left behind."""
    for other in path.parent.glob(f"{language}-*"):
        with suppress(OSError):
            if other != path and (other.suffix != _UNFINISHED or time.time() - other.stat().st_mtime > _LEFT_BEHIND):
                other.unlink()
