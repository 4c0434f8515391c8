"""A change of a file: what every piece of work comes to."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Change:
    """A file to write; without data, one to remove.

    `base` is the file that the work was based on, as `files.exchange.base_of` knows it; None where there was none.
    `notes` are lines that people are told once it is made.
    """

    path: str
    data: bytes | None
    base: str | None
    notes: tuple[str, ...] = ()
