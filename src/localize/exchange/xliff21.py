"""XLIFF 2.1 (OASIS Standard, 13 February 2018), with its glossary module."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lxml import etree

from localize.catalogs.progress import EntryState
from localize.errors import ExchangeError, Problem, quoted
from localize.exchange import codes, trees
from localize.exchange.codes import Code, CodedPart, TagText
from localize.exchange.model import ExchangeDocument, ExchangeFormat, ExchangeMessage, GlossEntry
from localize.expressions import expression
from localize.model.block import Kind

NAMESPACE = "urn:oasis:names:tc:xliff:document:2.0"
GLOSSARY = "urn:oasis:names:tc:xliff:glossary:2.0"

_ROOT = expression(r"<(?:[A-Za-z][\w.-]*:)?xliff\b[^>]{0,4000}?\bversion\s*=\s*[\"']2\.")
_DIGEST = "localize-target"
"""The category of the note that holds the digest of the exported translation."""

_BOLD, _ITALIC = ("fmt", "xlf:b"), ("fmt", "xlf:i")
_TYPES = {
    "a": ("link", ""),
    "b": _BOLD,
    "br": ("fmt", "xlf:lb"),
    "em": _ITALIC,
    "i": _ITALIC,
    "img": ("image", ""),
    "q": ("quote", ""),
    "strong": _BOLD,
    "u": ("fmt", "xlf:u"),
}
_FINISHED = ("translated", "reviewed", "final")


def write(document: ExchangeDocument) -> bytes:
    """The bytes of an XLIFF 2.1 file; raises ExchangeError for what the format cannot hold."""
    root = etree.Element(_tag("xliff"), nsmap={None: NAMESPACE, "gls": GLOSSARY})
    for name, value in (("version", "2.1"), ("srcLang", document.source_locale), ("trgLang", document.locale)):
        root.set(name, value)
    file = etree.SubElement(root, _tag("file"), id="f1", original=document.article, canResegment="no")
    for message in document.messages:
        _UnitWriter(message, document.path).write(file)
    return trees.write(root, ("source", "target", "note", "data", "term", "translation", "definition"))


class _UnitWriter:
    """Writes one message."""

    def __init__(self, message: ExchangeMessage, path: str) -> None:
        self._message = message
        self._path = path
        self._pieces = codes.coded(message.pattern)
        self._ends = {code.id: code for code in self._pieces if isinstance(code, Code) and code.kind is Kind.CLOSE}
        self._data: dict[str, str] = {}

    def write(self, file: etree._Element) -> None:
        message = self._message
        entry = etree.SubElement(file, _tag("unit"), id=message.id, canResegment="no")
        if message.context is not None:
            entry.set("name", self._attribute(message.context))
        trees.preserve(entry)
        marked = _marked(self._pieces, message.terms)
        _write_glossary(entry, message.terms, marked)
        self._write_notes(entry)
        self._write_data(entry)
        state = "translated" if message.state is EntryState.TRANSLATED else "initial"
        segment = etree.SubElement(entry, _tag("segment"), id="s1", state=state)
        self._fill(etree.SubElement(segment, _tag("source")), _with_marks(self._pieces, marked))
        if message.target:
            target = codes.coded_target(message.target, message.pattern)
            self._fill(etree.SubElement(segment, _tag("target")), target)

    def _write_notes(self, entry: etree._Element) -> None:
        noted = [(note, "description") for note in self._message.notes]
        noted += [(self._message.digest, _DIGEST)] if self._message.digest else []
        if noted:
            notes = etree.SubElement(entry, _tag("notes"))
            for note, category in noted:
                etree.SubElement(notes, _tag("note"), category=category).text = trees.clean(note)

    def _write_data(self, entry: etree._Element) -> None:
        """Write the markup that codes stand for: it shows translators where a link leads."""
        for piece in self._pieces:
            if isinstance(piece, Code):
                self._data.setdefault(piece.markup, f"d{len(self._data) + 1}")
        if self._data:
            original = etree.SubElement(entry, _tag("originalData"))
            for markup, number in self._data.items():
                self._add_text(etree.SubElement(original, _tag("data"), id=number), markup)

    def _fill(self, element: etree._Element, pieces: tuple[CodedPart, ...]) -> None:
        trees.fill(element, pieces, coder=self._add_code, texter=self._add_text)

    def _add_code(self, parent: etree._Element, code: Code) -> etree._Element:
        if code.name == _MARK:
            return etree.SubElement(parent, _tag(_MARK), id=code.id, type="term")
        kind, subtype = _TYPES.get(code.name.rstrip("0123456789"), ("fmt" if code.droppable else "other", ""))
        attributes = {"id": code.id, "type": kind, "canCopy": "no", "canDelete": "yes" if code.droppable else "no"}
        if subtype:
            attributes["subType"] = subtype
        if code.kind is Kind.OPEN:
            end = self._ends[code.id]
            attributes |= {"dispStart": code.text, "dispEnd": end.text}
            attributes |= {"dataRefStart": self._data[code.markup], "dataRefEnd": self._data[end.markup]}
            return etree.SubElement(parent, _tag("pc"), attributes)
        attributes |= {"disp": self._attribute(code.text), "equiv": code.content, "dataRef": self._data[code.markup]}
        return etree.SubElement(parent, _tag("ph"), attributes)

    def _add_text(self, parent: etree._Element, text: str) -> None:
        """Add text; a character that XML cannot hold becomes a `cp` element."""
        for run, bad in trees.cut(text):
            trees.add_text(parent, run)
            if "\ud800" <= bad <= "\udfff":
                raise self._refused(text)
            if bad:
                etree.SubElement(parent, _tag("cp"), hex=f"{ord(bad):04X}")

    def _attribute(self, text: str) -> str:
        if trees.unholdable(text):
            raise self._refused(text)
        return text

    def _refused(self, text: str) -> ExchangeError:
        message = (
            f"{trees.unholdable(text)} in {quoted(text, 40)} cannot stand here in XLIFF, expected a text without it"
        )
        return ExchangeError(Problem(self._path, self._message.line, message))


_MARK = "mrk"


_Span = tuple[int, int]


def _marked(pieces: tuple[CodedPart, ...], terms: tuple[GlossEntry, ...]) -> tuple[_Span, ...]:
    """The spans of terms that lie within one text, so that a marker can be put around them."""
    marked: list[_Span] = []
    offset = 0
    for piece in pieces:
        end = offset + len(piece if isinstance(piece, str) else piece.content)
        if isinstance(piece, str):
            marked += ((term.start, term.end) for term in terms if offset <= term.start < term.end <= end)
        offset = end
    return tuple(dict.fromkeys(marked))


def _with_marks(pieces: tuple[CodedPart, ...], marked: tuple[_Span, ...]) -> tuple[CodedPart, ...]:
    """The pieces with a pair of codes around each marked term."""
    result: list[CodedPart] = []
    offset = 0
    for piece in pieces:
        if isinstance(piece, Code):
            result.append(piece)
            offset += len(piece.content)
            continue
        position, end = offset, offset + len(piece)
        for number, (first, last) in enumerate(marked, 1):
            if offset <= first < end:
                mark = f"m{number}"
                result += (piece[position - offset : first - offset], Code(Kind.OPEN, mark, _MARK))
                result += (piece[first - offset : last - offset], Code(Kind.CLOSE, mark, _MARK))
                position = last
        result.append(piece[position - offset :])
        offset = end
    return tuple(result)


def _write_glossary(entry: etree._Element, terms: tuple[GlossEntry, ...], marked: tuple[_Span, ...]) -> None:
    """Write the terms that have a translation or a definition, as the glossary module says."""
    useful = [term for term in terms if term.translations or term.definition]
    if not useful:
        return
    glossary = etree.SubElement(entry, _gls("glossary"))
    for number, term in enumerate(useful, 1):
        entry_of_term = etree.SubElement(glossary, _gls("glossEntry"), id=f"g{number}")
        if (term.start, term.end) in marked:
            entry_of_term.set("ref", f"#m{marked.index((term.start, term.end)) + 1}")
        etree.SubElement(entry_of_term, _gls("term")).text = trees.clean(term.term)
        for translation in term.translations:
            etree.SubElement(entry_of_term, _gls("translation")).text = trees.clean(translation)
        if term.definition:
            etree.SubElement(entry_of_term, _gls("definition")).text = trees.clean(term.definition)


def read(data: bytes, path: str) -> tuple[ExchangeDocument, ...]:
    """The documents in an XLIFF 2 file, one for each `file`; raises ExchangeError."""
    root = trees.parse(data, path)
    if trees.local(root) != "xliff" or not root.get("version", "").startswith("2."):
        raise ExchangeError(Problem(path, trees.line(root), 'not XLIFF 2, expected <xliff version="2.1">'))
    source_locale, locale = root.get("srcLang", ""), root.get("trgLang", "")
    documents = []
    for file in trees.children(root, "file"):
        messages = tuple(_read(entry) for entry in file.iter(_tag("unit")))
        documents.append(
            ExchangeDocument(file.get("original", ""), source_locale, locale=locale, messages=messages, path=path)
        )
    return tuple(documents)


def _read(entry: etree._Element) -> ExchangeMessage:
    """An entry; segments that a tool has split are joined. The entry is finished if all its segments are.

    A translation without a state is finished: a tool that writes no state knows no other.
    """
    known: dict[str, tuple[str, str]] = {}
    sources: list[str | TagText] = []
    targets: list[str | TagText] = []
    states = []
    for segment in trees.children(entry, "segment", "ignorable"):
        source, target = trees.child(segment, "source"), trees.child(segment, "target")
        if source is not None:
            sources += _pieces(source, known, {})
        if target is not None:
            targets += _pieces(target, {}, known)
        elif source is not None and trees.local(segment) == "ignorable":
            targets += _pieces(source, {}, known)
        if trees.local(segment) == "segment":
            states.append(segment.get("state", "translated") in _FINISHED)
    target_text = codes.joined(targets)
    state = EntryState.MISSING if not target_text else EntryState.TRANSLATED if all(states) else EntryState.FUZZY
    notes = [note for group in trees.children(entry, "notes") for note in trees.children(group, "note")]
    digests = [note for note in notes if note.get("category") == _DIGEST]
    return ExchangeMessage(
        codes.joined(sources),
        target_text,
        state=state,
        context=entry.get("name"),
        digest=digests[0].text or "" if digests else "",
        comments=trees.comments(notes, author="category", about="appliesTo"),
        line=trees.line(entry),
    )


def _pieces(
    element: etree._Element, learned: dict[str, tuple[str, str]], known: Mapping[str, tuple[str, str]]
) -> Iterator[str | TagText]:
    """The content of a source or target; the source teaches the tags of the codes, the target uses them.

    Tools may write a pair as `sc` and `ec`, and may mark spans: the content stays the same.
    """
    yield element.text or ""
    for child in element:
        name, number = trees.local(child), child.get("id") or child.get("startRef") or ""
        if name == "cp":
            yield _character(child)
        elif name in ("pc", "sc", "ph", "ec"):
            start = codes.notation(child.get("dispStart") or child.get("disp"))
            end = codes.notation(child.get("dispEnd"))
            if name != "ec":
                tag = start or codes.unknown(number)
                learned.setdefault(number, (tag, end or codes.closing(tag)))
            tags = known.get(number) or known.get(child.get("copyOf", "")) or learned.get(number)
            opening, closing = tags or (codes.unknown(number), codes.closing(codes.unknown(number)))
            yield TagText(closing if name == "ec" else opening)
            if name == "pc":
                yield from _pieces(child, learned, known)
                yield TagText(closing)
        else:
            yield from _pieces(child, learned, known)
        yield child.tail or ""


def _character(element: etree._Element) -> str:
    try:
        return chr(int(element.get("hex", ""), 16))
    except (ValueError, OverflowError):
        return "\ufffd"


def _tag(name: str) -> str:
    return f"{{{NAMESPACE}}}{name}"


def _gls(name: str) -> str:
    return f"{{{GLOSSARY}}}{name}"


def _recognizes(data: bytes, _: str) -> bool:
    return trees.matches(data, _ROOT)


FORMAT = ExchangeFormat("xliff", ".xlf", write=write, read=read, recognizes=_recognizes)
