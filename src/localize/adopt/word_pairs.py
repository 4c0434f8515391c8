"""Which words translate which, learned from pairs of texts in which they stand together more often than by chance.

The pairs may be those of one document in a first alignment, those of a project's catalogs, or both.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import replace
from math import log

from localize.checks.clues import Clues
from localize.dataclass import dataclass

_LEAST_TOGETHER = 3
_LEAST_GAIN = 8.0
"""The least likelihood ratio of words that belong together (Dunning 1993), far above what chance gives."""
_COMMONEST = 0.35
"""Words in a larger share of the texts say nothing on which texts belong together."""
_MOST_TRANSLATIONS = 4


@dataclass(frozen=True, slots=True)
class WordPairs:
    """For each word of the source language its translations, and how probably one of them is in a translation."""

    translations: Mapping[str, tuple[str, ...]]
    shares: Mapping[str, float]
    sources: Mapping[str, tuple[str, ...]]
    """For each word of a translation the clues of the words that it translates."""

    def marked_source(self, clues: Clues) -> Clues:
        """The clues of a source with one for each word whose translations are known."""
        return replace(clues, keys=clues.keys | {_key(word) for word in clues.words & self.translations.keys()})

    def marked_target(self, clues: Clues, sources: Iterable[Clues] | None = None) -> Clues:
        """The clues of a translation with one for each word of the source that its words translate.

        With the marked `sources` that it may belong to, other words than theirs are left out: in a paragraph they tell
        nothing on which of its sentences belong together.
        """
        keys = frozenset[str]().union(*(self.sources[word] for word in clues.words & self.sources.keys()))
        if sources is not None:
            keys &= frozenset[str]().union(*(source.keys for source in sources))
        return replace(clues, keys=clues.keys | keys)


NO_WORDS = WordPairs({}, {}, {})


def _key(word: str) -> str:
    return f"/{word}"


def learn(pairs: Iterable[tuple[Set[str], Set[str]]]) -> WordPairs:
    """What pairs of texts tell, each given by its words; those that are seen together often enough."""
    texts = list(pairs)
    here = Counter(word for source, _ in texts for word in source)
    there = Counter(word for _, target in texts for word in target)
    most = max(_LEAST_TOGETHER, _COMMONEST * len(texts))
    here = Counter({word: count for word, count in here.items() if _LEAST_TOGETHER <= count <= most})
    there = Counter({word: count for word, count in there.items() if _LEAST_TOGETHER <= count <= most})
    together: dict[str, Counter[str]] = defaultdict(Counter)
    targets_of: dict[str, list[Set[str]]] = defaultdict(list)
    for source, target in texts:
        known = target & there.keys()
        for word in source & here.keys():
            together[word].update(known)
            targets_of[word].append(known)
    translations, shares = {}, {}
    for word, counts in together.items():
        best = _translations(word, counts, here=here, there=there, texts=len(texts))
        if best:
            translations[word] = best
            shares[_key(word)] = _share(best, targets_of[word])
    sources: dict[str, list[str]] = defaultdict(list)
    for word, words in translations.items():
        for each in words:
            sources[each].append(_key(word))
    return WordPairs(translations, shares, {word: tuple(keys) for word, keys in sources.items()})


def _translations(
    word: str, together: Counter[str], *, here: Counter[str], there: Counter[str], texts: int
) -> tuple[str, ...]:
    ranked = sorted(
        (
            (gain, other)
            for other, count in together.items()
            if count >= _LEAST_TOGETHER
            and (gain := _gain(count, here[word], other=there[other], texts=texts)) >= _LEAST_GAIN
        ),
        reverse=True,
    )
    return tuple(other for gain, other in ranked[:_MOST_TRANSLATIONS] if gain * 2 >= ranked[0][0])


def _share(translations: tuple[str, ...], targets: Sequence[Set[str]]) -> float:
    """How often one of the translations stands in the translation of a text; not counting the text itself, nearly."""
    both = sum(not target.isdisjoint(translations) for target in targets)
    return max(0.05, (both - 0.75) / (len(targets) + 0.5))


def _gain(together: int, one: int, *, other: int, texts: int) -> float:
    """The likelihood ratio of two words, as a logarithm; 0 if they are together less often than by chance."""
    if together * texts <= one * other:
        return 0.0
    table = (
        (together, one, other),
        (one - together, one, texts - other),
        (other - together, texts - one, other),
        (texts - one - other + together, texts - one, texts - other),
    )
    return 2 * sum(count * log(count * texts / (row * column)) for count, row, column in table if count > 0)
