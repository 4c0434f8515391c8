"""CSV tables that people edit: one reader for all of them, and writing that leaves other rows as they are.

The form is RFC 4180. What spreadsheets make of it is read too: a byte order mark, UTF-16 with a mark ("Unicode text"),
semicolons or tabs between fields, any line ends.
"""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal

from localize.dataclass import dataclass
from localize.errors import Problem, quoted, undecodable
from localize.expressions import expression
from localize.model import characters

_SEPARATORS = {",": "commas", ";": "semicolons", "\t": "tabs"}
DELIMITERS = "".join(_SEPARATORS)
"""What may part fields, the likeliest first."""

_MARK = "\ufeff"
_UTF_16 = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}
_NO_TEXT = expression("[\0\ud800-\udfff]")
_CRLF = "\r\n"
_LINE_END = expression(r"\r\n|[\r\n]")
_MARKER = expression(r"(?P<begin><{7})(?: |$)|={7}$|\|{7}(?: |$)|(?P<end>>{7})(?: |$)")
_FORMULA = expression(r"[=+\-@|%\t\r]")
_GUARDED = expression(rf"'+{_FORMULA.pattern}")
_LONGEST_HEADER = 200


@dataclass(frozen=True, slots=True)
class Dialect:
    """How a table is written. `encoding` is Python's name; `marked` tables begin with a byte order mark."""

    delimiter: str = ","
    line_end: str = "\n"
    encoding: str = "utf-8"
    marked: bool = False

    @property
    def deviation(self) -> str:
        """In what it is not as localize writes tables: `separated by semicolons, in UTF-16`; empty for nothing."""
        parts = [] if self.delimiter == "," else [f"separated by {_SEPARATORS[self.delimiter]}"]
        parts += [] if self.encoding == "utf-8" else ["in UTF-16"]
        return ", ".join(parts)


@dataclass(frozen=True, slots=True)
class Row:
    """The fields of a row, the line on which it begins, and its text in the file, line end included."""

    fields: tuple[str, ...]
    line: int
    text: str


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of a file, the header first and empty ones too; `problems` are those of the file as a whole.

    A table with problems has no rows.
    """

    rows: tuple[Row, ...]
    dialect: Dialect = Dialect()
    problems: tuple[Problem, ...] = ()

    @property
    def header(self) -> tuple[str, ...]:
        """The names in the first line, without spaces around them."""
        return tuple(name.strip() for name in self.rows[0].fields) if self.rows else ()

    @property
    def body(self) -> Iterator[Row]:
        """The rows after the header that hold something."""
        return (row for row in self.rows[1:] if any(row.fields))


def read(data: bytes, path: str, *, delimiters: str = DELIMITERS, quotes: bool = True) -> Table:
    """The table in a file.

    Fields are parted by the one of `delimiters` that makes most fields of the first line. Without `quotes` a quotation
    mark is a character like others. Its problems: bytes that are no text, merge conflicts, quotes that are not closed.
    """
    encoding = next((name for mark, name in _UTF_16.items() if data.startswith(mark)), "utf-8")
    try:
        decoded = data.decode(encoding)
    except UnicodeDecodeError as error:
        return Table((), problems=(undecodable(error, path, "UTF-8" if encoding == "utf-8" else "UTF-16"),))
    text = decoded.removeprefix(_MARK)
    if bad := _NO_TEXT.search(text):
        line = len(_LINE_END.findall(text, 0, bad.start())) + 1
        return Table((), problems=(Problem(path, line, f"{characters.named(bad[0])}, expected text"),))
    lines = tuple(io.StringIO(text, newline=""))
    first = lines[0] if lines else ""
    end = _CRLF if first.endswith(_CRLF) else "\n"
    dialect = Dialect(_delimiter(first, delimiters, quotes=quotes), end, encoding=encoding, marked=decoded != text)
    rows: list[Row] = []
    problems: list[Problem] = []
    if not (conflicts := _conflicts(lines)):
        try:
            rows.extend(_rows(lines, dialect.delimiter, quotes=quotes))
        except _NotCsvError as error:
            problems.append(Problem(path, error.line, str(error)))
        conflicts = [row.line for row in rows if _MARKER.match(row.text.rstrip("\r\n"))]
    message = "merge conflict, expected the rows of both sides without the markers"
    problems += (Problem(path, line, message) for line in conflicts)
    return Table((), dialect, tuple(problems)) if problems else Table(tuple(rows), dialect)


def first_line(data: bytes) -> tuple[str, ...]:
    """The fields of the first line of what may be a table, without spaces around them; none where it is no text."""
    end = data.find(b"\n")
    whole = data if end < 0 or data.startswith(tuple(_UTF_16)) else data[: end + 1]
    return read(whole, "").header


class _NotCsvError(Exception):
    """A row that is not CSV; `line` is the one on which it begins."""

    def __init__(self, message: str, line: int) -> None:
        super().__init__(message)
        self.line = line


def _rows(lines: Sequence[str], delimiter: str, *, quotes: bool) -> Iterator[Row]:
    if quotes:
        reader = csv.reader(iter(lines), delimiter=delimiter, strict=True)
    else:
        reader = csv.reader(iter(lines), delimiter=delimiter, quoting=csv.QUOTE_NONE)
    start = 0
    try:
        for fields in reader:
            yield Row(tuple(fields), start + 1, "".join(lines[start : reader.line_num]))
            start = reader.line_num
    except csv.Error as error:
        begin = quoted(lines[start].rstrip("\r\n"), 40)
        message = f"not CSV: {error} in the row that begins {begin}, expected fields as RFC 4180 writes them"
        raise _NotCsvError(message, start + 1) from None


def _delimiter(first: str, delimiters: str, *, quotes: bool) -> str:
    """What parts the fields of the first line."""

    def width(delimiter: str) -> int:
        if not quotes:
            return first.count(delimiter)
        try:
            return len(next(csv.reader([first], delimiter=delimiter), []))
        except csv.Error:
            return 0

    return max(delimiters, key=width)


def _conflicts(lines: Sequence[str]) -> list[int]:
    """The lines with the markers of a whole merge conflict, in quoted fields too."""
    markers = [
        (number, match)
        for number, line in enumerate(lines, 1)
        if line[0] in "<=|>" and (match := _MARKER.match(line.rstrip("\r\n")))
    ]
    whole = any(match["begin"] for _, match in markers) and any(match["end"] for _, match in markers)
    return [number for number, _ in markers] if whole else []


# What may be wrong with a table, in one wording


def dialect_problem(dialect: Dialect) -> str:
    """What is wrong with the dialect of a file that only localize writes, empty if nothing is."""
    return f"{dialect.deviation}, expected fields separated by commas, in UTF-8" if dialect.deviation else ""


def header_problem(
    header: Sequence[str], columns: Sequence[str], *, needed: Iterable[str] | None = None, exact: bool = False
) -> str:
    """What is wrong with a header, empty if nothing is.

    `columns` are all that are understood; those in `needed` must be there, all if None is given. An `exact` header has
    just these columns in this order.
    """
    required = columns if needed is None else [name for name in columns if name in set(needed)]
    missing = [name for name in required if name not in header]
    unknown = [name for name in header if name not in columns] if exact else []
    doubled = [name for name in columns if header.count(name) > 1]
    if not (missing or unknown or doubled or (exact and tuple(header) != tuple(columns))):
        return ""
    kinds = (("without", missing), ("with the unknown", unknown), ("with twice", doubled))
    reasons = [f"{what} {', '.join(names)}"[:100] for what, names in kinds if names] if len(header) > 1 else []
    if exact and not (missing or unknown or doubled):
        reasons = ["in another order"]
    first = ", ".join((f"the first line is {quoted(','.join(header), _LONGEST_HEADER)}", *reasons))
    return f"{first}, expected the columns {','.join(columns)}"


def width_problem(row: Row, width: int, *, fewer: bool = False) -> str:
    """What is wrong with the number of a row's fields, empty if nothing is; with `fewer` there may be less."""
    fields = row.fields
    if len(fields) == width or (fewer and not any(fields[width:])):
        return ""
    return f"{len(fields)} fields in {quoted(','.join(fields))}, expected {width}{' at most' if fewer else ''}"


def refused_characters(values: Mapping[str, str]) -> Iterator[str]:
    """What is wrong with the characters of values, by the names of their columns."""
    for name, value in values.items():
        if bad := characters.refused(value):
            yield f"U+{ord(bad):04X} in {name} {quoted(value, 40)}, expected a text without it"


# Formulas


def is_formula(text: str) -> bool:
    """Whether a spreadsheet may run a text as a formula (OWASP, "CSV Injection"; Weblate guards the same)."""
    return bool(_FORMULA.match(text))


def guarded(text: str) -> str:
    """The text with an apostrophe before it where a spreadsheet would run it; `unguarded` takes it away."""
    return f"'{text}" if is_formula(text) or _GUARDED.match(text) else text


def unguarded(text: str) -> str:
    """A field as it was before `guarded`."""
    return text[1:] if _GUARDED.match(text) else text


# Writing


def row_text(fields: Iterable[str], dialect: Dialect = Dialect(), *, quote_all: bool = False) -> str:
    """A row as it stands in a file, with the line end."""
    out = io.StringIO(newline="")
    quoting: Literal[0, 1] = csv.QUOTE_ALL if quote_all else csv.QUOTE_MINIMAL
    # csv quotes only the characters of its own line end: a lone CR would end the row
    csv.writer(out, delimiter=dialect.delimiter, lineterminator=_CRLF, quoting=quoting).writerow(fields)
    return out.getvalue().removesuffix(_CRLF) + dialect.line_end


def write(rows: Iterable[Iterable[str]], dialect: Dialect = Dialect(), *, quote_all: bool = False) -> bytes:
    """The bytes of a new table, the header first; raises UnicodeEncodeError for lone surrogates."""
    return _encoded("".join(row_text(row, dialect, quote_all=quote_all) for row in rows), dialect)


def rewritten(table: Table, rows: Iterable[Row | Sequence[str]]) -> bytes:
    """The bytes of a table with these rows: a Row keeps its bytes, other fields become a row in the table's dialect."""
    dialect = table.dialect
    texts = [row.text if isinstance(row, Row) else row_text(row, dialect) for row in rows]
    ended = [text if text.endswith(("\n", "\r")) else text + dialect.line_end for text in texts[:-1]]
    return _encoded("".join((*ended, *texts[-1:])), dialect)


def changed(row: Row, fields: Sequence[str], dialect: Dialect) -> Row:
    """The row with other fields; its line end stays."""
    end = row.text[len(row.text.rstrip("\r\n")) :]
    text = row_text(fields, dialect).removesuffix(dialect.line_end)
    return Row(tuple(fields), row.line, text + end)


def _encoded(text: str, dialect: Dialect) -> bytes:
    return ((_MARK if dialect.marked else "") + text).encode(dialect.encoding)
