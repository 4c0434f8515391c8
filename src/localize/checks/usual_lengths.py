"""How long the translations of a locale are for their sources, learned from the finished ones that it has."""

from __future__ import annotations

from bisect import bisect
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from localize.checks.pair import NAMES, Pair
from localize.dataclass import dataclass
from localize.language import lengths, tags

_FREE = NAMES | {"description", "keywords", "slug"}
"""The contexts of texts whose length is a matter of its own: a description has a limit."""
_FEWEST = 12
"""Letters of the longer text at least."""
_CLASSES = (25, 50, 100, 200)
"""The sizes at which a class of texts ends; longer texts differ less."""
_TYPICAL = (18, 37, 75, 150, 300)
"""A size in each class."""
_NOT_MEASURED = len(_TYPICAL)
"""Added to the class of texts in languages of which `language.lengths` knows nothing."""
_ENOUGH = 60
"""Pairs of a class that count as much as what was measured of other texts."""
_FAR_BELOW, _FAR_ABOVE = (3.6, 3.6, 3.2, 3.2, 3.2), 4.5
"""Deviations from the median at least, below for each class; of TICO-19, 0.1 % lie farther away.

Right translations vary more upwards, and of short texts may be free.
"""
_TO_DEVIATION = 1.4826
"""The standard deviation for each median deviation of a normal distribution."""
_LEAST_SHARE = 0.5
"""The smallest deviation, as a share of what was measured: the pairs of a small project may be nearly equal."""
_LONGEST_RATIO = 400


@dataclass(frozen=True, slots=True)
class RelativeLength:
    """How long a translation is: the class of its source by size, and a ratio.

    The ratio is 100 times the logarithm of the size for what it is in most texts between the two languages, or for
    that of the source where this was not measured.
    """

    size_class: int
    ratio: int


def is_free(pair: Pair) -> bool:
    """Whether the length of a translation is a matter of its own: of a name, of a description, in its own language."""
    return pair.entry.context in _FREE or tags.language(pair.locale) == tags.language(pair.source_locale)


def compared_sizes(pair: Pair) -> tuple[int, int] | None:
    """Return the sizes of a source and its translation; None where they say nothing."""
    if is_free(pair):
        return None
    source, target = pair.source_reading.size, pair.target_reading.size
    return (source, target) if target and max(source, target) >= _FEWEST else None


def relative_length(pair: Pair) -> RelativeLength | None:
    """Return how long a translation is; None where its length says nothing."""
    sizes = compared_sizes(pair)
    if sizes is None:
        return None
    source, target = sizes
    measured = lengths.knows(pair.source_locale) and lengths.knows(pair.locale)
    expected = lengths.expected(source, pair.source_locale, pair.locale) if measured else source
    ratio = round(100 * lengths.log_ratio(target, expected))
    size_class = bisect(_CLASSES, source) + (0 if measured else _NOT_MEASURED)
    return RelativeLength(size_class, max(-_LONGEST_RATIO, min(ratio, _LONGEST_RATIO)))


@dataclass(frozen=True, slots=True)
class UsualLength:
    """The usual ratio of a class of texts, and the ratios from which on a translation is too short and too long."""

    ratio: int
    lowest: int
    highest: int

    def is_far(self, length: RelativeLength) -> bool:
        """Whether a translation is much shorter or longer."""
        return not self.lowest <= length.ratio <= self.highest


UsualLengths = Mapping[int, UsualLength]
"""The usual lengths by class; none for a class of which too little is known."""


def usual_lengths(seen: Iterable[RelativeLength]) -> UsualLengths:
    """Return the usual lengths that finished translations of a locale show.

    Medians and median deviations, which single mistakes do not move; below and above by themselves. The fewer pairs
    there are, the more counts what was measured of other texts.
    """
    by_class: dict[int, Counter[int]] = {}
    for length, count in Counter(seen).items():
        by_class.setdefault(length.size_class, Counter())[length.ratio] += count
    return {
        size_class: _usual(sorted(ratios.elements()), size_class)
        for size_class, ratios in by_class.items()
        if size_class < _NOT_MEASURED or ratios.total() >= _ENOUGH
    }


def _usual(ratios: Sequence[int], size_class: int) -> UsualLength:
    measured = 100 * lengths.spread(_TYPICAL[size_class % _NOT_MEASURED])
    weight = len(ratios) / (len(ratios) + _ENOUGH) if size_class < _NOT_MEASURED else 1
    middle = _median(ratios)
    below = sorted(middle - ratio for ratio in ratios if ratio <= middle)
    above = sorted(ratio - middle for ratio in ratios if ratio >= middle)
    ratio = round(weight * middle)
    down, up = (
        max(_LEAST_SHARE * measured, weight * _TO_DEVIATION * _median(each) + (1 - weight) * measured)
        for each in (below, above)
    )
    return UsualLength(
        ratio, round(ratio - _FAR_BELOW[size_class % _NOT_MEASURED] * down), round(ratio + _FAR_ABOVE * up)
    )


def _median(ascending: Sequence[int]) -> int:
    return ascending[len(ascending) // 2]


def is_far(length: RelativeLength | None, usual: UsualLengths) -> bool:
    """Whether a translation is much shorter or longer than is usual for such a source."""
    return length is not None and length.size_class in usual and usual[length.size_class].is_far(length)
