"""A change of a file: what every piece of work comes to."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Change:
    """A file to write; without data, one to remove."""

    path: str
    data: bytes | None
