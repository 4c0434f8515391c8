"""Translations that are in another language than their locale."""

from __future__ import annotations

from collections.abc import Iterator

from localize.checks.pair import NAMES, Message, Pair
from localize.checks.rules.script import other_script
from localize.language import alphabets, common_words, tags
from localize.language.common_words import OtherLanguage
from localize.model.finding import Confidence

_MOST = 3
"""Words that the message names at most."""


def wrong_language(pair: Pair) -> Iterator[Message]:
    """A translation in another language with the same script, by its words and letters; an error if it is sure."""
    if pair.entry.context in NAMES or not (common_words.knows(pair.locale) or alphabets.knows(pair.locale)):
        return
    source, target = pair.source_reading, pair.target_reading
    if not any(word.isalpha() for word in target.words - source.words):
        return  # it repeats its source, which is for `untouched` to tell
    other = _other_language(pair)
    if other is None or pair.left or other_script(pair):
        return
    names = tags.cldr("en").languages
    here, there = (names.get(code, code) for code in (other.language, tags.language(pair.locale)))
    words = ", ".join(f"'{word}'" for word in other.words[:_MOST])
    yield Message(
        f"{words} are words of {here}, expected a text in {there}"
        if words
        else f"all is in Chinese characters, as in {here}, expected a text in {there}",
        (0, len(pair.target_text)),
        confidence=Confidence.CERTAIN if other.sure else Confidence.LIKELY,
    )


def _other_language(pair: Pair) -> OtherLanguage | None:
    """The language that a translation seems to be in, by common words or else by letters."""
    source, target, locale = pair.source_reading, pair.target_reading, pair.locale
    if common_words.knows(locale):
        other = common_words.other_language(target.words, locale, source=pair.source_locale, in_source=source.words)
        if other is not None:
            return other
    return alphabets.other_language(target.prose, locale, characters=target.characters, in_source=source.words)
