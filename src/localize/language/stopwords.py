"""Words that are never terms: articles, pronouns, auxiliaries and the like. Data: `data/stopwords/`."""

from __future__ import annotations

from functools import lru_cache

from localize.dataclass import dataclass
from localize.language.datafiles import data
from localize.language.tags import language


@dataclass(frozen=True, slots=True)
class StopWords:
    """One language's data, in small letters."""

    stop: frozenset[str] = frozenset()
    """Words that are part of no term."""
    linking: frozenset[str] = frozenset()
    """Words that stand inside a term only: "shortness of breath"."""
    alone: frozenset[str] = frozenset()
    """Words that are part of terms, but are no terms by themselves: the "side" of "side effect"."""


_COMMON = "all"


@lru_cache
def stop_words(tag: str) -> StopWords:
    """The words of a locale's language, and those of all languages."""
    words: dict[str, set[str]] = {}
    for name in (_COMMON, language(tag)):
        for kind, found in data("stopwords", name).items():
            words.setdefault(kind, set()).update(map(str.casefold, found))
    return StopWords(**{kind: frozenset(found) for kind, found in words.items()})
