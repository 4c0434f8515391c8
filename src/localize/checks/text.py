"""The translation as a text: is there any, is it another than the source, can all of it be seen."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from localize.checks.pair import Pair, Remark
from localize.language import tags

_NAMES = frozenset({"author", "reviewer"})
_UNITS = frozenset(
    {"g", "kg", "mg", "mcg", "µg", "μg", "l", "dl", "ml", "m", "cm", "mm", "km", "mol", "mmol", "h", "min"}
)
_PUNCTUATION = ".,;:!?…()[]\"'«»„“”‘’"
_SEEN_CONTROLS = frozenset(
    "\n\t\u00ad\u200c\u200d\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)
"""Controls that a text may need: line ends, soft hyphens, joiners, and the bidirectional marks of UAX #9."""


def empty(pair: Pair) -> Iterator[Remark]:
    """A translation without a letter, number or sign, of a source that has some."""
    if _has_content(pair.source_text) and not _has_content(pair.target_text):
        yield Remark("the translation has no text, expected one or an empty msgstr")


def untouched(pair: Pair) -> Iterator[Remark]:
    """A translation that is its source again; names, numbers and what the glossary has in both languages may be."""
    if pair.entry.context in _NAMES or tags.language(pair.locale) == tags.language(pair.source_locale):
        return
    source, target = pair.source_text, pair.target_text
    if source.split() == target.split() and _translatable(pair, source):
        yield Remark(
            "the translation is the same as the source, expected a translation", (0, len(target)), (0, len(source))
        )


def _translatable(pair: Pair, text: str) -> bool:
    """Whether a text has two words, or in a script without spaces five letters, that another language would change."""
    chars = list(text)
    for hit in pair.terms.target.find(text):
        chars[hit.start : hit.end] = " " * (hit.end - hit.start)
    words = {word.strip(_PUNCTUATION) for word in "".join(chars).split()}
    changed = [word for word in words if word.isalpha() and not word.isupper() and word not in _UNITS]
    return len(changed) > 1 or (not tags.sentence_space(pair.source_locale) and sum(map(str.isalpha, chars)) > 4)


def invisible(pair: Pair) -> Iterator[Remark]:
    """Control and zero-width characters that do nothing for a reader."""
    for char in sorted(set(pair.target) - _SEEN_CONTROLS - set(pair.source)):
        if unicodedata.category(char) in ("Cc", "Cf"):
            name = unicodedata.name(char, "control character")
            at = pair.target_text.find(char)
            place = (at, at + 1) if at >= 0 else None
            yield Remark(f"invisible character U+{ord(char):04X} ({name}), expected none", place)


def _has_content(text: str) -> bool:
    return any(unicodedata.category(char)[0] in "LNPS" for char in text)
