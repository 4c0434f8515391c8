"""Finds in Word and OpenDocument files what pandoc shows and a published page must not have.

In the markup of Word files: tables of contents, prompts of form fields that nobody filled in, deleted rows, and hidden
text. In both: pictures in formats that browsers do not show (EMF, WMF, TIFF, previews of embedded objects), and those
whose file is missing. All is read here by itself, not by the reader that is measured.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any

from lxml import etree

_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_W = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_NAMES = {"w": _W.decode()}
_BROKEN = (
    *(zipfile.BadZipFile, zlib.error, EOFError, KeyError, OSError, ValueError, RuntimeError),
    etree.XMLSyntaxError,
)
_OFF = "not(@w:val = '0' or @w:val = 'false' or @w:val = 'off')"
_CONTENTS_STYLE = re.compile(r"(?:toc|contents) (?:[1-9]|heading)")
_SHOWN = re.compile(
    rb"\x89PNG|\xff\xd8\xff|GIF8|RIFF....WEBP|BM|....ftypavi|\s*(?:\xef\xbb\xbf)?<(?:\?xml|svg)", re.DOTALL
)
_BEGINNING = 100
_KINDS = {
    "tables of contents": ".//w:sdt[w:sdtPr/w:docPartObj/w:docPartGallery/@w:val = 'Table of Contents']/w:sdtContent",
    "prompts of empty fields": f".//w:sdt[w:sdtPr/w:showingPlcHdr[{_OFF}]]/w:sdtContent",
    "deleted rows": ".//w:tr[w:trPr/w:del]",
    "hidden text": f".//w:r[w:rPr/w:vanish[{_OFF}]]",
}


def paragraphs(data: bytes) -> dict[str, list[str]]:
    """The paragraphs, or what of them a page must not have, by kind; no kinds for what is no Word file or damaged."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            root = _part(archive, "word/document.xml")
            styles = _part(archive, "word/styles.xml") if "word/styles.xml" in archive.namelist() else None
    except _BROKEN:
        return {}
    found: dict[str, list[str]] = {}
    seen: set[Any] = set()
    for kind, way in _KINDS.items():
        elements = root.xpath(way, namespaces=_NAMES)
        if kind == "tables of contents":
            elements += [*_contents_lines(root, styles), *_contents_fields(root)]
        found[kind] = [line for element in elements for line in _text(element, seen).split("\n") if line.strip()]
    return found


def unshown(data: bytes, pictures: list[str]) -> list[str]:
    """Which of these pictures of the file, named as pandoc names them, browsers cannot show, by their first bytes."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name.removeprefix("word/"): name for name in archive.namelist()}
        return [each for each in pictures if not _is_shown(archive, parts.get(posixpath.normpath(each)))]


def _is_shown(archive: zipfile.ZipFile, part: str | None) -> bool:
    try:
        return part is not None and _SHOWN.match(archive.read(part)[:_BEGINNING]) is not None
    except _BROKEN:
        return False


def _part(archive: zipfile.ZipFile, name: str) -> Any:
    return etree.fromstring(archive.read(name).replace(_STRICT, _W), _PARSER)


def _contents_lines(root: Any, styles: Any) -> Iterator[Any]:
    """The paragraphs in the styles of tables of contents, which have the same names in every language."""
    rows = () if styles is None else styles.iterfind("w:style", _NAMES)
    names = {_value(row, "styleId"): _value(row.find("w:name", _NAMES), "val").casefold() for row in rows}
    for paragraph in root.iter(_tag("p")):
        style = _value(paragraph.find("w:pPr/w:pStyle", _NAMES), "val")
        if _CONTENTS_STYLE.fullmatch(names.get(style, "")):
            yield paragraph


def _contents_fields(root: Any) -> Iterator[Any]:
    """The runs between the beginning and the end of each field that makes a table of contents."""
    fields: list[str] = []
    for element in root.iter(_tag("fldChar"), _tag("instrText"), _tag("t")):
        kind = _value(element, "fldCharType")
        if kind == "begin":
            fields.append("")
        elif kind == "end" and fields:
            fields.pop()
        elif element.tag == _tag("instrText") and fields:
            fields[-1] += element.text or ""
        elif element.tag == _tag("t") and any(code.split()[:1] == ["TOC"] for code in fields):
            yield element


def _text(element: Any, seen: set[Any]) -> str:
    """The text of an element, a line for each paragraph; what was `seen` before is not counted again."""
    pieces: list[str] = []
    for each in element.iter(_tag("t"), _tag("tab"), _tag("br"), _tag("p")):
        if each.tag == _tag("p"):
            pieces.append("\n")
        elif each.tag != _tag("t"):
            pieces.append(" ")
        elif each not in seen:
            seen.add(each)
            pieces.append(each.text or "")
    return "".join(pieces)


def _value(element: Any, name: str) -> str:
    return "" if element is None else element.get(_tag(name), "")


def _tag(name: str) -> str:
    return f"{{{_NAMES['w']}}}{name}"
