"""How much likelier two runs of texts are as a text and its translation than by chance, by their lengths and clues.

Each clue counts by how seldom it is: a number that stands in one sentence only says more than a question mark.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field
from functools import reduce
from math import log, sqrt
from operator import or_

from localize.checks.clues import NO_CLUES, SHARED, Clues
from localize.dataclass import dataclass
from localize.language.remembered import ANY_LENGTH, Remembered

_WEIGHT = 0.55
"""What a clue counts: clues of one text depend on each other, so that all of them in full would say too much."""
_ADDED = 5.0
_SPREAD, _SPREAD_OF_LETTER, _SPREAD_OF_CHANCE = 0.12, 1.3, 0.8
"""The standard deviation of the logarithm of a ratio of sizes: of long texts, what a letter adds, and of any two texts.

More than in `language.lengths`: translations that exist elsewhere are freer than those that were measured there.
"""
_LEAST_OF_LENGTH = -5.0
_SEEN_ENOUGH = 12
"""Clues of a kind in pairs before what a document shows counts as much as what is known in general."""
_MOST_SHARED, _LEAST_SHARED = 0.97, 0.02


@dataclass(frozen=True, slots=True)
class Shares:
    """How probably a clue is in the translation too, by its kind, or by the clue itself for words."""

    of_kind: Mapping[str, float] = field(default_factory=lambda: SHARED)
    of_word: Mapping[str, float] = field(default_factory=dict)

    def of(self, key: str) -> float:
        """The share for a clue."""
        return self.of_word.get(key) or self.of_kind.get(key[0], 0.5)


def shares_in(pairs: Iterable[tuple[Clues, Clues]], of_word: Mapping[str, float]) -> Shares:
    """The shares that the pairs of a document show, as far as it has enough of a kind."""
    seen: Counter[str] = Counter()
    both: Counter[str] = Counter()
    for source, target in pairs:
        for keys, others in ((source.keys, target.keys), (target.keys, source.keys)):
            seen.update(key[0] for key in keys)
            both.update(key[0] for key in keys & others)
    of_kind = {
        kind: (both[kind] + share * _SEEN_ENOUGH) / (seen[kind] + _SEEN_ENOUGH) for kind, share in SHARED.items()
    }
    return Shares(of_kind, of_word)


class Evidence:
    """Compares runs of sources and targets.

    `ratio` is the size of a translation where that of its source is 1. How seldom a clue is, is counted among all
    texts of a document, which may be more than the sources and targets that are compared.
    """

    def __init__(
        self, sources: Sequence[Clues], targets: Sequence[Clues], *, ratio: float, rarity: Rarity, weight: float = 1.0
    ) -> None:
        self._sources, self._targets = sources, targets
        self._ratio = ratio
        self._rarity = rarity
        self._weight = weight * _WEIGHT
        self._source_runs: dict[tuple[int, int], _ClueRun] = {}
        self._target_runs: dict[tuple[int, int], _ClueRun] = {}

    def of(self, source: int, sources: int, target: int, targets: int) -> float:
        """The evidence for a pair of runs: from a source on so many, from a target on so many."""
        one = self._run(self._source_runs, self._sources, (source, sources), lost=self._rarity.lost_sources)
        other = self._run(self._target_runs, self._targets, (target, targets), lost=self._rarity.lost_targets)
        shared = one.clues.keys & other.clues.keys
        by_clues = one.lost + other.lost + sum(map(self._rarity.gains.__getitem__, shared))
        return by_clues * self._weight + by_length(one.clues.size, other.clues.size, self._ratio)

    def _run(
        self,
        runs: dict[tuple[int, int], _ClueRun],
        texts: Sequence[Clues],
        span: tuple[int, int],
        *,
        lost: Mapping[str, float],
    ) -> _ClueRun:
        run = runs.get(span)
        if run is None:
            begin, count = span
            clues = reduce(or_, texts[begin : begin + count], NO_CLUES) if count > 1 else texts[begin]
            run = runs[span] = _ClueRun(clues, sum(map(lost.__getitem__, clues.keys)))
        return run


@dataclass(frozen=True, slots=True)
class _ClueRun:
    clues: Clues
    lost: float
    """What it says for a pair if none of the clues is on the other side."""


class Rarity:
    """How seldom clues are on the two sides of a document, and what that makes them worth.

    `lost_sources` and `lost_targets` give for a clue of a source or a target what it says for a pair that it is not on
    the other side; `gains` what it says that it is on both, beyond what these two said.
    """

    def __init__(self, sources: Sequence[Clues], targets: Sequence[Clues], shares: Shares) -> None:
        in_general = Remembered(lambda key: min(_MOST_SHARED, max(_LEAST_SHARED, shares.of(key))), most=_MOST_CLUES)
        in_targets, in_sources = (_worths(texts, in_general) for texts in (targets, sources))
        self.lost_sources = Remembered(lambda key: in_targets[key][1], most=_MOST_CLUES)
        self.lost_targets = Remembered(lambda key: in_sources[key][1], most=_MOST_CLUES)
        both = (in_targets, in_sources)
        self.gains = Remembered(lambda key: sum(of[key][0] - of[key][1] for of in both), most=_MOST_CLUES)


_MOST_CLUES = 1 << 17
_TEXTS_BEYOND = 6
"""Texts without a clue that are counted beside those of a document: in a short one, each clue is less seldom."""


def _worths(texts: Sequence[Clues], shares: Mapping[str, float]) -> Remembered[tuple[float, float]]:
    """Half of what a clue says for a pair where it is in one of the texts too, and where it is not."""
    in_texts = counts(texts)

    def worths(key: str) -> tuple[float, float]:
        by_chance = (in_texts[key] + 0.5) / (len(texts) + _TEXTS_BEYOND)
        by_chance = min(shares[key], by_chance)  # a clue never speaks against a pair that has it
        return log(shares[key] / by_chance) / 2, log((1 - shares[key]) / (1 - by_chance)) / 2

    return Remembered(worths, most=_MOST_CLUES, longest=ANY_LENGTH)


def counts(texts: Iterable[Clues]) -> Counter[str]:
    """In how many texts each clue is."""
    return Counter(key for text in texts for key in text.keys)


def by_length(source: int, target: int, ratio: float) -> float:
    """What two sizes say for a pair."""
    if not source or not target:
        return 0.0
    apart = log((target + _ADDED) / (source * ratio + _ADDED))
    spread = sqrt(_SPREAD**2 + _SPREAD_OF_LETTER**2 / (source + _ADDED))
    as_pair = -((apart / spread) ** 2) / 2 - log(spread)
    by_chance = -((apart / _SPREAD_OF_CHANCE) ** 2) / 2 - log(_SPREAD_OF_CHANCE)
    return max(_LEAST_OF_LENGTH, as_pair - by_chance)


def size_ratio(sources: Sequence[Clues], targets: Sequence[Clues], *, usual: float) -> float:
    """The size of a translation for each letter of its source: as in this document, but not far from what is usual."""
    here, there = sum(text.size for text in sources), sum(text.size for text in targets)
    if not here or not there:
        return usual
    return min(max(there / here, usual / _FARTHEST), usual * _FARTHEST)


_FARTHEST = 1.25
