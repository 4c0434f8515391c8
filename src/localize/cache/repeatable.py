"""The commands that are told again where nothing changed."""

from __future__ import annotations

_SELECTION = frozenset({"folder", "locales", "articles"})
REPEATABLE = {
    "extract": _SELECTION,
    "update": _SELECTION | {"processes", "accept_loss", "normalize"},
    "check": _SELECTION | {"output", "confidence"},
    "publish": _SELECTION,
    "status": _SELECTION | {"output", "by", "only", "what", "everything"},
}
"""Each with the parameters that it may have then: those that lead to no other files than those of the project."""
