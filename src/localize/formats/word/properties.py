"""The properties of a Word file as the header fields of an article."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

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


def read(package: Package, remarks: Remarks) -> Iterator[tuple[str, str]]:
    """Those of `docProps/core.xml` that are not empty, by the names of plain-text headers.

    The date is that of the last change (`dcterms:modified`), as a copied file keeps the day its model was made.
    """
    root = package.xml(next(package.related("core-properties", ""), None))
    if root is None:
        return
    for name, source in _NAMES:
        text = _text(root, source)
        if text:
            yield name, text
    day = _text(root, "dcterms:modified") or _text(root, "dcterms:created")
    if day:
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
