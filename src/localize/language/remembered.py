"""What is known of words and texts, so that none is looked up twice."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TypeVar

_T = TypeVar("_T")

_MOST = 1 << 13
"""The most words that are remembered: then all are forgotten, so that memory does not grow with the texts.

They take some 1.5 MB; a locale has about four such tables.
"""
_LONGEST = 60
"""The most characters of a word that is remembered."""
ANY_LENGTH = sys.maxsize


class Remembered(dict[str, _T]):
    """Maps a word or text to what a function says of it; the function is called once, as long as it is remembered.

    `most` are remembered at a time, of at most `longest` characters. `map(remembered.__getitem__, words)` runs without
    a call for each word.
    """

    def __init__(self, look_up: Callable[[str], _T], *, most: int = _MOST, longest: int = _LONGEST) -> None:
        super().__init__()
        self._look_up = look_up
        self._most = most
        self._longest = longest

    def __missing__(self, word: str) -> _T:
        value = self._look_up(word)
        if len(word) <= self._longest:
            if len(self) >= self._most:
                self.clear()
            self[word] = value
        return value
