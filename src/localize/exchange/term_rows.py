"""Term lists of spreadsheets and Weblate: rows of a source term, a target term and remarks on them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from localize import csv_tables
from localize.csv_tables import Dialect, Row
from localize.errors import ExchangeError, Problem
from localize.exchange import trees
from localize.exchange.term_format import TermFormat, TermList
from localize.expressions import expression
from localize.language import tags
from localize.model.glossary import Glossary, ImportedTerm, Status, Term

WEBLATE = (
    "location",
    "source",
    "target",
    "ID",
    "fuzzy",
    "context",
    "translator_comments",
    "developer_comments",
)
"""The columns of Weblate's and translate-toolkit's CSV."""

TO_WRITE = (Status.PREFERRED, Status.DO_NOT_TRANSLATE, Status.ADMITTED)
"""The statuses of the terms that a list can hold: it cannot say that a term is to be avoided."""

_COLUMNS = {
    "source": "source",
    "sourceterm": "source",
    "term": "source",
    "sourcestring": "source",
    "target": "target",
    "targetterm": "target",
    "targetstring": "target",
    "translation": "target",
    "sourcelang": "source locale",
    "sourcelanguage": "source locale",
    "targetlang": "locale",
    "targetlanguage": "locale",
    "locale": "locale",
    "context": "concept",
    "concept": "concept",
    "fuzzy": "fuzzy",
    "developercomments": "source remarks",
    "translatorcomments": "remarks",
    "note": "remarks",
    "notes": "remarks",
    "comment": "remarks",
    "comments": "remarks",
    "definition": "definition",
    "partofspeech": "part of speech",
    "pos": "part of speech",
    "status": "status",
}
"""The known names of columns, in small letters without spaces and signs, each with the field that it holds."""

_FIELDS = ("Status", "Part of speech", "Definition", "Note")
_HEADLESS = ("source", "target", "remarks")
_TRUE = ("1", "x", "true", "yes", "fuzzy")
_STATUSES = {status.value: status for status in Status}
_LABEL = expression(rf"(?:\A|\n| \| )({'|'.join(_FIELDS)}): ")
_SPACE = expression(r"[ \t\r\n]+")
_LINES = expression(r"[ \t\r]+")
_SIGNS = expression(r"[\s_-]")


def write_weblate(glossary: Glossary, source_locale: str, *, locale: str) -> bytes:
    """The bytes of a CSV file for Weblate's glossary: a row for each term to be written; `target` may be empty.

    `context` is the concept; `developer_comments` holds remarks on the source term, `translator_comments` those on the
    target term.
    """
    rows: list[tuple[str, ...]] = [WEBLATE]
    for source, target in _pairs(glossary, source_locale, locale):
        target_texts = [target.text, "\n".join(_remarks(target))] if target else ["", ""]
        texts = (source.text, target_texts[0], source.concept, target_texts[1], "\n".join(_remarks(source)))
        text, translation, concept, comment, hint = map(csv_tables.guarded, texts)
        rows.append(("", text, translation, "", "False", concept, comment, hint))
    return csv_tables.write(rows, Dialect(line_end="\r\n"), quote_all=True)


def write_tsv(glossary: Glossary, source_locale: str, *, locale: str) -> bytes:
    """The bytes of a list for OmegaT and others: source, target and remarks on the target, separated by tabs.

    It has no headings and no quotes.
    """
    lines = []
    for source, target in _pairs(glossary, source_locale, locale):
        if target:
            remarks = _remarks(target) or _remarks(source, ("Definition",))
            lines.append("\t".join((source.text, target.text, " | ".join(remarks))).rstrip("\t") + "\n")
    return "".join(lines).encode()


def _pairs(glossary: Glossary, source_locale: str, locale: str) -> Iterator[tuple[Term, Term | None]]:
    """Each source term with the first target term, and the first source term with each."""
    for locales in glossary.terms.values():
        sources, targets = (_to_write(locales.get(tag, ())) for tag in (source_locale, locale))
        if sources and not targets and sources[0].status is Status.DO_NOT_TRANSLATE:
            targets = [replace(sources[0], locale=locale, forms=(), definition="", note="")]
        for number, source in enumerate(sources):
            yield source, targets[0] if targets else None
            if not number:
                yield from ((source, target) for target in targets[1:])


def _to_write(terms: Iterable[Term]) -> list[Term]:
    """Those terms that may be written, the preferred first."""
    writable = [term for term in terms if term.status in TO_WRITE]
    return sorted(writable, key=lambda term: term.status is Status.ADMITTED)


def _remarks(term: Term, names: tuple[str, ...] = _FIELDS) -> list[str]:
    """Remarks on a term, with labels; no remark says that a term is preferred."""
    status = "" if term.status is Status.PREFERRED else term.status.value
    values = dict(zip(_FIELDS, (status, term.part_of_speech, term.definition, term.note), strict=True))
    return [f"{name}: {values[name]}" for name in names if values[name]]


def read(data: bytes, path: str, *, source_locale: str, locale: str | None) -> TermList:
    """The terms in a list that is separated by commas, semicolons or tabs, with headings or without.

    Headings may be Weblate's, those of spreadsheets (`source`, `target`, `note` …), or locale tags. Locales are as the
    file writes them; `locale` is that of the targets if the file does not name it. Raises ExchangeError.
    """
    rows = _rows(data, path)
    columns = _headings([row.fields for row in rows], source_locale) if rows else None
    if columns is None:
        columns = list(_HEADLESS)
    else:
        rows = rows[1:]
    problems: list[Problem] = []
    if locale is None and "target" in columns and "locale" not in columns:
        message = "does not tell the language of the translations, expected --locale with one target locale"
        raise ExchangeError(Problem(path, 0, message))
    reader = _ListReader(path, source_locale, locale or "", headless=tuple(columns) == _HEADLESS)
    for row in rows:
        if wrong := csv_tables.width_problem(row, len(columns), fewer=True):
            problems.append(Problem(path, row.line, wrong))
        else:
            reader.take(dict(zip(columns, map(csv_tables.unguarded, row.fields), strict=False)), row.line)
    if problems:
        raise ExchangeError(problems)
    return TermList(tuple(tuple(terms.values()) for terms in reader.concepts), tuple(reader.passed))


def _rows(data: bytes, path: str) -> list[Row]:
    """The rows that are not empty; in a list with tabs, quotation marks may be ordinary characters."""
    trees.bounded(data, path)
    table = first = csv_tables.read(data, path, delimiters="\t;,")
    if table.problems and table.dialect.delimiter == "\t":
        table = csv_tables.read(data, path, delimiters="\t", quotes=False)
    if table.problems:
        raise ExchangeError(first.problems)
    return [row for row in table.rows if any(field.strip() for field in row.fields)]


def _headings(rows: Sequence[Sequence[str]], source_locale: str) -> list[str] | None:
    """The field of each column; None if the first row has terms and no headings.

    A column `id` holds Indonesian only if there are words in it.
    """
    names = rows[0]
    known_names = [_COLUMNS.get(_SIGNS.sub("", name.lower()), "") for name in names]
    if "source" in known_names and "target" in known_names:
        return known_names
    languages = [canonical(name) for name in names]
    source_tags = [tag for tag in languages if tag and tags.language(tag) == tags.language(source_locale)]
    if not source_tags or sum(map(bool, languages)) < 2:
        return None
    worded = {column for row in rows[1:] for column, cell in enumerate(row) if any(map(str.isalpha, cell))}
    return [
        f"in {tag}" if tag and (column in worded or tag in source_tags) else known
        for column, (tag, known) in enumerate(zip(languages, known_names, strict=True))
    ]


def canonical(tag: str) -> str:
    """The locale tag for a language as other tools write it (`de_de`, `PT-br`, `fr_XX`); empty for what is no tag."""
    parts = re.split(r"[-_]", tag.strip())
    shaped = [parts[0].lower()]
    for part in parts[1:]:
        if len(part) == 4 and part.isalpha():
            shaped.append(part.title())
        elif part.upper() != "XX":
            shaped.append(part.upper())
    try:
        tags.cldr("-".join(shaped))
    except ValueError:
        return ""
    return "-".join(shaped)


class _ListReader:
    """Gathers the terms of rows by concept.

    Two rows belong to one concept if they have the same `context` and the same source term, or the same `context` and a
    translation in common. A `context` alone is not enough: in Weblate it may be the name of a concept, but also a
    subject that many concepts share.
    """

    def __init__(self, path: str, source_locale: str, locale: str, *, headless: bool) -> None:
        self._path = path
        self._headless = headless
        self._source_locale = source_locale
        self._locale = locale
        self.concepts: list[dict[tuple[str, str], ImportedTerm]] = []
        self._known: dict[tuple[str, str, str], dict[tuple[str, str], ImportedTerm]] = {}
        self.passed: list[Problem] = []

    def take(self, row: Mapping[str, str], line: int) -> None:
        """Adds the terms of a row."""
        texts = {name: _SPACE.sub(" ", value).strip(" ") for name, value in row.items()}
        source_locale = texts.get("source locale") or self._source_locale
        source = texts.get("source", "")
        targets = {}
        if "source" in texts:
            targets[texts.get("locale") or self._locale] = texts.get("target", "")
        else:
            by_language = {name.removeprefix("in "): text for name, text in texts.items() if name.startswith("in ")}
            source_tag = next(tag for tag in by_language if tags.language(tag) == tags.language(self._source_locale))
            source = by_language.pop(source_tag)
            targets = by_language
        if not source and not any(targets.values()):
            return
        if not source:
            self.passed.append(Problem(self._path, line, "no source term, expected one"))
            return
        signs = [text for text in (source, *targets.values()) if text and not any(map(str.isalnum, text))]
        if signs and self._headless:  # without headings, nothing else says that this is a list of terms
            message = f"{signs[0]!r} is no term, expected a letter or a digit in it"
            self.passed.append(Problem(self._path, line, message))
            return
        concept = texts.get("concept", "")
        terms = self._concept(concept, {source_locale: source} | (targets if concept else {}))
        term = _with_remarks(self._offered(concept, source_locale, source, line), row.get("source remarks", ""))
        terms.setdefault((source_locale, source), term)
        if any(targets.values()) and texts.get("fuzzy", "").lower() in _TRUE:
            message = f"the translation of {source!r} is marked as needing work, expected a finished one"
            self.passed.append(Problem(self._path, line, message))
            return
        for locale, target in targets.items():
            if target:
                self._target(terms, self._offered(concept, locale, target, line), texts, row)

    def _offered(self, concept: str, locale: str, text: str, line: int) -> ImportedTerm:
        return ImportedTerm(concept, locale, text=text, status=Status.PREFERRED, line=line, assumed=True)

    def _concept(self, name: str, texts: Mapping[str, str]) -> dict[tuple[str, str], ImportedTerm]:
        keys = [(name, locale, text.casefold()) for locale, text in texts.items() if text]
        concept = next((self._known[key] for key in keys if key in self._known), None)
        if concept is None:
            concept = {}
            self.concepts.append(concept)
        for key in keys:
            self._known.setdefault(key, concept)
        return concept

    def _target(
        self,
        terms: dict[tuple[str, str], ImportedTerm],
        term: ImportedTerm,
        texts: Mapping[str, str],
        row: Mapping[str, str],
    ) -> None:
        """Add a target term: without a status the first one is preferred, the others are admitted."""
        status = _STATUSES.get(texts.get("status", "").lower())
        if any(locale == term.locale and other != term.text for locale, other in terms):
            term = replace(term, status=Status.ADMITTED)
        term = replace(
            term,
            status=status or term.status,
            assumed=status is None,
            part_of_speech=texts.get("part of speech", ""),
            definition=texts.get("definition", ""),
        )
        terms.setdefault((term.locale, term.text), _with_remarks(term, row.get("remarks", "")))


def _with_remarks(term: ImportedTerm, remarks: str) -> ImportedTerm:
    """The term with its remarks: those with our labels go into their fields, others become a note."""
    first, *labelled = _LABEL.split(_LINES.sub(" ", remarks))
    fields = dict(zip(labelled[::2], (_SPACE.sub(" ", value).strip(" ") for value in labelled[1::2]), strict=True))
    note = " ".join(filter(None, (_SPACE.sub(" ", first).strip(" "), fields.get("Note", ""))))
    return replace(
        term,
        status=_STATUSES.get(fields.get("Status", ""), term.status),
        assumed=term.assumed and fields.get("Status", "") not in _STATUSES,
        part_of_speech=fields.get("Part of speech", term.part_of_speech),
        definition=fields.get("Definition", term.definition),
        note=note,
    )


def _has_headings(data: bytes, _: str) -> bool:
    return WEBLATE[1] in csv_tables.first_line(data)


def _is_text(_: bytes, __: str) -> bool:
    return True


WEBLATE_FORMAT = TermFormat("weblate", ".csv", bilingual=True, write=write_weblate, read=read, recognizes=_has_headings)
TSV_FORMAT = TermFormat("tsv", ".tsv", bilingual=True, write=write_tsv, read=read, recognizes=_is_text)
