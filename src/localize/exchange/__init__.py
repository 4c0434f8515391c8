"""Exchange with other translation tools: one neutral model, a file for each format, and what an import changes."""

from __future__ import annotations

from localize.errors import ExchangeError, Problem, reads_file
from localize.exchange import csv_format, tmx, trees, xliff12, xliff21
from localize.exchange.model import ExchangeDocument

__all__ = ["FORMATS", "read_documents"]

_ROWS = (
    xliff21.FORMAT,
    xliff12.FORMAT,
    tmx.FORMAT,
    csv_format.FORMAT,
)
FORMATS = {row.name: row for row in _ROWS}
"""All formats; people are offered them, and files are tried, in this order."""


@reads_file(ExchangeError)
def read_documents(data: bytes, path: str) -> tuple[ExchangeDocument, ...]:
    """The documents in a file of any format: the first one that recognizes it reads it. Raises ExchangeError."""
    for row in _ROWS:
        if row.recognizes(data, path):
            return row.read(data, path)
    trees.parse(data, path)  # reports what is wrong with a file that is no XML either
    raise ExchangeError(Problem(path, 0, f"in none of the formats {', '.join(FORMATS)}, expected one of them"))
