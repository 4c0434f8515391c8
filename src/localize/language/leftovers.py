"""Words that only one language has: where they stand in a text of another, they were left. Data: `data/leftovers/`."""

from __future__ import annotations

import re
from functools import lru_cache

from localize.language.datafiles import data
from localize.language.tags import language

_FEWEST_LETTERS = 5
"""Letters of a word at least in languages for which no exceptions are known."""


def knows(tag: str) -> bool:
    """Whether there is data for a locale's language."""
    return bool(data("leftovers", language(tag)))


@lru_cache
def shapes(source_locale: str, locale: str) -> re.Pattern[str] | None:
    """How words of a source's language are written that none of another language can be; None where it is not known."""
    subject = data("leftovers", language(source_locale))
    table = subject.get("shapes", {})
    of_language = table.get(subject.get("like", {}).get(language(locale), language(locale)))
    if of_language is None:
        return None
    return re.compile(rf"(?=[a-z]{{{_FEWEST_LETTERS},}}\Z)(?:{'|'.join((*table['all'], *of_language))})")


@lru_cache
def _loans(source_locale: str, locale: str) -> frozenset[str]:
    """Words of a source's language that the other one has borrowed, or may have."""
    table = data("leftovers", language(source_locale))
    known = table.get("except", {}).get(language(locale), "")
    return frozenset((*table.get("loans", "").split(), *known.split()))


def are_left(words: frozenset[str], source_locale: str, locale: str) -> frozenset[str]:
    """The words that only the source's language has, of those that stand in a source and its translation."""
    if not words:
        return words
    shape = shapes(source_locale, locale)
    listed = words & leftovers(source_locale, locale)
    if shape is None:
        return listed
    return listed | {word for word in words if shape.fullmatch(word) and word not in _loans(source_locale, locale)}


@lru_cache
def leftovers(source_locale: str, locale: str) -> frozenset[str]:
    """The words of a source's language, in small letters, that are none in another language with the same letters."""
    table = data("leftovers", language(source_locale))
    words = table.get("words", "").split()
    exceptions = table.get("except", {}).get(language(locale))
    if exceptions is None:
        return frozenset(word for word in words if len(word) >= _FEWEST_LETTERS)
    return frozenset(words).difference(exceptions.split())
