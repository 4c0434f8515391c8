"""Sentences of a source that stand in its translation as they are, or nearly so."""

from __future__ import annotations

from difflib import SequenceMatcher
from functools import lru_cache

from localize.dataclass import dataclass
from localize.expressions import unicode_expression
from localize.language import sentences
from localize.language.clauses import clause_words
from localize.language.remembered import Remembered
from localize.model.finding import Span

_WORD = unicode_expression(r"\p{L}[\p{L}\p{M}]*+(?:['’-]\p{L}[\p{L}\p{M}]*+)*+|\p{N}[\p{N}.,]*+")
_FEWEST_WORDS = 3
_MOST_WORDS, _MOST_OTHERS = 100, 4
_ALIKE = 0.8
"""The share of the words of a sentence that stand in a sentence of the source, in the same order, at least."""


@dataclass(frozen=True, slots=True)
class SourceSentence:
    """A sentence that was left as it is: its offsets in the translation, and those of the source's sentence."""

    target: Span
    source: Span


def left_sentences(source: str, target: str, *, source_locale: str, locale: str) -> tuple[SourceSentence, ...]:
    """The sentences of a source that stand in a translation; only where words tell the two languages apart."""
    if not any(map(_telling(source_locale, locale).__getitem__, target.split())):
        return ()
    telling = _telling_words(source_locale, locale)
    sources = _Sentences(source, source_locale)
    return tuple(
        SourceSentence(span, match)
        for span in sentences.spans(target, source_locale, locale)
        if (match := sources.alike(_WORD.findall(target, *span), telling)) is not None
    )


@lru_cache
def _telling_words(source_locale: str, locale: str) -> frozenset[str]:
    """The words that make a sentence of the source's language, and are none in the other."""
    return clause_words(source_locale) - clause_words(locale)


@lru_cache
def _telling(source_locale: str, locale: str) -> Remembered[bool]:
    """Whether such a word is in a piece of text without spaces."""
    telling = _telling_words(source_locale, locale)
    return Remembered(lambda piece: not telling.isdisjoint(map(_key, _WORD.findall(piece))))


class _Sentences:
    """The sentences of a source by their words, and by the two words that they begin and end with."""

    def __init__(self, text: str, locale: str) -> None:
        self._whole: dict[tuple[str, ...], Span] = {}
        self._ends: dict[tuple[str, ...], list[tuple[str, ...]]] = {}
        for span in sentences.spans(text, locale):
            words = tuple(_WORD.findall(text, *span))
            if len(words) >= _FEWEST_WORDS and words not in self._whole:
                self._whole[words] = span
                for ends in (words[:2], words[-2:]):
                    self._ends.setdefault(ends, []).append(words)

    def alike(self, words: list[str], telling: frozenset[str]) -> Span | None:
        """The sentence that words repeat, None if there is none or if they need not be a sentence.

        The time grows only with the number of words: long sentences must be equal, others are compared with a few.
        """
        if telling.isdisjoint(map(_key, words)):
            return None
        whole = tuple(words)
        if whole in self._whole or not _FEWEST_WORDS <= len(words) <= _MOST_WORDS:
            return self._whole.get(whole)
        others = [*self._ends.get(whole[:2], ())[:_MOST_OTHERS], *self._ends.get(whole[-2:], ())[:_MOST_OTHERS]]
        alike = (other for other in others if _nearly(words, other, telling))
        return next((self._whole[other] for other in alike), None)


def _nearly(words: list[str], others: tuple[str, ...], telling: frozenset[str]) -> bool:
    common = set(words) & set(others)
    if len(others) > _MOST_WORDS or telling.isdisjoint(map(_key, common)):
        return False
    if sum(word in common for word in words) < _ALIKE * len(words):
        return False
    matcher = SequenceMatcher(None, others, words, autojunk=False)
    return sum(block.size for block in matcher.get_matching_blocks()) >= _ALIKE * len(words)


def _key(word: str) -> str:
    """The form under which a word is looked up; a word in capitals is a name and keeps them: WHO, US, IT."""
    return word if word.isupper() else word.casefold().replace("’", "'")
