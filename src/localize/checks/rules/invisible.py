"""Characters that nobody sees."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from localize.checks.pair import Edit, Message, Pair
from localize.expressions import unicode_expression
from localize.language import tags
from localize.language.remembered import Remembered

_UNNAMED = {"Co": "private use", "Cn": "no character"}

_SEEN_CONTROLS = frozenset("\n\t\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Controls that a text may need: line ends, and the bidirectional marks of UAX #9."""

BLANK = frozenset("\u115f\u1160\u17b4\u17b5\u2028\u2029\u2800\u3164\uffa0\ufffc\ufffd")
"""Letters and signs that show nothing, line ends of other kinds, and what stands for text that was lost."""

_SOFT_HYPHEN, _NON_JOINER, _JOINER = "\u00ad", "\u200c", "\u200d"

_SPACES_WITHOUT_WIDTH = "\u200b\ufeff"

_SUSPECT = unicode_expression(r"[\p{Cc}\p{Cf}\p{Co}\p{Cn}" + "".join(sorted(BLANK)) + "]")

_IS_SUSPECT = Remembered(lambda char: _SUSPECT.match(char) is not None)

_SHAPED = unicode_expression(
    r"[\p{Arabic}\p{Devanagari}\p{Bengali}\p{Gurmukhi}\p{Gujarati}\p{Oriya}\p{Tamil}\p{Telugu}\p{Kannada}"
    r"\p{Malayalam}\p{Sinhala}\p{Khmer}\p{Myanmar}\p{Mongolian}\p{Syriac}\p{Tibetan}\p{Thai}\p{Lao}]"
)
"""Characters of scripts in which joiners change how letters are shaped."""

_PICTURE = unicode_expression(r"[\p{Extended_Pictographic}\p{Emoji_Modifier}\ufe0f]")

_FLAG_TAG = unicode_expression(r"[\U000e0020-\U000e007f]")


def invisible(pair: Pair) -> Iterator[Message]:
    """Control and zero-width characters that do nothing for a reader, each reported once; not those of the source."""
    reported: set[str] = set()
    for at, char in _useless(pair):
        if char not in reported:
            reported.add(char)
            name = unicodedata.name(char, _UNNAMED.get(unicodedata.category(char), "control character"))
            yield Message(f"invisible character U+{ord(char):04X} ({name}), expected none", (at, at + 1))


def fix(pair: Pair) -> Iterator[Edit]:
    """Take zero-width spaces away; others may stand for something that was lost, and are left to a person."""
    for at, char in _useless(pair):
        if char in _SPACES_WITHOUT_WIDTH:
            yield Edit((at, at + 1), "")


def _useless(pair: Pair) -> Iterator[tuple[int, str]]:
    """Yield the offset of each such character, and the character."""
    if not any(map(_IS_SUSPECT.__getitem__, pair.target_reading.characters)):
        return
    text = pair.target_text
    for match in _SUSPECT.finditer(text):
        at, char = match.start(), match[0]
        if char not in pair.source and not _needed(text, at, pair.locale):
            yield at, char


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
