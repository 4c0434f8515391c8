"""TBX-Basic: concepts with their terms in all locales, for terminology tools.

It is written as ISO 30042:2008 (`martif`), which most tools open, or as ISO 30042:2019 (`tbx`, style DCA). It is read
in both forms, and in style DCT. TBX-Basic cannot express the statuses forbidden and do-not-translate, case, forms and
other parts of speech. These are written as notes marked `xml:lang="zxx"` (no linguistic content).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from lxml import etree

from localize.dataclass import dataclass
from localize.errors import ExchangeError, Problem, quoted
from localize.exchange import trees
from localize.exchange.term_format import TermFormat, TermList
from localize.expressions import expression
from localize.model.glossary import Glossary, ImportedTerm, Status, Term

_NAMESPACE = "urn:iso:std:iso:30042:ed-2"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_OURS = "zxx"
_LEAVES = ("term", "termNote", "descrip", "note", "p")


@dataclass(frozen=True, slots=True)
class Edition:
    """The names of the elements in an edition of the standard."""

    root: str
    header: str
    concept: str
    language: str
    term: str


MARTIF = Edition("martif", "martifHeader", concept="termEntry", language="langSet", term="tig")
"""ISO 30042:2008."""
TBX_3 = Edition("tbx", "tbxHeader", concept="conceptEntry", language="langSec", term="termSec")
"""ISO 30042:2019, known as TBX version 3."""

_CONCEPTS = (MARTIF.concept, TBX_3.concept)
_LANGUAGES = (MARTIF.language, TBX_3.language)
_TERMS = ("tig", "ntig", "termSec")
_GROUPS = ("termGrp", "termNoteGrp", "descripGrp", "adminGrp")
_TYPED = ("termNote", "descrip", "admin")
_NOTES = ("note", "usagenote", "context")

_WRITTEN = {
    Status.PREFERRED: "preferredTerm-admn-sts",
    Status.ADMITTED: "admittedTerm-admn-sts",
    Status.DEPRECATED: "deprecatedTerm-admn-sts",
    Status.FORBIDDEN: "deprecatedTerm-admn-sts",
    Status.DO_NOT_TRANSLATE: "preferredTerm-admn-sts",
}
_READ = {
    "preferred": Status.PREFERRED,
    "standardized": Status.PREFERRED,
    "legal": Status.PREFERRED,
    "regulated": Status.PREFERRED,
    "deprecated": Status.DEPRECATED,
    "superseded": Status.DEPRECATED,
    "obsolete": Status.DEPRECATED,
    "forbidden": Status.FORBIDDEN,
    "donottranslate": Status.DO_NOT_TRANSLATE,
}
"""Administrative statuses without their endings; any other status means an admitted term."""

_XML = expression("<")
_ENDING = expression(r"(term)?(adm[i]?nsts)?\Z")
_PARTS_OF_SPEECH = frozenset({"noun", "verb", "adjective", "adverb", "other"})
_NAME = expression(r"[A-Za-z_][A-Za-z0-9_.-]*")
_NOT_IN_NAMES = expression(r"[^A-Za-z0-9_.-]+")
_SPACE = expression(r"[ \t\r\n]+")


def write(glossary: Glossary, source_locale: str, *, edition: Edition = MARTIF) -> bytes:
    """The bytes of a TBX-Basic file; raises ExchangeError for a text that XML cannot hold."""
    namespace = f"{{{_NAMESPACE}}}" if edition is TBX_3 else ""
    root = etree.Element(namespace + edition.root, nsmap={None: _NAMESPACE} if edition is TBX_3 else None)
    root.set("type", "TBX-Basic")
    if edition is TBX_3:
        root.set("style", "dca")
    root.set(_LANG, source_locale)
    body = _TbxWriter(edition, namespace)
    header = body.add(root, edition.header)
    description = body.add(body.add(header, "fileDesc"), "sourceDesc")
    body.add(description, "p", "Glossary of a project of localize")
    if edition is MARTIF:
        body.add(body.add(header, "encodingDesc"), "p", "TBXBasicXCSV02.xcs", {"type": "XCSURI"})
    text = body.add(body.add(root, "text"), "body")
    for concept, locales in glossary.terms.items():
        body.concept(text, concept, locales)
    return trees.write(root, _LEAVES)


class _TbxWriter:
    """Adds concepts to a TBX body; each id is used once in the file."""

    def __init__(self, edition: Edition, namespace: str) -> None:
        self._edition = edition
        self._editionpace = namespace
        self._ids: set[str] = set()

    def add(
        self, parent: etree._Element, name: str, text: str = "", attributes: Mapping[str, str] | None = None
    ) -> etree._Element:
        added = etree.SubElement(parent, self._editionpace + name, attributes or {})
        if text:
            added.text = text
        return added

    def concept(self, body: etree._Element, concept: str, locales: Mapping[str, tuple[Term, ...]]) -> None:
        entry_id = self._id(concept)
        entry = self.add(body, self._edition.concept, attributes={"id": entry_id})
        if entry_id != concept:
            self._ours(entry, "concept", concept)
        for locale, terms in locales.items():
            language = self.add(entry, self._edition.language, attributes={_LANG: locale})
            ids = [
                self._id(f"{entry_id}.{locale}.{number}") if term.definition and number else ""
                for number, term in enumerate(terms)
            ]
            for term, term_id in zip(terms, ids, strict=True):
                if term.definition:
                    attributes = {"type": "definition"} | ({"target": term_id} if term_id else {})
                    self.add(language, "descrip", _holdable(term.definition, term), attributes)
            for term, term_id in zip(terms, ids, strict=True):
                self._term(language, term, term_id)

    def _term(self, language: etree._Element, term: Term, term_id: str) -> None:
        element = self.add(language, self._edition.term, attributes={"id": term_id} if term_id else None)
        self.add(element, "term", _holdable(term.text, term))
        self.add(element, "termNote", _WRITTEN[term.status], {"type": "administrativeStatus"})
        if term.part_of_speech:
            known = term.part_of_speech if term.part_of_speech in _PARTS_OF_SPEECH else "other"
            self.add(element, "termNote", known, {"type": "partOfSpeech"})
            if known != term.part_of_speech:
                self._ours(element, "part of speech", _holdable(term.part_of_speech, term))
        if term.status in (Status.FORBIDDEN, Status.DO_NOT_TRANSLATE):
            self._ours(element, "status", term.status.value)
        if term.case_sensitive:
            self._ours(element, "case", "sensitive")
        if term.forms:
            self._ours(element, "forms", _holdable(" | ".join(term.forms), term))
        if term.note:
            self.add(element, "note", _holdable(term.note, term))

    def _ours(self, parent: etree._Element, name: str, value: str) -> None:
        self.add(parent, "note", f"{name}: {value}", {_LANG: _OURS})

    def _id(self, name: str) -> str:
        """An XML name (type ID) that nothing else in the file has; the given name if possible."""
        base = name if _NAME.fullmatch(name) else f"c-{_NOT_IN_NAMES.sub('-', name)}"
        unused, number = base, 1
        while unused in self._ids:
            number += 1
            unused = f"{base}-{number}"
        self._ids.add(unused)
        return unused


def _holdable(text: str, term: Term) -> str:
    if bad := trees.unholdable(text):
        message = f"{bad} in {quoted(text, 40)} cannot stand in TBX, expected a text without it"
        raise ExchangeError(Problem("glossary", term.line, message))
    return text


def read(data: bytes, path: str) -> tuple[tuple[ImportedTerm, ...], ...]:
    """The terms of each entry in a TBX file, with locales as the file writes them; `concept` is empty without an id.

    Without a status the first term of a language in an entry is preferred, others are admitted. Definitions and notes
    of an entry or a language go to its first term. Raises ExchangeError.
    """
    root = trees.parse(data, path)
    if trees.local(root) not in (MARTIF.root, TBX_3.root):
        message = f"<{trees.local(root)}> is not TBX, expected <martif> (ISO 30042:2008) or <tbx> (ISO 30042:2019)"
        raise ExchangeError(Problem(path, trees.line(root), message))
    main = root.get(_LANG, "")
    problems: list[Problem] = []
    entries = [entry for entry in root.iter() if isinstance(entry.tag, str) and trees.local(entry) in _CONCEPTS]
    concepts = [tuple(_entry(entry, main, path, problems)) for entry in entries]
    if problems:
        raise ExchangeError(problems)
    return tuple(terms for terms in concepts if terms)


@dataclass(frozen=True, slots=True)
class _Category:
    """A data category and its value, from an attribute (DCA) or from an element of its own (DCT)."""

    name: str
    value: str
    lang: str
    target: str


def _categories(element: etree._Element) -> Iterator[_Category]:
    """The data categories of an element, also those in its groups."""
    for below in element:
        name = trees.local(below)
        if name in _GROUPS:
            yield from _categories(below)
        elif name not in (*_LANGUAGES, *_TERMS):
            category = below.get("type", "definition" if name == "descrip" else "") if name in _TYPED else name
            yield _Category(
                _squeezed(category), _text(below), lang=below.get(_LANG, ""), target=below.get("target", "")
            )


def _squeezed(word: str) -> str:
    return re.sub(r"[\s_-]", "", word).lower()


def _text(element: etree._Element) -> str:
    return _SPACE.sub(" ", "".join(element.itertext())).strip(" ")


def _entry(entry: etree._Element, main: str, path: str, problems: list[Problem]) -> Iterator[ImportedTerm]:
    common = list(_categories(entry))
    concept = _ours(common).get("concept", entry.get("id", ""))
    languages: list[tuple[str, list[ImportedTerm]]] = []
    for language in trees.children(entry, *_LANGUAGES):
        lang = language.get(_LANG) or language.get("lang") or ""
        if not lang:
            name = trees.local(language)
            problems.append(Problem(path, trees.line(language), f"<{name}> without xml:lang, expected a language"))
        elif terms := list(_language(language, concept, lang)):
            languages.append((lang, terms))
    if not languages:
        return
    main_index = next((number for number, (lang, _) in enumerate(languages) if _same(lang, main)), 0)
    for category in common:
        at = next((number for number, (lang, _) in enumerate(languages) if _same(lang, category.lang)), main_index)
        languages[at][1][0] = _with(languages[at][1][0], category)
    for _, terms in languages:
        yield from terms


def _language(language: etree._Element, concept: str, lang: str) -> Iterator[ImportedTerm]:
    """The terms of a language in an entry, with the data categories of the language."""
    common = list(_categories(language))
    terms: list[ImportedTerm] = []
    ids: dict[str, int] = {}
    unmarked: list[int] = []
    for element in trees.children(language, *_TERMS):
        categories = list(_categories(element))
        text = next((category.value for category in categories if category.name == "term"), "")
        if not text:
            continue
        status = _status(categories)
        if status is None:
            unmarked.append(len(terms))
        if term_id := element.get("id"):
            ids[term_id] = len(terms)
        term = ImportedTerm(
            concept, lang, text=text, status=status or Status.ADMITTED, line=trees.line(element), assumed=status is None
        )
        for category in categories:
            term = _with(term, category)
        terms.append(_with_notes(term, _ours(categories)))
    if unmarked and not any(term.status is Status.PREFERRED for term in terms):
        terms[unmarked[0]] = replace(terms[unmarked[0]], status=Status.PREFERRED)
    for category in common if terms else ():
        index = ids.get(category.target, 0)
        terms[index] = _with(terms[index], category)
    yield from terms


def _status(categories: Iterable[_Category]) -> Status | None:
    """The status that the categories of a term give, None if they give none."""
    values = {category.name: category.value for category in categories if category.lang != _OURS}
    if values.get("translationneeded", "").lower() == "no":
        return Status.DO_NOT_TRANSLATE
    value = values.get("administrativestatus") or values.get("normativeauthorization")
    return _READ.get(_ENDING.sub("", _squeezed(value)), Status.ADMITTED) if value else None


def _with(term: ImportedTerm, category: _Category) -> ImportedTerm:
    """The term with one more data category."""
    if category.lang == _OURS or not category.value:
        return term
    if category.name == "definition":
        return replace(term, definition=f"{term.definition} {category.value}".strip(" "))
    if category.name in _NOTES:
        return replace(term, note=f"{term.note} {category.value}".strip(" "))
    if category.name == "partofspeech":
        return replace(term, part_of_speech=category.value)
    if category.name == "translationneeded" and category.value.lower() == "no":
        return replace(term, status=Status.DO_NOT_TRANSLATE)
    return term


def _ours(categories: Iterable[_Category]) -> dict[str, str]:
    """The values of our own notes, by name."""
    pairs = (
        category.value.partition(": ") for category in categories if category.name == "note" and category.lang == _OURS
    )
    return {name: value for name, _, value in pairs if value}


def _with_notes(term: ImportedTerm, ours: Mapping[str, str]) -> ImportedTerm:
    statuses = {status.value: status for status in Status}
    forms = tuple(form.strip(" ") for form in ours.get("forms", "").split("|") if form.strip())
    return replace(
        term,
        status=statuses.get(ours.get("status", ""), term.status),
        assumed=term.assumed and ours.get("status", "") not in statuses,
        part_of_speech=ours.get("part of speech", term.part_of_speech),
        case_sensitive=ours.get("case") == "sensitive",
        forms=forms,
    )


def _same(one: str, other: str) -> bool:
    """Whether two languages, as a file writes them, are the same apart from their regions."""
    primary = re.split(r"[-_]", one.lower())[0]
    return bool(other) and primary == re.split(r"[-_]", other.lower())[0]


def _write_2(glossary: Glossary, source_locale: str, *, locale: str) -> bytes:
    del locale  # the file holds all
    return write(glossary, source_locale)


def _write_3(glossary: Glossary, source_locale: str, *, locale: str) -> bytes:
    del locale  # the file holds all
    return write(glossary, source_locale, edition=TBX_3)


def _read(data: bytes, path: str, *, source_locale: str, locale: str | None) -> TermList:
    del source_locale, locale  # the file names both
    return TermList(read(data, path))


def _recognizes(data: bytes, _: str) -> bool:
    return trees.matches(data, _XML)


FORMAT = TermFormat("tbx", ".tbx", bilingual=False, write=_write_2, read=_read, recognizes=_recognizes)
FORMAT_3 = TermFormat("tbx3", ".tbx", bilingual=False, write=_write_3, read=_read, recognizes=_recognizes)
