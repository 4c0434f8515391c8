"""Signs of markup that a translation shows as words, because they were typed wrongly there."""

from __future__ import annotations

from collections.abc import Iterator

from localize.model.block import Pattern

_SIGNS = ("`", "**", "](", "</")
"""What stands in the texts of readers only by mistake, in Markdown, reStructuredText and HTML."""


def signs_left(target: Pattern, source: Pattern) -> Iterator[str]:
    """Yield the signs in the words of a translation that the words of its source do not have; code is no word."""
    yield from (sign for sign in _SIGNS if _has(target, sign) and not _has(source, sign))


def _has(pattern: Pattern, sign: str) -> bool:
    return any(sign in part for part in pattern if isinstance(part, str))
