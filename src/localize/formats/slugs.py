"""Heading ids: stable, readable, unique within an article."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

_NO_WORD = re.compile(r"[\W_]+")


class Slugs:
    """Makes ids for one article; the second heading of the same words gets `-2`."""

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self._taken = set(taken)

    def make(self, text: str) -> str:
        """An id of the words of a heading: `What is it?` to `what-is-it`."""
        base = _NO_WORD.sub("-", unicodedata.normalize("NFKC", text).lower()).strip("-") or "section"
        slug, count = base, 1
        while slug in self._taken:
            count += 1
            slug = f"{base}-{count}"
        self._taken.add(slug)
        return slug
