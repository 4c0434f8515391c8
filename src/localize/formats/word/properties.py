"""The properties of a Word file as the header fields of an article."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from localize.expressions import expression
from localize.formats.dates import written_date
from localize.formats.word.context import Remarks, quoted
from localize.formats.word.package import Package
from localize.formats.word.xml import first

_NAMES = (
    ("title", "dc:title"),
    ("meta-description", "dc:description"),  # Word calls it "Comments"
    ("keywords", "cp:keywords"),
    ("author", "dc:creator"),
)


_PROGRAMS = (
    r"python-docx|docx4j|docx\.js|docxtemplater|pandoc|apache poi|phpword|officer|calibre|libreoffice"
    r"|openoffice(?:\.org)?|google docs|microsoft (?:office )?word|aspose\.words|abbyy finereader|wkhtmltopdf"
    r"|quarto|r markdown"
)
_MADE = r"(?:(?:auto(?:matically)?[ -])?(?:generated|created|converted|exported|produced|made) (?:by|with|using|from) )"
_BY_PROGRAMS = {
    "dc:title": expression(
        r"(?:document|dokument|documento|asiakirja|документ|文档|文件|文書|ドキュメント|문서|مستند|word document)"
        r" ?[0-9]*|microsoft (?:office )?word\b.*"
    ),
    "dc:description": expression(rf"{_MADE}(?:{_PROGRAMS})\b[^:;,!?]{{0,30}}"),
    "dc:creator": expression(rf"{_MADE}?(?:{_PROGRAMS})(?: v?[0-9.]+)?"),
}
"""What programs write into new documents, in small letters: names that mean nothing, and names of programs."""

_TEMPLATE_TIMES = frozenset({"2013-12-23T23:15:00Z"})
"""The day on which the template of python-docx was made; it stands in documents for which nobody set a date."""


def read(package: Package, remarks: Remarks) -> Iterator[tuple[str, str]]:
    """The properties in `docProps/core.xml` that a person wrote, by the names of plain-text headers.

    The date is that of the last change (`dcterms:modified`): a copied file keeps the day on which its model was made.
    """
    root = package.xml(next(package.related("core-properties", ""), None))
    if root is None:
        return
    for name, source in _NAMES:
        text = _text(root, source)
        if text and not (source in _BY_PROGRAMS and _BY_PROGRAMS[source].fullmatch(text.lower())):
            yield name, text
    day = _text(root, "dcterms:modified") or _text(root, "dcterms:created")
    if day and day not in _TEMPLATE_TIMES:
        if found := written_date(day):
            yield "date", found.isoformat()
        else:
            remarks.add(0, f"the date in the properties is {quoted(day)}, expected one like 2026-11-16T09:30:00Z")
    language = _text(root, "dc:language")
    if language:
        yield "language", language


def _text(root: Element, name: str) -> str:
    found = first(root, name)
    return " ".join(("" if found is None else found.text or "").split())
