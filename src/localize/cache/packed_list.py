"""A list of values of which most are held in the compact form, compressed: rows of a million pages."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from typing import Any, Generic, TypeVar

from localize.cache.codec import Codec

_Value = TypeVar("_Value")

_LEVEL = 1
_TOGETHER = 128
"""Values that are packed together."""
_MOST_WHOLE = 4096
"""Values of a list that are held as they are: a short one is never packed."""


class PackedList(Generic[_Value]):
    """Values in the order in which they were added; they are gone through from the first on, as often as need be."""

    def __init__(self, type_: Any, values: Iterable[_Value] = (), *, most_whole: int = _MOST_WHOLE) -> None:
        """`type_` is a type that a Codec packs; the values added last, up to `most_whole`, are not packed."""
        self._codec: Codec[tuple[_Value, ...]] = Codec(tuple[type_, ...])
        self._most_whole = most_whole
        self._packed: list[bytes] = []
        self._whole: list[_Value] = []
        self._count = 0
        for value in values:
            self.append(value)

    def append(self, value: _Value) -> None:
        """Add a value at the end."""
        self._whole.append(value)
        self._count += 1
        if len(self._whole) >= self._most_whole + _TOGETHER:
            first = tuple(self._whole[:_TOGETHER])
            self._packed.append(zlib.compress(self._codec.pack(first), _LEVEL))
            del self._whole[:_TOGETHER]

    def __iter__(self) -> Iterator[_Value]:
        for data in self._packed:
            yield from self._codec.unpack(zlib.decompress(data))
        yield from self._whole

    def __len__(self) -> int:
        return self._count

    @property
    def packed_bytes(self) -> int:
        """How many bytes the packed values take."""
        return sum(map(len, self._packed))
