"""CSV (RFC 4180) for spreadsheets: a row for each entry, tags as they stand in catalogs."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator

from localize.catalogs.progress import EntryState
from localize.errors import ExchangeError, Problem
from localize.exchange import trees
from localize.exchange.model import ExchangeDocument, ExchangeMessage

COLUMNS = ("article", "source locale", "locale", "context", "source", "target", "state", "notes", "digest")
"""The columns, found by their names; translators write in `target` and `state`."""

_NEEDED = frozenset({"article", "locale", "source", "target"})
_NO_CONTEXT = ""
_STATES = {state.value: state for state in EntryState}
_UNREADABLE = re.compile("[\0\ud800-\udfff]")
_FORMULA = re.compile("(?:'+)?[=+\\-@\t\r]")


def write(document: ExchangeDocument) -> bytes:
    """The bytes of a CSV file in UTF-8, with the mark by which spreadsheets know that.

    A text that a spreadsheet would take for a formula has an apostrophe before it; `read` takes it away. Raises
    ExchangeError for NUL and lone surrogates.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for message in document.messages:
        row = (
            document.article,
            document.source_locale,
            document.locale,
            _NO_CONTEXT if message.context is None else message.context,
            message.source,
            message.target,
            message.state.value,
            trees.clean("\n".join(message.notes)),
            message.digest,
        )
        writer.writerow([_guarded(field) for field in row])
    if bad := _UNREADABLE.search(out.getvalue()):
        found = f"U+{ord(bad[0]):04X}"
        raise ExchangeError(
            Problem(document.path, 0, f"{found} cannot stand in a CSV file, expected a text without it")
        )
    return out.getvalue().encode("utf-8-sig")


def read(data: bytes, path: str) -> tuple[ExchangeDocument, ...]:
    """The documents in a CSV file, separated by commas, semicolons or tabs as spreadsheets do; raises ExchangeError."""
    text = trees.decode(data, path)
    first = text.partition("\n")[0]
    delimiter = max(",;\t", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    found: dict[tuple[str, str, str], list[ExchangeMessage]] = {}
    problems: list[Problem] = []
    line = 1
    try:
        columns = [name.strip().lower() for name in next(reader, [])]
        if missing := sorted(_NEEDED - set(columns)):
            message = f"no column {', '.join(missing)}, expected {', '.join(COLUMNS)}"
            raise ExchangeError(Problem(path, 1, message))
        for row in _rows(reader, columns, path, problems):
            line = reader.line_num
            place = (row["article"], row.get("source locale", ""), row["locale"])
            found.setdefault(place, []).append(_message(row, line))
    except csv.Error as error:
        problems.append(
            Problem(path, reader.line_num or line, f"not CSV: {error}, expected fields as RFC 4180 writes them")
        )
    if problems:
        raise ExchangeError(problems)
    return tuple(
        ExchangeDocument(article, source_locale, locale, tuple(messages), path)
        for (article, source_locale, locale), messages in found.items()
    )


def _rows(
    reader: Iterator[list[str]], columns: list[str], path: str, problems: list[Problem]
) -> Iterator[dict[str, str]]:
    for number, row in enumerate(reader, 2):
        if not any(row):
            continue
        if len(row) == len(columns):
            yield {name: _bare(field) for name, field in zip(columns, row, strict=True)}
        else:
            shown = ",".join(row)[:60]
            problems.append(Problem(path, 0, f"row {number}, {shown!r}: {len(row)} fields, expected {len(columns)}"))


def _message(row: dict[str, str], line: int) -> ExchangeMessage:
    """A row's message; a translation in a row that is still called missing is a finished one."""
    state = _STATES.get(row.get("state", "").strip().lower(), EntryState.TRANSLATED)
    if not row["target"]:
        state = EntryState.MISSING
    elif state is EntryState.MISSING:
        state = EntryState.TRANSLATED
    context = row.get("context", _NO_CONTEXT)
    return ExchangeMessage(
        row["source"],
        row["target"],
        state,
        None if context == _NO_CONTEXT else context,
        row.get("digest", ""),
        line=line,
    )


def _guarded(field: str) -> str:
    return f"'{field}" if _FORMULA.match(field) else field


def _bare(field: str) -> str:
    return field[1:] if field[:1] == "'" and _FORMULA.match(field) else field
