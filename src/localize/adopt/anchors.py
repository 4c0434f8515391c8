"""Which texts and translations very likely belong together, as only they have a clue."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from localize.adopt.lattice import Anchor
from localize.catalogs.align import increasing
from localize.checks.clues import Clues
from localize.checks.evidence import counts

_STRONG = "#@=dtix"
"""The kinds of clues that can be anchors."""


def anchors(sources: Sequence[Clues], targets: Sequence[Clues]) -> list[Anchor]:
    """Pairs that share a clue which is in one text only on both sides; those that are in order."""
    only_here, only_there = _only(sources), _only(targets)
    shared: Counter[Anchor] = Counter((only_here[key], only_there[key]) for key in only_here.keys() & only_there.keys())
    best = {i: j for (i, j), _ in sorted(shared.items(), key=lambda each: each[1])}
    return increasing(sorted(best.items()))


def _only(texts: Sequence[Clues]) -> dict[str, int]:
    """The number of the text of each strong clue that is in one text only."""
    in_texts = counts(texts)
    return {
        key: number
        for number, text in enumerate(texts)
        for key in text.keys
        if in_texts[key] == 1 and key[0] in _STRONG and len(key) > 2
    }
