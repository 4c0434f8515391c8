"""Words as dictionaries list them, so that plural and singular count as one."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from localize.language.tags import language

_LONGEST = 60
_COMPOUNDING = {
    "da": "danish",
    "de": "german",
    "fi": "finnish",
    "nb": "norwegian",
    "nl": "dutch",
    "nn": "norwegian",
    "sv": "swedish",
}
"""Languages whose compounds no dictionary lists, and what Snowball calls them."""
_VERBAL = {"en": ("ing", "ed")}
"""Endings of words that are kept: "bleeding" is a term beside "bleed"."""
_REGULAR = re.compile(r"[^aious]s\Z")
"""Plurals of words that the dictionary does not know."""
_ARTICLES = {"ar": ("وال", "بال", "كال", "فال", "ال")}


@lru_cache(maxsize=100_000)
def singular(word: str, tag: str) -> str:
    """What the forms of a word have in common, in small letters: its lemma, or that without its ending.

    It is the word itself in a language without a dictionary. The Arabic article is left out, with the particles that
    are written together with it.
    """
    lang = language(tag)
    lowered = word.casefold()
    for article in _ARTICLES.get(lang, ()):
        if lowered.startswith(article) and len(lowered) > len(article) + 1:
            return lowered.removeprefix(article)
    if len(word) > _LONGEST or lowered.endswith(_VERBAL.get(lang, ("\0",))):
        return lowered
    import simplemma  # noqa: PLC0415  # dictionaries, which few commands need

    try:
        lemma = simplemma.lemmatize(word, lang=lang).casefold()
    except ValueError:
        return lowered
    if lang in _COMPOUNDING:
        return str(_stemmer(_COMPOUNDING[lang]).stemWord(lemma))
    if lang == "en" and lemma == lowered and _REGULAR.search(lowered):
        return lowered[:-1]
    return lemma


@lru_cache
def _stemmer(name: str) -> Any:
    import Stemmer  # type: ignore[import-not-found]  # noqa: PLC0415  # the same

    return Stemmer.Stemmer(name)
