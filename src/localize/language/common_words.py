"""Which language a text is in, by the commonest words of languages. Data: `data/common_words/all.toml`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache, lru_cache

from localize.dataclass import dataclass
from localize.language.datafiles import data
from localize.language.tags import language

_SAME = {"no": "nb", "tl": "fil", "sh": "bs"}
_FEWEST_SURE = 3
_TIMES = 3
"""How many times more words of the other language than of the locale's own there must be."""
_FEWEST, _FEWEST_WORDS = 2, 4


@dataclass(frozen=True, slots=True)
class OtherLanguage:
    """A language (its subtag) that a text seems to be in, and the words that show it, sorted.

    It is `sure` if three words show it, and hardly any is one of the expected language.
    """

    language: str
    words: tuple[str, ...]
    sure: bool


def knows(tag: str) -> bool:
    """Whether the commonest words of a locale's language are known."""
    return _name(tag) in _all()


def by_language() -> Mapping[str, frozenset[str]]:
    """The commonest words of all languages of which they are known, by their subtags."""
    return _all()


def words_of(tag: str) -> frozenset[str]:
    """The commonest words of a locale's language; none if they are not known."""
    return _all().get(_name(tag), frozenset())


def _name(tag: str) -> str:
    return _SAME.get(language(tag), language(tag))


@cache
def _all() -> Mapping[str, frozenset[str]]:
    return {name: frozenset(words.split()) for name, words in data("common_words", "all")["words"].items()}


def shared(words: Iterable[str], name: str) -> int:
    """How many different words are among the commonest of a language."""
    return len(_all().get(name, frozenset()).intersection(words))


@lru_cache
def _of_others(tag: str) -> frozenset[str]:
    """The words that are common in other languages, and not in that of a locale."""
    return frozenset().union(*_all().values()) - _all()[_name(tag)]


def other_language(words: frozenset[str], tag: str, *, source: str, in_source: frozenset[str]) -> OtherLanguage | None:
    """The language that a text in a locale seems to be in, None if it may well be in that of its locale.

    `words` are the words of the text, `in_source` those of its source: a name or title that stands in both shows
    nothing, unless the language is that of the source.
    """
    if len(words & _of_others(tag)) < _FEWEST:
        return None
    own, source_name = _all()[_name(tag)], _name(source)
    best: OtherLanguage | None = None
    for name, common in _all().items():
        there = (words & common) - own
        if name != source_name:
            there -= in_source
        if len(there) < _FEWEST or (best is not None and len(there) <= len(best.words)):
            continue
        sure = len(there) >= _FEWEST_SURE and len(there) > _TIMES * len(words & (own - common))
        alone = len(words) >= _FEWEST_WORDS and len(words & own) <= len(there) and not words & (own - common)
        if sure or alone:
            best = OtherLanguage(name, tuple(sorted(there)), sure)
    return best
