"""Translations that say nothing."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from localize.checks.pair import Message, Pair
from localize.checks.rules.invisible import BLANK


def empty(pair: Pair) -> Iterator[Message]:
    """A translation without a letter, number or sign, of a source that has some."""
    if not _has_content(pair.target_text) and _has_content(pair.source_text):
        yield Message("the translation has no text, expected one or an empty msgstr")


def _has_content(text: str) -> bool:
    return any(unicodedata.category(char)[0] in "LNPS" and char not in BLANK for char in text)
