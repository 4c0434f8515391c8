"""approvals.csv to Approvals, with new ones put in as rows of their own."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from localize.errors import ApprovalError, Problem, reads_file
from localize.model import characters
from localize.model.approval import Approval

COLUMNS = ("article", "reviewer", "role", "date", "digest", "segments")
"""The columns, found by their names; others are kept as they are."""

_NEEDED = ("article", "reviewer", "date", "digest")
_SHAPES = {
    "digest": (re.compile("[0-9a-f]{64}"), "64 hexadecimal digits as localize approve writes them"),
    "segments": (re.compile("(?:[0-9a-f]{8}(?: [0-9a-f]{8})*)?"), "groups of 8 hexadecimal digits with spaces between"),
}
_NOT_IN_NAMES = re.compile("[\t\n\r\u2028-\u202e\u2066-\u2069]")
"""What makes more than one line of a text, or turns its order around."""

_CONFLICT = re.compile(r"<{7}(?: |$)|={7}$|\|{7}(?: |$)|>{7}(?: |$)")
_FORMULA = re.compile(r"[=+\-@]")
_LONGEST = 200
_MOST_PIECES = 10_000  # the reader takes no longer fields
_BOM = "\ufeff"


@dataclass(frozen=True, slots=True)
class _Row:
    """The fields of a row, its lines as they stand in the file, and the number of the first one."""

    fields: list[str]
    text: str
    line: int


@reads_file(ApprovalError)
def read(data: bytes, path: str) -> tuple[Approval, ...]:
    """The approvals in a CSV file (RFC 4180) in UTF-8, in its order; none for an empty file.

    Raises ApprovalError with every row that cannot be used.
    """
    rows = _rows(_text(data, path), path)
    if not rows:
        return ()
    columns = _columns(rows[0], path)
    problems: list[Problem] = []
    found = [_approval(row, columns, path, problems) for row in rows[1:] if any(row.fields)]
    if problems:
        raise ApprovalError(problems)
    return tuple(dict.fromkeys(approval for approval in found if approval))


def add(data: bytes, approval: Approval, path: str) -> bytes:
    """The file with a row for the approval, the bytes of all other rows as they were; the same where it is recorded.

    The row comes before the first one of a later article, day or reviewer; in a sorted file it is in its place, and
    one that somebody sorted otherwise stays so. Raises ApprovalError for a file that cannot be read.
    """
    if any(replace(approval, pieces=other.pieces) == other for other in read(data, path)):
        return data
    text = _text(data, path)
    rows = _rows(text, path)
    if not rows:
        return (",".join(COLUMNS) + "\n" + _written(approval, COLUMNS, "\n")).encode()
    columns = _columns(rows[0], path)
    end = "\r\n" if rows[0].text.endswith("\r\n") else "\n"
    order = [_order(dict(zip(columns, row.fields, strict=False))) for row in rows[1:]]
    key = (approval.article, approval.date.isoformat(), approval.reviewer)
    at = next((number for number, other in enumerate(order, 1) if other > key), len(rows))
    before = "".join(row.text for row in rows[:at])
    before += "" if before.endswith(("\n", "\r")) else end
    after = "".join(row.text for row in rows[at:])
    mark = _BOM if data.startswith(_BOM.encode()) else ""
    return f"{mark}{before}{_written(approval, columns, end)}{after}".encode()


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
    if _FORMULA.match(name):
        return f"begins with {name[0]!r}, which a spreadsheet takes for a formula, expected a name"
    return ""


def _text(data: bytes, path: str) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        message = f"byte 0x{data[error.start]:02X} is not UTF-8, expected a file saved as UTF-8"
        raise ApprovalError(Problem(path, line, message)) from None


def _rows(text: str, path: str) -> list[_Row]:
    """All rows with their text, the header first; none of an empty file."""
    if not text.strip():
        return []
    lines = list(io.StringIO(text, newline=""))
    conflicts = [number for number, line in enumerate(lines, 1) if _CONFLICT.match(line.rstrip("\r\n"))]
    if conflicts:
        message = "merge conflict, expected the rows of both sides without the markers"
        raise ApprovalError(Problem(path, number, message) for number in conflicts)
    reader = csv.reader(iter(lines), strict=True)
    rows: list[_Row] = []
    first = 0
    try:
        for fields in reader:
            rows.append(_Row(fields, "".join(lines[first : reader.line_num]), first + 1))
            first = reader.line_num
    except csv.Error as error:
        message = f"not CSV: {error}, expected fields as RFC 4180 writes them"
        raise ApprovalError(Problem(path, first + 1, message)) from None
    return rows


def _columns(header: _Row, path: str) -> list[str]:
    columns = [name.strip() for name in header.fields]
    shown = ",".join(header.fields)[:80]
    missing = [name for name in COLUMNS if name not in columns]
    doubled = [name for name in COLUMNS if columns.count(name) > 1]
    for what, names in (("without", missing), ("with twice", doubled)):
        if names:
            found = f"the first line is {shown!r}, {what} {', '.join(names)}"
            message = f"{found}, expected the columns {','.join(COLUMNS)}, separated by commas"
            raise ApprovalError(Problem(path, header.line, message))
    return columns


def _approval(row: _Row, columns: Sequence[str], path: str, problems: list[Problem]) -> Approval | None:
    if len(row.fields) != len(columns):
        shown = ",".join(row.fields)[:60]
        message = f"{len(row.fields)} fields in {shown!r}, expected {len(columns)}"
        problems.append(Problem(path, row.line, message))
        return None
    values = {name: field.strip(" ") for name, field in zip(columns, row.fields, strict=True) if name in COLUMNS}
    wrong = list(_wrong(values))
    problems += (Problem(path, row.line, message) for message in wrong)
    if wrong:
        return None
    return Approval(
        values["article"],
        values["reviewer"],
        values["role"],
        date.fromisoformat(values["date"]),
        values["digest"],
        tuple(values["segments"].split()),
    )


def _wrong(values: dict[str, str]) -> Iterator[str]:
    """What is wrong with the values of a row."""
    yield from (f"no {name}, expected one" for name in _NEEDED if not values[name])
    for name, value in values.items():
        if bad := characters.refused(value):
            yield f"U+{ord(bad):04X} in {name} {value[:40]!r}, expected a text without it"
        elif name == "date" and value and not _is_date(value):
            yield f"the date is {value[:40]!r}, expected one like 2026-11-27"
        elif value and name in _SHAPES and not _SHAPES[name][0].fullmatch(value):
            yield f"{name} is {value[:40]!r}, expected {_SHAPES[name][1]}"


def _is_date(text: str) -> bool:
    """Only the form with hyphens: ISO 8601 has others, and a slip of the pen is one of them."""
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _order(values: dict[str, str]) -> tuple[str, ...]:
    return tuple(values.get(name, "").strip(" ") for name in ("article", "date", "reviewer"))


def _written(approval: Approval, columns: Sequence[str], end: str) -> str:
    values = {
        "article": approval.article,
        "reviewer": approval.reviewer,
        "role": approval.role,
        "date": approval.date.isoformat(),
        "digest": approval.digest,
        "segments": " ".join(approval.pieces) if len(approval.pieces) <= _MOST_PIECES else "",
    }
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator=end).writerow([values.get(name, "") for name in columns])
    return out.getvalue()
