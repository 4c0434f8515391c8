"""Reads the XML of a Word file so that no file can do harm: one pass of expat, without any document type."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from localize.errors import Problem, SourceError
from localize.model import characters

MAX_DEPTH = 150
"""How deep elements may be nested. A text in a nested table in a text box is about 40 deep; conversion is recursive."""
MAX_XML = 20_000_000
"""The most bytes of a part that is read."""
MAX_ELEMENTS = 200_000
"""The most elements of one part. A book of 500 pages has about 150,000; this many take half a minute and 700 MB."""

_AROUND = 30
"""How many characters a message shows before and after one that is refused, so that a person finds it."""

_OFFICE = "http://schemas.openxmlformats.org/"
_STRICT = "http://purl.oclc.org/ooxml/"
_PREFIXES = {
    _OFFICE + "wordprocessingml/2006/main": "w",
    _OFFICE + "officeDocument/2006/relationships": "r",
    _OFFICE + "officeDocument/2006/math": "m",
    _OFFICE + "drawingml/2006/wordprocessingDrawing": "wp",
    _OFFICE + "drawingml/2006/main": "a",
    _OFFICE + "drawingml/2006/picture": "pic",
    _OFFICE + "package/2006/relationships": "rel",
    _OFFICE + "package/2006/metadata/core-properties": "cp",
    _OFFICE + "markup-compatibility/2006": "mc",
    _STRICT + "wordprocessingml/main": "w",
    _STRICT + "officeDocument/relationships": "r",
    _STRICT + "officeDocument/math": "m",
    _STRICT + "drawingml/wordprocessingDrawing": "wp",
    _STRICT + "drawingml/main": "a",
    _STRICT + "drawingml/picture": "pic",
    "http://schemas.microsoft.com/office/drawing/2017/decorative": "adec",
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://purl.org/dc/terms/": "dcterms",
    **{
        f"urn:oasis:names:tc:opendocument:xmlns:{name}:1.0": prefix
        for name, prefix in (
            *(("office", "office"), ("style", "style"), ("text", "text"), ("table", "table"), ("drawing", "draw")),
            *(("xsl-fo-compatible", "fo"), ("svg-compatible", "svg"), ("meta", "meta"), ("manifest", "manifest")),
        )
    },
    "http://www.w3.org/1999/xlink": "xlink",
    "http://www.w3.org/1998/Math/MathML": "math",
    "urn:schemas-microsoft-com:vml": "v",
    "urn:schemas-microsoft-com:office:office": "o",
}
"""ECMA-376 has two sets of namespaces for the same things, "transitional" and "strict"; here both are one."""


class _ForbiddenError(Exception):
    """What is wrong with the XML, with what was expected."""


def bounded(data: bytes, part: str, path: str, *, kind: str = "Word file") -> Element:
    """The same as `read`, for a part of at most MAX_XML bytes; raises SourceError."""
    if len(data) > MAX_XML:
        message = f"the part {part!r} has {len(data):,} bytes, expected at most {MAX_XML:,}"
        raise SourceError(Problem(path, 0, message))
    return read(data, part, path, kind=kind)


def read(data: bytes, part: str, path: str, *, kind: str = "Word file") -> Element:
    """The root element of a part. Names are `w:p` for any prefix in the file; unknown ones are `{uri}name`.

    Raises SourceError for what is no XML, for a document type (it could declare entities, or load them from elsewhere),
    for characters that no text may hold, and beyond MAX_DEPTH and MAX_ELEMENTS.
    """
    reader = _PartReader(_program(kind))
    parser = expat.ParserCreate(namespace_separator="}")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = reader.doctype
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.data
    try:
        parser.Parse(data, True)  # noqa: FBT003 (expat takes it by position only)
    except (_ForbiddenError, ValueError, LookupError) as error:  # the last two: an encoding that does not exist
        problem = str(error) if isinstance(error, _ForbiddenError) else "names an unknown encoding, expected UTF-8"
        raise SourceError(Problem(path, 0, f"the part {part!r} of the {kind} {problem}")) from None
    except expat.ExpatError as error:
        message = f"the part {part!r} of the {kind} is no XML ({error}), expected a file as {_program(kind)} saves it"
        raise SourceError(Problem(path, 0, message)) from None
    return reader.builder.close()


def _program(kind: str) -> str:
    return "Word" if kind == "Word file" else "LibreOffice"


class _PartReader:
    """Builds the tree, and stops at content that is not allowed."""

    def __init__(self, program: str) -> None:
        self._program = program
        self.builder = TreeBuilder()
        self._depth = 0
        self._count = 0

    def doctype(self, *_: object) -> None:
        raise _ForbiddenError(f"has a document type, expected none: {self._program} never writes one")

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        self._count += 1
        if self._depth > MAX_DEPTH:
            raise _ForbiddenError(f"is nested too deeply, expected at most {MAX_DEPTH} elements inside each other")
        if self._count > MAX_ELEMENTS:
            raise _ForbiddenError(f"is too large, expected at most {MAX_ELEMENTS:,} elements")
        for text in attributes.values():
            _look_at(text)
        self.builder.start(_short(name), {_short(key): value for key, value in attributes.items()})

    def data(self, text: str) -> None:
        _look_at(text)
        self.builder.data(text)

    def end(self, name: str) -> None:
        self._depth -= 1
        self.builder.end(_short(name))


def _look_at(text: str) -> None:
    if char := characters.refused(text):
        at = text.index(char)
        around = text[max(at - _AROUND, 0) : at + _AROUND]
        raise _ForbiddenError(f"has the {characters.named(char)} in {around!r}, expected text")


def _short(name: str) -> str:
    uri, brace, local = name.rpartition("}")
    if not brace:
        return name
    prefix = _PREFIXES.get(uri)
    return f"{prefix}:{local}" if prefix else f"{{{uri}}}{local}"


def each(parent: Element | None, name: str) -> Iterator[Element]:
    """The children of that name."""
    return (child for child in (() if parent is None else parent) if child.tag == name)


def first(parent: Element | None, way: str) -> Element | None:
    """The first child of that name, or the one at the end of a path such as `w:rPr/w:del`; None without one."""
    for name in way.split("/"):
        parent = next(each(parent, name), None)
    return parent


def value(parent: Element | None, way: str) -> str | None:
    """The `w:val` of the first descendant at the end of a path, None without one."""
    found = first(parent, way)
    return None if found is None else found.get("w:val")


def is_on(parent: Element | None, name: str) -> bool | None:
    """Whether a switch such as `w:b` is on (ECMA-376 17.17.4, CT_OnOff), None where it is not set at all."""
    found = first(parent, name)
    return None if found is None else found.get("w:val", "1") not in {"0", "false", "off"}


def branch(choice: Element) -> Element | None:
    """The branch of `mc:AlternateContent` with more that we can read: the new form, or the one for older programs."""
    new, old = first(choice, "mc:Choice"), first(choice, "mc:Fallback")
    usable = new is not None and any(element.tag in _USABLE for element in new.iter())
    return new if usable or old is None else old


_USABLE = frozenset({"a:blip", "w:txbxContent", "w:t", "m:t"})


def words(element: Element) -> str:
    """The text that readers would see in an element: words and equations, without deletions."""
    return " ".join("".join(_texts(element)).split())


def _texts(element: Element) -> Iterator[str]:
    if element.tag in {"w:t", "m:t"}:
        yield element.text or ""
    elif element.tag == "mc:AlternateContent":
        chosen = branch(element)
        yield from () if chosen is None else _texts(chosen)
    elif element.tag not in {"w:del", "w:moveFrom"}:
        for child in element:
            yield from _texts(child)
        if element.tag in {"w:p", "w:tab", "w:br"}:
            yield " "
