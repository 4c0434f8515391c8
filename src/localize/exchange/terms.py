"""Glossaries for and from other tools, in the formats that the command line knows."""

from __future__ import annotations

from localize.errors import ExchangeError, reads_file
from localize.exchange import glossary_csv, tbx, term_rows, trees
from localize.exchange.term_format import TermList

_ROWS = (
    tbx.FORMAT,
    tbx.FORMAT_3,
    glossary_csv.FORMAT,
    term_rows.WEBLATE_FORMAT,
    term_rows.TSV_FORMAT,
)
TERM_FORMATS = {row.name: row for row in _ROWS}
"""All formats; people are offered them, and files are tried, in this order. The last one takes any text."""


@reads_file(ExchangeError)
def read_terms(data: bytes, path: str, *, source_locale: str, locale: str | None) -> TermList:
    """The terms in a file of any format, by concept: the first format that recognizes it reads it.

    `locale` is the target locale of a file that does not name its own. Raises ExchangeError.
    """
    trees.decode(data, path)
    chosen = next(row for row in _ROWS if row.recognizes(data, path))
    return chosen.read(data, path, source_locale=source_locale, locale=locale)
