"""Phrases by their first words: which of them may begin with a word of a text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Generic, Protocol, TypeVar

from localize.expressions import expression
from localize.language.cue_text import GAP, KEYS, NUMBER, fits


class Phrase(Protocol):
    """Words that follow each other; "*" stands for letters of a word, "…" for other words."""

    @property
    def words(self) -> tuple[str, ...]:
        """The words of the phrase, as they are looked up."""


_P = TypeVar("_P", bound=Phrase)


class FirstWords(Generic[_P]):
    """The phrases by their first words; words with asterisks are found by their letters, not tried one by one.

    A word may have one of the `prefixes` before it.
    """

    def __init__(self, phrases: list[_P], *, prefixes: Sequence[str]) -> None:
        self._phrases = phrases
        self._prefixes = tuple(map(KEYS.__getitem__, prefixes))
        self._whole: dict[str, list[int]] = {}
        self._starts: dict[str, list[int]] = {}
        self._ends: dict[str, list[int]] = {}
        self._inside: list[int] = []
        self._numbers: list[int] = []
        for index, phrase in enumerate(phrases):
            first = phrase.words[0]
            stem = first.strip("*")
            if first.startswith(NUMBER):
                self._numbers.append(index)
            elif "*" not in first:
                self._whole.setdefault(first, []).append(index)
            elif not first.startswith("*"):
                self._starts.setdefault(stem, []).append(index)
            elif not first.endswith("*"):
                self._ends.setdefault(stem, []).append(index)
            else:
                self._inside.append(index)
        stems = {phrases[index].words[0].strip("*") for index in self._inside}
        self._has_inside = expression("|".join(map(re.escape, sorted(stems))) or "(?!)")
        """Finds any of the letters that may stand inside a word: most words have none."""
        self._lengths = sorted({*map(len, self._starts), *map(len, self._ends)})

    def phrases(self, key: str) -> list[_P]:
        """The phrases that may begin with a word: those without an asterisk first, otherwise in the order given.

        Those that begin with the word without a prefix come behind.
        """
        phrases = self._of(key)
        for prefix in self._prefixes:
            if key.startswith(prefix) and len(key) > len(prefix) + 1:
                phrases += self._of(key[len(prefix) :])
        return phrases

    def _of(self, key: str) -> list[_P]:
        size = len(key)
        indexes = [index for length in self._lengths if length <= size for index in self._starts.get(key[:length], ())]
        indexes += (
            index for length in self._lengths if length <= size for index in self._ends.get(key[size - length :], ())
        )
        if key[:1].isdigit():
            indexes += self._numbers
        elif self._inside and self._has_inside.search(key, 1):
            indexes += self._inside
        fitting = sorted(index for index in indexes if fits(key, self._phrases[index].words[0]))
        return [self._phrases[index] for index in (*self._whole.get(key, ()), *fitting)]


class Beginning(Generic[_P]):
    """The phrases that may begin with a word, in the order in which they are tried: few go on with the next word."""

    __slots__ = ("by_second", "others", "phrases")

    def __init__(self, phrases: Sequence[_P]) -> None:
        self.phrases = tuple(phrases)
        seconds = tuple(map(_second, phrases))
        self.others = tuple(phrase for phrase, second in zip(phrases, seconds, strict=True) if not second)
        """Those that may stand before any word, which `by_second` does not have."""
        self.by_second = {
            following: tuple(
                phrase for phrase, second in zip(phrases, seconds, strict=True) if second in ("", following)
            )
            for following in filter(None, seconds)
        }
        """Those that may stand before a word, by that word; `others` among them."""


def _second(phrase: Phrase) -> str:
    """The word that must follow the first one; "" for none, and for one that may be written in several ways."""
    second = phrase.words[1] if len(phrase.words) > 1 else ""
    return second if _is_whole(second) else ""


def whole_words(words: Sequence[str]) -> frozenset[str]:
    """The words after the first one that must stand in a text as they are."""
    return frozenset(filter(_is_whole, words[1:]))


def _is_whole(word: str) -> bool:
    return word != GAP and not word.startswith(NUMBER) and "*" not in word
