"""Canonical JSON: one text for one value, in every programming language (RFC 8785)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import rfc8785

Json = str | int | bool | None | Sequence["Json"] | Mapping[str, "Json"]


def canonical(value: Json) -> bytes:
    """The value in canonical JSON, in UTF-8; raises ValueError for a text with half a character (a lone surrogate)."""
    return rfc8785.dumps(value)
