"""Characters that nobody sees."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

import regex

from localize.checks.pair import Message, Pair
from localize.language import tags

_UNNAMED = {"Co": "private use", "Cn": "no character"}

_SEEN_CONTROLS = frozenset("\n\t\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Controls that a text may need: line ends, and the bidirectional marks of UAX #9."""

BLANK = frozenset("\u115f\u1160\u17b4\u17b5\u2028\u2029\u2800\u3164\uffa0\ufffc\ufffd")
"""Letters and signs that show nothing, line ends of other kinds, and what stands for text that was lost."""

_SOFT_HYPHEN, _NON_JOINER, _JOINER = "\u00ad", "\u200c", "\u200d"

_SUSPECT = regex.compile(r"[\p{Cc}\p{Cf}\p{Co}\p{Cn}" + "".join(sorted(BLANK)) + "]")

_SHAPED = regex.compile(
    r"[\p{Arabic}\p{Devanagari}\p{Bengali}\p{Gurmukhi}\p{Gujarati}\p{Oriya}\p{Tamil}\p{Telugu}\p{Kannada}"
    r"\p{Malayalam}\p{Sinhala}\p{Khmer}\p{Myanmar}\p{Mongolian}\p{Syriac}\p{Tibetan}\p{Thai}\p{Lao}]"
)
"""Characters of scripts in which joiners change how letters are shaped."""

_PICTURE = regex.compile(r"[\p{Extended_Pictographic}\p{Emoji_Modifier}\ufe0f]")

_FLAG_TAG = regex.compile(r"[\U000e0020-\U000e007f]")


def invisible(pair: Pair) -> Iterator[Message]:
    """Control and zero-width characters that do nothing for a reader, each told once; not those of the source."""
    text = pair.target_text
    told: set[str] = set()
    for match in _SUSPECT.finditer(text):
        char, at = match[0], match.start()
        if char not in told and char not in pair.source and not _needed(text, at, pair.locale):
            told.add(char)
            name = unicodedata.name(char, _UNNAMED.get(unicodedata.category(char), "control character"))
            yield Message(f"invisible character U+{ord(char):04X} ({name}), expected none", (at, at + 1))


def _needed(text: str, at: int, tag: str) -> bool:
    """Whether a character that shows nothing does something where it stands."""
    char = text[at]
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if char in _SEEN_CONTROLS:
        return True
    if char == _SOFT_HYPHEN:
        return before.isalnum() and after.isalnum()
    if char == "\u200b":
        breaks_lines = tags.is_spaceless(tag) and not tags.is_ideographic(tag)
        return breaks_lines and not before.isspace() and before != char
    if char in (_NON_JOINER, _JOINER):
        shaped = bool(_SHAPED.match(before) or _SHAPED.match(after)) and char != before
        return shaped or (char == _JOINER and bool(_PICTURE.match(before) and _PICTURE.match(after)))
    return bool(_FLAG_TAG.match(char) and (_FLAG_TAG.match(before) or before == "\U0001f3f4"))
