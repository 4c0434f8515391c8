"""Steps whose results are kept: what a step was made from is its key, and an unchanged key gives the result again."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Generic, TypeVar

from localize.cache.codec import Codec, CodecError
from localize.cache.store import StepResult, Store, key_of
from localize.dataclass import dataclass

_Value = TypeVar("_Value")

Parts = tuple[str | bytes, ...]
"""What a result was made from: texts and digests."""


class Steps:
    """Makes the steps of a program whose results are kept in one store.

    `program` stands for the version of the program and of the libraries whose output is kept.
    """

    def __init__(self, store: Store, program: str) -> None:
        self.store = store
        self.program = program
        self._steps: dict[str, Step[Any]] = {}

    def step(self, name: str, type_: Any) -> Step[Any]:
        """Return the step of that name, whose results are of this type."""
        step = self._steps.get(name)
        if step is None:
            codec: Codec[Any] = Codec(type_)
            step = self._steps[name] = Step(self.store, name, codec, key_of(self.program, codec.signature))
        return step


class Step(Generic[_Value]):
    """A step that has one result for each owner (an article, a page …)."""

    def __init__(self, store: Store, name: str, codec: Codec[_Value], version: bytes) -> None:
        self._store = store
        self._name = name
        self._codec = codec
        self._version = version

    def known(self, owner: str, *parts: str | bytes) -> _Value | None:
        """Return the result for an owner, if it was made from these parts; None where it is not known."""
        value = self._store.value(self._name, owner, key_of(self._version, *parts))
        return None if value is None else self._unpacked(value)

    def _unpacked(self, value: bytes) -> _Value | None:
        try:
            return self._codec.unpack(value)
        except CodecError:
            return None

    def keep(self, owner: str, value: _Value, *parts: str | bytes) -> None:
        """Keep the result for an owner, made from these parts."""
        self._store.put(self._name, owner, StepResult(key_of(self._version, *parts), self._codec.pack(value)))

    def count(self, value: _Value) -> int:
        """Return how many owners have this result, whatever it was made from."""
        return self._store.count(self._name, self._codec.pack(value))

    def made(self, owner: str, parts: Parts, make: Callable[[], _Value]) -> _Value:
        """Return the result for an owner, made now if it is not known."""
        value = self.known(owner, *parts)
        if value is None:
            value = make()
            self.keep(owner, value, *parts)
        return value


@dataclass(frozen=True, slots=True)
class KeyedValue:
    """The packed result for one part of an owner (a locale of an article), with its key."""

    part: str
    key: bytes
    value: bytes


class PartedStep(Generic[_Value]):
    """A step that has a result for each part of an owner: for each locale of an article.

    All parts are kept together, so that an article in which nothing changed is known by one look.
    """

    def __init__(self, steps: Steps, name: str, type_: Any) -> None:
        self._whole: Step[tuple[KeyedValue, ...]] = steps.step(name, tuple[KeyedValue, ...])
        self._codec: Codec[_Value] = Codec(type_)
        self._signature = self._codec.signature

    def known(self, owner: str, keys: Mapping[str, bytes]) -> dict[str, _Value]:
        """Return the results of the parts that were made from what these keys stand for."""
        kept = self._whole.known(owner, self._signature) or ()
        known = {}
        for each in kept:
            if keys.get(each.part) == each.key:
                try:
                    known[each.part] = self._codec.unpack(each.value)
                except CodecError:
                    continue
        return known

    def keep(self, owner: str, keys: Mapping[str, bytes], values: Mapping[str, _Value]) -> None:
        """Keep results of the parts that have a key, in place of all older ones of that owner."""
        self._whole.keep(owner, tuple(self._keyed(keys, values)), self._signature)

    def keep_some(self, owner: str, keys: Mapping[str, bytes], values: Mapping[str, _Value]) -> None:
        """Keep results of the parts that have a key; the other parts of that owner stay as they are."""
        kept = self._whole.known(owner, self._signature) or ()
        others = [each for each in kept if each.part not in keys]
        self._whole.keep(owner, (*others, *self._keyed(keys, values)), self._signature)

    def _keyed(self, keys: Mapping[str, bytes], values: Mapping[str, _Value]) -> Iterator[KeyedValue]:
        return (KeyedValue(part, keys[part], self._codec.pack(value)) for part, value in values.items() if part in keys)
