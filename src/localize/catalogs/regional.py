"""Regional catalogs: only what differs from the fallbacks."""

from __future__ import annotations

from dataclasses import replace

from localize.catalogs.progress import Chain, resolve
from localize.model.catalog import Catalog, Entry


def regional(catalog: Catalog, fallbacks: Chain) -> Catalog:
    """A catalog with only those entries in which its locale differs from its fallbacks, or that carry a comment."""
    resolved = resolve([entry.key for entry in catalog.active()], fallbacks)

    def differs(entry: Entry) -> bool:
        other = resolved[entry.key].entry if not entry.obsolete else None
        same = other is not None and other.translated and entry.translated and other.target == entry.target
        return bool(entry.obsolete or entry.comments or not (entry.empty or same))

    return replace(catalog, entries=tuple(filter(differs, catalog.entries)))
