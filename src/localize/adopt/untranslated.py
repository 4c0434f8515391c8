"""What of a translation was left in the language of its source: all of it, or the texts of links."""

from __future__ import annotations

from collections.abc import Iterator

from localize.adopt.tag_transfer import elements
from localize.language import common_words, leftovers
from localize.language.tags import language
from localize.model.block import Pattern, plain_text

_MARKS = ".,;:!?…()\"'“”‘’"
_MOST_WORDS_OF_A_NAME = 1


def is_copy(target: Pattern, source: Pattern) -> bool:
    """Whether a text of several words was left as it is in the source."""
    text = plain_text(target)
    return text == plain_text(source) and _words(text) > _MOST_WORDS_OF_A_NAME


def is_left(target: Pattern, source: Pattern, *, source_locale: str, locale: str) -> bool:
    """Whether a text was left as it is in the source, and words of that language show that it needs a translation.

    Words in small letters alone count: others may be names.
    """
    if not is_copy(target, source) or language(source_locale) == language(locale):
        return False
    words = frozenset(
        word for each in plain_text(target).split() if (word := each.strip(_MARKS)).islower() and word.isalpha()
    )
    common = common_words.knows(source_locale) and common_words.shared(words, language(source_locale))
    return bool(common or leftovers.are_left(words, source_locale, locale))


def links_left(target: Pattern, source: Pattern) -> Iterator[str]:
    """Yield the texts of links that were left as they are in the source; not those that may be a name.

    A name is one word, or has no word in small letters: "World Health Organization".
    """
    texts = set(_link_texts(source))
    for text in _link_texts(target):
        if text in texts and _words(text) > _MOST_WORDS_OF_A_NAME and any(map(str.islower, text.split())):
            yield text


def _link_texts(pattern: Pattern) -> Iterator[str]:
    return (element.inside for element in elements(pattern) if element.placeholder.tag == "a" and element.inside)


def _words(text: str) -> int:
    return sum(any(map(str.isalpha, word)) for word in text.split())
