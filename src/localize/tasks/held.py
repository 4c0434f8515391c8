"""Values that are held for a while: the last ones that were asked for."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from typing import Generic, TypeVar

_Value = TypeVar("_Value")


class Held(Generic[_Value]):
    """Holds so many values by name; the one that was asked for the longest time ago is let go of first."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._values: OrderedDict[str, _Value] = OrderedDict()

    def get(self, name: str, load: Callable[[], _Value]) -> _Value:
        """Return the value of that name, loaded if it is not held."""
        if name in self._values:
            self._values.move_to_end(name)
            return self._values[name]
        value = self._values[name] = load()
        if len(self._values) > self._most:
            self._values.popitem(last=False)
        return value
