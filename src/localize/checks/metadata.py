"""Metadata: what search engines show of a page."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from localize.catalogs.template import LONGEST_DESCRIPTION
from localize.checks.pair import Pair
from localize.model.pattern import plain_text


def description_length(pair: Pair) -> Iterator[str]:
    """A description that search engines would cut; full-width characters count twice."""
    if pair.entry.context != "description":
        return
    text = plain_text(pair.reading.pattern)
    length = sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)
    if length > LONGEST_DESCRIPTION:
        yield f"the description is {length} characters wide, expected at most {LONGEST_DESCRIPTION}"
