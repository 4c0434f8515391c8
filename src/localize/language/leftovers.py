"""Words that only one language has: where they stand in a text of another, they were left. Data: `data/leftovers/`."""

from __future__ import annotations

from functools import lru_cache

from localize.language.datafiles import data
from localize.language.tags import language

_FEWEST_LETTERS = 5
"""Letters of a word at least in languages for which no exceptions are known."""


def knows(tag: str) -> bool:
    """Whether there is data for a locale's language."""
    return bool(data("leftovers", language(tag)))


@lru_cache
def leftovers(source_locale: str, locale: str) -> frozenset[str]:
    """The words of a source's language, in small letters, that are none in another language with the same letters."""
    table = data("leftovers", language(source_locale))
    words = table.get("words", "").split()
    exceptions = table.get("except", {}).get(language(locale))
    if exceptions is None:
        return frozenset(word for word in words if len(word) >= _FEWEST_LETTERS)
    return frozenset(words).difference(exceptions.split())
