"""What mammoth does for us: it turns Word's runs, lists, tables and notes into nested HTML. Only this module uses it.

It gets a Word file that we make ourselves, with only what it takes over without loss; docs/dependencies.md says why.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from xml.etree.ElementTree import Element, tostring

from localize.errors import Problem, SourceError
from localize.formats.word import titles
from localize.formats.word.context import make
from localize.formats.word.lists import DEEPEST

_NAMESPACES = {
    "xmlns:w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "xmlns:r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
}
_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
_HYPERLINK = _NAMESPACES["xmlns:r"] + "/hyperlink"


def symbols() -> Mapping[tuple[str, int], int]:
    """The code points of Unicode for the characters of Word's fonts for symbols, by font and code."""
    from mammoth.docx.dingbats import dingbats  # type: ignore[import-untyped, unused-ignore]  # noqa: PLC0415  # heavy

    found: Mapping[tuple[str, int], int] = dingbats
    return found


def html(parts: Mapping[str, Element], links: Sequence[str], path: str) -> str:
    """The HTML of a document, well-formed: `parts` has its `document`, and `footnotes` and `endnotes` if it has any.

    The parts hold only what body.py and inline.py make: `rId1` is the first of the links; list 1 has bullets, list 2
    numbers. `path` is for messages. Raises SourceError where mammoth cannot go on.
    """
    import mammoth  # type: ignore[import-untyped, unused-ignore]  # noqa: PLC0415  # heavy, and few projects need it

    try:
        result = mammoth.convert_to_html(
            io.BytesIO(_archive(parts, links)),
            style_map=_style_map(),
            include_default_style_map=False,
            include_embedded_style_map=False,
        )
    except (ArithmeticError, AttributeError, LookupError, OSError, TypeError, ValueError) as error:
        message = f"the document cannot be converted ({error!r}), expected one as Word saves it"
        raise SourceError(Problem(path, 0, message)) from error
    return str(result.value)


def _archive(parts: Mapping[str, Element], links: Sequence[str]) -> bytes:
    rows = [
        make("Relationship", {"Id": f"rId{index}", "Type": _HYPERLINK, "Target": url, "TargetMode": "External"})
        for index, url in enumerate(links, 1)
    ]
    relationships = tostring(make("Relationships", {"xmlns": _RELATIONSHIPS}, rows))
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("word/numbering.xml", tostring(_numbering()))
        for name, root in parts.items():
            root.attrib.update(_NAMESPACES)
            archive.writestr(f"word/{name}.xml", tostring(root))
            archive.writestr(f"word/_rels/{name}.xml.rels", relationships)
    return buffer.getvalue()


def _numbering() -> Element:
    """Bullets as list 1, numbers as list 2."""
    root = make("w:numbering", dict(_NAMESPACES))
    for number, form in (("1", "bullet"), ("2", "decimal")):
        levels = [
            make("w:lvl", {"w:ilvl": str(level)}, [make("w:numFmt", {"w:val": form})]) for level in range(DEEPEST)
        ]
        root.append(make("w:abstractNum", {"w:abstractNumId": number}, levels))
    for number in ("1", "2"):
        root.append(make("w:num", {"w:numId": number}, [make("w:abstractNumId", {"w:val": number})]))
    return root


def _style_map() -> str:
    rows = [f"p.Heading{level} => h{level}:fresh" for level in range(1, 7)]
    rows += [f"p.Title => h1.{titles.TITLE}:fresh"]
    rows += [f"p.{role} => p.{role.lower()}:fresh" for role in ("Subtitle", "Author", "Date", "Abstract", "Caption")]
    rows += ["p.Quote => blockquote > p:fresh", "p.Term => dl > dt:fresh", "p.Definition => dl > dd:fresh"]
    rows += ["p.Code => pre.code:fresh", "p.Preformatted => pre:fresh", "r.Code => code", "u => u"]
    for level in range(1, DEEPEST + 1):
        around = "ul|ol > li > " * (level - 1)
        rows += [f"p:{kind}-list({level}) => {around}{kind[0]}l > li:fresh" for kind in ("unordered", "ordered")]
    return "\n".join([*rows, "p => p:fresh"])
