"""The translation as a text: is there any, is it another than the source, can all of it be seen."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from localize.checks.pair import Pair
from localize.language import tags
from localize.model.pattern import plain_text

_NAMES = frozenset({"author", "reviewer"})
_SEEN_CONTROLS = frozenset("\n\t\u200c\u200d\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Controls that a text may need: line ends, joiners, and the bidirectional marks of UAX #9."""


def empty(pair: Pair) -> Iterator[str]:
    """A translation without a letter, number or sign, of a source that has some."""
    if _has_content(plain_text(pair.segment.pattern)) and not _has_content(plain_text(pair.reading.pattern)):
        yield "the translation has no text, expected one or an empty msgstr"


def untouched(pair: Pair) -> Iterator[str]:
    """A translation that is its source again; names and locales of the source's language may be."""
    if pair.entry.context in _NAMES or tags.language(pair.locale) == tags.language(pair.source_locale):
        return
    words = [word for word in plain_text(pair.segment.pattern).split() if word.isalpha() and not word.isupper()]
    if pair.source == pair.target and len(words) > 1:
        yield "the translation is the same as the source, expected a translation"


def invisible(pair: Pair) -> Iterator[str]:
    """Control and zero-width characters that do nothing for a reader."""
    for char in sorted(set(pair.target) - _SEEN_CONTROLS - set(pair.source)):
        if unicodedata.category(char) in ("Cc", "Cf"):
            name = unicodedata.name(char, "control character")
            yield f"invisible character U+{ord(char):04X} ({name}), expected none"


def _has_content(text: str) -> bool:
    return any(unicodedata.category(char)[0] in "LNPS" for char in text)
