"""XLIFF 1.2 (OASIS Standard, 1 February 2008)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lxml import etree

from localize.catalogs.progress import EntryState
from localize.errors import ExchangeError, Problem, quoted
from localize.exchange import codes, trees
from localize.exchange.codes import Code, TagText
from localize.exchange.model import ExchangeDocument, ExchangeFormat, ExchangeMessage
from localize.expressions import expression
from localize.model.block import Kind

NAMESPACE = "urn:oasis:names:tc:xliff:document:1.2"

_ROOT = expression(r"<(?:[A-Za-z][\w.-]*:)?xliff\b[^>]{0,4000}?\bversion\s*=\s*[\"']1\.")
_DIGEST = "localize-target"
"""The "from" of the note that holds the digest of the exported translation."""

_STATES = {
    EntryState.MISSING: "needs-translation",
    EntryState.FUZZY: "needs-review-translation",
    EntryState.TRANSLATED: "translated",
}
_FINISHED = ("translated", "final", "signed-off")
_PAIRS = {"a": "link", "b": "bold", "em": "italic", "i": "italic", "strong": "bold", "u": "underlined"}
_ALONE = {"br": "lb", "img": "image"}


def write(document: ExchangeDocument) -> bytes:
    """The bytes of an XLIFF 1.2 file; raises ExchangeError with everything that the format cannot hold."""
    _refuse(document)
    root = etree.Element(_tag("xliff"), nsmap={None: NAMESPACE}, version="1.2")
    attributes = {
        "original": document.article,
        "source-language": document.source_locale,
        "target-language": document.locale,
        "datatype": "html",
    }
    file = etree.SubElement(root, _tag("file"), attributes)
    body = etree.SubElement(file, _tag("body"))
    for message in document.messages:
        _write(body, message)
    return trees.write(root, ("source", "target", "note"))


def _refuse(document: ExchangeDocument) -> None:
    problems = []
    for message in document.messages:
        for text in (message.source, message.target, message.context or ""):
            if bad := trees.unholdable(text):
                expected = "expected a text without it (XLIFF 2.1 and CSV can hold it)"
                what = f"{bad} in {quoted(text, 40)} cannot stand in XLIFF 1.2, {expected}"
                problems.append(Problem(document.path, message.line, what))
    if problems:
        raise ExchangeError(problems)


def _write(body: etree._Element, message: ExchangeMessage) -> None:
    approved = "yes" if message.state is EntryState.TRANSLATED else "no"
    entry = etree.SubElement(body, _tag("trans-unit"), id=message.id, approved=approved)
    if message.context is not None:
        entry.set("resname", message.context)
    trees.preserve(entry)
    source = etree.SubElement(entry, _tag("source"))
    trees.fill(source, codes.coded(message.pattern), coder=_add_code, texter=trees.add_text)
    target = etree.SubElement(entry, _tag("target"), state=_STATES[message.state])
    target_parts = codes.coded_target(message.target, message.pattern)
    trees.fill(target, target_parts, coder=_add_code, texter=trees.add_text)
    for note in message.notes:
        etree.SubElement(entry, _tag("note"), {"from": "localize"}).text = trees.clean(note)
    if message.digest:
        etree.SubElement(entry, _tag("note"), {"from": _DIGEST}).text = message.digest


def _add_code(parent: etree._Element, code: Code) -> etree._Element:
    name = "g" if code.kind is Kind.OPEN else "x"
    known = _PAIRS if name == "g" else _ALONE
    kind = known.get(code.name.rstrip("0123456789"), f"x-html-{code.name}")
    attributes = {"id": code.id, "ctype": kind, "equiv-text": code.text, "clone": "no"}
    return etree.SubElement(parent, _tag(name), attributes)


def read(data: bytes, path: str) -> tuple[ExchangeDocument, ...]:
    """The documents in an XLIFF 1 file, one for each `file`; raises ExchangeError."""
    root = trees.parse(data, path)
    if trees.local(root) != "xliff" or not root.get("version", "").startswith("1."):
        raise ExchangeError(Problem(path, trees.line(root), 'not XLIFF 1, expected <xliff version="1.2">'))
    documents = []
    for file in trees.children(root, "file"):
        messages = tuple(_read(entry) for entry in file.iter() if trees.local(entry) == "trans-unit")
        locales = file.get("source-language", ""), file.get("target-language", "")
        documents.append(ExchangeDocument(file.get("original", ""), *locales, messages, path))
    return tuple(documents)


def _read(entry: etree._Element) -> ExchangeMessage:
    known: dict[str, tuple[str, str]] = {}
    source, target = trees.child(entry, "source"), trees.child(entry, "target")
    text = "" if source is None else codes.joined(_pieces(source, known, {}))
    translation = "" if target is None else codes.joined(_pieces(target, {}, known))
    digests = [note.text or "" for note in trees.children(entry, "note") if note.get("from") == _DIGEST]
    return ExchangeMessage(
        text,
        translation,
        state=_state(entry, target) if translation else EntryState.MISSING,
        context=entry.get("resname"),
        digest=digests[0] if digests else "",
        comments=trees.comments(trees.children(entry, "note"), author="from", about="annotates"),
        line=trees.line(entry),
    )


def _state(entry: etree._Element, target: etree._Element | None) -> EntryState:
    """The state that a tool gives; without one a translation is finished, unless it is marked as not approved."""
    state = None if target is None else target.get("state")
    finished = entry.get("approved") != "no" if state is None else state in _FINISHED
    return EntryState.TRANSLATED if finished else EntryState.FUZZY


def _pieces(
    element: etree._Element, learned: dict[str, tuple[str, str]], known: Mapping[str, tuple[str, str]]
) -> Iterator[str | TagText]:
    """The content of a source or target; the source teaches the tags of the codes, the target uses them.

    Tools may write a pair as `bx` and `ex`, or as `bpt` and `ept`, and may mark spans: the content stays the same.
    """
    yield element.text or ""
    for child in element:
        name = trees.local(child)
        number = child.get("id") or ""
        if name in ("bx", "ex", "bpt", "ept"):
            number = child.get("rid") or number
        if name in ("g", "x", "bx", "bpt", "ph", "it"):
            tag = codes.notation(child.get("equiv-text")) or codes.unknown(number)
            learned.setdefault(number, (tag, codes.closing(tag)))
        if name in ("g", "x", "bx", "ex", "bpt", "ept", "ph", "it"):
            unknown = codes.unknown(number)
            opening, closing = known.get(number) or learned.get(number) or (unknown, codes.closing(unknown))
            yield TagText(closing if name in ("ex", "ept") else opening)
            if name == "g":
                yield from _pieces(child, learned, known)
                yield TagText(closing)
        else:
            yield from _pieces(child, learned, known)
        yield child.tail or ""


def _tag(name: str) -> str:
    return f"{{{NAMESPACE}}}{name}"


def _recognizes(data: bytes, _: str) -> bool:
    return trees.matches(data, _ROOT)


FORMAT = ExchangeFormat("xliff12", ".xlf", write=write, read=read, recognizes=_recognizes)
