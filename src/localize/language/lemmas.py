"""What dictionaries know of words (simplemma): asked last, since a dictionary takes up to three seconds to load.

simplemma reads a dictionary as a whole, 3 to 50 MB each. A floor above may open dictionaries in another way, with
`open_dictionaries_with`: what they say is the same.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Protocol, cast

if TYPE_CHECKING:
    from simplemma import Lemmatizer
    from simplemma.strategies import DictionaryLookupStrategy

_LONGEST = 64


class Dictionary(Protocol):
    """The words of a language, with their dictionary forms."""

    def get(self, word: str, /) -> str | None:
        """Return the dictionary form of a word, None for one that is not listed; both are in NFC."""


def load_dictionary(language: str) -> Dictionary:
    """Return the dictionary of a language (its subtag) as simplemma reads it: packed, in memory."""
    from simplemma.strategies.dictionaries import LOW_MEMORY_DICTIONARY_FACTORY  # noqa: PLC0415

    return LOW_MEMORY_DICTIONARY_FACTORY.get_dictionary(language)


class _Dictionaries:
    """The dictionaries of this process, each opened when it is first needed (simplemma's `DictionaryFactory`)."""

    def __init__(self) -> None:
        self._open: Callable[[str], Dictionary] = load_dictionary
        self._opened: dict[str, Dictionary] = {}

    def open_with(self, opener: Callable[[str], Dictionary]) -> None:
        """Open dictionaries in another way from now on."""
        if opener is not self._open:
            self._open = opener
            self._opened.clear()

    def get_dictionary(self, lang: str) -> Mapping[str, str]:
        """Return the dictionary of a language; simplemma only gets words from it."""
        dictionary = self._opened.get(lang)
        if dictionary is None:
            dictionary = self._opened[lang] = self._open(lang)
        return cast("Mapping[str, str]", dictionary)


_dictionaries = _Dictionaries()


def open_dictionaries_with(opener: Callable[[str], Dictionary]) -> None:
    """Open the dictionary of a language (its subtag) with a function, in this process from now on."""
    _dictionaries.open_with(opener)


@cache
def known_languages() -> frozenset[str]:
    """The languages (subtags) that have a dictionary."""
    from simplemma.strategies.dictionaries.dictionary_factory import SUPPORTED_LANGUAGES  # noqa: PLC0415

    return frozenset(SUPPORTED_LANGUAGES)


@lru_cache(maxsize=20_000)
def lemma(word: str, language: str) -> str:
    """The dictionary form of a word, in lower case; the word itself where the dictionary does not know it."""
    if language not in known_languages() or len(word) > _LONGEST:
        return word
    return _lemmatizer().lemmatize(word, lang=language).casefold()


@lru_cache(maxsize=20_000)
def is_word(word: str, language: str) -> bool | None:
    """Whether a word stands in the dictionary of a language; None where the language has none."""
    if language not in known_languages():
        return None
    return len(word) <= _LONGEST and _lookup().get_lemma(unicodedata.normalize("NFC", word), language) is not None


@cache
def _lookup() -> DictionaryLookupStrategy:
    from simplemma.strategies import DictionaryLookupStrategy  # noqa: PLC0415

    return DictionaryLookupStrategy(_dictionaries)


@cache
def _lemmatizer() -> Lemmatizer:
    from simplemma import Lemmatizer  # noqa: PLC0415
    from simplemma.strategies import DefaultStrategy  # noqa: PLC0415

    return Lemmatizer(
        cache_max_size=0,  # `lemma` remembers
        lemmatization_strategy=DefaultStrategy(dictionary_factory=_dictionaries),
    )
