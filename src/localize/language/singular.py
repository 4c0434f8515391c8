"""Words as dictionaries list them, so that plural and singular count as one."""

from __future__ import annotations

import re
from functools import lru_cache

from localize.language.lemmas import lemma
from localize.language.snowball import stemmer
from localize.language.tags import language

_COMPOUNDING = frozenset({"da", "de", "fi", "nb", "nl", "nn", "sv"})
"""Languages whose compounds no dictionary lists: there a stem has to do."""
_VERBAL = {"en": ("ing", "ed")}
"""Endings of words that are kept: "bleeding" is a term beside "bleed"."""
_REGULAR = re.compile(r"[^aious]s\Z")
"""Plurals of words that the dictionary does not know."""
_ARTICLES = {"ar": ("وال", "بال", "كال", "فال", "ال")}


@lru_cache(maxsize=20_000)
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
    if lowered.endswith(_VERBAL.get(lang, ("\0",))):
        return lowered
    found = lemma(word, lang).casefold()
    stem = stemmer(lang) if lang in _COMPOUNDING else None
    if stem is not None:
        return stem(found)
    if lang == "en" and found == lowered and _REGULAR.search(lowered):
        return lowered[:-1]
    return found
