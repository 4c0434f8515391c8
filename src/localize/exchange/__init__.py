"""Exchange with other translation tools: one neutral model, a file for each format, and what an import changes."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from localize.errors import ExchangeError, Problem, reads_file
from localize.exchange import table, tmx, trees, xliff12, xliff21
from localize.exchange.model import ExchangeDocument

__all__ = ["FORMATS", "Format", "read"]


@dataclass(frozen=True, slots=True)
class Format:
    """One row of the table."""

    suffix: str
    write: Callable[[ExchangeDocument], bytes]
    read: Callable[[bytes, str], tuple[ExchangeDocument, ...]]


FORMATS = {
    "xliff": Format(".xlf", xliff21.write, xliff21.read),
    "xliff12": Format(".xlf", xliff12.write, xliff12.read),
    "tmx": Format(".tmx", tmx.write, tmx.read_documents),
    "csv": Format(".csv", table.write, table.read),
}
"""All formats, by the names that the command line knows."""

_XLIFF = re.compile(r"<(?:[A-Za-z][\w.-]*:)?xliff\b[^>]{0,4000}?\bversion\s*=\s*[\"']([12])\.")
_TMX = re.compile(r"<tmx\b")


@reads_file(ExchangeError)
def read(data: bytes, path: str) -> tuple[ExchangeDocument, ...]:
    """The documents in a file of any format, which is known by what stands in it; raises ExchangeError."""
    if path.lower().endswith(".csv"):
        return table.read(data, path)
    text = trees.decode(data, path)
    if match := _XLIFF.search(text):
        return xliff12.read(data, path) if match[1] == "1" else xliff21.read(data, path)
    if _TMX.search(text):
        return tmx.read_documents(data, path)
    trees.parse(data, path)
    raise ExchangeError(Problem(path, 0, "neither XLIFF 1 or 2 nor TMX, expected one of them, or a name in .csv"))
