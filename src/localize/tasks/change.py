"""A change of a file: the result of every task that writes."""

from __future__ import annotations

from localize.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Change:
    """A file to write; without data, one to remove.

    `base` is the digest of the file that the work was based on (`files.exchange.base_of`), None where there was none.
    `notes` are lines for people, told once the change is made. A file `in_output` has no base, as nobody edits it: all
    files of the output are put in place together.
    """

    path: str
    data: bytes | None
    base: str | None
    notes: tuple[str, ...] = ()
    in_output: bool = False
