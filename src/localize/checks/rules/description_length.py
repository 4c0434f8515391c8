"""Metadata: what search engines show of a page."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from localize.catalogs.template import LONGEST_DESCRIPTION
from localize.checks.pair import Message, Pair
from localize.language import widths

_FONT_SIZE = 13
_WIDEST_DESCRIPTION = 920
"""Pixels of a description that Google shows on a desktop, set in Arial of 13 px, before it cuts: a figure of those who
measure its result pages, for it publishes none; the 985 to 990 px named for Arial of 14 px are as many ems. A phone
shows about 680 px, which hardly any sentence keeps to."""


def description_length(pair: Pair) -> Iterator[Message]:
    """A description that search engines would cut, by its characters (full-width ones count twice) or its pixels."""
    if pair.entry.context != "description":
        return
    text = pair.target_text
    length = sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)
    pixels = round(widths.ems(text) * _FONT_SIZE)
    span = (0, len(text))
    if length > LONGEST_DESCRIPTION:
        yield Message(f"the description is {length} characters wide, expected at most {LONGEST_DESCRIPTION}", span)
    elif pixels > _WIDEST_DESCRIPTION:
        yield Message(f"the description is {pixels} pixels wide, expected at most {_WIDEST_DESCRIPTION}", span)
