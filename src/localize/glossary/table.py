"""Reads and writes glossary.csv."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from localize import csv_tables
from localize.csv_tables import Row, Table
from localize.errors import GlossaryError, Problem, reads_file
from localize.expressions import expression
from localize.glossary.words import fold, written
from localize.language import tags
from localize.model import characters
from localize.model.glossary import AVOIDED, Glossary, Status, Term

COLUMNS = ("concept", "locale", "term", "status", "part_of_speech", "case", "forms", "definition", "note")
"""The columns, in this order; the first four are needed in each row."""

_NEEDED = COLUMNS[:4]
_SPACE = expression(r"[ \t\r\n]+")
_STATUSES = {status.value: status for status in Status}
_CASES = {"": False, "insensitive": False, "sensitive": True}


@reads_file(GlossaryError)
def read(data: bytes, path: str) -> Glossary:
    """The glossary in a CSV file (RFC 4180) in UTF-8, with or without a byte order mark.

    A file that a spreadsheet saved with semicolons, with tabs or in UTF-16 is read too; `remarks` say so. `forms` are
    separated by "|". Raises GlossaryError with every row that cannot be used: with too few or too many fields, without
    a needed one, duplicate, or with a value that is not allowed.
    """
    table = csv_tables.read(data, path)
    if table.problems:
        raise GlossaryError(table.problems)
    if wrong := csv_tables.header_problem(table.header, COLUMNS, exact=True):
        raise GlossaryError(Problem(path, 1, wrong))
    problems: list[Problem] = []
    terms = list(_terms(table, path, problems))
    problems += _clashes(terms, path)
    problems += _translations(terms, path)
    if problems:
        raise GlossaryError(problems)
    return replace(grouped(terms), remarks=tuple(_remarks(table, path)))


def _remarks(table: Table, path: str) -> Iterator[Problem]:
    if deviation := table.dialect.deviation:
        yield Problem(path, 1, f"{deviation}: read so, but other programs expect commas and UTF-8")


def grouped(terms: Iterable[Term]) -> Glossary:
    """The glossary of these terms, in their order."""
    concepts: dict[str, dict[str, list[Term]]] = {}
    for term in terms:
        concepts.setdefault(term.concept, {}).setdefault(term.locale, []).append(term)
    return Glossary(
        {concept: {locale: tuple(rows) for locale, rows in locales.items()} for concept, locales in concepts.items()}
    )


def write(terms: Iterable[Term]) -> bytes:
    """The bytes of a glossary file with these terms; `read` gives them back."""
    return csv_tables.write((COLUMNS, *map(values, terms)))


def values(term: Term) -> tuple[str, ...]:
    """A term's row, a value for each column."""
    return (
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


def folded(text: str) -> str:
    """A field as `read` gives it: spaces, tabs and line ends become one space, and those at its ends are removed."""
    return _SPACE.sub(" ", text).strip(" ") if text else text


def _terms(table: Table, path: str, problems: list[Problem]) -> Iterator[Term]:
    for row in table.body:
        if term := _term(row, path, problems):
            yield term


def _term(row: Row, path: str, problems: list[Problem]) -> Term | None:
    if wrong_width := csv_tables.width_problem(row, len(COLUMNS)):
        problems.append(Problem(path, row.line, wrong_width))
        return None
    values = dict(zip(COLUMNS, map(folded, row.fields), strict=True))
    forms = tuple(form.strip(" ") for form in values["forms"].split("|") if form.strip())
    wrong = [f"no {name}, expected one" for name in _NEEDED if not values[name]]
    wrong += _not_allowed("status", values["status"], _STATUSES) if values["status"] else []
    wrong += _not_allowed("case", values["case"], _CASES)
    if values["locale"]:
        try:
            tags.cldr(values["locale"])
        except ValueError as error:
            wrong.append(str(error))
    if characters.refused("".join(values.values())):
        wrong += csv_tables.refused_characters(values)
    wrong += _doubled(values["term"], forms)
    problems += (Problem(path, row.line, message) for message in wrong)
    if wrong:
        return None
    return Term(
        values["concept"],
        values["locale"],
        text=values["term"],
        status=_STATUSES[values["status"]],
        part_of_speech=values["part_of_speech"],
        case_sensitive=_CASES[values["case"]],
        forms=forms,
        definition=values["definition"],
        note=values["note"],
        line=row.line,
    )


def _not_allowed(name: str, value: str, allowed: Mapping[str, object]) -> list[str]:
    if value in allowed:
        return []
    return [f"{name} is {value!r}, expected one of: {', '.join(filter(None, allowed))}"]


def _doubled(term: str, forms: tuple[str, ...]) -> Iterator[str]:
    """The forms that a row has twice, or that are exactly the term."""
    if not forms:
        return
    counts = Counter(unicodedata.normalize("NFC", form) for form in forms)
    itself = unicodedata.normalize("NFC", term)
    for form, count in counts.items():
        if count > 1:
            yield f"form {form!r} of {term!r} is listed {count} times, expected once"
        if form == itself and itself:
            yield f"form {form!r} is the term itself, expected only its other forms"


class Clashes:
    """Finds rows that repeat or contradict another row; terms are compared as in texts."""

    def __init__(self) -> None:
        self._rows: dict[tuple[str, str, bool, str], Term] = {}
        self._spellings: dict[tuple[str, str, bool, str], Term] = {}
        self._preferred: dict[tuple[str, str], Term] = {}

    def with_row(self, term: Term) -> Term | None:
        """The row of that term, None for a new one."""
        return self._rows.get(_key(term, term.text))

    def preferred(self, term: Term) -> Term | None:
        """The preferred term of that concept and locale."""
        return self._preferred.get((term.concept, term.locale))

    def find(self, term: Term) -> Iterator[str]:
        """What is wrong with a term, compared with those that were added."""
        here = f"of {term.concept} in {term.locale}"
        first = self.with_row(term)
        if first is not None:
            if (first.status in AVOIDED) != (term.status in AVOIDED):
                status = f"{first.status.value} on line {first.line}"
                yield f"{term.text!r} {here} is {term.status.value}, and {status}, expected one"
            else:
                yield f"duplicate term {term.text!r} {here}, expected one row (first on line {first.line})"
            return
        for key in dict.fromkeys(_key(term, spelling) for spelling in term.spellings):
            other = self._spellings.get(key, term)
            if (other.status in AVOIDED) != (term.status in AVOIDED):
                status = f"{other.status.value} on line {other.line}"
                yield f"{key[-1]!r} {here} is {term.status.value}, and {status}, expected one"
        rival = self.preferred(term) if term.status is Status.PREFERRED else None
        if rival is not None:
            where = f"expected one (the other, {rival.text!r}, on line {rival.line})"
            yield f"second preferred term {term.text!r} {here}, {where}"

    def add(self, term: Term) -> None:
        """Add a term; of two equal terms the first one counts."""
        if self._rows.setdefault(_key(term, term.text), term) is not term:
            return
        for spelling in term.spellings:
            self._spellings.setdefault(_key(term, spelling), term)
        if term.status is Status.PREFERRED:
            self._preferred.setdefault((term.concept, term.locale), term)


def _clashes(terms: Iterable[Term], path: str) -> Iterator[Problem]:
    known = Clashes()
    for term in terms:
        yield from (Problem(path, term.line, message) for message in known.find(term))
        known.add(term)


def _key(term: Term, spelling: str) -> tuple[str, str, bool, str]:
    compared = written(spelling) if term.case_sensitive else fold(spelling)
    return (term.concept, term.locale, term.case_sensitive, compared)


def translated(terms: Iterable[Term]) -> Iterator[tuple[Term, Term]]:
    """The translations of do-not-translate terms, each with the do-not-translate row.

    A do-not-translate term may be a word that only its locale borrows. This is so if another locale writes the same
    term, or if its locale also has another term to be written. Such terms are left out.
    """
    untranslated: dict[str, list[Term]] = {}
    others: dict[str, list[Term]] = {}
    for term in terms:
        if term.status is Status.DO_NOT_TRANSLATE:
            untranslated.setdefault(term.concept, []).append(term)
        elif term.status not in AVOIDED:
            others.setdefault(term.concept, []).append(term)
    for concept, rows in untranslated.items():
        spellings = {written(spelling) for term in rows for spelling in term.spellings}
        locales = {term.locale for term in rows}
        translations = others.get(concept, [])
        if not any(term.locale in locales or written(term.text) in spellings for term in translations):
            yield from ((term, rows[0]) for term in translations)


def _translations(terms: Iterable[Term], path: str) -> Iterator[Problem]:
    for term, first in translated(terms):
        stays = f"{first.text!r} on line {first.line} is do-not-translate, expected no translation"
        message = f"{term.text!r} of {term.concept} in {term.locale} is {term.status.value}, and {stays}"
        yield Problem(path, term.line, message)
