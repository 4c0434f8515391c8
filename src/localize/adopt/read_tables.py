"""Tables of translations as other tools export them: CSV of Weblate, translate-toolkit, Crowdin and others."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from localize import csv_tables
from localize.adopt.messages import ForeignCatalog, ForeignMessage
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
_TAG = expression(r"[a-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*", re.IGNORECASE)
_YES = frozenset({"true", "1", "yes"})


@reads_file(ExchangeError)
def read_table(data: bytes, path: str, source_locale: str) -> tuple[ForeignCatalog, ...]:
    """The translations in a CSV file: a catalog for its column of translations, or for each that is named by a locale.

    Raises ExchangeError for a file without the columns. A row of another width than the header is left out, and told.
    """
    trees.bounded(data, path)
    table = csv_tables.read(data, path)
    if table.problems:
        raise ExchangeError(table.problems)
    names = [" ".join(name.lower().replace("_", " ").split()) for name in table.header]
    source = next((name for name in (*_SOURCE, source_locale.lower()) if name in names), None)
    targets = _targets(names, table.header, source)
    if source is None or not targets:
        message = f"columns {quoted(', '.join(table.header))}, expected source and target, or a column for each locale"
        raise ExchangeError(Problem(path, 1, message))
    problems = []
    messages: dict[int, list[ForeignMessage]] = {column: [] for column in targets}
    for row in table.body:
        if wrong := csv_tables.width_problem(row, len(names)):
            problems.append(Problem(path, row.line, f"{wrong}; the row is left out"))
            continue
        fields = list(map(csv_tables.unguarded, row.fields))
        values = dict(zip(names, fields, strict=True))
        for column in targets:
            messages[column].append(_message(values, values[source], fields[column], row.line))
    return tuple(
        ForeignCatalog(path, locale, tuple(messages[column]), problems=tuple(problems))
        for column, locale in targets.items()
    )


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
