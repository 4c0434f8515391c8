"""What is another in a catalog than before, in words for people."""

from __future__ import annotations

from collections.abc import Iterator

from localize.errors import first_of
from localize.glossary.hints import MARK
from localize.model.catalog import Catalog, Entry

_MOST_TERMS = 5
"""How many terms are named."""


def differences(before: Catalog, after: Catalog) -> tuple[str, ...]:
    """Return what has changed: entries by what became of them, and the terms that the glossary has otherwise."""
    old, new = before.by_key(), after.by_key()
    both = [(old[key], entry) for key, entry in new.items() if key in old]
    added = [entry for key, entry in new.items() if key not in old]
    counts = {
        "new": sum(entry.previous is None for entry in added),
        "changed in the source": sum(entry.previous is not None for entry in added),
        "gone from the source": len(old.keys() - new.keys()),
        "filled": sum(a.empty and not b.empty for a, b in both),
        "translated otherwise": sum(not a.empty and (a.target, a.targets) != (b.target, b.targets) for a, b in both),
        "fuzzy now": sum(b.fuzzy and not a.fuzzy for a, b in both),
        "no longer fuzzy": sum(a.fuzzy and not b.fuzzy for a, b in both),
    }
    parts = [f"{number} {what}" for what, number in counts.items() if number]
    if terms := list(dict.fromkeys(term for a, b in both for term in _terms(a, b))):
        parts.append(f"glossary: {first_of(terms, _MOST_TERMS)}")
    if not parts:
        comments = sum(a.comment_values != b.comment_values for a, b in both)
        parts.append(f"comments of {comments}" if comments else "its header, or how lines are wrapped")
    return tuple(parts)


def _terms(before: Entry, after: Entry) -> Iterator[str]:
    """Yield the terms about which translators are told something else than before."""
    for line in sorted(set(before.hints) ^ set(after.hints)):
        if line.startswith(MARK):
            yield line.removeprefix(MARK).partition(" → ")[0].partition(" (")[0]
