"""What is known of single words, so that no word is looked up twice."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

_T = TypeVar("_T")

_MOST = 1 << 13
"""The most words that are remembered: then all are forgotten, so that memory does not grow with the texts.

They take some 1.5 MB; a locale has about four such tables.
"""
_LONGEST = 60
"""The most characters of a word that is remembered."""


class Remembered(dict[str, _T]):
    """Maps a word to what a function says of it; the function is called once for a word, as long as it is remembered.

    `map(remembered.__getitem__, words)` runs without a call for each word.
    """

    def __init__(self, look_up: Callable[[str], _T]) -> None:
        super().__init__()
        self._look_up = look_up

    def __missing__(self, word: str) -> _T:
        value = self._look_up(word)
        if len(word) <= _LONGEST:
            if len(self) >= _MOST:
                self.clear()
            self[word] = value
        return value
