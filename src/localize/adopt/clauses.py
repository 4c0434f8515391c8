"""One sentence of a translation that stands for several of its source: cut between its clauses, where that is certain.

The pieces stand one after another on the page, so that readers see the sentence as its translator wrote it.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import log

import regex

from localize.adopt.lattice import Bead, Shape, align
from localize.checks.clues import Clues
from localize.checks.evidence import Evidence, Rarity

_START = regex.compile(r"(?<=[,;:،؛–—]\s+)(?=\S)|(?<=[、，；：،؛])(?=\S)|(?<=\S\s*)(?=[(（])")
"""Where a clause or a bracket may begin: after a comma of any script."""
_MOST_CLAUSES = 40


def starts(text: str) -> tuple[int, ...]:
    """The offsets at which clauses of a sentence may begin, without the first."""
    return tuple(dict.fromkeys(match.start() for match in _START.finditer(text) if match.start() > 0))


def divided(sources: Sequence[Clues], clauses: Sequence[Clues], *, ratio: float, rarity: Rarity) -> list[Bead]:
    """Which clauses belong to which sentence, in order, each sentence with at least one; empty where that cannot be."""
    if not len(sources) <= len(clauses) <= _MOST_CLAUSES:
        return []
    shapes = [Shape(1, count, log(1 / count)) for count in range(1, len(clauses) - len(sources) + 2)]
    evidence = Evidence(sources, clauses, ratio=ratio, rarity=rarity)
    return align(len(sources), len(clauses), shapes=shapes, score=evidence.of)


def beginnings(beads: Sequence[Bead], offsets: Sequence[int]) -> tuple[int, ...]:
    """Where the pieces begin, without the first: `offsets` are those of the clauses, without the first."""
    return tuple(offsets[bead.targets.start - 1] for _, bead in pairwise(beads))
