"""The sentences of a text and of its translation side by side."""

from __future__ import annotations

from collections.abc import Sequence
from math import log

from localize.adopt.anchors import anchors
from localize.adopt.certainty import Certainty
from localize.adopt.lattice import Bead, Shape, align
from localize.checks.clues import Clues
from localize.checks.evidence import Evidence, Rarity, by_length

SHAPES = (
    Shape(1, 1, log(0.9)),
    Shape(1, 0, log(0.02)),
    Shape(0, 1, log(0.02)),
    Shape(1, 2, log(0.025)),
    Shape(2, 1, log(0.025)),
    Shape(1, 3, log(0.004)),
    Shape(3, 1, log(0.004)),
)
"""Beads of sentences, with how often they are in translations (after Gale and Church 1993)."""


def align_sentences(sources: Sequence[Clues], targets: Sequence[Clues], *, ratio: float, rarity: Rarity) -> list[Bead]:
    """The beads of two texts by the clues of their sentences."""
    evidence = Evidence(sources, targets, ratio=ratio, rarity=rarity)
    return align(len(sources), len(targets), shapes=SHAPES, score=evidence.of, anchors=anchors(sources, targets))


def certainty_of(bead: Bead, sources: Sequence[Clues], targets: Sequence[Clues], *, ratio: float) -> Certainty:
    """How sure a bead of these sentences is."""
    here, there = (sum(side[at].size for at in run) for side, run in ((sources, bead.sources), (targets, bead.targets)))
    return Certainty(bead.probability, bead.score, by_length(here, there, ratio))
