"""Whether a rule has the data that it needs from one language into another."""

from __future__ import annotations

from collections.abc import Callable

from localize.language import (
    clauses,
    common_words,
    frequencies,
    leftovers,
    lengths,
    meanings,
    names,
    negation,
    quantities,
    tags,
)

_SHARED_SCRIPTS = frozenset({"Latn", "Cyrl", "Arab", "Deva"})

Guards = Callable[[str, str], bool]
"""Takes the source locale and the locale of the translation."""


def all_languages(_source_locale: str, _locale: str) -> bool:
    """For a rule that needs no data of single languages, or has data for all (CLDR)."""
    return True


def bounds(source_locale: str, locale: str) -> bool:
    """Whether words such as "at least" are known in both languages; signs (<, ≥) are known in all."""
    return quantities.knows_bounds(source_locale) and quantities.knows_bounds(locale)


def denials(source_locale: str, locale: str) -> bool:
    """Whether words that deny are known in both languages."""
    return negation.knows(source_locale) and negation.knows(locale)


def prohibitions(source_locale: str, locale: str) -> bool:
    """Whether words that forbid are known in the source's language, and words that deny in the other."""
    return negation.knows_prohibitions(source_locale) and negation.knows(locale)


def frames(rule: str) -> Guards:
    """Whether words are known in both languages for a frame that a rule compares."""

    def known(source_locale: str, locale: str) -> bool:
        both = meanings.known(source_locale) & meanings.known(locale)
        return any(meanings.frames()[name].rule == rule for name in both)

    return known


def frequent(source_locale: str, locale: str) -> bool:
    """Whether it is known in both languages how they say how often."""
    return frequencies.knows(source_locale) and frequencies.knows(locale)


def sentences(source_locale: str, _locale: str) -> bool:
    """Whether the words that make a sentence are known in the source's language."""
    return clauses.knows(source_locale)


def lengths_of(source_locale: str, locale: str) -> bool:
    """Whether it was measured how long texts are in both languages."""
    return lengths.knows(source_locale) and lengths.knows(locale)


def leftovers_of(source_locale: str, _locale: str) -> bool:
    """Whether words are known that only the source's language has."""
    return leftovers.knows(source_locale)


def names_of(source_locale: str, locale: str) -> bool:
    """Whether it is known how names of drugs are written in both languages."""
    return names.knows(source_locale) and names.knows(locale)


def common_words_of(_source_locale: str, locale: str) -> bool:
    """Whether the commonest words of the translation's language are known, or its script tells it from all others."""
    return common_words.knows(locale) or tags.script(locale) not in _SHARED_SCRIPTS
