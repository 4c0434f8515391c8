"""The rows of a table of docutils, with the cells that are headings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from docutils import nodes

from localize.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class RstCell:
    """A cell: `th` or `td`, with its spans as attributes."""

    node: nodes.Element
    tag: str
    attributes: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class RstRow:
    """A row in the head or the body (`thead`, `tbody`) of a table."""

    part: str
    cells: tuple[RstCell, ...]


def rows(table: nodes.Element) -> Iterator[RstRow]:
    """The rows of a table; cells in columns of headings are headings of their row."""
    for group in table.children:
        if isinstance(group, nodes.tgroup):
            columns = [bool(each.get("stub")) for each in group.children if isinstance(each, nodes.colspec)]
            for part in group.children:
                if isinstance(part, nodes.thead | nodes.tbody):
                    yield from _part(part, columns)


def _part(part: nodes.Element, columns: list[bool]) -> Iterator[RstRow]:
    is_head = isinstance(part, nodes.thead)
    taken: dict[int, int] = {}  # for each column the rows that a cell above still takes
    for row in part.children:
        if not isinstance(row, nodes.row):
            continue
        cells = []
        column = 0
        for entry in row.children:
            if not isinstance(entry, nodes.entry):
                continue
            while taken.get(column):
                taken[column] -= 1
                column += 1
            width, height = int(entry.get("morecols", 0)) + 1, int(entry.get("morerows", 0)) + 1
            is_stub = not is_head and column < len(columns) and columns[column]
            spans = {"colspan": str(width) if width > 1 else "", "rowspan": str(height) if height > 1 else ""}
            cells.append(
                RstCell(entry, "th" if is_head or is_stub else "td", {**spans, "scope": "row" if is_stub else ""})
            )
            for each in range(column, column + width):
                taken[each] = height - 1
            column += width
        for each in range(column, len(columns)):
            taken[each] = max(taken.get(each, 0) - 1, 0)
        yield RstRow("thead" if is_head else "tbody", tuple(cells))
