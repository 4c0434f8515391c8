"""The record of the paths that pages of a locale once had (redirects.csv)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from localize import csv_tables, paths
from localize.csv_tables import Row
from localize.errors import FileError, Problem, quoted, reads_file

_COLUMNS = ("article", "page")

PreviousPath = tuple[str, str]
"""An article, and the path that its page once had, without suffix."""


@reads_file(FileError)
def read(data: bytes | None, path: str) -> list[PreviousPath]:
    """The record of a locale, CSV in UTF-8 with the columns article and page (RFC 4180).

    Raises FileError with all invalid lines: readers' links depend on this record, so nothing in it is guessed.
    """
    if data is None:
        return []
    table = csv_tables.read(data, path)
    wrong = csv_tables.dialect_problem(table.dialect) or csv_tables.header_problem(table.header, _COLUMNS, exact=True)
    problems = list(table.problems) or ([Problem(path, 1, wrong)] if wrong else [])
    problems += (Problem(path, row.line, message) for row in table.body if (message := _row_problem(row)))
    if problems:
        raise FileError(problems)
    return [(row.fields[0], row.fields[1]) for row in table.body]


def _row_problem(row: Row) -> str:
    if wrong := csv_tables.width_problem(row, len(_COLUMNS)):
        return wrong
    if not row.fields[0] or not is_path(row.fields[1]):
        return f"{quoted(','.join(row.fields))}, expected an article and a former path of its page"
    return ""


def write(rows: Iterable[PreviousPath]) -> bytes:
    """The record, each row once, in order."""
    return csv_tables.write((_COLUMNS, *sorted(set(rows))))


def grown(known: Iterable[PreviousPath], before: Mapping[str, str], now: Mapping[str, str]) -> list[PreviousPath]:
    """The record with the paths that pages have lost: those in `before` that differ from `now`, both by article."""
    moved = [(article, page) for article, page in before.items() if is_path(page) and now.get(article, page) != page]
    return sorted({*known, *moved})


def renamed(known: Iterable[PreviousPath], names: Mapping[str, str], pages: Mapping[str, str]) -> list[PreviousPath]:
    """The record after articles were renamed: paths that led to an old name, and the old page, lead to the new name.

    `names` gives the new name by the old one, `pages` the earlier page by the old name. A page leads to the article
    that had it last.
    """
    moved = {(names[old], page) for old, page in pages.items() if is_path(page)}
    previous = {page for _, page in moved}
    kept = {(names.get(article, article), page) for article, page in known if page not in previous}
    return sorted(kept | moved)


def is_path(page: str) -> bool:
    """Whether it is a path below the locale's folder; an earlier page may break today's rule for names."""
    return paths.is_inside(page)
