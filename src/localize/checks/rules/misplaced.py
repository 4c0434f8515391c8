"""Translations that belong to another source of the article."""

from __future__ import annotations

from localize.checks import windows
from localize.checks.misplaced import OtherSource


def misplaced(other: OtherSource) -> str:
    """A translation that fits another source of the article far better than its own: it stands at the wrong entry."""
    source = f"'{windows.short(other.source)}' at {other.location}"
    expected = "expected a translation of the source of this entry"
    if other.alike:
        return f"the translation is nearly that of {source}, {expected}"
    return f"by its numbers, names, words and length, the translation fits {source} better, {expected}"
