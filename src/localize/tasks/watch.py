"""The progress of a task, for a person who watches."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol, TypeVar

Item = TypeVar("Item")


class Watch(Protocol):
    """Passes items on, and shows how many have passed."""

    def __call__(self, items: Iterable[Item], length: int, label: str, /) -> Iterator[Item]:
        """Pass the items on; `length` is about how many there are, `label` what is done with them."""


def unwatched(items: Iterable[Item], _length: int, _label: str, /) -> Iterator[Item]:
    """Pass the items on where nobody watches."""
    return iter(items)
