"""How alike two source texts are, by words first and letters second."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping, Set, Sized

from rapidfuzz import fuzz
from rapidfuzz.distance import Indel

from localize.catalogs.tokens import tokens


def likeness(one: str, other: str, least: float = 0.0) -> float:
    """How alike two texts are, from 0 (nothing in common) to 1 (the same words); 0 where it is below `least`.

    Sentences of one language that have nothing to do with each other share about half their letters and a fifth of
    their words: letters count only for what they have in common beyond that half, which finds inflected words.
    """
    words = Indel.normalized_similarity(tokens(one), tokens(other), score_cutoff=least or None)
    letters = fuzz.ratio(one, other, score_cutoff=50 + 50 * least) / 50 - 1
    return max(words, letters if letters >= least else 0.0, 0.0)


def letters(one: str, other: str) -> float:
    """The share of letters that two texts have in common in the same order, from 0 to 1; it tells whole words apart."""
    return fuzz.ratio(one, other) / 100


_NEAR_WORDS, _NEAR_LETTERS = 0.7, 0.75
_LESS_WORDS, _LESS_LETTERS, _CONTENT_WORDS = 0.35, 0.62, 0.42


def nearness(one: str, other: str, minor: Set[str]) -> float:
    """How near two texts are, for the translation of one to help with the other; 0 where it would not.

    Most of the words or three quarters of the letters are enough. With less it takes both, and half of the words that
    are not `minor` (articles, pronouns and the like): what only these have in common is about something else. The
    limits are measured by `benchmarks/po_history.py`.
    """
    by_words, by_letters = Indel.normalized_similarity(tokens(one), tokens(other)), letters(one, other)
    near = by_words >= _NEAR_WORDS or by_letters >= _NEAR_LETTERS
    if not near and by_words >= _LESS_WORDS and by_letters >= _LESS_LETTERS:
        near = Indel.normalized_similarity(_content(one, minor), _content(other, minor)) >= _CONTENT_WORDS
    return (max(by_words, 2 * by_letters - 1) + by_letters) / 2 if near else 0.0


def _content(text: str, minor: Set[str]) -> list[str]:
    """The words of a text but for minor ones, signs and tags."""
    return [token for token in tokens(text) if token[0].isalnum() and token not in minor]


RAREST = 8
_MOST_CANDIDATES = 24
COMMONEST = 2000
"""Texts of a token that are looked at, if it stands in more."""


class Occurrences(Sized):
    """The texts that a token stands in: how many there are, and the numbers of the `first` ones.

    More numbers than are looked at would fill the memory: some words stand in each third text.
    """

    def __init__(self, numbers: Iterable[int] = ()) -> None:
        self.first = array("I")
        self._count = 0
        for number in numbers:
            self.add(number)

    def add(self, number: int) -> None:
        """Add a text after the others."""
        self._count += 1
        if self._count <= COMMONEST:
            self.first.append(number)

    def __len__(self) -> int:
        return self._count


def vocabulary(texts: Iterable[tuple[int, str]], words_of: Iterable[str] = ()) -> dict[str, Occurrences]:
    """For each token the texts it stands in, given with ascending numbers: an index for `candidates`.

    If there are texts in `words_of`, only their tokens are in the index: it is enough to look these texts up.
    """
    only = {token for text in words_of for token in tokens(text)}
    index: dict[str, Occurrences] = {}
    for number, text in texts:
        for token in only.intersection(tokens(text)) if only else set(tokens(text)):
            index.setdefault(token, Occurrences()).add(number)
    return index


def candidates(text: str, index: Mapping[str, Occurrences]) -> list[int]:
    """The numbers of the indexed texts that share the most of the rarest tokens of a text, best first.

    Texts that are alike share rare words; looking only there makes the cost of a search independent of how many
    texts there are.
    """
    lists = sorted((found for token in dict.fromkeys(tokens(text)) if (found := index.get(token))), key=len)
    counts: dict[int, int] = {}
    for found in lists[:RAREST]:
        if len(found) > COMMONEST and counts:
            break
        for number in found.first:
            counts[number] = counts.get(number, 0) + 1
    shared = sorted(counts.values(), reverse=True)[:_MOST_CANDIDATES]
    best = [number for number, count in counts.items() if count >= shared[-1]] if shared else []
    return sorted(best, key=lambda number: (-counts[number], number))[:_MOST_CANDIDATES]
