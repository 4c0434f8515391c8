"""Tables of a translation in the order of the article's: columns and rows may stand in another order there.

A translator moves a column so that a table reads well, and sorts rows by their names in another language. All cells of
a table are compared with all of the other one, and the order for which most speaks is taken.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import reduce
from operator import or_

from localize.adopt.assignment import best_assignment
from localize.adopt.passages import Passage
from localize.checks.clues import NO_CLUES, Clues
from localize.checks.evidence import Evidence, Rarity
from localize.dataclass import dataclass
from localize.model.block import Role

_SAME_ORDER = 4.0
"""How much more must speak for another order: few tables have one."""
_DOUBT = 2.0
"""How near to that limit the order of a table is a question for a person."""
_MOST_COMPARED = 40_000
_WEIGHT = 0.9
_OTHER_HEADER = -4.0
"""What it says for two cells that only one of them is a header."""
_MOST_ROUNDS = 5

Order = tuple[int, ...]
"""For each row or column of the article's table, the number of the one that translates it."""


@dataclass(frozen=True, slots=True)
class _CellTable:
    """The passages in the cells of a table, by row and column from 0, and where the table stands among all passages."""

    begin: int
    end: int
    rows: int
    columns: int
    cells: Mapping[tuple[int, int], tuple[Passage, ...]]

    def clues(self) -> list[Clues]:
        """The clues of all cells, row by row."""
        return [
            reduce(or_, (each.clues for each in self.cells.get((row, column), ())), NO_CLUES)
            for row in range(self.rows)
            for column in range(self.columns)
        ]

    def is_header(self, row: int, column: int) -> bool:
        return any(each.role is Role.COLUMN for each in self.cells.get((row, column), ()))


@dataclass(frozen=True, slots=True)
class _OrderedTable:
    """An order of rows and columns, and what speaks for it."""

    rows: Order
    columns: Order
    evidence: float


def in_order_of(
    sources: Sequence[Passage], targets: Sequence[Passage], *, ratio: float, rarity: Rarity
) -> tuple[Passage, ...]:
    """The passages of a translation with the cells of each table in the order of the one in the article it translates.

    Tables are compared with those of the same number of rows and columns, one after another. Cells whose order is
    nearly as good as another one are `doubtful`; so are those that moved and share nothing with the cell they come to,
    such as a label: a translator who confused the doses of adults and children would else give each the other's name.
    """
    here, there = list(_tables(sources)), list(_tables(targets))
    if not here or not there:
        return tuple(targets)
    result: list[Passage] = []
    at = 0
    for one, other in _paired(here, there):
        comparison = _TableComparison(one, other, ratio=ratio, rarity=rarity)
        result += targets[at : other.begin]
        result += comparison.reordered()
        at = other.end
    return (*result, *targets[at:])


def _tables(passages: Sequence[Passage]) -> Iterator[_CellTable]:
    begin = 0
    while begin < len(passages):
        number = passages[begin].table
        end = begin + 1
        while number and end < len(passages) and passages[end].table == number:
            end += 1
        if number:
            yield _table(passages[begin:end], begin)
        begin = end


def _table(passages: Sequence[Passage], begin: int) -> _CellTable:
    cells: dict[tuple[int, int], tuple[Passage, ...]] = {}
    for each in passages:
        slot = (each.row - 1, each.column - 1)
        cells[slot] = (*cells.get(slot, ()), each)
    rows, columns = (max(slot[axis] for slot in cells) + 1 for axis in (0, 1))
    return _CellTable(begin, begin + len(passages), rows, columns, cells)


def _paired(here: Sequence[_CellTable], there: Sequence[_CellTable]) -> Iterator[tuple[_CellTable, _CellTable]]:
    """The tables of the same size, in their order; those in between that have no counterpart are left out."""
    at = 0
    for one in here:
        for number in range(at, len(there)):
            other = there[number]
            if (one.rows, one.columns) == (other.rows, other.columns):
                yield one, other
                at = number + 1
                break


class _TableComparison:
    """Compares all cells of two tables of the same size."""

    def __init__(self, one: _CellTable, other: _CellTable, *, ratio: float, rarity: Rarity) -> None:
        self._one, self._other = one, other
        evidence = Evidence(one.clues(), other.clues(), ratio=ratio, rarity=rarity, weight=_WEIGHT)
        columns = one.columns
        self._scores: dict[tuple[int, int, int, int], float] = {}
        if (one.rows * columns) ** 2 <= _MOST_COMPARED:
            for row in range(one.rows):
                for column in range(columns):
                    for other_row in range(one.rows):
                        for other_column in range(columns):
                            self._scores[row, column, other_row, other_column] = evidence.of(
                                row * columns + column, 1, other_row * columns + other_column, 1
                            ) + self._of_headers(row, column, other_row, other_column)

    def _of_headers(self, row: int, column: int, other_row: int, other_column: int) -> float:
        same = self._one.is_header(row, column) == self._other.is_header(other_row, other_column)
        return 0.0 if same else _OTHER_HEADER

    def reordered(self) -> Iterator[Passage]:
        """Yield the cells of the other table in the order of this one."""
        as_it_is = _OrderedTable(tuple(range(self._one.rows)), tuple(range(self._one.columns)), 0.0)
        best, doubtful = as_it_is, False
        if self._scores:
            as_it_is = self._judged(as_it_is.rows, as_it_is.columns)
            best = max((as_it_is, *self._others(as_it_is)), key=lambda match: match.evidence)
            gain = best.evidence - as_it_is.evidence
            doubtful = best is not as_it_is and abs(gain - _SAME_ORDER) <= _DOUBT
            if gain < _SAME_ORDER:
                best = as_it_is
        for row in range(self._one.rows):
            for column in range(self._one.columns):
                slot = best.rows[row], best.columns[column]
                keys = {key for each in self._one.cells.get((row, column), ()) for key in each.clues.keys}
                for each in self._other.cells.get(slot, ()):
                    unclear = doubtful or (slot != (row, column) and keys.isdisjoint(each.clues.keys))
                    yield replace(each, row=row + 1, column=column + 1, doubtful=unclear)

    def _judged(self, rows: Order, columns: Order) -> _OrderedTable:
        slots = ((row, column) for row in range(len(rows)) for column in range(len(columns)))
        total = sum(self._scores[row, column, rows[row], columns[column]] for row, column in slots)
        return _OrderedTable(rows, columns, total)

    def _others(self, as_it_is: _OrderedTable) -> Iterator[_OrderedTable]:
        """Yield the orders that are best from different beginnings, changing rows and columns by turns."""
        yield self._improved(as_it_is.rows, self._columns(lambda row, one, other: self._scores[row, one, row, other]))
        yield self._improved(as_it_is.rows, self._columns(self._in_best_row))
        yield self._improved(self._rows(as_it_is.columns), as_it_is.columns)

    def _in_best_row(self, row: int, one: int, other: int) -> float:
        return max(self._scores[row, one, other_row, other] for other_row in range(self._one.rows))

    def _improved(self, rows: Order, columns: Order) -> _OrderedTable:
        match = self._judged(rows, columns)
        for _ in range(_MOST_ROUNDS):
            rows = self._rows(columns)
            columns = self._columns(lambda row, one, other: self._scores[row, one, rows[row], other])  # noqa: B023
            better = self._judged(rows, columns)
            if better.evidence <= match.evidence:
                break
            match = better
        return match

    def _columns(self, score: Callable[[int, int, int], float]) -> Order:
        numbers, rows = range(self._one.columns), range(self._one.rows)
        return best_assignment([[sum(score(row, one, other) for row in rows) for other in numbers] for one in numbers])

    def _rows(self, columns: Order) -> Order:
        numbers = range(self._one.rows)
        return best_assignment(
            [
                [sum(self._scores[one, at, other, column] for at, column in enumerate(columns)) for other in numbers]
                for one in numbers
            ]
        )
