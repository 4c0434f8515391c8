"""Reads approvals.csv, and adds an approval as a row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from localize import csv_tables
from localize.csv_tables import Row, Table
from localize.errors import ApprovalError, Problem, quoted, reads_file
from localize.expressions import expression
from localize.model import characters
from localize.model.approval import Approval

COLUMNS = ("article", "reviewer", "role", "date", "digest", "segments")
"""The columns, found by their names; others are kept as they are."""

_NEEDED = ("article", "reviewer", "date", "digest")
_SHAPES = {
    "digest": (expression("(?:2:)?[0-9a-f]{64}"), "64 hexadecimal digits as localize approve writes them"),
    "segments": (expression("(?:[0-9a-f]{8}(?: [0-9a-f]{8})*)?"), "groups of 8 hexadecimal digits with spaces between"),
}
_NOT_IN_NAMES = expression("[\t\n\r\u2028-\u202e\u2066-\u2069]")
"""What makes more than one line of a text, or turns its order around."""

_LONGEST = 200
_MOST_PIECES = 10_000  # the reader takes no longer fields


@reads_file(ApprovalError)
def read_approvals(data: bytes, path: str) -> tuple[Approval, ...]:
    """The approvals in a CSV file (RFC 4180) in UTF-8, in its order; none for an empty file.

    Raises ApprovalError with every row that cannot be used.
    """
    table = _table(data, path)
    problems: list[Problem] = []
    approvals = [_approval(row, table.header, path, problems) for row in table.body]
    if problems:
        raise ApprovalError(problems)
    return tuple(dict.fromkeys(approval for approval in approvals if approval))


def add_approval(data: bytes, approval: Approval, path: str) -> bytes:
    """The file with a row for the approval, all other rows unchanged to the byte; unchanged if it is recorded already.

    The row comes before the first row of a later article, day or reviewer. So a sorted file stays sorted, and a file
    with another order keeps that order. Raises ApprovalError for a file that cannot be read.
    """
    if any(replace(approval, pieces=other.pieces) == other for other in read_approvals(data, path)):
        return data
    table = _table(data, path)
    if not table.rows:
        return csv_tables.write((COLUMNS, _fields(approval, COLUMNS)))
    columns = table.header
    order = [_order(dict(zip(columns, row.fields, strict=False))) for row in table.rows[1:]]
    key = (approval.article, approval.date.isoformat(), approval.reviewer)
    at = next((number for number, other in enumerate(order, 1) if other > key), len(table.rows))
    return csv_tables.rewritten(table, (*table.rows[:at], _fields(approval, columns), *table.rows[at:]))


def name_problem(name: str) -> str:
    """What is wrong with the name or the role of a reviewer, empty if nothing is."""
    if not name.strip() or name != name.strip():
        return "expected a text without spaces around it"
    if len(name) > _LONGEST:
        return f"{len(name)} characters, expected at most {_LONGEST}"
    if bad := characters.refused(name):
        return f"U+{ord(bad):04X} in it, expected one line of text"
    if unfit := _NOT_IN_NAMES.search(name):
        return f"U+{ord(unfit[0]):04X} in it, expected one line of text"
    if csv_tables.is_formula(name):
        return f"begins with {name[0]!r}, which a spreadsheet takes for a formula, expected a name"
    return ""


def _table(data: bytes, path: str) -> Table:
    """The table with a header that names all columns; one without rows for an empty file. Raises ApprovalError."""
    table = csv_tables.read(data, path)
    if not any(row.text.strip() for row in table.rows) and not table.problems:
        return Table(())
    wrong = csv_tables.dialect_problem(table.dialect) or csv_tables.header_problem(table.header, COLUMNS)
    if problems := table.problems or ((Problem(path, 1, wrong),) if wrong else ()):
        raise ApprovalError(problems)
    return table


def _approval(row: Row, columns: Sequence[str], path: str, problems: list[Problem]) -> Approval | None:
    if wrong_width := csv_tables.width_problem(row, len(columns)):
        problems.append(Problem(path, row.line, wrong_width))
        return None
    values = {name: field.strip(" ") for name, field in zip(columns, row.fields, strict=True) if name in COLUMNS}
    wrong = list(_wrong(values))
    problems += (Problem(path, row.line, message) for message in wrong)
    if wrong:
        return None
    return Approval(
        values["article"],
        values["reviewer"],
        role=values["role"],
        date=date.fromisoformat(values["date"]),
        digest=values["digest"],
        pieces=tuple(values["segments"].split()),
    )


def _wrong(values: dict[str, str]) -> Iterator[str]:
    """What is wrong with the values of a row."""
    yield from (f"no {name}, expected one" for name in _NEEDED if not values[name])
    if refused := tuple(csv_tables.refused_characters(values)):
        yield from refused
        return
    for name, value in values.items():
        if name == "date" and value and not _is_date(value):
            yield f"the date is {quoted(value, 40)}, expected one like 2026-11-27"
        elif value and name in _SHAPES and not _SHAPES[name][0].fullmatch(value):
            yield f"{name} is {quoted(value, 40)}, expected {_SHAPES[name][1]}"


def _is_date(text: str) -> bool:
    """Only the form with hyphens: ISO 8601 has others, but here they are probably slips of the pen."""
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _order(values: dict[str, str]) -> tuple[str, ...]:
    return tuple(values.get(name, "").strip(" ") for name in ("article", "date", "reviewer"))


def _fields(approval: Approval, columns: Sequence[str]) -> list[str]:
    """The row of an approval, empty in columns that are not ours."""
    values = {
        "article": approval.article,
        "reviewer": approval.reviewer,
        "role": approval.role,
        "date": approval.date.isoformat(),
        "digest": approval.digest,
        "segments": " ".join(approval.pieces) if len(approval.pieces) <= _MOST_PIECES else "",
    }
    return [values.get(name, "") for name in columns]
