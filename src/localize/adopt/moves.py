"""Texts that stand elsewhere in a translation: those without a counterpart in order, by their clues alone."""

from __future__ import annotations

from collections.abc import Sequence

from localize.adopt.block_alignment import BlockEvidence
from localize.adopt.certainty import logistic

_LEAST = 1.8
"""The least evidence for a text that has moved: nothing but its words and its structure speaks for it."""
_LEAST_MARGIN = 1.8
"""How much more must speak for it than for the next best one."""
_NEIGHBOUR = 2.0
"""What it says for a pair that the texts before it, or those after it, are one."""
_SELDOM = -3.0
"""The logarithm of how seldom texts move: one in twenty."""
_MOST_COMPARED = 40_000

Moved = tuple[int, int, float]
"""The numbers of a source and of the text that translates it, and how probable that is."""


def moved_pairs(sources: Sequence[int], targets: Sequence[int], *, evidence: BlockEvidence) -> list[Moved]:
    """The pairs among texts without a counterpart whose words leave no doubt; the surest first."""
    if not sources or not targets or len(sources) * len(targets) > _MOST_COMPARED:
        return []
    scores = {(i, j): evidence.of(i, 1, j, 1) for i in sources for j in targets}
    with_neighbours = {
        (i, j): score + _NEIGHBOUR * sum(scores.get(near, 0.0) >= _LEAST for near in ((i - 1, j - 1), (i + 1, j + 1)))
        for (i, j), score in scores.items()
    }
    pairs: list[Moved] = []
    taken: tuple[set[int], set[int]] = (set(), set())
    for (i, j), score in sorted(with_neighbours.items(), key=lambda each: -each[1]):
        if score < _LEAST:
            break
        if i in taken[0] or j in taken[1]:
            continue
        rivals = (
            *(with_neighbours[i, other] for other in targets if other != j),
            *(with_neighbours[other, j] for other in sources if other != i),
        )
        margin = score - max(rivals, default=0.0)
        if margin < _LEAST_MARGIN:
            continue
        taken[0].add(i)
        taken[1].add(j)
        pairs.append((i, j, logistic(min(margin, scores[i, j]) + _SELDOM)))
    return pairs
