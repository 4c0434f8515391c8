"""Which of as many things belongs to which, so that the sum of what speaks for the pairs is the greatest."""

from __future__ import annotations

from collections.abc import Sequence

_FAR = float("inf")


def best_assignment(scores: Sequence[Sequence[float]]) -> tuple[int, ...]:
    """For each row of a square table of scores the number of its column, each column once, with the greatest sum.

    The Hungarian method with potentials and shortest augmenting paths (Kuhn 1955, Jonker and Volgenant 1987).
    """
    size = len(scores)
    of_rows, of_columns = [0.0] * (size + 1), [0.0] * (size + 1)
    row_of = [size] * (size + 1)  # the row of each column; the last column is where a path begins
    for row in range(size):
        row_of[size] = row
        column = size
        nearest, before, seen = [_FAR] * size, [size] * size, [False] * (size + 1)
        while row_of[column] < size:
            seen[column] = True
            at, step, following = row_of[column], _FAR, size
            for each in range(size):
                if seen[each]:
                    continue
                reduced = -scores[at][each] - of_rows[at] - of_columns[each]
                if reduced < nearest[each]:
                    nearest[each], before[each] = reduced, column
                if nearest[each] < step:
                    step, following = nearest[each], each
            for each in range(size + 1):
                if seen[each]:
                    of_rows[row_of[each]] += step
                    of_columns[each] -= step
                elif each < size:
                    nearest[each] -= step
            column = following
        while column != size:
            row_of[column] = row_of[before[column]]
            column = before[column]
    columns = [0] * size
    for column, row in enumerate(row_of[:size]):
        columns[row] = column
    return tuple(columns)
