"""Reads and writes the XML of other tools; what is read is not trusted."""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable, Iterable, Iterator

from lxml import etree

from localize.errors import ExchangeError, Problem, undecodable
from localize.exchange.codes import Code, CodedPart
from localize.expressions import expression
from localize.model import characters
from localize.model.block import Kind

LARGEST = 64 * 1024 * 1024
"""The most bytes of a file that is read."""

_HEAD = 1024 * 1024
"""The first bytes of a file, in which its root element must begin."""

_ENCODING = expression(rb"<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([A-Za-z0-9._-]{1,40})[\"']")
_DECLARATIONS = expression(r"<!DOCTYPE[^>\[]{0,1000}\[|<!ENTITY")
_NO_TEXT = expression("[\0\ud800-\udfff]")
"""Characters that no file can hold; all other characters of a catalog are kept."""

_NOT_XML = expression("[^\t\n\r\\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 cannot hold (production 2, Char)."""

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def parse(data: bytes, path: str) -> etree._Element:
    """The root element of an XML file.

    Nothing is loaded or expanded: a file that declares entities is refused, and a reference to a DTD is ignored. Raises
    ExchangeError.
    """
    text = decode(data, path)
    if match := _DECLARATIONS.search(text):
        line = text.count("\n", 0, match.start()) + 1
        raise ExchangeError(Problem(path, line, "declares a document type of its own, expected XML without entities"))
    parser = etree.XMLParser(
        encoding="utf-8",
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(text.encode("utf-8"), parser)
    except etree.XMLSyntaxError as error:
        message = f"not XML: {error.msg}, expected XLIFF, TMX, TBX or CSV"
        raise ExchangeError(Problem(path, error.lineno or 0, message)) from None
    for entity in root.iter(etree.Entity):
        raise ExchangeError(
            Problem(path, entity.sourceline or 0, f"unknown entity {entity.text}, expected a character")
        )
    return root


def bounded(data: bytes, path: str) -> None:
    """Raise ExchangeError for a file that is larger than LARGEST."""
    if len(data) > LARGEST:
        most = f"{LARGEST // 2**20} MiB"
        raise ExchangeError(Problem(path, 0, f"larger than {most}, expected {most} at most: split the file"))


def matches(data: bytes, pattern: re.Pattern[str]) -> bool:
    """Whether a file that looks like XML has a match of the pattern near its beginning; wrong bytes do no harm."""
    encoding = _encoding(data)
    try:
        text = data[:_HEAD].decode(encoding, "replace").lstrip("\ufeff \t\r\n")
    except LookupError:
        return False
    return text.startswith("<") and bool(pattern.search(text))


def _encoding(data: bytes) -> str:
    """The encoding that a file declares, UTF-8 if none."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    declared = _ENCODING.match(data.removeprefix(codecs.BOM_UTF8))
    name = declared[1].decode("ascii") if declared else "utf-8"
    return "utf-8-sig" if name.lower() in ("utf-8", "utf8") else name


def decode(data: bytes, path: str) -> str:
    """The text of a file in the encoding that it declares, UTF-8 if none; raises ExchangeError."""
    bounded(data, path)
    encoding = _encoding(data)
    name = encoding.removesuffix("-sig")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise ExchangeError(undecodable(error, path, name.upper())) from None
    except (LookupError, ValueError):
        raise ExchangeError(Problem(path, 1, f"unknown encoding {name!r}, expected UTF-8")) from None
    if bad := _NO_TEXT.search(text):
        line = text.count("\n", 0, bad.start()) + 1
        raise ExchangeError(Problem(path, line, f"{characters.named(bad[0])}, expected text"))
    return text


def write(root: etree._Element, leaves: Iterable[str]) -> bytes:
    """The bytes of a file: a line for each element down to the `leaves`; the content of a leaf is written as it is."""
    _indent(root, frozenset(leaves), 0)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8") + b"\n"


def _indent(element: etree._Element, leaves: frozenset[str], depth: int) -> None:
    children = list(element)
    if not children or str(element.tag).rsplit("}", 1)[-1] in leaves:
        return
    element.text = "\n" + "  " * (depth + 1)
    for child in children:
        _indent(child, leaves, depth + 1)
        child.tail = element.text
    children[-1].tail = "\n" + "  " * depth


def preserve(element: etree._Element) -> None:
    """Mark an element so that tools keep its white space."""
    element.set(_SPACE, "preserve")


def fill(
    element: etree._Element,
    pieces: Iterable[CodedPart],
    *,
    coder: Callable[[etree._Element, Code], etree._Element],
    texter: Callable[[etree._Element, str], None],
) -> None:
    """Put texts and codes into an element; `coder` adds the element for a code. A pair holds what it encloses."""
    opened = [element]
    for piece in pieces:
        if isinstance(piece, str):
            texter(opened[-1], piece)
        elif piece.kind is Kind.CLOSE:
            opened.pop()
        else:
            added = coder(opened[-1], piece)
            if piece.kind is Kind.OPEN:
                opened.append(added)


def add_text(element: etree._Element, text: str) -> None:
    """Adds text at the end of an element's content."""
    if not len(element):
        element.text = (element.text or "") + text
    else:
        element[-1].tail = (element[-1].tail or "") + text


def cut(text: str) -> Iterator[tuple[str, str]]:
    """The text in runs, each with the character after it that XML cannot hold; "" after the last run."""
    position = 0
    for match in _NOT_XML.finditer(text):
        yield text[position : match.start()], match[0]
        position = match.end()
    yield text[position:], ""


def clean(text: str) -> str:
    """A text for people, with U+FFFD in place of each character that XML cannot hold."""
    return _NOT_XML.sub("\ufffd", text)


def unholdable(text: str) -> str:
    """The first character that XML cannot hold, as `U+0007`; empty where there is none."""
    match = _NOT_XML.search(text)
    return f"U+{ord(match[0]):04X}" if match else ""


def local(element: etree._Element) -> str:
    """An element's name without its namespace."""
    return etree.QName(element).localname


def child(element: etree._Element, name: str) -> etree._Element | None:
    """The first child of that name, whatever its namespace."""
    return next(children(element, name), None)


def children(element: etree._Element, *names: str) -> Iterator[etree._Element]:
    """The children of those names, whatever their namespace."""
    return (below for below in element if local(below) in names)


def line(element: etree._Element) -> int:
    """The line of the file on which an element begins."""
    return int(element.sourceline or 0)


_TRANSLATOR = "translator"
"""The author of a note as tools name one who translates: "translator", "po-translator"."""


def comments(notes: Iterable[etree._Element], *, author: str, about: str) -> tuple[str, ...]:
    """The lines of those notes that translators have written, each once.

    They are by a translator, or about the target, in the attributes that have these names in a version of XLIFF.
    """
    own = (note for note in notes if _TRANSLATOR in note.get(author, "") or note.get(about) == "target")
    lines = (line.strip() for note in own for line in "".join(note.itertext()).splitlines())
    return tuple(dict.fromkeys(filter(None, lines)))
