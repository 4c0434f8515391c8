"""How far a locale's translation of an article is, its fallbacks counted in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from enum import Enum
from typing import Protocol

from localize.dataclass import dataclass
from localize.model.catalog import Entry, Key


class EntryState(Enum):
    """The state of one segment in one locale."""

    TRANSLATED = "translated"
    FUZZY = "fuzzy"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Resolved:
    """What stands for a segment in a locale: an entry of its catalog or of a fallback's, None where nothing does."""

    state: EntryState
    entry: Entry | None = None
    locale: str = ""


_MISSING = Resolved(EntryState.MISSING)


class Lookup(Protocol):
    """Gives the entry of a context and source."""

    def get(self, key: Key, /) -> Entry | None:
        """Return the entry, None where there is none."""


class Entries(Protocol):
    """A catalog, whole or compiled, as far as translations are looked up in it."""

    def by_key(self) -> Lookup:
        """Return the entries in use, by context and source."""


Chain = Sequence[tuple[str, Entries]]
"""The catalogs of a locale and its fallbacks with their locales, nearest first."""


def resolve(keys: Iterable[Key], chain: Chain) -> Mapping[Key, Resolved]:
    """For each key the finished translation nearest in the chain, otherwise the nearest unfinished one."""
    return resolve_entries(keys, [(locale, catalog.by_key()) for locale, catalog in chain])


def resolve_entries(keys: Iterable[Key], entries: Sequence[tuple[str, Lookup]]) -> Mapping[Key, Resolved]:
    """Resolve keys in the entries of a chain, given by locale; nearest first."""
    return {key: _resolve(key, entries) for key in keys}


def _resolve(key: Key, catalogs: Sequence[tuple[str, Lookup]]) -> Resolved:
    fuzzy = _MISSING
    for locale, entries in catalogs:
        entry = entries.get(key)
        if entry is None or entry.empty:
            continue
        if entry.translated:
            return Resolved(EntryState.TRANSLATED, entry, locale)
        if fuzzy is _MISSING:
            fuzzy = Resolved(EntryState.FUZZY, entry, locale)
    return fuzzy


def first_finished(key: Key, lookups: Sequence[Lookup]) -> str:
    """The nearest finished translation of a key; empty where there is none."""
    for lookup in lookups:
        entry = lookup.get(key)
        if entry is not None and entry.translated:
            return entry.target
    return ""


def count(resolved: Mapping[Key, Resolved]) -> Counter[EntryState]:
    """How many segments are in each state."""
    return Counter(found.state for found in resolved.values())
