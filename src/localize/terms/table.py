"""glossary.csv to Glossary."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping

from localize.errors import GlossaryError, Problem
from localize.language import tags
from localize.model.glossary import Glossary, Status, Term
from localize.terms.match import fold, written

COLUMNS = ("concept", "locale", "term", "status", "part_of_speech", "case", "forms", "definition", "note")
"""The columns, in this order; the first four are needed in each row."""

_NEEDED = COLUMNS[:4]
_SPACE = re.compile(r"[ \t\r\n]+")
_AVOIDED = (Status.DEPRECATED, Status.FORBIDDEN)
_STATUSES = {status.value: status for status in Status}
_CASES = {"": False, "insensitive": False, "sensitive": True}


def read(data: bytes, path: str) -> Glossary:
    """The glossary in a CSV file (RFC 4180) in UTF-8, with or without a byte order mark.

    `forms` are separated by "|". Raises GlossaryError with every row that cannot be used: ragged, incomplete,
    duplicate, or with a value that is not one of those allowed.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise GlossaryError(Problem(path, line, "not UTF-8, expected a file saved as UTF-8")) from None
    problems: list[Problem] = []
    terms = list(_terms(text, path, problems))
    problems += _clashes(terms, path)
    if problems:
        raise GlossaryError(problems)
    concepts: dict[str, dict[str, tuple[Term, ...]]] = {}
    for term in terms:
        locales = concepts.setdefault(term.concept, {})
        locales[term.locale] = (*locales.get(term.locale, ()), term)
    return Glossary(concepts)


def _terms(text: str, path: str, problems: list[Problem]) -> Iterator[Term]:
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    line = 1
    try:
        header = next(reader, [])
        if tuple(header) != COLUMNS:
            expected = f"expected the columns {','.join(COLUMNS)}"
            problems.append(Problem(path, 1, f"the first line is {','.join(header)!r}, {expected}"))
            return
        line = reader.line_num + 1
        for row in reader:
            if any(row):
                term = _term(row, path, line, problems)
                if term:
                    yield term
            line = reader.line_num + 1
    except csv.Error as error:
        problems.append(Problem(path, line, f"not CSV: {error}, expected fields as RFC 4180 writes them"))


def _term(row: list[str], path: str, line: int, problems: list[Problem]) -> Term | None:
    if len(row) != len(COLUMNS):
        shown = ",".join(row)[:60]
        problems.append(Problem(path, line, f"{len(row)} fields in {shown!r}, expected {len(COLUMNS)}"))
        return None
    values = dict(zip(COLUMNS, (_SPACE.sub(" ", field).strip(" ") for field in row), strict=True))
    wrong = [f"no {name}, expected one" for name in _NEEDED if not values[name]]
    wrong += _not_allowed("status", values["status"], _STATUSES) if values["status"] else []
    wrong += _not_allowed("case", values["case"], _CASES)
    if values["locale"]:
        try:
            tags.cldr(values["locale"])
        except ValueError as error:
            wrong.append(str(error))
    problems += (Problem(path, line, message) for message in wrong)
    if wrong:
        return None
    return Term(
        values["concept"],
        values["locale"],
        values["term"],
        _STATUSES[values["status"]],
        values["part_of_speech"],
        _CASES[values["case"]],
        tuple(form for form in (form.strip() for form in values["forms"].split("|")) if form),
        values["definition"],
        values["note"],
        line,
    )


def _not_allowed(name: str, value: str, allowed: Mapping[str, object]) -> list[str]:
    if value in allowed:
        return []
    return [f"{name} is {value!r}, expected one of: {', '.join(filter(None, allowed))}"]


def _clashes(terms: list[Term], path: str) -> Iterator[Problem]:
    """Rows that say the same thing twice or contradict each other, compared as texts are searched for terms."""
    rows: dict[tuple[str, str, bool, str], Term] = {}
    spellings: dict[tuple[str, str, bool, str], Term] = {}
    preferred: dict[tuple[str, str], Term] = {}
    for term in terms:
        here = f"of {term.concept} in {term.locale}"
        first = rows.setdefault((term.concept, term.locale, term.case_sensitive, _compared(term, term.text)), term)
        if first is not term:
            message = f"duplicate term {term.text!r} {here}, expected one row (first on line {first.line})"
            yield Problem(path, term.line, message)
            continue
        for spelling in dict.fromkeys(_compared(term, spelling) for spelling in term.spellings):
            other = spellings.setdefault((term.concept, term.locale, term.case_sensitive, spelling), term)
            if (other.status in _AVOIDED) != (term.status in _AVOIDED):
                status = f"{other.status.value} on line {other.line}"
                yield Problem(
                    path, term.line, f"{spelling!r} {here} is {term.status.value}, and {status}, expected one"
                )
        if term.status is Status.PREFERRED:
            first = preferred.setdefault((term.concept, term.locale), term)
            if first is not term:
                where = f"expected one (the other, {first.text!r}, on line {first.line})"
                yield Problem(path, term.line, f"second preferred term {term.text!r} {here}, {where}")


def _compared(term: Term, spelling: str) -> str:
    return written(spelling) if term.case_sensitive else fold(spelling)
