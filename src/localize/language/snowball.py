"""Stems of words by the Snowball algorithms (PyStemmer)."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import cast

from localize.language.tags import english_name_of_language

_LONGEST = 64
"""The most letters of a word that is stemmed. Longer ones are no words, and some algorithms take quadratic time."""


@cache
def stemmer(language: str) -> Callable[[str], str] | None:
    """Return the function that gives the stem of a lower-case word of a language (its subtag), or None.

    An algorithm has the English name of its language: `norwegian` stems both forms of Norwegian. The function remembers
    a few thousand stems, no more.
    """
    import Stemmer  # type: ignore[import-not-found, unused-ignore]  # noqa: PLC0415  # no stubs; where it is needed

    name = english_name_of_language(language).partition(" ")[0].lower()
    if name not in Stemmer.algorithms():
        return None
    algorithm = Stemmer.Stemmer(name)

    def stem(word: str) -> str:
        return cast("str", algorithm.stemWord(word)) if len(word) <= _LONGEST else word

    return stem
