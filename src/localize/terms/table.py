"""glossary.csv to Glossary."""

from __future__ import annotations

import codecs
import csv
import io
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from localize.errors import GlossaryError, Problem
from localize.language import tags
from localize.model.glossary import Glossary, Status, Term
from localize.terms.match import fold, written

COLUMNS = ("concept", "locale", "term", "status", "part_of_speech", "case", "forms", "definition", "note")
"""The columns, in this order; the first four are needed in each row."""

_NEEDED = COLUMNS[:4]
_SPACE = re.compile(r"[ \t\r\n]+")
_CONTROL = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f]")
_AVOIDED = (Status.DEPRECATED, Status.FORBIDDEN)
_TO_WRITE = (Status.PREFERRED, Status.ADMITTED)
_SEPARATORS = {";": "semicolons", "\t": "tabs"}
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
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
        found = "UTF-16 (a spreadsheet's “Unicode text”)" if data.startswith(_UTF_16) else "not UTF-8"
        raise GlossaryError(Problem(path, line, f"{found}, expected a file saved as UTF-8")) from None
    problems: list[Problem] = []
    terms = list(_terms(text, path, problems))
    problems += clashes(terms, path)
    problems += _translated(terms, path)
    if problems:
        raise GlossaryError(problems)
    return grouped(terms)


def grouped(terms: Iterable[Term]) -> Glossary:
    """The glossary of these terms, in their order."""
    concepts: dict[str, dict[str, list[Term]]] = {}
    for term in terms:
        concepts.setdefault(term.concept, {}).setdefault(term.locale, []).append(term)
    return Glossary(
        {concept: {locale: tuple(found) for locale, found in locales.items()} for concept, locales in concepts.items()}
    )


def write(terms: Iterable[Term]) -> bytes:
    """The bytes of a glossary file: what `read` makes these terms of."""
    return (",".join(COLUMNS) + "\n" + "".join(row(term) for term in terms)).encode()


def row(term: Term, end: str = "\n") -> str:
    """A term's row, with the line end."""
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator=end).writerow(
        (
            term.concept,
            term.locale,
            term.text,
            term.status.value,
            term.part_of_speech,
            "sensitive" if term.case_sensitive else "",
            "|".join(term.forms),
            term.definition,
            term.note,
        )
    )
    return out.getvalue()


def folded(text: str) -> str:
    """A field as the reader sees it: spaces, tabs and line ends are one space, none at its ends."""
    return _SPACE.sub(" ", text).strip(" ")


def _terms(text: str, path: str, problems: list[Problem]) -> Iterator[Term]:
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    line = 1
    try:
        header = next(reader, [])
        if tuple(header) != COLUMNS:
            problems.append(Problem(path, 1, _wrong_header(header)))
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


def _wrong_header(header: list[str]) -> str:
    """What is wrong with the first line, named as narrowly as can be."""
    shown = repr(",".join(header)[:200])
    reasons = [
        f"separated by {name}"
        for separator, name in _SEPARATORS.items()
        if len(header) == 1 and header[0].split(separator) == list(COLUMNS)
    ]
    names = set(header)
    if not reasons and len(header) > 1:
        missing = [name for name in COLUMNS if name not in names]
        unknown = [name for name in header if name not in COLUMNS]
        doubled = sorted(name for name in names.intersection(COLUMNS) if header.count(name) > 1)
        for what, found in (("without", missing), ("with the unknown", unknown), ("with twice", doubled)):
            if found:
                reasons.append(f"{what} {', '.join(found)}"[:100])
        reasons = reasons or ["in another order"]
    told = "".join(f", {reason}" for reason in reasons)
    return f"the first line is {shown}{told}, expected the columns {','.join(COLUMNS)}"


def _term(row: list[str], path: str, line: int, problems: list[Problem]) -> Term | None:
    if len(row) != len(COLUMNS):
        shown = ",".join(row)[:60]
        problems.append(Problem(path, line, f"{len(row)} fields in {shown!r}, expected {len(COLUMNS)}"))
        return None
    values = dict(zip(COLUMNS, map(folded, row), strict=True))
    forms = tuple(form for form in (form.strip() for form in values["forms"].split("|")) if form)
    wrong = [f"no {name}, expected one" for name in _NEEDED if not values[name]]
    wrong += _not_allowed("status", values["status"], _STATUSES) if values["status"] else []
    wrong += _not_allowed("case", values["case"], _CASES)
    if values["locale"]:
        try:
            tags.cldr(values["locale"])
        except ValueError as error:
            wrong.append(str(error))
    wrong += _unreadable(values)
    wrong += _doubled(values["term"], forms)
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
        forms,
        values["definition"],
        values["note"],
        line,
    )


def _not_allowed(name: str, value: str, allowed: Mapping[str, object]) -> list[str]:
    if value in allowed:
        return []
    return [f"{name} is {value!r}, expected one of: {', '.join(filter(None, allowed))}"]


def _unreadable(values: Mapping[str, str]) -> Iterator[str]:
    for name, value in values.items():
        if bad := _CONTROL.search(value):
            yield f"U+{ord(bad[0]):04X} in {name} {value[:40]!r}, expected a text without it"


def _doubled(term: str, forms: tuple[str, ...]) -> Iterator[str]:
    """Forms that stand in one row twice, or are the term itself, letter by letter."""
    counts = Counter(unicodedata.normalize("NFC", form) for form in forms)
    own = unicodedata.normalize("NFC", term)
    for form, count in counts.items():
        if count > 1:
            yield f"form {form!r} of {term!r} is listed {count} times, expected once"
        if form == own and own:
            yield f"form {form!r} is the term itself, expected only its other forms"


def clashes(terms: Iterable[Term], path: str) -> Iterator[Problem]:
    """Rows that say the same thing twice or contradict each other, compared as texts are searched for terms."""
    rows: dict[tuple[str, str, bool, str], Term] = {}
    spellings: dict[tuple[str, str, bool, str], Term] = {}
    preferred: dict[tuple[str, str], Term] = {}
    for term in terms:
        here = f"of {term.concept} in {term.locale}"
        first = rows.setdefault((term.concept, term.locale, term.case_sensitive, _compared(term, term.text)), term)
        if first is not term:
            message = f"duplicate term {term.text!r} {here}, expected one row (first on line {first.line})"
            if (first.status in _AVOIDED) != (term.status in _AVOIDED):
                status = f"{first.status.value} on line {first.line}"
                message = f"{term.text!r} {here} is {term.status.value}, and {status}, expected one"
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


def _translated(terms: Iterable[Term], path: str) -> Iterator[Problem]:
    """Translations of what is not to be translated.

    A term that some other locale writes alike, or beside which its own locale has a term to be written, may be one
    that only this locale borrows: of those nothing is said here.
    """
    kept: dict[str, list[Term]] = {}
    others: dict[str, list[Term]] = {}
    for term in terms:
        if term.status is Status.DO_NOT_TRANSLATE:
            kept.setdefault(term.concept, []).append(term)
        elif term.status in _TO_WRITE:
            others.setdefault(term.concept, []).append(term)
    for concept, rows in kept.items():
        spellings = {written(spelling) for term in rows for spelling in term.spellings}
        locales = {term.locale for term in rows}
        found = others.get(concept, [])
        if any(term.locale in locales or written(term.text) in spellings for term in found):
            continue
        first = rows[0]
        stays = f"{first.text!r} on line {first.line} is do-not-translate, expected no translation"
        for term in found:
            message = f"{term.text!r} of {concept} in {term.locale} is {term.status.value}, and {stays}"
            yield Problem(path, term.line, message)


def _compared(term: Term, spelling: str) -> str:
    return written(spelling) if term.case_sensitive else fold(spelling)
