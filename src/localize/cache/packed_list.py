"""Values of which most are held in the compact form, compressed: what is known of a million pages."""

from __future__ import annotations

import zlib
from collections.abc import Collection, Iterable, Iterator, Mapping
from threading import Lock
from typing import Generic, Protocol, TypeVar

_Value = TypeVar("_Value")

_LEVEL = 1
_TOGETHER = 128
"""Values that are packed together."""
_MOST_WHOLE = 4096
"""Values that are held as they are: of few none is packed."""


class Packing(Protocol[_Value]):
    """Packs values, and unpacks them; a `Codec` of tuples is one."""

    def pack(self, value: tuple[_Value, ...]) -> bytes:
        """Return some values as bytes."""

    def unpack(self, data: bytes) -> tuple[_Value, ...]:
        """Return the values in such bytes."""


class PackedList(Collection[_Value]):
    """Values in the order in which they were added; they are gone through from the first on, as often as need be."""

    def __init__(
        self,
        packing: Packing[_Value],
        values: Iterable[_Value] = (),
        *,
        most_whole: int = _MOST_WHOLE,
        together: int = 0,
    ) -> None:
        """The values added last, up to about `most_whole`, are not packed; `together` is how many are at once."""
        self._packing = packing
        self._together = together or _TOGETHER
        self._most_whole = most_whole
        self._packed: list[bytes] = []
        self._whole: list[_Value] = []
        self._unpacked: tuple[int, tuple[_Value, ...]] = (-1, ())
        """The values that were unpacked last, with the number of their piece."""
        for value in values:
            self.append(value)

    def append(self, value: _Value) -> None:
        """Add a value at the end."""
        self._whole.append(value)
        if len(self._whole) >= self._most_whole + self._together:
            first = tuple(self._whole[: self._together])
            self._packed.append(zlib.compress(self._packing.pack(first), _LEVEL))
            del self._whole[: self._together]

    def __getitem__(self, number: int) -> _Value:
        """Return the value of a number, from 0."""
        piece, rest = divmod(number, self._together)
        if piece >= len(self._packed):
            return self._whole[number - len(self._packed) * self._together]
        if self._unpacked[0] != piece:
            self._unpacked = piece, self._unpack(self._packed[piece])
        return self._unpacked[1][rest]

    def copy(self) -> PackedList[_Value]:
        """Return a list with the same values, which are not packed again."""
        other = PackedList(self._packing, most_whole=self._most_whole, together=self._together)
        other._packed, other._whole = self._packed.copy(), self._whole.copy()
        return other

    def _unpack(self, data: bytes) -> tuple[_Value, ...]:
        return self._packing.unpack(zlib.decompress(data))

    def __iter__(self) -> Iterator[_Value]:
        for data in self._packed:
            yield from self._unpack(data)
        yield from self._whole

    def __len__(self) -> int:
        return len(self._packed) * self._together + len(self._whole)

    def __contains__(self, value: object) -> bool:
        return any(each == value for each in self)

    @property
    def packed_bytes(self) -> int:
        """How many bytes the packed values take."""
        return sum(map(len, self._packed))


class PackedMap(Mapping[str, _Value], Generic[_Value]):
    """Values by name, in the order in which they were added; several threads may add and ask."""

    def __init__(self, packing: Packing[_Value], *, most_whole: int = _MOST_WHOLE) -> None:
        self._packing = packing
        self._lock = Lock()
        self._values = PackedList(packing, most_whole=most_whole)
        self._numbers: dict[str, int] = {}

    def add(self, name: str, value: _Value) -> None:
        """Add the value of a name; one that has a value keeps that."""
        with self._lock:
            if name not in self._numbers:
                self._values.append(value)
                self._numbers[name] = len(self._values) - 1

    def __getitem__(self, name: str) -> _Value:
        with self._lock:
            return self._values[self._numbers[name]]

    def selected(self, names: Iterable[str]) -> PackedMap[_Value]:
        """Return a map of these names, in their order; no value is packed again, and the others are held with them."""
        other = PackedMap(self._packing)
        other._numbers = {name: self._numbers[name] for name in names}
        with self._lock:
            other._values = self._values.copy()
        return other

    def __iter__(self) -> Iterator[str]:
        return iter(self._numbers)

    def __len__(self) -> int:
        return len(self._numbers)

    def __contains__(self, name: object) -> bool:
        return name in self._numbers
