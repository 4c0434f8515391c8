"""Merges terms of other tools into glossary.csv: new rows are appended, all other rows keep their bytes."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import fields, replace
from enum import Enum

from localize import csv_tables
from localize.dataclass import dataclass
from localize.errors import quoted, shortened
from localize.expressions import unicode_expression
from localize.glossary import table
from localize.glossary.table import Clashes
from localize.glossary.words import fold, written
from localize.model.glossary import AVOIDED, Glossary, ImportedTerm, Status, Term

_NOT_IN_NAMES = unicode_expression(r"[^\p{L}\p{M}\p{N}]+")
_TEXTS = ("part_of_speech", "definition", "note")


class TermVerdict(Enum):
    """What becomes of an imported term."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "known"
    MORE = "with more to say"
    CONFLICT = "in conflict"


@dataclass(frozen=True, slots=True)
class ComparedTerm:
    """What becomes of an imported term, the reason if it is not taken, and the line of its row (0 for none)."""

    term: ImportedTerm
    verdict: TermVerdict
    reason: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Merged:
    """The glossary file after an import (the same bytes if nothing is taken), and what becomes of each term."""

    data: bytes
    terms: tuple[ComparedTerm, ...]


def merge(
    data: bytes,
    glossary: Glossary,
    *,
    concepts: Iterable[Sequence[ImportedTerm]],
    source_locale: str,
    overwrite: bool = False,
) -> Merged:
    """The glossary file with the new terms of each concept; `glossary` is the content of `data`.

    A concept is recognized by its source term, or by its name if it also shares a term. With `overwrite` an imported
    term replaces the row that it contradicts, and a second preferred term makes the first an admitted one. All other
    rows keep their bytes.
    """
    draft = _Merge(glossary, source_locale, overwrite=overwrite)
    compared = tuple(each for terms in concepts for each in draft.take(terms))
    if not draft.added and not draft.changed:
        return Merged(data, compared)
    return Merged(_written(data, draft.changed, draft.added), compared)


class _Merge:
    """A glossary with the terms taken into it so far."""

    def __init__(self, glossary: Glossary, source_locale: str, *, overwrite: bool) -> None:
        self.added: list[Term] = []
        self.changed: dict[int, Term] = {}
        """The new terms of rows that are overwritten, by line."""
        self._source_locale = source_locale
        self._overwrite = overwrite
        self._known = Clashes()
        self._terms: dict[str, list[Term]] = {}
        self._texts: dict[tuple[str, str, str], Term] = {}
        self._concepts: dict[tuple[Callable[[str], str], str], dict[str, None]] = {}
        """The concepts of each source term, by its text as written and by its folded text."""
        self._demoted: set[tuple[str, str]] = set()
        for term in glossary.all_terms():
            self._add(term)
            if term.locale == source_locale and term.status not in AVOIDED:
                for compared in (written,) if term.case_sensitive else (written, fold):
                    self._concepts.setdefault((compared, compared(term.text)), {})[term.concept] = None

    def _add(self, term: Term) -> None:
        self._known.add(term)
        self._terms.setdefault(term.concept, []).append(term)
        self._texts.setdefault((term.concept, term.locale, written(term.text)), term)
        if not term.case_sensitive:
            self._texts.setdefault((term.concept, term.locale, fold(term.text)), term)

    def take(self, terms: Sequence[ImportedTerm]) -> Iterator[ComparedTerm]:
        """What becomes of the terms of one concept."""
        concept, reason = self._concept(terms)
        if reason:
            yield from (ComparedTerm(term, TermVerdict.CONFLICT, reason) for term in terms)
            return
        named = [replace(term, concept=concept) for term in terms]
        against = self._against_translation(concept, named)
        by_number: dict[int, ComparedTerm] = {}
        for number in sorted(range(len(named)), key=lambda number: named[number].status is Status.DO_NOT_TRANSLATE):
            term = named[number]
            if reason := against.get((term.locale, term.text), ""):
                by_number[number] = ComparedTerm(term, TermVerdict.CONFLICT, reason)
            else:
                by_number[number] = self._compared(term)
        yield from (by_number[number] for number in range(len(named)))

    def _concept(self, terms: Sequence[ImportedTerm]) -> tuple[str, str]:
        """The concept that imported terms belong to, or the reason why none can be told."""
        name = terms[0].concept
        sources = [term.text for term in terms if term.locale == self._source_locale and term.status not in AVOIDED]
        for compared in (written, fold):
            concepts = dict.fromkeys(
                concept for text in sources for concept in self._concepts.get((compared, compared(text)), ())
            )
            if name in concepts or len(concepts) == 1:
                return (name if name in concepts else next(iter(concepts))), ""
            if concepts:
                known = f"a term of {len(concepts)} concepts ({', '.join(concepts)})"
                return "", f"{sources[0]!r} is {known}, expected one (a column concept can name it)"
        if name and self._shares(name, terms):
            return name, ""
        return self._new_name(name, sources or [terms[0].text]), ""

    def _shares(self, concept: str, terms: Iterable[Term]) -> bool:
        return any((concept, term.locale, fold(term.text)) in self._texts for term in terms)

    def _new_name(self, name: str, texts: Sequence[str]) -> str:
        """A free name for a concept: the imported one, else one made of its term."""
        if name and name not in self._terms:
            return name
        slug = _NOT_IN_NAMES.sub("-", unicodedata.normalize("NFKC", texts[0]).casefold()).strip("-") or "concept"
        new_name, number = slug, 1
        while new_name in self._terms:
            number += 1
            new_name = f"{slug}-{number}"
        return new_name

    def _against_translation(self, concept: str, terms: Sequence[ImportedTerm]) -> dict[tuple[str, str], str]:
        """Why terms cannot come in beside a do-not-translate term, or it beside them; by locale and text."""
        new = [term for term in terms if self._row_of(term) is None]
        new_ids = {id(term) for term in new}
        reasons = {}
        for translation, untranslated in table.translated([*self._terms.get(concept, ()), *new]):
            where = f" on line {untranslated.line}" if id(untranslated) not in new_ids else " in the file"
            if id(translation) in new_ids:
                reason = f"{untranslated.text!r}{where} is do-not-translate, expected no translation"
                reasons[translation.locale, translation.text] = reason
            else:
                reason = f"{translation.text!r} on line {translation.line} translates it, expected no translation"
                reasons[untranslated.locale, untranslated.text] = reason
        return reasons

    def _compared(self, term: ImportedTerm) -> ComparedTerm:
        row = self._row_of(term)
        if row is not None:
            return self._with_row(term, row)
        reasons = [*self._known.find(_row(term)), *self._translations_of(term)]
        if not reasons:
            self.added.append(_row(term))
            self._add(replace(_row(term), line=0))
            return ComparedTerm(term, TermVerdict.NEW)
        rival = self._rival(term)
        if rival is None or len(reasons) > 1 or not self._overwrite or not self._demoted_instead(rival):
            return ComparedTerm(term, TermVerdict.CONFLICT, reason=reasons[0], line=rival.line if rival else 0)
        self.added.append(_row(term))
        self._texts[term.concept, term.locale, written(term.text)] = _row(term)
        return ComparedTerm(
            term, TermVerdict.CHANGED, reason=f"{rival.text!r}, preferred until now, is admitted", line=rival.line
        )

    def _translations_of(self, term: Term) -> Iterator[str]:
        """The terms so far that translate a do-not-translate term."""
        if term.status is Status.DO_NOT_TRANSLATE:
            for translation, _ in table.translated([*self._terms.get(term.concept, ()), term]):
                yield f"{translation.text!r} translates it, expected no translation"

    def _row_of(self, term: Term) -> Term | None:
        """The row of the same term; where case does not count, it is ignored."""
        keys = ((term.concept, term.locale, compared(term.text)) for compared in (written, fold))
        return next((self._texts[key] for key in keys if key in self._texts), None)

    def _rival(self, term: Term) -> Term | None:
        """The term that is preferred now, if the imported term would be preferred."""
        return self._known.preferred(term) if term.status is Status.PREFERRED else None

    def _demoted_instead(self, rival: Term) -> bool:
        """Make a preferred term an admitted one; False for a term from the imported file, which stays as it is."""
        key = (rival.concept, rival.locale)
        if not rival.line or key in self._demoted:
            return False
        self._demoted.add(key)
        self.changed[rival.line] = replace(self.changed.get(rival.line, rival), status=Status.ADMITTED)
        return True

    def _with_row(self, term: ImportedTerm, row: Term) -> ComparedTerm:
        """What becomes of a term that has a row."""
        differing, more = _differences(term, row)
        if not differing and not more:
            return ComparedTerm(term, TermVerdict.SAME, line=row.line)
        reason = "; ".join(differing or more)
        rival = None if term.assumed else self._rival(term)
        if self._overwrite and row.line and (rival in (None, row) or self._demoted_instead(rival)):
            self.changed[row.line] = _joined(self.changed.get(row.line, row), term)
            return ComparedTerm(term, TermVerdict.CHANGED, reason=reason, line=row.line)
        return ComparedTerm(term, TermVerdict.CONFLICT if differing else TermVerdict.MORE, reason=reason, line=row.line)


def _differences(term: ImportedTerm, row: Term) -> tuple[list[str], list[str]]:
    """The fields in which an imported term contradicts its row, and those that only the imported term has."""
    differing = []
    more = []
    if term.status is not row.status and not (term.assumed and row.status not in AVOIDED):
        differing.append(f"status is {row.status.value}, the file has {term.status.value}")
    if term.case_sensitive and not row.case_sensitive:
        differing.append("case is insensitive, the file has sensitive")
    for name in _TEXTS:
        here, there = getattr(row, name), getattr(term, name)
        label = name.replace("_", " ")
        if here and there and here != there:
            differing.append(f"{label} is {quoted(here)}, the file has {quoted(there)}")
        elif there and not here:
            more.append(f"no {label}, the file has {quoted(there)}")
    if forms := [form for form in term.forms if form not in row.spellings]:
        more.append(shortened(f"without the forms {', '.join(forms)}", 200))
    return differing, more


def _joined(row: Term, term: ImportedTerm) -> Term:
    """The row with the fields and forms of an imported term; a field that the term lacks stays."""
    texts = {name: getattr(term, name) or getattr(row, name) for name in _TEXTS}
    return replace(
        row,
        status=row.status if term.assumed else term.status,
        case_sensitive=row.case_sensitive or term.case_sensitive,
        forms=tuple(dict.fromkeys((*row.forms, *(form for form in term.forms if form != row.text)))),
        **texts,
    )


def _row(term: ImportedTerm) -> Term:
    """The term as a row, each form once."""
    plain = Term(*(getattr(term, field.name) for field in fields(Term)))
    pieces = (table.folded(piece) for form in term.forms for piece in form.split("|"))
    forms = dict.fromkeys(unicodedata.normalize("NFC", piece) for piece in pieces if piece.strip())
    forms.pop(unicodedata.normalize("NFC", term.text), None)
    return replace(plain, forms=tuple(forms), line=0)


def _written(data: bytes, changed: dict[int, Term], added: Sequence[Term]) -> bytes:
    """The file with the changed rows, and the added rows at its end."""
    if not data.strip():
        return table.write(added)
    before = csv_tables.read(data, "")
    rows = (
        csv_tables.changed(row, table.values(changed[row.line]), before.dialect) if row.line in changed else row
        for row in before.rows
    )
    return csv_tables.rewritten(before, (*rows, *map(table.values, added)))
