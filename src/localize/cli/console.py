"""Tables for people, by rich: with colours and bars on a terminal, and plain, aligned text elsewhere.

Columns line up in every script, as far as a terminal holds to the widths of Unicode (UAX #11).
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from enum import Enum
from io import StringIO
from typing import TYPE_CHECKING

from localize.cli.reports.excerpt import visible
from localize.cli.terminal import can_print, has_color, is_drawn, width_of
from localize.dataclass import dataclass

if TYPE_CHECKING:
    from rich.text import Text

_BAR_WIDTH, _SHORT_BAR_WIDTH = 12, 6
_NARROW = 100
"""A terminal with fewer columns has no room for everything."""
_LEAST_WIDTH = 16
"""Columns that a text which is wrapped gets."""
_BAR, _ASCII_BAR = "█▒░", "#=."
"""What is done, begun, and left, in that order."""
_GAP = 2
_MOST_FITTED = 400
"""Rows that are fitted to the width of a terminal; a longer table is read in a pager or by its end."""
_ANY_WIDTH = 100_000


class Tone(Enum):
    """What a cell says beside its words; the value is rich's name of the colour."""

    PLAIN = ""
    GOOD = "green"
    UNSURE = "yellow"
    BAD = "red"
    QUIET = "dim"
    STRONG = "bold"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading; numbers stand at the right, and texts that are not `is_whole` are wrapped.

    An `is_extra` column is left out on a narrow terminal.
    """

    heading: str
    is_number: bool = False
    is_whole: bool = True
    is_extra: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """A text with a tone."""

    text: str
    tone: Tone = Tone.PLAIN


@dataclass(frozen=True, slots=True)
class Bar:
    """A share of a whole, drawn before its text on a terminal: how many of `total` are done, and how many begun."""

    text: str
    done: int
    begun: int
    total: int


Cells = Sequence[str | Cell | Bar]
"""A row of a table."""


def table(columns: Sequence[Column], rows: Iterable[Cells]) -> str:
    """Return rows as a table below their headings, as the output prints it best."""
    cells = list(rows)
    if is_drawn(sys.stdout) and len(cells) <= _MOST_FITTED:
        return _drawn(columns, cells)
    return _plain(columns, cells)


def _plain(columns: Sequence[Column], rows: Sequence[Cells]) -> str:
    from rich.cells import cell_len  # noqa: PLC0415  # only where a table is printed

    texts = [[column.heading for column in columns], *([_text(cell) for cell in row] for row in rows)]
    widths = [max(cell_len(row[at]) for row in texts) for at in range(len(columns))]

    def padded(text: str, column: Column, width: int) -> str:
        space = " " * (width - cell_len(text))
        return space + text if column.is_number else text + space

    lines = ((" " * _GAP).join(map(padded, row, columns, widths)) for row in texts)
    return "\n".join(line.rstrip() for line in lines)


def _drawn(columns: Sequence[Column], rows: Sequence[Cells]) -> str:
    from rich.console import Console  # noqa: PLC0415  # only where a table is printed
    from rich.table import Table  # noqa: PLC0415  # the same

    width = width_of(sys.stdout) or _ANY_WIDTH
    is_narrow = width < _NARROW
    visible_columns = [at for at, column in enumerate(columns) if not (is_narrow and column.is_extra)]
    drawn = Table(box=None, pad_edge=False, show_edge=False, padding=(0, _GAP, 0, 0), header_style="bold")
    for column in (columns[at] for at in visible_columns):
        drawn.add_column(
            column.heading,
            justify="right" if column.is_number else "left",
            no_wrap=column.is_whole,
            overflow="fold",
            min_width=None if column.is_whole else min(_LEAST_WIDTH, _longest(columns, rows, column)),
        )
    bar_width = _SHORT_BAR_WIDTH if is_narrow else _BAR_WIDTH
    for row in rows:
        drawn.add_row(*(_styled(row[at], bar_width) for at in visible_columns))
    file = StringIO()
    console = Console(
        file=file,
        color_system="standard" if has_color(sys.stdout) else None,
        force_terminal=has_color(sys.stdout),
        force_jupyter=False,
        legacy_windows=False,
        no_color=not has_color(sys.stdout),
        width=width,
        height=1,
    )
    console.print(drawn)
    return "\n".join(line.rstrip() for line in file.getvalue().splitlines())


def _longest(columns: Sequence[Column], rows: Sequence[Cells], column: Column) -> int:
    """Return how many columns the longest text of a column takes."""
    from rich.cells import cell_len  # noqa: PLC0415  # only where a table is printed

    at = columns.index(column)
    return max(cell_len(column.heading), *(cell_len(_text(row[at])) for row in rows), 1)


def _text(cell: str | Cell | Bar) -> str:
    return visible(cell if isinstance(cell, str) else cell.text)


def _styled(cell: str | Cell | Bar, bar_width: int) -> Text:
    from rich.text import Text  # noqa: PLC0415  # only where a table is printed

    if isinstance(cell, Bar):
        return Text.assemble(*_parts(cell, bar_width), f" {visible(cell.text)}")
    return Text(_text(cell), style=cell.tone.value if isinstance(cell, Cell) else "")


def _parts(bar: Bar, width: int) -> Iterable[tuple[str, str]]:
    """Yield the parts of a bar with their styles; nobody needs to tell colours apart."""
    signs = _BAR if can_print(_BAR) else _ASCII_BAR
    done = bar.done * width // bar.total if bar.total else 0  # full only where all is done
    begun = min(max(bar.begun * width // bar.total, 1), width - done) if bar.begun else 0
    widths = (done, begun, width - done - begun)
    for sign, count, tone in zip(signs, widths, (Tone.GOOD, Tone.UNSURE, Tone.QUIET), strict=True):
        yield sign * count, tone.value
