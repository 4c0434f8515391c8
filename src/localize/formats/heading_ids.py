"""Heading ids: stable, readable, unique within an article."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from localize.expressions import expression

PAGE_IDS = frozenset({"content"})
"""Ids that every page already has from the templates."""

_BETWEEN_WORDS = expression(r"[\W_]+")


class HeadingIds:
    """Makes ids for one article; the second heading of the same words gets `-2`."""

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self._taken = set(taken)
        self._counts: dict[str, int] = {}

    def make(self, text: str) -> str:
        """An id made of the words of a heading: `what-is-it` for `What is it?`."""
        base = _BETWEEN_WORDS.sub("-", unicodedata.normalize("NFKC", text).lower()).strip("-") or "section"
        new, count = base, self._counts.get(base, 1)
        while new in self._taken:
            count += 1
            new = f"{base}-{count}"
        self._taken.add(new)
        self._counts[base] = count
        return new
