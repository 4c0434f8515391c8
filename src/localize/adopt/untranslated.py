"""What of a translation was left in the language of its source: all of it, or the texts of links."""

from __future__ import annotations

import re
from collections.abc import Iterator

from localize.adopt.inline_elements import elements
from localize.expressions import expression
from localize.language import common_words, leftovers
from localize.language.tags import language
from localize.model.block import Pattern, plain_text

_OPENING, _ENDING = "(\"'“‘", ".,;:!?…)\"'”’"
_MOST_WORDS_OF_A_NAME = 1
_SETTING = expression(r"""(?<!\S)[\w-]+=(?:"([^"]*)"|(\S+))""")
"""What a directive or an attribute sets: `test="enabled(template)"`."""
_FEWEST_WORDS = 3
"""Words of a value at least that is a text: `title="How to use heat"`."""


def is_copy(target: Pattern, source: Pattern) -> bool:
    """Whether a text of several words was left as it is in the source."""
    text = plain_text(target)
    return text == plain_text(source) and _words(text) > _MOST_WORDS_OF_A_NAME


def is_left(target: Pattern, source: Pattern, *, source_locale: str, locale: str) -> bool:
    """Whether a text was left as it is in the source, and words of that language show that it needs a translation.

    Words in small letters alone count, as others may be names, and none of directives and code. They show nothing if
    all of them are common in the other language too: "Rust in Android".
    """
    if not is_copy(target, source) or language(source_locale) == language(locale):
        return False
    words = frozenset(_small_words(_SETTING.sub(_text_in_setting, plain_text(target))))
    if words <= common_words.words_of(locale):
        return False
    common = common_words.knows(source_locale) and common_words.shared(words, language(source_locale))
    return bool(common or leftovers.are_left(words, source_locale, locale))


def _small_words(text: str) -> Iterator[str]:
    """Yield the words in small letters; one behind another sign than those before a word is a name: `!meta`, `#tag`."""
    stripped = (each.lstrip(_OPENING).rstrip(_ENDING) for each in text.split())
    yield from (word for word in stripped if word.islower() and word.isalpha())


def _text_in_setting(setting: re.Match[str]) -> str:
    """The value, if it is a text; an empty string for others."""
    value = setting[1] or setting[2] or ""
    return f" {value} " if sum(1 for _ in _small_words(value)) >= _FEWEST_WORDS else ""


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
