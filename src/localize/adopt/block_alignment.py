"""The blocks of an article and of its translation side by side, by their structure, their clues and their lengths."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from math import log

from localize.adopt.anchors import anchors
from localize.adopt.lattice import Bead, Shape, align
from localize.adopt.passages import Passage
from localize.checks.evidence import Evidence, Rarity
from localize.model.block import Role

SHAPES = (
    Shape(1, 1, log(0.92)),
    Shape(1, 0, log(0.025)),
    Shape(0, 1, log(0.025)),
    Shape(1, 2, log(0.008)),
    Shape(2, 1, log(0.008)),
    Shape(1, 3, log(0.002)),
    Shape(3, 1, log(0.002)),
)
_WEIGHT = 0.9
"""What the clues of a whole block count beside those of a sentence: one block has many that depend on each other."""

_HEADINGS = {Role.TITLE, Role.HEADING, Role.CAPTION, Role.SUMMARY}
_CELLS = {Role.CELL, Role.COLUMN}
_TEXTS = {Role.PARAGRAPH, Role.ITEM, Role.DEFINITION, Role.QUOTATION, Role.FOOTNOTE, Role.TERM, Role.REFERENCE}
_ALIKE = 1.6
_SAME_LEVEL = 0.6
_SAME_COLUMN = 1.0
_OTHER_COLUMN = -3.0
_OTHER_LEVEL = -1.0
_OTHER_DEPTH = -0.5
_NEAR = -1.0
_APART = -4.0
_MERGEABLE = frozenset({Role.PARAGRAPH, Role.ITEM, Role.QUOTATION, Role.DEFINITION, Role.PREFORMATTED, Role.FOOTNOTE})
_NEVER = -1e3
_LEAST_OF_PART = -3.0


class BlockEvidence:
    """What structure, clues and lengths say for pairs of blocks."""

    def __init__(self, sources: Sequence[Passage], targets: Sequence[Passage], *, ratio: float, rarity: Rarity) -> None:
        self._sources, self._targets = sources, targets
        self._texts = Evidence(
            [each.clues for each in sources],
            [each.clues for each in targets],
            ratio=ratio,
            rarity=rarity,
            weight=_WEIGHT,
        )
        self._alone = cache(self._of_two)

    def of(self, source: int, sources: int, target: int, targets: int) -> float:
        """The evidence for a pair of runs of blocks."""
        if sources == targets == 1:
            return self._alone(source, target)
        if not self._may_merge(source, sources, target, targets):
            return _NEVER
        structure = by_structure(self._sources[source], self._targets[target])
        return structure + self._texts.of(source, sources, target, targets)

    def _may_merge(self, source: int, sources: int, target: int, targets: int) -> bool:
        """Whether runs of several blocks can be one block: something must speak for their first or their last two."""
        last = self._alone(source + sources - 1, target + targets - 1)
        if max(self._alone(source, target), last) < _LEAST_OF_PART:
            return False
        blocks = (*self._sources[source : source + sources], *self._targets[target : target + targets])
        return all(each.role in _MERGEABLE and each.block.translatable for each in blocks)

    def _of_two(self, source: int, target: int) -> float:
        structure = by_structure(self._sources[source], self._targets[target])
        return structure + self._texts.of(source, 1, target, 1)


def by_structure(one: Passage, other: Passage) -> float:
    """What the roles of two blocks and where they stand say for a pair."""
    if one.block.translatable != other.block.translatable:
        return _APART
    evidence = _by_role(one.role, other.role)
    if one.level or other.level:
        evidence += _SAME_LEVEL if one.level == other.level else _OTHER_LEVEL
    if one.column and other.column:
        evidence += _SAME_COLUMN if one.column == other.column else _OTHER_COLUMN
    if one.depth != other.depth:
        evidence += _OTHER_DEPTH
    return evidence


def _by_role(one: Role, other: Role) -> float:
    if one is other:
        return _ROLE_WORTH.get(one, _ALIKE)
    for family in (_HEADINGS, _CELLS, _TEXTS):
        if one in family and other in family:
            return _NEAR
    return _APART


_ROLE_WORTH: Mapping[Role, float] = {Role.PARAGRAPH: 0.5, Role.ITEM: 0.8, Role.CELL: 0.8, Role.HEADING: 1.6}
"""What the same role says: more where few blocks of a text have it."""


def align_blocks(sources: Sequence[Passage], targets: Sequence[Passage], evidence: BlockEvidence) -> list[Bead]:
    """The beads of two runs of blocks in their order; `evidence` is that for pairs of them."""
    near = anchors([each.clues for each in sources], [each.clues for each in targets])
    return align(len(sources), len(targets), shapes=SHAPES, score=evidence.of, anchors=near)
