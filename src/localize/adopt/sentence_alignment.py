"""The sentences of a text and of its translation side by side."""

from __future__ import annotations

from collections.abc import Sequence
from math import log

from localize.adopt.clues import Clues
from localize.adopt.evidence import Evidence, Rarity, anchors
from localize.adopt.lattice import Bead, Shape, align

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
