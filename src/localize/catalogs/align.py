"""Old and new segments of an article side by side: from which old ones each new one was made."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from localize.catalogs.similarity import candidates, letters, likeness, vocabulary
from localize.catalogs.tag_names import plain_names
from localize.catalogs.tokens import tokens
from localize.model.catalog import Key

LEAST_BETWEEN = 0.45
"""The least likeness of two segments that stand between the same neighbours."""
LEAST_ANYWHERE = 0.6
"""The least likeness of two segments that nothing but their words connects."""

_SPLIT_COST = 6.0  # words: a split must explain more than pairing the better half would
_LARGEST_GAP = 40_000  # pairs of segments

Origins = Mapping[Key, tuple[Key, ...]]
"""For a new key the old ones it was made from: one where it was changed, several where they were joined.

Where one old segment was split, it is the origin of several new ones.
"""


def align(old: Sequence[Key], new: Sequence[Key]) -> Origins:
    """The origins of the new keys that are not among the old ones and have any.

    Keys that stand in both, in the same order, are anchors. What lies between two anchors is aligned by likeness,
    one to one, one to two and two to one, and one to any number where the texts are exactly the same in sum. What
    is left over (moved and changed) is paired by likeness anywhere in the article.
    """
    shared = set(old) & set(new)
    origins: dict[Key, tuple[Key, ...]] = {}
    for old_gap, new_gap in _gaps(old, new, shared):
        origins.update(_align_gap(old_gap, new_gap))
    used = {key for keys in origins.values() for key in keys}
    left_old = [key for key in old if key not in shared and key not in used]
    left_new = [key for key in new if key not in shared and key not in origins]
    return {**origins, **{key: (origin,) for key, origin in nearest(left_new, left_old).items()}}


def nearest(new: Sequence[Key], known: Sequence[Key]) -> dict[Key, Key]:
    """The most alike known key for each new one of the same context, each known one once; the best pairs first."""
    if not new or not known:
        return {}
    index = vocabulary(enumerate(source for _, source in known))
    ranked = sorted(
        (-score, -letters(source, known[other][1]), number, other)
        for number, (context, source) in enumerate(new)
        for other in candidates(source, index)
        if known[other][0] == context and (score := likeness(source, known[other][1], LEAST_ANYWHERE))
    )
    pairs: dict[Key, Key] = {}
    used: set[int] = set()
    for _, _, number, other in ranked:
        if new[number] not in pairs and other not in used:
            pairs[new[number]] = known[other]
            used.add(other)
    return pairs


def _gaps(old: Sequence[Key], new: Sequence[Key], shared: set[Key]) -> Iterator[tuple[list[Key], list[Key]]]:
    """The runs of changed keys between neighbouring anchors, where both sides have any."""
    position = {key: number for number, key in enumerate(old)}
    order = increasing([(number, position[key]) for number, key in enumerate(new) if key in shared])
    for (new_begin, old_begin), (new_end, old_end) in pairwise([(-1, -1), *order, (len(new), len(old))]):
        old_gap = [key for key in old[old_begin + 1 : old_end] if key not in shared]
        new_gap = [key for key in new[new_begin + 1 : new_end] if key not in shared]
        if old_gap and new_gap:
            yield old_gap, new_gap


def increasing(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest run of pairs, sorted by the first number, whose second numbers increase: what was not moved."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for number, (_, value) in enumerate(pairs):
        length = bisect_left(tails, value)
        tails[length : length + 1] = [value]
        ends[length : length + 1] = [number]
        before.append(ends[length - 1] if length else -1)
    run = []
    number = ends[-1] if ends else -1
    while number >= 0:
        run.append(pairs[number])
        number = before[number]
    return run[::-1]


def _align_gap(old: list[Key], new: list[Key]) -> dict[Key, tuple[Key, ...]]:
    """The best alignment of a gap by dynamic programming over its beads."""
    if len(old) * len(new) > _LARGEST_GAP:
        return {}
    best: dict[tuple[int, int], tuple[float, tuple[int, int] | None]] = {(0, 0): (0.0, None)}
    for i in range(len(old) + 1):
        for j in range(len(new) + 1):
            score = best[i, j][0]
            for rows, columns, gain in _beads(old, new, i, j):
                step = (i + rows, j + columns)
                if step not in best or best[step][0] < score + gain:
                    best[step] = (score + gain, (i, j))
    return _origins(old, new, best)


def _beads(old: list[Key], new: list[Key], i: int, j: int) -> Iterator[tuple[int, int, float]]:
    """The steps from a point in a gap: how many old and new segments each takes, and how many words it explains."""
    if i < len(old):
        yield 1, 0, 0.0
    if j < len(new):
        yield 0, 1, 0.0
    if i == len(old) or j == len(new) or old[i][0] != new[j][0]:
        return
    for rows, columns in _same_in_sum(old, new, i, j):
        yield rows, columns, float(2 * len(tokens(old[i][1])) + 2 * len(tokens(new[j][1])))
    yield from _alike(old[i : i + 1], new[j : j + 1])
    yield from _alike(old[i : i + 1], new[j : j + 2])
    yield from _alike(old[i : i + 2], new[j : j + 1])


def _alike(old: list[Key], new: list[Key]) -> Iterator[tuple[int, int, float]]:
    if any(context is not None for context, _ in (*old[1:], *new[1:])):
        return
    one, other = (" ".join(source for _, source in keys) for keys in (old, new))
    alike = likeness(one, other, LEAST_BETWEEN)
    words = len(tokens(one)) + len(tokens(other))
    gain = (alike - LEAST_BETWEEN / 2) * words - _SPLIT_COST * (len(old) + len(new) - 2)
    if alike and gain > 0:
        yield len(old), len(new), gain


def _same_in_sum(old: list[Key], new: list[Key], i: int, j: int) -> Iterator[tuple[int, int]]:
    """One segment and the several that are exactly its parts, in either direction: only the cut has changed."""
    parts = _parts(old[i][1], new, j)
    if parts > 1:
        yield 1, parts
    parts = _parts(new[j][1], old, i)
    if parts > 1:
        yield parts, 1


def _parts(whole: str, keys: list[Key], begin: int) -> int:
    """How many segments from `begin` on make up the whole, 0 if they do not."""
    rest = bare(whole)
    for number in range(begin, len(keys)):
        part = bare(keys[number][1])
        if keys[number][0] is not None or not part or not rest.startswith(part):
            return 0
        rest = rest[len(part) :]
        if not rest:
            return number - begin + 1
    return 0


def bare(source: str) -> str:
    """A source text without what depends on where it is cut: white space at the ends, and numbers of tags."""
    return plain_names(source).replace(" ", "")


def _origins(
    old: list[Key], new: list[Key], best: Mapping[tuple[int, int], tuple[float, tuple[int, int] | None]]
) -> dict[Key, tuple[Key, ...]]:
    origins: dict[Key, tuple[Key, ...]] = {}
    at: tuple[int, int] | None = (len(old), len(new))
    while at is not None:
        before = best[at][1]
        if before is not None and before[0] < at[0] and before[1] < at[1]:
            for key in new[before[1] : at[1]]:
                origins[key] = tuple(old[before[0] : at[0]])
        at = before
    return origins
