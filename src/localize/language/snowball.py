"""Stems of words by the Snowball algorithms (PyStemmer)."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import cast

_ALGORITHMS = {
    "ar": "arabic",
    "ca": "catalan",
    "cs": "czech",
    "da": "danish",
    "de": "german",
    "el": "greek",
    "en": "english",
    "eo": "esperanto",
    "es": "spanish",
    "et": "estonian",
    "eu": "basque",
    "fa": "persian",
    "fi": "finnish",
    "fr": "french",
    "ga": "irish",
    "hi": "hindi",
    "hu": "hungarian",
    "hy": "armenian",
    "id": "indonesian",
    "it": "italian",
    "lt": "lithuanian",
    "nb": "norwegian",
    "ne": "nepali",
    "nl": "dutch",
    "nn": "norwegian",
    "no": "norwegian",
    "pl": "polish",
    "pt": "portuguese",
    "ro": "romanian",
    "ru": "russian",
    "sr": "serbian",
    "sv": "swedish",
    "ta": "tamil",
    "tr": "turkish",
    "yi": "yiddish",
}
_LONGEST = 64
"""Letters of a word that has a stem; what is longer is no word, and some algorithms take quadratic time for it."""


@cache
def stemmer(language: str) -> Callable[[str], str] | None:
    """The function that gives the stem of a lower-case word of a language (its subtag), None where there is none.

    It keeps some thousand stems, no more.
    """
    import Stemmer  # type: ignore[import-not-found, unused-ignore]  # noqa: PLC0415  # no stubs; where it is needed

    name = _ALGORITHMS.get(language)
    if name not in Stemmer.algorithms():
        return None
    algorithm = Stemmer.Stemmer(name)

    def stem(word: str) -> str:
        return cast("str", algorithm.stemWord(word)) if len(word) <= _LONGEST else word

    return stem
