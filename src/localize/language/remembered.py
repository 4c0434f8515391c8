"""What is known of words and texts, so that none is looked up or read twice."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Generic, TypeVar, overload

_T = TypeVar("_T")
_Owner = TypeVar("_Owner")

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


class once(Generic[_Owner, _T]):  # noqa: N801  # reads as `property` does
    """A property that is read once, and then is an attribute: `functools.cached_property` without its lock.

    The lock of Python 3.11 takes longer than most readings of a text.
    """

    def __init__(self, read: Callable[[_Owner], _T]) -> None:
        self._read = read
        self._name = read.__name__
        self.__doc__ = read.__doc__

    @overload
    def __get__(self, owner: None, kind: type[_Owner]) -> once[_Owner, _T]: ...

    @overload
    def __get__(self, owner: _Owner, kind: type[_Owner]) -> _T: ...

    def __get__(self, owner: _Owner | None, kind: type[_Owner]) -> _T | once[_Owner, _T]:
        if owner is None:
            return self
        value = owner.__dict__[self._name] = self._read(owner)
        return value
