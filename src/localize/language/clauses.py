"""Words that show that a text is a sentence of a language: frequent verbs, pronouns, conjunctions."""

from __future__ import annotations

from functools import lru_cache

from localize.language.datafiles import data
from localize.language.tags import language


def knows(tag: str) -> bool:
    """Whether there is data for a locale's language."""
    return bool(clause_words(tag))


@lru_cache
def clause_words(tag: str) -> frozenset[str]:
    """The words of a locale's language, in small letters; none where there is no data for it."""
    return frozenset(data("clauses", language(tag)).get("words", ()))
