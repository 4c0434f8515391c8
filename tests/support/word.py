"""Word files from plain Python values, the same bytes on every machine."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from xml.sax.saxutils import escape, quoteattr

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    f' xmlns:r="{OFFICE}"'
    ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
)
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_TYPES = {"document": "document.main", **{name: name for name in ("styles", "numbering", "footnotes", "endnotes")}}
_MIME = {"png": "image/png", "jpg": "image/jpeg", "gif": "image/gif", "emf": "image/x-emf"}


@dataclass(slots=True)
class Parts:
    """What the text of a document needs beside it."""

    relationships: list[tuple[str, str, bool]] = field(default_factory=list)
    media: dict[str, bytes] = field(default_factory=dict)
    footnotes: list[str] = field(default_factory=list)
    endnotes: list[str] = field(default_factory=list)

    def relate(self, kind: str, target: str, *, external: bool = False) -> str:
        row = (kind, target, external)
        if row not in self.relationships:
            self.relationships.append(row)
        return f"rId{self.relationships.index(row) + 1}"


Piece = Callable[[Parts], str]
"""Writes its XML."""
Words = str | Piece


def raw(xml: str) -> Piece:
    """XML as it is, in a paragraph or between blocks."""
    return lambda _: xml


def text(words: str, properties: str = "") -> Piece:
    """A run; line ends become line breaks."""
    lines = [f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in words.split("\n")]
    return raw(f"<w:r><w:rPr>{properties}</w:rPr>{'<w:br/>'.join(lines)}</w:r>")


def bold(words: str) -> Piece:
    return text(words, "<w:b/>")


def italic(words: str) -> Piece:
    return text(words, "<w:i/>")


def link(words: str, url: str = "", *, bookmark: str = "") -> Piece:
    """Words that lead to a URL, or to a bookmark."""

    def write(parts: Parts) -> str:
        target = f' r:id="{parts.relate("hyperlink", url, external=True)}"' if url else ""
        anchor = f" w:anchor={quoteattr(bookmark)}" if bookmark else ""
        return f"<w:hyperlink{target}{anchor}>{text(words)(parts)}</w:hyperlink>"

    return write


def bookmark(name: str, number: int = 1) -> Piece:
    return raw(f'<w:bookmarkStart w:id="{number}" w:name={quoteattr(name)}/><w:bookmarkEnd w:id="{number}"/>')


def footnote(*words: Words) -> Piece:
    return _note("footnote", words)


def endnote(*words: Words) -> Piece:
    return _note("endnote", words)


def _note(kind: str, words: tuple[Words, ...]) -> Piece:
    def write(parts: Parts) -> str:
        notes = parts.footnotes if kind == "footnote" else parts.endnotes
        notes.append(f'<w:{kind} w:id="{len(notes) + 1}">{paragraph(*words)(parts)}</w:{kind}>')
        return f'<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:{kind}Reference w:id="{len(notes)}"/></w:r>'

    return write


def image(
    data: bytes,
    alt: str = "",
    *,
    title: str = "",
    suffix: str = "png",
    link: str = "",
    inside: str = "",
    crop: str = "",
) -> Piece:
    """A picture in a line of text; `inside` goes into its properties, `crop` into its filling."""

    def write(parts: Parts) -> str:
        number = len(parts.media) + 1
        name = next((name for name, known in parts.media.items() if known == data), f"media/picture{number}.{suffix}")
        parts.media[name] = data
        content = parts.relate("image", name)
        click = f'<a:hlinkClick r:id="{parts.relate("hyperlink", link, external=True)}"/>' if link else ""
        about = f"descr={quoteattr(alt)} title={quoteattr(title)}"
        size = 'cx="952500" cy="952500"'
        return (
            f'<w:r><w:drawing><wp:inline><wp:extent {size}/><wp:docPr id="{number}" name="Picture {number}" {about}>'
            f"{click}{inside}</wp:docPr><a:graphic>"
            '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr>'
            f'<pic:cNvPr id="0" name="{name}"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="{content}"/>'
            f'{crop}<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/>'
            f'<a:ext {size}/></a:xfrm><a:prstGeom prst="rect"/></pic:spPr></pic:pic></a:graphicData></a:graphic>'
            "</wp:inline></w:drawing></w:r>"
        )

    return write


def paragraph(*words: Words, style: str = "", properties: str = "") -> Piece:
    named = f'<w:pStyle w:val="{style}"/>' if style else ""

    def write(parts: Parts) -> str:
        return f"<w:p><w:pPr>{named}{properties}</w:pPr>{_inline(words, parts)}</w:p>"

    return write


def _inline(words: tuple[Words, ...], parts: Parts) -> str:
    return "".join((text(piece) if isinstance(piece, str) else piece)(parts) for piece in words)


def heading(words: Words, level: int = 1) -> Piece:
    return paragraph(words, style=f"Heading{level}")


def item(*words: Words, level: int = 0, numbered: bool = False, numbering: int | None = None) -> Piece:
    """A list item; `numbering` is the list's number, by default 1 for bullets and 2 for numbers."""
    number = numbering or (2 if numbered else 1)
    return paragraph(*words, properties=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def bullets(*items: Words) -> Piece:
    return lambda parts: "".join(item(words)(parts) for words in items)


def numbers(*items: Words) -> Piece:
    return lambda parts: "".join(item(words, numbered=True)(parts) for words in items)


def table(*rows: tuple[Words, ...], headed: bool = True) -> Piece:
    """A table of plain cells, the first row its header."""

    def write(parts: Parts) -> str:
        made = [
            row(*(cell(words) for words in content), head=headed and index == 0) for index, content in enumerate(rows)
        ]
        return grid(*made)(parts)

    return write


def grid(*rows: Piece) -> Piece:
    look = '<w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr>'
    return lambda parts: f"<w:tbl>{look}{''.join(row(parts) for row in rows)}</w:tbl>"


def row(*cells: Piece, head: bool = False, properties: str = "") -> Piece:
    inside = f"<w:trPr>{'<w:tblHeader/>' if head else ''}{properties}</w:trPr>"
    return lambda parts: f"<w:tr>{inside}{''.join(cell(parts) for cell in cells)}</w:tr>"


def cell(*words: Words, properties: str = "", blocks: tuple[Piece, ...] = ()) -> Piece:
    def write(parts: Parts) -> str:
        content = "".join(block(parts) for block in blocks or (paragraph(*words),))
        return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>"

    return write


def png(shade: int = 128) -> bytes:
    """A grey dot."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    # stored, not deflated: zlib's output differs between its makers
    pixel = bytes([0, shade])
    data = b"\x78\x01\x01" + struct.pack("<HH", 2, 0xFFFD) + pixel + struct.pack(">I", zlib.adler32(pixel))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", data) + chunk(b"IEND", b"")


def docx(
    *blocks: Piece,
    properties: Mapping[str, str] | None = None,
    styles: str = "",
    numbering: str = "",
    extra: Mapping[str, str | bytes] | None = None,
) -> bytes:
    """The Word file.

    `properties` are those of the document by their names in its core part, such as `dc:title` or `dcterms:modified`;
    `styles` and `numbering` are XML beside what every file here has; `extra` are parts that replace or join the
    others, those in `word/` whose names are kinds (`comments.xml`, `header1.xml`) related to the document.
    """
    parts = Parts()
    body = "".join(block(parts) for block in blocks)
    files: dict[str, str | bytes] = {
        "word/document.xml": part("document", f"<w:body>{body}<w:sectPr/></w:body>"),
        "word/styles.xml": part("styles", _styles() + styles),
        "word/numbering.xml": part("numbering", _numbering() + numbering),
        "docProps/core.xml": core(properties or {}),
    }
    for kind, notes in (("footnote", parts.footnotes), ("endnote", parts.endnotes)):
        if notes:
            files[f"word/{kind}s.xml"] = part(f"{kind}s", _separators(kind) + "".join(notes))
    files |= {f"word/{name}": data for name, data in parts.media.items()}
    files |= extra or {}
    for name in files:
        kind = name.removeprefix("word/").removesuffix(".xml").rstrip("0123456789")
        if name.startswith("word/") and "/" not in kind and kind != "document":
            parts.relate(kind, name.removeprefix("word/"))
    files.setdefault("word/_rels/document.xml.rels", relationships(parts.relationships))
    core_kind = f"{PACKAGE}/relationships/metadata/core-properties"
    files.setdefault(
        "_rels/.rels",
        relationships([("officeDocument", "word/document.xml", False), (core_kind, "docProps/core.xml", False)]),
    )
    return archive({"[Content_Types].xml": _content_types(files), **files})


def archive(files: Mapping[str, str | bytes]) -> bytes:
    """A zip without the time in it, stored as compressors differ."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as target:
        for name, content in files.items():
            member = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            member.create_system = 3
            member.external_attr = 0o644 << 16
            target.writestr(member, content)
    return buffer.getvalue()


def part(name: str, content: str) -> str:
    """An XML part by its root's name."""
    return f"{_HEAD}<w:{name} {NAMESPACES}>{content}</w:{name}>"


def relationships(rows: list[tuple[str, str, bool]]) -> str:
    """A part of relationships (kind, target, whether outside of the file); their ids are rId1, rId2 …"""
    made = []
    for index, (kind, target, external) in enumerate(rows, 1):
        type_ = kind if "/" in kind else f"{OFFICE}/{kind}"
        mode = ' TargetMode="External"' if external else ""
        made.append(f'<Relationship Id="rId{index}" Type="{type_}" Target={quoteattr(target)}{mode}/>')
    return f'{_HEAD}<Relationships xmlns="{PACKAGE}/relationships">{"".join(made)}</Relationships>'


def core(properties: Mapping[str, str]) -> str:
    """The part of the document's properties."""
    dates = ' xsi:type="dcterms:W3CDTF"'
    rows = "".join(
        f"<{name}{dates if name.startswith('dcterms:') else ''}>{escape(value)}</{name}>"
        for name, value in properties.items()
    )
    return (
        f'{_HEAD}<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        f' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{rows}</cp:coreProperties>'
    )


def style(identifier: str, name: str, inside: str = "", *, kind: str = "paragraph", custom: bool = False) -> str:
    """A row of the styles part."""
    mark = ' w:customStyle="1"' if custom else ""
    return f'<w:style w:type="{kind}" w:styleId="{identifier}"{mark}><w:name w:val="{name}"/>{inside}</w:style>'


def abstract(number: int, form: str, *, start: int = 1) -> str:
    """A kind of list with nine levels."""
    label = "•" if form == "bullet" else "%{}."
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{label.format(level + 1)}"/></w:lvl>'
        for level in range(9)
    )
    return f'<w:abstractNum w:abstractNumId="{number}">{levels}</w:abstractNum>'


def number(identifier: int, kind: int, restart: int | None = None) -> str:
    """A list of a kind."""
    override = f'<w:lvlOverride w:ilvl="0"><w:startOverride w:val="{restart}"/></w:lvlOverride>' if restart else ""
    return f'<w:num w:numId="{identifier}"><w:abstractNumId w:val="{kind}"/>{override}</w:num>'


def _styles() -> str:
    rows = [style("Normal", "Normal"), style("Title", "Title"), style("Caption", "caption"), style("Quote", "Quote")]
    rows += [
        style(f"Heading{level}", f"heading {level}", f'<w:pPr><w:outlineLvl w:val="{level - 1}"/></w:pPr>')
        for level in range(1, 10)
    ]
    return "".join(rows)


def _numbering() -> str:
    return abstract(1, "bullet") + abstract(2, "decimal") + number(1, 1) + number(2, 2)


def _separators(kind: str) -> str:
    rows = (("-1", "separator"), ("0", "continuationSeparator"))
    return "".join(
        f'<w:{kind} w:type="{name}" w:id="{identifier}"><w:p><w:r><w:{name}/></w:r></w:p></w:{kind}>'
        for identifier, name in rows
    )


def _content_types(files: Mapping[str, str | bytes]) -> str:
    defaults = {
        "rels": "application/vnd.openxmlformats-package.relationships+xml",
        "xml": "application/xml",
        **_MIME,
    }
    rows = [f'<Default Extension="{suffix}" ContentType="{kind}"/>' for suffix, kind in defaults.items()]
    for name in files:
        kind = name.removeprefix("word/").removesuffix(".xml").rstrip("0123456789")
        if name.startswith("word/") and name.endswith(".xml"):
            rows.append(f'<Override PartName="/{name}" ContentType="{_WORD}{_TYPES.get(kind, kind)}+xml"/>')
        elif name == "docProps/core.xml":
            mime = "application/vnd.openxmlformats-package.core-properties+xml"
            rows.append(f'<Override PartName="/{name}" ContentType="{mime}"/>')
    return f'{_HEAD}<Types xmlns="{PACKAGE}/content-types">{"".join(rows)}</Types>'
