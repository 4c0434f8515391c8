"""Which language a text is in, by letters that its locale's language does not have. Data: `data/alphabets/all.toml`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache

from localize.expressions import unicode_expression
from localize.language import common_words
from localize.language.common_words import OtherLanguage
from localize.language.datafiles import data
from localize.language.tags import language

_SAME = {"no": "nb", "nn": "nb"}
_SMALL_WORD = unicode_expression(r"(?<![\p{L}\p{M}\p{N}@/_.-])[\p{Ll}\p{Lo}][\p{L}\p{M}]++(?![\p{N}@/_-])")
"""A word that begins with no capital, and so is no name where a script has capitals."""
_KANA = unicode_expression(r"[\p{Hiragana}\p{Katakana}]")
_HAN = unicode_expression(r"\p{Han}++")
_MOST_WITHOUT_KANA = 12
"""Characters in a row of a Japanese text without kana at most, such as a title."""
_FEWEST_IN_SENTENCE = 6
"""Characters in a row of a sentence at least that has some kana in Japanese: particles, endings of verbs."""
_ONLY_CHINESE = unicode_expression("[们这么吗呢吧您你她请药疗剂说过发还让给应该题问间]")
"""Characters that Japanese does not have, or not in this form."""
_FEWEST, _FEWEST_SURE = 2, 3
_FEWEST_WORDS = 4
"""Words of a text at least of which only one has foreign letters; the commonest words must tell the same then."""
_SHARE = 0.1
"""The share of the words that have foreign letters at least."""


def knows(tag: str) -> bool:
    """Whether letters tell a text in a locale's language from one in another."""
    return language(tag) == "ja" or bool(_neighbours(tag))


def _name(tag: str) -> str:
    return _SAME.get(language(tag), language(tag))


@cache
def _alphabets() -> Mapping[str, Mapping[str, frozenset[str]]]:
    """The letters of languages, by the alphabets that they extend."""
    return {
        script: {name: frozenset(letters) for name, letters in languages.items()}
        for script, languages in data("alphabets", "all").items()
    }


@lru_cache
def _neighbours(tag: str) -> Mapping[str, frozenset[str]]:
    """The letters of the languages that extend the same alphabet as that of a locale, and of that; none if unknown."""
    name = _name(tag)
    return next((languages for languages in _alphabets().values() if name in languages), {})


@lru_cache
def _foreign(tag: str) -> frozenset[str]:
    """The letters that others of these languages have, and that of a locale has not."""
    neighbours = _neighbours(tag)
    return frozenset().union(*neighbours.values()) - neighbours[_name(tag)] if neighbours else frozenset()


def other_language(
    text: str, tag: str, *, characters: frozenset[str], in_source: frozenset[str]
) -> OtherLanguage | None:
    """The language that a text in a locale seems to be in by its letters, None if it may be in that of its locale.

    `characters` are those of the text, `in_source` the words of its source in small letters, which show nothing.
    """
    if language(tag) == "ja":
        return _chinese(text)
    if _foreign(tag).isdisjoint(characters):
        return None  # as nearly all texts
    words = frozenset(match[0] for match in _SMALL_WORD.finditer(text)) - in_source
    odd = [word for word in words if not _foreign(tag).isdisjoint(word)]
    if not odd or len(odd) < _SHARE * len(words):
        return None
    every = frozenset(text.casefold().split())
    here = common_words.shared(every, _name(tag))
    candidates = [
        (len(there), shared, name)
        for name, letters in _neighbours(tag).items()
        if (there := _spelt(odd, tag, letters)) and not _contradicts(words, len(there), tag, letters)
        if (shared := common_words.shared(every, name)) > here or len(there) >= _FEWEST
    ]
    if not candidates or (max(candidates)[0] < _FEWEST and len(words) < _FEWEST_WORDS):
        return None
    *_, name = max(candidates)
    there = _spelt(odd, tag, _neighbours(tag)[name])
    return OtherLanguage(name, tuple(sorted(there)), sure=len(there) >= _FEWEST_SURE)


def _spelt(words: Sequence[str], tag: str, letters: frozenset[str]) -> list[str]:
    """The words with letters foreign to a locale's language that a language with some letters may have."""
    return [word for word in words if _foreign(tag).intersection(word) <= letters]


def _contradicts(words: Iterable[str], there: int, tag: str, letters: frozenset[str]) -> bool:
    """Whether too many words have letters of the locale's language that the other one has not."""
    own = _neighbours(tag)[_name(tag)] - letters
    return sum(not own.isdisjoint(word) for word in words) * _FEWEST_SURE > there


def _chinese(text: str) -> OtherLanguage | None:
    """Chinese, if a text is long for one without kana; no words tell it."""
    if _KANA.search(text):
        return None
    letters = max(map(len, _HAN.findall(text)), default=0)
    is_sentence = text.rstrip().endswith("。") and letters >= _FEWEST_IN_SENTENCE
    if letters <= _MOST_WITHOUT_KANA and not is_sentence and not _ONLY_CHINESE.search(text):
        return None
    return OtherLanguage("zh", (), sure=is_sentence or letters > 2 * _MOST_WITHOUT_KANA)
