"""CSV (RFC 4180) for spreadsheets: a row for each entry, tags as they stand in catalogs."""

from __future__ import annotations

from localize import csv_tables
from localize.catalogs.progress import EntryState
from localize.csv_tables import Dialect
from localize.errors import ExchangeError, Problem
from localize.exchange import trees
from localize.exchange.model import ExchangeDocument, ExchangeFormat, ExchangeMessage
from localize.expressions import expression

COLUMNS = ("article", "source locale", "locale", "context", "source", "target", "state", "notes", "digest")
"""The columns, found by their names; translators write in `target` and `state`."""

_NEEDED = frozenset({"article", "locale", "source", "target"})
_NO_CONTEXT = ""
_STATES = {state.value: state for state in EntryState}
_UNREADABLE = expression("[\0\ud800-\udfff]")
_DIALECT = Dialect(line_end="\r\n", marked=True)


def write(document: ExchangeDocument) -> bytes:
    """The bytes of a CSV file in UTF-8, with a byte order mark for spreadsheets.

    A text that a spreadsheet would take for a formula has an apostrophe before it; `read` takes it away. Raises
    ExchangeError for NUL and lone surrogates.
    """
    rows = [
        (
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
        for message in document.messages
    ]
    if bad := next((match[0] for row in rows for field in row if (match := _UNREADABLE.search(field))), ""):
        message = f"U+{ord(bad):04X} cannot stand in a CSV file, expected a text without it"
        raise ExchangeError(Problem(document.path, 0, message))
    return csv_tables.write((COLUMNS, *(map(csv_tables.guarded, row) for row in rows)), _DIALECT)


def read(data: bytes, path: str) -> tuple[ExchangeDocument, ...]:
    """The documents in a CSV file, separated by commas, semicolons or tabs as spreadsheets do; raises ExchangeError."""
    trees.bounded(data, path)
    table = csv_tables.read(data, path)
    columns = [name.lower() for name in table.header]
    wrong = csv_tables.header_problem(columns, COLUMNS, needed=_NEEDED)
    if problems := table.problems or ((Problem(path, 1, wrong),) if wrong else ()):
        raise ExchangeError(problems)
    widths = ((row, csv_tables.width_problem(row, len(columns))) for row in table.body)
    if ragged := [Problem(path, row.line, message) for row, message in widths if message]:
        raise ExchangeError(ragged)
    by_document: dict[tuple[str, str, str], list[ExchangeMessage]] = {}
    for row in table.body:
        values = dict(zip(columns, map(csv_tables.unguarded, row.fields), strict=True))
        key = (values["article"], values.get("source locale", ""), values["locale"])
        by_document.setdefault(key, []).append(_message(values, row.line))
    return tuple(
        ExchangeDocument(article, source_locale, locale=locale, messages=tuple(messages), path=path)
        for (article, source_locale, locale), messages in by_document.items()
    )


def _message(row: dict[str, str], line: int) -> ExchangeMessage:
    """A row's message; a translation is finished even if the state of its row is still "missing"."""
    state = _STATES.get(row.get("state", "").strip().lower(), EntryState.TRANSLATED)
    if not row["target"]:
        state = EntryState.MISSING
    elif state is EntryState.MISSING:
        state = EntryState.TRANSLATED
    context = row.get("context", _NO_CONTEXT)
    return ExchangeMessage(
        row["source"],
        row["target"],
        state=state,
        context=None if context == _NO_CONTEXT else context,
        digest=row.get("digest", ""),
        line=line,
    )


def _recognizes(_: bytes, path: str) -> bool:
    return path.lower().endswith(".csv")


FORMAT = ExchangeFormat("csv", ".csv", write=write, read=read, recognizes=_recognizes)
