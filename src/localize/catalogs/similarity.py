"""How alike two source texts are, by words first and letters second."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

import regex
from rapidfuzz import fuzz
from rapidfuzz.distance import Indel

_TOKEN = regex.compile(r"</?\w+>|[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}]|[^\W_]+|[^\w\s]", regex.VERSION1)


@lru_cache(maxsize=65536)
def tokens(text: str) -> tuple[str, ...]:
    """The words, signs and tags of a text in small letters; in scripts without spaces each character is a word."""
    return tuple(_TOKEN.findall(text.lower()))


def likeness(one: str, other: str, least: float = 0.0) -> float:
    """How alike two texts are, from 0 (nothing in common) to 1 (the same words); 0 where it is below `least`.

    Sentences of one language that have nothing to do with each other share about half their letters and a fifth of
    their words: letters count only for what they have in common beyond that half, which finds inflected words.
    """
    words = Indel.normalized_similarity(tokens(one), tokens(other), score_cutoff=least or None)
    letters = fuzz.ratio(one, other, score_cutoff=50 + 50 * least) / 50 - 1
    return max(words, letters if letters >= least else 0.0, 0.0)


def vocabulary(texts: Iterable[str]) -> dict[str, list[int]]:
    """For each token the numbers of the texts it stands in, ascending: an index for `candidates`."""
    index: dict[str, list[int]] = {}
    for number, text in enumerate(texts):
        for token in set(tokens(text)):
            index.setdefault(token, []).append(number)
    return index


_RAREST = 8
_MOST_CANDIDATES = 24
_COMMONEST = 2000


def candidates(text: str, index: dict[str, list[int]]) -> list[int]:
    """The numbers of the indexed texts that share the most of the rarest tokens of a text, best first.

    Texts that are alike share rare words; looking only there makes the cost of a search independent of how many
    texts there are.
    """
    lists = sorted((found for token in set(tokens(text)) if (found := index.get(token))), key=len)
    counts: dict[int, int] = {}
    for found in lists[:_RAREST]:
        if len(found) > _COMMONEST and counts:
            break
        for number in found[:_COMMONEST]:
            counts[number] = counts.get(number, 0) + 1
    return sorted(counts, key=lambda number: (-counts[number], number))[:_MOST_CANDIDATES]
