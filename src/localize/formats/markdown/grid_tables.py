"""Grid tables of Pandoc and reStructuredText, drawn with `+---+` and `|`; their cells hold blocks."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from localize.expressions import expression
from localize.formats.markdown.blocks import Lines, element, parsed, row_at

_BORDER = expression(r"\+(?::?[-=]+:?\+)+")


def grid_table(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001  # markdown-it calls it so
    """A block rule for a table whose borders all go from one side to the other; any other drawing is a text."""
    begin = state.bMarks[start] + state.tShift[start]
    if state.src[begin : begin + 1] != "+" or state.is_code_block(start):
        return False
    of_state, refused = state.env.get("drawing", (None, 0))
    if of_state is state and start < refused:  # a line of a drawing that was looked at as a whole
        return False
    rows = list(_rows(state, start, end))
    if not _is_grid(rows):
        state.env["drawing"] = (state, start + len(rows))
        return False
    if not silent:
        token = state.push("grid_table", "table", 0)
        token.map = [start, start + len(rows)]
        token.meta = {"rows": rows}
        state.line = start + len(rows)
    return True


def _rows(state: StateBlock, start: int, end: int) -> Iterator[str]:
    """The rows of a drawing that begins with a border."""
    for line in range(start, end):
        row = row_at(state, line).rstrip()
        is_row = row.startswith(("+", "|")) and state.sCount[line] >= state.blkIndent
        if not (is_row if line > start else _BORDER.fullmatch(row)):
            return
        yield row


def _is_grid(rows: list[str]) -> bool:
    """Whether the rows draw a table: borders at its top and bottom, columns in the same positions in all rows."""
    if len(rows) < 3 or not _BORDER.fullmatch(rows[0]) or not _BORDER.fullmatch(rows[-1]):
        return False
    corners = _corners(rows[0])
    return all(
        _corners(row) == corners
        if _BORDER.fullmatch(row)
        else len(row) == len(rows[0]) and all(row[at] == "|" for at in corners)
        for row in rows
    )


def _corners(border: str) -> list[int]:
    return [at for at, char in enumerate(border) if char == "+"]


def tables(state: StateCore) -> None:
    """Put in the place of each drawn table one whose cells are read."""
    if any(token.type == "grid_table" for token in state.tokens):
        state.tokens = list(_read(state, state.tokens))


def _read(state: StateCore, tokens: list[Token]) -> Iterator[Token]:
    for token in tokens:
        if token.type == "grid_table":
            yield from _table(state, token)
        else:
            yield token


def _table(state: StateCore, drawn: Token) -> list[Token]:
    rows: list[str] = drawn.meta["rows"]
    first = drawn.map[0] if drawn.map else 0
    corners = _corners(rows[0])
    borders = [number for number, row in enumerate(rows) if _BORDER.fullmatch(row)]
    header_end = next((number for number in borders if "=" in rows[number] and number), 0)
    body: list[Token] = []
    for top, bottom in pairwise(borders):
        cells = _cells(rows[top + 1 : bottom], corners)
        tag = "th" if bottom <= header_end else "td"
        lines = (first + top + 1, first + bottom)
        read = [token for cell in cells for token in element(tag, _content(state, cell, lines, drawn.level), lines)]
        body += element("tr", read, lines)
    return element("table", body, (first, first + len(rows)))


def _cells(rows: list[str], corners: list[int]) -> Iterator[str]:
    for left, right in pairwise(corners):
        yield "\n".join(
            row[left + 2 : right].rstrip() if row[left + 1] == " " else row[left + 1 : right].rstrip() for row in rows
        )


def _content(state: StateCore, cell: str, lines: Lines, level: int) -> list[Token]:
    """What stands in a cell; the text of a single paragraph is the text of the cell."""
    tokens = list(_read(state, parsed(state, cell, first=lines[0], level=level + 3)))
    return tokens[1:2] if len(tokens) == 3 and tokens[0].type == "paragraph_open" else tokens
