"""The translation as a text: is there any, is it another than the source, can all of it be seen."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

import regex

from localize.checks.pair import Message, Pair
from localize.checks.untranslated import left
from localize.language import tags

_NAMES = frozenset({"author", "reviewer"})
_UNITS = frozenset(
    {"g", "kg", "mg", "mcg", "µg", "μg", "l", "dl", "ml", "m", "cm", "mm", "km", "mol", "mmol", "h", "min"}
)
_UNNAMED = {"Co": "private use", "Cn": "no character"}
_PUNCTUATION = ".,;:!?…()[]\"'«»„“”‘’"
_SEEN_CONTROLS = frozenset("\n\t\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Controls that a text may need: line ends, and the bidirectional marks of UAX #9."""
_BLANK = frozenset("\u115f\u1160\u17b4\u17b5\u2028\u2029\u2800\u3164\uffa0\ufffc\ufffd")
"""Letters and signs that show nothing, line ends of other kinds, and what stands for text that was lost."""

_SOFT_HYPHEN, _NON_JOINER, _JOINER = "\u00ad", "\u200c", "\u200d"
_BREAKS_WORDS = frozenset({"th", "lo", "km", "my", "bo", "dz"})
"""Languages written without spaces in which a zero-width space shows where a line may end."""

_SUSPECT = regex.compile(r"[\p{Cc}\p{Cf}\p{Co}\p{Cn}" + "".join(sorted(_BLANK)) + "]")
_SHAPED = regex.compile(
    r"[\p{Arabic}\p{Devanagari}\p{Bengali}\p{Gurmukhi}\p{Gujarati}\p{Oriya}\p{Tamil}\p{Telugu}\p{Kannada}"
    r"\p{Malayalam}\p{Sinhala}\p{Khmer}\p{Myanmar}\p{Mongolian}\p{Syriac}\p{Tibetan}\p{Thai}\p{Lao}]"
)
"""Characters of scripts in which joiners change how letters are shaped."""
_PICTURE = regex.compile(r"[\p{Extended_Pictographic}\p{Emoji_Modifier}\ufe0f]")
_FLAG_TAG = regex.compile(r"[\U000e0020-\U000e007f]")


def empty(pair: Pair) -> Iterator[Message]:
    """A translation without a letter, number or sign, of a source that has some."""
    if _has_content(pair.source_text) and not _has_content(pair.target_text):
        yield Message("the translation has no text, expected one or an empty msgstr")


def untouched(pair: Pair) -> Iterator[Message]:
    """A translation that is its source again, no sentence; names, numbers and terms that are alike may be."""
    if pair.entry.context in _NAMES or tags.language(pair.locale) == tags.language(pair.source_locale):
        return
    source, target = pair.source_text, pair.target_text
    if source.split() == target.split() and _translatable(pair, source) and not left(pair):
        yield Message(
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
        return tags.language(tag) in _BREAKS_WORDS and not before.isspace() and before != char
    if char in (_NON_JOINER, _JOINER):
        shaped = bool(_SHAPED.match(before) or _SHAPED.match(after)) and char != before
        return shaped or (char == _JOINER and bool(_PICTURE.match(before) and _PICTURE.match(after)))
    return bool(_FLAG_TAG.match(char) and (_FLAG_TAG.match(before) or before == "\U0001f3f4"))


def _has_content(text: str) -> bool:
    return any(unicodedata.category(char)[0] in "LNPS" and char not in _BLANK for char in text)
