"""The glossary.csv of another project."""

from __future__ import annotations

from dataclasses import fields

from localize import csv_tables
from localize.errors import ExchangeError, GlossaryError
from localize.exchange import trees
from localize.exchange.term_format import TermFormat, TermList
from localize.glossary import table
from localize.model.glossary import Glossary, ImportedTerm, Term

_NAMES = frozenset(("concept", "locale", "term"))


def _write(glossary: Glossary, source_locale: str, *, locale: str) -> bytes:
    del source_locale, locale  # the file holds all
    return table.write(glossary.all_terms())


def _read(data: bytes, path: str, *, source_locale: str, locale: str | None) -> TermList:
    """The terms of the file by concept; raises ExchangeError."""
    del source_locale, locale  # the file names both
    trees.bounded(data, path)
    try:
        glossary = table.read(data, path)
    except GlossaryError as error:
        raise ExchangeError(error.problems) from None
    return TermList(
        tuple(
            tuple(offered(term) for terms in locales.values() for term in terms) for locales in glossary.terms.values()
        )
    )


def offered(term: Term) -> ImportedTerm:
    """A term of another project's glossary."""
    return ImportedTerm(*(getattr(term, field.name) for field in fields(term)))


def _recognizes(data: bytes, _: str) -> bool:
    """Whether a file has the first line of a glossary.csv, in any form that a spreadsheet writes."""
    return _NAMES.issubset(name.casefold() for name in csv_tables.first_line(data))


FORMAT = TermFormat("csv", ".csv", bilingual=False, write=_write, read=_read, recognizes=_recognizes)
