"""The words of a text by which it is matched, whatever its markup, its white space and its quotation marks."""

from __future__ import annotations

import unicodedata

from localize.model.block import Kind, Pattern

_ALIKE = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "…": "...", "\xad": ""})


def match_key(pattern: Pattern) -> str:
    """The words of a pattern: composed (NFC), with plain quotation marks, white space of any kind as one space.

    An element that stands alone, such as a line's end, counts as a space.
    """
    pieces = [part if isinstance(part, str) else " " if part.kind is Kind.ALONE else part.content for part in pattern]
    text = unicodedata.normalize("NFC", "".join(pieces)).translate(_ALIKE)
    return " ".join(text.split())
