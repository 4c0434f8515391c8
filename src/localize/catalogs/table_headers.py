"""The header words of the row and the column of table cells (HTML Living Standard, "Tables")."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field

from localize.dataclass import dataclass
from localize.expressions import expression
from localize.model.block import Block, BodyPart, plain_text

Headers = Mapping[str, str]
"""The texts of the headers of a cell, by "row" and "column"; those that it has."""

_MARK = "\0"
_PIECE = expression(rf"""{_MARK}(\d+){_MARK}|<(/?)(table|tr|t[dh])(?=[\s>/])((?:[^>"']|"[^"]*"|'[^']*')*)>""")
_SPAN = expression(r'\s(rowspan|colspan)="(\d{1,4})"')
_OF_ROW = expression(r'\sscope="row')


@dataclass(slots=True)
class _Cell:
    """A cell: whether it is a `th`, how many rows and columns it takes, and the blocks in it."""

    is_header: bool
    heads_row: bool
    rows: int
    columns: int
    blocks: list[Block] = field(default_factory=list)

    @property
    def text(self) -> str:
        return " ".join(plain_text(block.pattern).strip() for block in self.blocks)


_Table = list[list[_Cell]]


def table_headers(body: Sequence[BodyPart]) -> dict[int, Headers]:
    """The headers of the blocks in table cells, by the `id` of the block.

    The header of a row is its first cell, that of a column the nearest `th` above that heads no row. A `th` heads its
    row where its scope says so, or where it is the first and a `td` follows. One that heads a column has no headers.
    """
    if not any(isinstance(part, str) and "<table" in part for part in body):
        return {}
    return {id(block): headers for table in _tables(body) for block, headers in _of_table(table)}


def _tables(body: Sequence[BodyPart]) -> list[_Table]:
    """The tables with their rows and cells; a block is in the innermost cell around it."""
    tables: list[_Table] = []
    stack: list[_Table] = []
    cells: list[_Cell | None] = []
    text = "".join(part if isinstance(part, str) else f"{_MARK}{at}{_MARK}" for at, part in enumerate(body))
    for match in _PIECE.finditer(text):
        number, closes, name, attributes = match.groups()
        if number:
            block = body[int(number)]
            if cells and cells[-1] is not None and isinstance(block, Block):
                cells[-1].blocks.append(block)
        elif name == "table":
            if not closes:
                stack.append([])
                cells.append(None)
            elif stack:
                tables.append(stack.pop())
                cells.pop()
        elif stack:
            cells[-1] = None
            if not closes and name == "tr":
                stack[-1].append([])
            elif not closes and stack[-1]:
                cell = cells[-1] = _cell(name, attributes)
                stack[-1][-1].append(cell)
    return tables


def _cell(name: str, attributes: str) -> _Cell:
    spans = {key: max(1, int(value)) for key, value in _SPAN.findall(attributes)}
    heads_row = _OF_ROW.search(attributes) is not None
    return _Cell(name == "th", heads_row, rows=spans.get("rowspan", 1), columns=spans.get("colspan", 1))


def _of_table(table: _Table) -> Iterator[tuple[Block, Headers]]:
    for cells in table:
        if cells and cells[0].is_header and not all(cell.is_header for cell in cells):
            cells[0].heads_row = True
    grid = _grid(table)
    for (row, column), cell in grid.items():
        is_first = grid.get((row - 1, column)) is not cell and grid.get((row, column - 1)) is not cell
        if not is_first or (cell.is_header and not cell.heads_row):
            continue
        row_header = grid.get((row, 0)) if column > 0 else None
        above = (grid.get((each, column)) for each in range(row - 1, -1, -1))
        column_header = next((each for each in above if each and each.is_header and not each.heads_row), None)
        headers = {"row": row_header.text if row_header else "", "column": column_header.text if column_header else ""}
        for block in cell.blocks:
            yield block, {name: text for name, text in headers.items() if text}


def _grid(table: _Table) -> dict[tuple[int, int], _Cell]:
    """The cells by row and column, each in all the slots that it takes."""
    grid: dict[tuple[int, int], _Cell] = {}
    for row, cells in enumerate(table):
        column = 0
        for cell in cells:
            while (row, column) in grid:
                column += 1
            rows = min(cell.rows, len(table) - row)
            for slot in ((row + down, column + right) for down in range(rows) for right in range(cell.columns)):
                grid.setdefault(slot, cell)
            column += cell.columns
    return grid
