"""Turns a Word file into HTML, with remarks on everything that could not be taken over."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from xml.etree.ElementTree import Element

from localize.dataclass import dataclass
from localize.errors import Problem, SourceError
from localize.formats.word import converter, lists, properties
from localize.formats.word.body import WordBody
from localize.formats.word.context import LEFT_OUT, PARAGRAPH, Comment, Context, Remarks, make, quoted
from localize.formats.word.html import Finish
from localize.formats.word.inline import Inline
from localize.formats.word.package import Package, read_package
from localize.formats.word.styles import read_styles
from localize.formats.word.xml import branch, each, first, words

_NOTES = ("footnote", "endnote")
_MISSES = 100
"""So many texts of a paragraph may be missing on the page before the rest of the paragraph counts as lost."""
_UNSEEN = frozenset({"w:del", "w:moveFrom"})


@dataclass(frozen=True, slots=True)
class Converted:
    """A Word file as HTML.

    `html` is a fragment. Its blocks carry `data-line`, the number of their paragraph in the document body, from 1.
    `fields` is metadata by the names of plain-text headers. `images` are the files that `html` names. `remarks` say
    what could not be taken over, in line order.
    """

    html: str
    fields: tuple[tuple[str, str], ...]
    images: tuple[tuple[str, bytes], ...]
    remarks: tuple[Problem, ...]


def convert(data: bytes, path: str) -> Converted:
    """The content of a .docx file; the same bytes give the same result.

    `path` is for messages only: nothing is read from disk or network. Raises SourceError for what is no Word file, is
    damaged or locked, or asks for more time or memory than a document does (see package.py and xml.py).
    """
    try:
        return _convert(read_package(data, path))
    except RecursionError:
        message = "the document is nested too deeply, expected tables and text boxes a few levels deep at most"
        raise SourceError(Problem(path, 0, message)) from None


def _convert(package: Package) -> Converted:
    document = package.xml(package.main)
    body = first(document, "w:body")
    assert body is not None  # package.py has seen it
    remarks = Remarks(package.path)
    context = _context(package, remarks)
    main = WordBody(context, Inline(context, package.relationships(package.main), is_note=False))
    parts = {"document": make("w:document", children=[make("w:body", children=main.blocks(body))])}
    originals = [body]
    for kind in _NOTES:
        parts[f"{kind}s"] = make(f"w:{kind}s", children=_notes(context, kind, originals))
    fields = dict(properties.read(package, remarks))
    finish = Finish(context)
    html = finish.html(converter.html(parts, context.links, package.path), fields)
    for original in originals:
        _remark_on_lost(original, finish.texts, context)
    _remark_on_margins(package, remarks)
    for comment in context.comments.values():
        remarks.add(0, f"a comment that belongs to no text was left out: {quoted(comment.text)}, expected none")
    return Converted(
        html,
        tuple(fields.items()),
        images=tuple(context.pictures.files.items()),
        remarks=tuple(sorted(remarks.problems)),
    )


def _context(package: Package, remarks: Remarks) -> Context:
    styles = read_styles(_related(package, "styles"))
    return Context(
        package=package,
        styles=styles,
        lists=lists.read(_related(package, "numbering"), styles),
        symbols=converter.symbols(),
        comments=_comments(_related(package, "comments")),
        note_ids={kind: frozenset(_note_elements(package, kind)) for kind in _NOTES},
        remarks=remarks,
    )


def _related(package: Package, kind: str) -> Element | None:
    return package.xml(next(package.related(kind), None))


def _comments(root: Element | None) -> dict[str, Comment]:
    rows = each(root, "w:comment")
    return {row.get("w:id", ""): Comment(row.get("w:author", ""), words(row)) for row in rows}


def _note_elements(package: Package, kind: str) -> Mapping[str, Element]:
    root = _related(package, f"{kind}s")
    rows = each(root, f"w:{kind}")
    return {row.get("w:id", ""): row for row in rows if "eparator" not in row.get("w:type", "")}


def _notes(context: Context, kind: str, originals: list[Element]) -> Iterator[Element]:
    """The notes that are referred to; `originals` gets them as they were."""
    part = next(context.package.related(f"{kind}s"), None)
    if part is None:
        return
    inline = Inline(context, context.package.relationships(part), is_note=True)
    elements = _note_elements(context.package, kind)
    for (found, identity), line in list(context.notes.items()):
        if found == kind:
            originals.append(elements[identity])
            content = WordBody(context, inline, line).blocks(elements[identity])
            yield make(f"w:{kind}", {"w:id": identity}, content)


def _remark_on_lost(original: Element, texts: Mapping[int, list[str]], context: Context) -> None:
    """Compare every text of the file with the page; add a remark on a text that is neither there nor in a remark."""
    found = {paragraph: "".join("".join(pieces).split()) for paragraph, pieces in texts.items()}
    position: dict[int, int] = {}
    lost: dict[int | None, list[str]] = {}
    for paragraph, text in _texts(original, None):
        if paragraph is not None and len(lost.get(paragraph, ())) < _MISSES:
            piece, start = "".join(text.split()), position.get(paragraph, 0)
            where = found.get(paragraph, "").find(piece, start)
            if where >= 0:
                position[paragraph] = where + len(piece)
                continue
        lost.setdefault(paragraph, []).append(text)
    for paragraph, pieces in lost.items():
        line = 0 if paragraph is None else context.paragraphs[paragraph].line
        text = " ".join(" ".join(pieces).split())
        context.remarks.add(line, f"text was left out: {quoted(text)}, expected it as running text")


def _texts(element: Element, paragraph: int | None) -> Iterator[tuple[int | None, str]]:
    if element.tag in _UNSEEN or LEFT_OUT in element.attrib:
        return
    if element.tag == "mc:AlternateContent":
        chosen = branch(element)
        yield from () if chosen is None else _texts(chosen, paragraph)
        return
    if element.tag in {"w:p", "w:txbxContent"}:
        index = element.get(PARAGRAPH)
        paragraph = int(index) if index else None
    if element.tag == "w:t" and (element.text or "").strip():
        yield paragraph, element.text or ""
    for child in element:
        yield from _texts(child, paragraph)


def _remark_on_margins(package: Package, remarks: Remarks) -> None:
    for kind in ("header", "footer"):
        for part in package.related(kind):
            root = package.xml(part)
            text = "" if root is None else words(root)
            if text:
                remarks.add(0, f"a page {kind} was left out: {quoted(text)}, expected what matters in the text itself")
