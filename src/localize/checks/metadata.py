"""Metadata: what search engines show of a page."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from localize.catalogs.template import LONGEST_DESCRIPTION
from localize.checks.pair import Pair, Remark


def description_length(pair: Pair) -> Iterator[Remark]:
    """A description that search engines would cut; full-width characters count twice."""
    if pair.entry.context != "description":
        return
    text = pair.target_text
    length = sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)
    if length > LONGEST_DESCRIPTION:
        yield Remark(f"the description is {length} characters wide, expected at most {LONGEST_DESCRIPTION}")
