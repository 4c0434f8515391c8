"""Tables of translations as other tools export them: CSV of Weblate, translate-toolkit, Crowdin and others."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from localize import csv_tables
from localize.adopt.messages import ForeignCatalog, ForeignMessage
from localize.dataclass import dataclass
from localize.errors import ExchangeError, Problem, quoted, reads_file
from localize.exchange import trees
from localize.expressions import expression

_SOURCE = ("source", "source phrase", "source string", "source text")
_TARGET = ("target", "translation", "target text")
_CONTEXT = ("context",)
_REFERENCE = ("location", "references")
_FUZZY = ("fuzzy",)
_COMMENTS = ("translator comments",)
_OTHER = frozenset({"id", "key", "identifier", "developer comments", "max length", "labels", "state", "notes"})
"""Columns that say nothing on a translation.

Weblate and translate-toolkit write location, source, target, ID, fuzzy, context, translator_comments and
developer_comments; Crowdin identifier, source_phrase, translation, context, labels and max_length, or a column for each
language in the place of `translation`, as the scheme of the project says.
"""
_TOOLKIT = ("location", "source", "target", "id", "fuzzy", "context", "translator comments", "developer comments")
"""The columns of translate-toolkit and Weblate, which write each backslash twice."""
_WITHOUT_HEADER = {2: ("source", "target"), 3: ("location", "source", "target"), 8: _TOOLKIT}
"""What the columns are in a table without a header, by their number: two as Weblate's simple CSV has them, more in the
order of translate-toolkit.
"""
_TAG = expression(r"[a-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*", re.IGNORECASE)
_YES = frozenset({"true", "1", "yes"})


@reads_file(ExchangeError)
def read_table(data: bytes, path: str, source_locale: str) -> tuple[ForeignCatalog, ...]:
    """The translations in a CSV file: a catalog for its column of translations, or for each that is named by a locale.

    In a table without a header the columns are guessed by their number, which is told. Raises ExchangeError for a file
    without the columns. A row of another width than the first one is left out, and told.
    """
    trees.bounded(data, path)
    table = csv_tables.read(data, path)
    if table.problems:
        raise ExchangeError(table.problems)
    columns = _columns(table.header, source_locale)
    if columns is None:
        message = f"columns {quoted(', '.join(table.header))}, expected source and target, or a column for each locale"
        raise ExchangeError(Problem(path, 1, message))
    problems = []
    if columns.is_guessed:
        message = f"no header, read as the columns {', '.join(columns.names)}"
        problems.append(Problem(path, 1, message))
    messages: dict[int, list[ForeignMessage]] = {column: [] for column in columns.targets}
    for row in table.rows[:1] if columns.is_guessed else ():
        _read_row(row, columns, messages)
    for row in table.body:
        if wrong := csv_tables.width_problem(row, len(columns.names)):
            problems.append(Problem(path, row.line, f"{wrong}; the row is left out"))
            continue
        _read_row(row, columns, messages)
    return tuple(
        ForeignCatalog(path, locale, tuple(messages[column]), problems=tuple(problems))
        for column, locale in columns.targets.items()
    )


@dataclass(frozen=True, slots=True)
class _Columns:
    """The names of the columns, that of the source, and the numbers of those with translations, with their locales."""

    names: tuple[str, ...]
    source: str
    targets: Mapping[int, str]
    is_guessed: bool = False


def _columns(header: Sequence[str], source_locale: str) -> _Columns | None:
    """What the columns of a table are by its first line; None if nothing tells it."""
    names = tuple(" ".join(name.lower().replace("_", " ").split()) for name in header)
    source = next((name for name in (*_SOURCE, source_locale.lower()) if name in names), None)
    targets = _targets(names, header, source)
    if source is not None and targets:
        return _Columns(names, source, targets)
    guessed = _WITHOUT_HEADER.get(len(names))
    if guessed is None or source is not None or targets:
        return None
    return _Columns(guessed, "source", {guessed.index("target"): ""}, is_guessed=True)


def _read_row(row: csv_tables.Row, columns: _Columns, messages: Mapping[int, list[ForeignMessage]]) -> None:
    written = [text.replace("\\\\", "\\") for text in row.fields] if columns.names == _TOOLKIT else row.fields
    fields = list(map(_unguarded, written))
    values = dict(zip(columns.names, fields, strict=True))
    for column, of_column in messages.items():
        of_column.append(_message(values, values[columns.source], fields[column], row.line))


def _unguarded(text: str) -> str:
    """A field as it was before a tool kept a spreadsheet from running it.

    Weblate puts it between two apostrophes, with a backslash before each `|`; others put one before it.
    """
    plain = csv_tables.unguarded(text)
    if plain == text or not plain.endswith("'"):
        return plain
    return plain[:-1].replace("\\|", "|")


def _targets(names: Sequence[str], header: Sequence[str], source: str | None) -> dict[int, str]:
    """The columns with translations by their numbers, each with the locale that it names, if any."""
    column = next((names.index(name) for name in _TARGET if name in names), None)
    if column is not None:
        return {column: ""}
    return {
        number: header[number]
        for number, name in enumerate(names)
        if name != source and name not in _OTHER and _TAG.fullmatch(header[number])
    }


def _message(row: Mapping[str, str], source: str, target: str, line: int) -> ForeignMessage:
    return ForeignMessage(
        source,
        target,
        line=line,
        context=_first(row, _CONTEXT) or None,
        is_fuzzy=_first(row, _FUZZY).strip().lower() in _YES,
        references=tuple(_first(row, _REFERENCE).split()),
        comments=tuple(filter(None, _first(row, _COMMENTS).splitlines())),
    )


def _first(row: Mapping[str, str], names: Sequence[str]) -> str:
    return next((row[name] for name in names if name in row), "")
