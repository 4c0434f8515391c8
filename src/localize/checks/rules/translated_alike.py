"""Two source texts with one translation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from localize.checks import windows
from localize.checks.consistency import ComparedRow, GroupKey, different

_NO_PROSE = frozenset({"author", "reviewer", "keywords", "alt"})


def same_target(row: ComparedRow) -> GroupKey | None:
    """Return what equal translations of long texts in the same context have in common."""
    return (row.context, row.target_key) if row.wordy and row.target_key and row.context not in _NO_PROSE else None


def translated_alike(group: Sequence[ComparedRow]) -> Iterator[tuple[ComparedRow, str]]:
    """Two source texts of four words or more with one translation: one of them was taken for the other.

    Case, punctuation and tags of the sources do not count; short texts may well mean the same.
    """
    for row, other in different(group, by=lambda row: row.source_key):
        target, source = windows.short(row.target), windows.short(other.source)
        message = f"'{target}' also translates '{source}' at {other.location}"
        yield row, f"{message}, expected different texts in translation too"
