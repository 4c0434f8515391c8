"""Glossaries for and from other tools, in the formats that the command line knows."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, fields

from localize.errors import ExchangeError, GlossaryError, reads_file
from localize.exchange import tbx, term_rows, trees
from localize.exchange.term_rows import TermList
from localize.glossary import table
from localize.model.glossary import Glossary, Offered, Term


@dataclass(frozen=True, slots=True)
class TermFormat:
    """One row of the table; `bilingual` files hold one target locale and no terms to be avoided.

    `write` takes the glossary, the source locale and the target locale, "" for a format that holds all.
    """

    suffix: str
    bilingual: bool
    write: Callable[[Glossary, str, str], bytes]


FORMATS = {
    "tbx": TermFormat(".tbx", bilingual=False, write=lambda glossary, source, _: tbx.write(glossary, source)),
    "tbx3": TermFormat(
        ".tbx", bilingual=False, write=lambda glossary, source, _: tbx.write(glossary, source, tbx.TBX_3)
    ),
    "csv": TermFormat(".csv", bilingual=False, write=lambda glossary, *_: table.write(_rows(glossary))),
    "weblate": TermFormat(".csv", bilingual=True, write=term_rows.write_weblate),
    "tsv": TermFormat(".tsv", bilingual=True, write=term_rows.write_tsv),
}
"""All formats, by the names that the command line knows."""


_GLOSSARY = frozenset(("concept", "locale", "term"))
_SEPARATOR = re.compile(r"[,;\t]")


def _rows(glossary: Glossary) -> list[Term]:
    return [term for locales in glossary.terms.values() for terms in locales.values() for term in terms]


def _is_glossary(line: str) -> bool:
    """Whether the first line of a file is that of a glossary.csv, however a spreadsheet has written it."""
    return _GLOSSARY.issubset(cell.strip(' "').casefold() for cell in _SEPARATOR.split(line.strip()))


def offered(term: Term) -> Offered:
    """A term of another project's glossary."""
    return Offered(*(getattr(term, field.name) for field in fields(term)))


@reads_file(ExchangeError)
def read(data: bytes, path: str, source_locale: str, locale: str | None) -> TermList:
    """The terms in a file of any format, which is known by what stands in it, by concept.

    `locale` is the target locale of a file that does not tell its own. Raises ExchangeError.
    """
    text = trees.decode(data, path)
    if text.lstrip("\ufeff \t\r\n").startswith("<"):
        return TermList(tbx.read(data, path))
    if _is_glossary(text.partition("\n")[0]):
        try:
            glossary = table.read(data, path)
        except GlossaryError as error:
            raise ExchangeError(error.problems) from None
        return TermList(
            tuple(
                tuple(offered(term) for terms in locales.values() for term in terms)
                for locales in glossary.terms.values()
            )
        )
    return term_rows.read(data, path, source_locale, locale)
