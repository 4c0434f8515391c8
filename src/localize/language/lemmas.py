"""What dictionaries know of words (simplemma): asked last, since a dictionary takes up to three seconds to load.

The dictionaries are read in their packed form, 3 to 50 MB each. Unpacked they would take 20 to 390 MB and twice the
time to load. They would be no faster, since few words are asked for again.
"""

from __future__ import annotations

from functools import cache, lru_cache

_LONGEST = 64


@cache
def known_languages() -> frozenset[str]:
    """The languages (subtags) that have a dictionary."""
    from simplemma.strategies.dictionaries.dictionary_factory import SUPPORTED_LANGUAGES  # noqa: PLC0415

    return frozenset(SUPPORTED_LANGUAGES)


@lru_cache(maxsize=20_000)
def lemma(word: str, language: str) -> str:
    """The dictionary form of a word, in lower case; the word itself where the dictionary does not know it."""
    from simplemma import lemmatize  # noqa: PLC0415

    if language not in known_languages() or len(word) > _LONGEST:
        return word
    return lemmatize(word, lang=language, low_memory=True).casefold()


@lru_cache(maxsize=20_000)
def is_word(word: str, language: str) -> bool | None:
    """Whether a word stands in the dictionary of a language; None where the language has none."""
    from simplemma import is_known  # noqa: PLC0415

    if language not in known_languages():
        return None
    return len(word) <= _LONGEST and is_known(word, lang=language, low_memory=True)
