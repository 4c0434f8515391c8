"""Why a file would be written, as far as its content tells: for a rehearsal."""

from __future__ import annotations

from difflib import unified_diff

from localize.catalogs import po
from localize.catalogs.differences import differences
from localize.errors import CatalogError
from localize.model.catalog import Catalog

_CATALOGS = (".po", ".pot")
_TEXTS = (".csv", ".toml", ".txt", ".md", ".html", ".tmx", ".xlf", ".json", ".yaml", ".yml", "Makefile", ".gitignore")
_LARGEST = 1_000_000
"""Bytes of a text up to which its lines are compared."""


def reason(path: str, before: bytes | None, after: bytes) -> str:
    """Return what a file would say otherwise: entries of a catalog, lines of a text; empty where nothing tells it."""
    if path.endswith(_CATALOGS):
        try:
            old = Catalog((), ()) if before is None else po.read(before, path)
            return ", ".join(differences(old, po.read(after, path)))
        except CatalogError:
            pass
    if before is None or not path.endswith(_TEXTS) or len(before) + len(after) > _LARGEST:
        return ""
    return _lines(before, after)


def _lines(before: bytes, after: bytes) -> str:
    """Return how many lines of a text are new, and how many are gone."""
    old, new = (data.decode("utf-8", "replace").splitlines() for data in (before, after))
    lines = [line[0] for line in unified_diff(old, new, n=0, lineterm="")][2:]
    changed = [sign for sign in lines if sign in "+-"]
    counts = [f"{sign}{number}" for sign in "+-" if (number := changed.count(sign))]
    return f"{' '.join(counts) or 'no'} {'line' if len(changed) == 1 else 'lines'}"
