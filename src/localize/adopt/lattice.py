"""Two sequences side by side: the best monotone alignment, and how probable each of its beads is.

Dynamic programming over beads (Gale and Church 1993), with the forward and backward sums of all alignments beside the
best one: the probability of a bead is the share of the alignments that have it. Cells far from the path between the
anchors are left out, so that the work grows with the length of the sequences and not with its square.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from math import ceil, exp, log1p
from typing import NamedTuple

from localize.dataclass import dataclass

_ALL_CELLS = 8_000
"""Up to so many cells a lattice is computed as a whole."""
_HALF_BAND = 40
_MOST_BETWEEN = 60
"""The widest half of a band, however far anchors lie apart."""
_NEVER = float("-inf")


class Shape(NamedTuple):
    """How many of the sources and of the targets a bead takes, and the logarithm of how probable that is."""

    sources: int
    targets: int
    prior: float


class Bead(NamedTuple):
    """A run of sources with the run of targets that translates it; one of the two may be empty."""

    sources: range
    targets: range
    probability: float
    score: float
    """The evidence for it: the logarithm of how much likelier the two are as a pair than by chance."""

    @property
    def is_pair(self) -> bool:
        """Whether there is something on both sides."""
        return bool(self.sources) and bool(self.targets)


Score = Callable[[int, int, int, int], float]
"""The evidence for a pair: of the sources from the first number on, so many; of the targets likewise."""

Anchor = tuple[int, int]


def align(
    sources: int, targets: int, *, shapes: Sequence[Shape], score: Score, anchors: Sequence[Anchor] = ()
) -> list[Bead]:
    """The beads of the best alignment of so many sources and targets, in order; together they take all of both.

    `anchors` are pairs that very likely belong together, increasing on both sides: near them the search stays.
    """
    return _Lattice(sources, targets, shapes=shapes, score=score, anchors=anchors).beads()


class _Step(NamedTuple):
    shape: Shape
    score: float


@dataclass(frozen=True, slots=True)
class _Row:
    """The cells of a row of the lattice: the first of them, and what is known of each."""

    first: int
    steps: list[list[_Step]]
    forward: list[float]
    best: list[float]
    by: list[_Step | None]

    @property
    def end(self) -> int:
        return self.first + len(self.steps)


class _Lattice:
    """The cells near the anchors. Cell (i, j) stands before source i and target j; its steps end there."""

    def __init__(
        self, sources: int, targets: int, *, shapes: Sequence[Shape], score: Score, anchors: Sequence[Anchor]
    ) -> None:
        self._size = (sources, targets)
        self._shapes = sorted(shapes, key=lambda shape: (shape.sources, shape.targets))
        self._score = score
        self._rows: list[_Row] = []
        for number, columns in enumerate(_columns(sources, targets, anchors)):
            self._add_row(number, columns)

    def _add_row(self, number: int, columns: range) -> None:
        row = _Row(columns.start, [], [], [], [])
        self._rows.append(row)
        for column in columns:
            steps = list(self._steps_to(number, column))
            begun = number == column == 0
            row.steps.append(steps)
            sums = [self._rows[number - step.shape.sources] for step in steps]
            before = [
                of_row.forward[column - step.shape.targets - of_row.first]
                for of_row, step in zip(sums, steps, strict=True)
            ]
            weighed = [value + step.score for value, step in zip(before, steps, strict=True)]
            row.forward.append(0.0 if begun else _sum(weighed))
            best = [
                of_row.best[column - step.shape.targets - of_row.first] + step.score
                for of_row, step in zip(sums, steps, strict=True)
            ]
            at = max(range(len(best)), key=best.__getitem__, default=-1)
            row.best.append(0.0 if begun else best[at] if best else _NEVER)
            row.by.append(steps[at] if best and not begun else None)

    def _steps_to(self, number: int, column: int) -> Iterator[_Step]:
        """The steps that end in a cell, from cells that exist and are before it."""
        for shape in self._shapes:
            i, j = number - shape.sources, column - shape.targets
            if i < 0 or j < 0:
                continue
            row = self._rows[i]
            if not row.first <= j < row.first + len(row.forward) or row.best[j - row.first] == _NEVER:
                continue
            pair = shape.sources and shape.targets
            evidence = self._score(i, shape.sources, j, shape.targets) if pair else 0.0
            yield _Step(shape, shape.prior + evidence)

    def beads(self) -> list[Bead]:
        backward = self._backward()
        total = self._rows[-1].forward[-1]
        beads = []
        i, j = self._size
        while i or j:
            row = self._rows[i]
            step = row.by[j - row.first]
            assert step is not None  # the last cell is reached: the band is connected
            begin_i, begin_j = i - step.shape.sources, j - step.shape.targets
            before = self._rows[begin_i]
            whole = before.forward[begin_j - before.first] + step.score + backward[i][j - row.first]
            evidence = step.score - step.shape.prior
            beads.append(Bead(range(begin_i, i), range(begin_j, j), min(1.0, exp(whole - total)), evidence))
            i, j = begin_i, begin_j
        return beads[::-1]

    def _backward(self) -> list[list[float]]:
        """For each cell the sum of all ways from it to the end."""
        ways: list[list[list[float]]] = [[[] for _ in row.steps] for row in self._rows]
        sums = [[_NEVER] * len(row.steps) for row in self._rows]
        sums[-1][-1] = 0.0
        for number in reversed(range(len(self._rows))):
            row = self._rows[number]
            for column in reversed(range(row.first, row.end)):
                at = column - row.first
                if ways[number][at]:
                    sums[number][at] = _sum(ways[number][at])
                here = sums[number][at]
                if here == _NEVER:
                    continue
                for shape, score in row.steps[at]:
                    before = self._rows[number - shape.sources]
                    ways[number - shape.sources][column - shape.targets - before.first].append(here + score)
            ways[number] = []
        return sums


def _sum(values: Sequence[float]) -> float:
    """The logarithm of the sum of numbers that are given by their logarithms."""
    if not values:
        return _NEVER
    most = max(values)
    if most == _NEVER:
        return _NEVER
    return most + log1p(sum(exp(value - most) for value in values) - 1.0)


def _columns(sources: int, targets: int, anchors: Sequence[Anchor]) -> Iterator[range]:
    """The cells of each row: all in a small lattice, else those near the lines between the anchors."""
    if (sources + 1) * (targets + 1) <= _ALL_CELLS:
        for _ in range(sources + 1):
            yield range(targets + 1)
        return
    points = [(0, 0), *(pair for pair in anchors if pair > (0, 0)), (sources, targets)]
    last = 0
    for (i, j), (next_i, next_j) in pairwise(points):
        rows = max(1, next_i - i)
        slope = (next_j - j) / rows
        half = min(_MOST_BETWEEN, max(_HALF_BAND, rows // 4)) + ceil(slope) + 1
        for number in range(i, next_i + (next_i == sources)):
            middle = j + slope * (number - i)
            first = max(last, min(int(middle) - half, targets), 0)
            yield range(first if number else 0, min(targets, int(middle) + half) + 1)
            last = first
