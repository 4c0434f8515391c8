"""Localize medical articles: segments, catalogs, checks, pages.

The names below are the public API; `docs/api.md` shows how they are used. They are loaded when they are first asked
for, so that the command line starts without them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from localize.version import __version__

if TYPE_CHECKING:
    from localize.api import OpenProject, check, open_project, publish, read_sources, update
    from localize.errors import LocalizeError, Problem
    from localize.gate.decide import Outcome
    from localize.model.article import Article
    from localize.model.block import Block, Segment
    from localize.model.catalog import Catalog, Entry
    from localize.model.finding import Finding, Severity
    from localize.model.glossary import Glossary, Term

__all__ = [
    "Article",
    "Block",
    "Catalog",
    "Entry",
    "Finding",
    "Glossary",
    "LocalizeError",
    "OpenProject",
    "Outcome",
    "Problem",
    "Segment",
    "Severity",
    "Term",
    "__version__",
    "check",
    "open_project",
    "publish",
    "read_sources",
    "update",
]

_MODULES = {
    "localize.api": ("OpenProject", "check", "open_project", "publish", "read_sources", "update"),
    "localize.errors": ("LocalizeError", "Problem"),
    "localize.gate.decide": ("Outcome",),
    "localize.model.article": ("Article",),
    "localize.model.block": ("Block", "Segment"),
    "localize.model.catalog": ("Catalog", "Entry"),
    "localize.model.finding": ("Finding", "Severity"),
    "localize.model.glossary": ("Glossary", "Term"),
}
_MODULE_OF = {name: module for module, names in _MODULES.items() for name in names}


def __getattr__(name: str) -> Any:
    if name not in _MODULE_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module  # noqa: PLC0415  # the command line needs it not

    return getattr(import_module(_MODULE_OF[name]), name)
