"""One source text with two translations."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from localize.checks import windows
from localize.checks.consistency import ComparedRow, GroupKey, different
from localize.checks.pair import NAMES


def same_source(row: ComparedRow) -> GroupKey | None:
    """Return what the translations of one source text in the same context have in common."""
    return (row.context, row.source_key) if row.source_key and row.context not in NAMES else None


def translated_differently(group: Sequence[ComparedRow]) -> Iterator[tuple[ComparedRow, str]]:
    """One source text with two translations, in the same context; case, punctuation and tags do not count.

    Each rarer translation is reported with the most frequent one, and that with the second most frequent.
    """
    for row, other in different(group, by=lambda row: row.target_key):
        source, target = windows.short(row.source), windows.short(other.target)
        yield row, f"'{source}' is translated '{target}' at {other.location}, expected one translation"
