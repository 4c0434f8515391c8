"""OpenDocument text (.odt) to Article: its content as HTML, and its pictures as files beside the page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from xml.etree.ElementTree import Element, tostring

from localize.formats.dates import written_date
from localize.formats.opendocument.body import OdtBody
from localize.formats.opendocument.inline import OdtInline
from localize.formats.opendocument.styles import read_styles
from localize.formats.source import Source
from localize.formats.word import front, titles, xml
from localize.formats.word.context import Remarks, make
from localize.formats.word.convert import Converted
from localize.formats.word.docx_parser import article_of
from localize.formats.word.html import drop_bare_anchors, joined
from localize.formats.word.package import unpacked
from localize.model.article import Article

_EXPECTED = "expected an OpenDocument text (.odt)"
_WITH_ID = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "td", "th", "dt", "dd", "pre"})
_FIELDS = (("title", "dc:title"), ("meta-description", "dc:description"), ("author", "meta:initial-creator"))


def parse(source: Source) -> Article:
    """The article in an OpenDocument text; lines are the numbers of its paragraphs, from 1.

    Raises SourceError with all problems of the file.
    """
    return article_of(_converted(source), source)


def _converted(source: Source) -> Converted:
    parts = unpacked(source.data, source.path, expected=_EXPECTED)
    content, styles = _part(parts, "content.xml", source), _part(parts, "styles.xml", source)
    text = xml.first(content, "office:body/office:text") if content is not None else None
    if content is None or text is None:
        raise source.error(0, f"the file is a zip archive without a text in it, {_EXPECTED}")
    if b"manifest:encryption-data" in parts.get("META-INF/manifest.xml", b""):
        raise source.error(0, f"the file is locked with a password, {_EXPECTED} that opens without one")
    remarks = Remarks(source.path)
    inline = OdtInline(read_styles([root for root in (styles, content) if root is not None]), parts, remarks)
    reader = OdtBody(inline)
    properties = dict(_properties(_part(parts, "meta.xml", source)))
    try:
        body = make("body", children=joined(_together([*reader.blocks(text), *reader.notes()])))
        _settle_ids(body)
        titles.settle(body, titled="title" in properties)
        front.take(body, properties)
        html = "\n".join(tostring(block, encoding="unicode", method="html") for block in body)
    except RecursionError:
        raise source.error(0, "the document is nested too deeply, expected tables a few levels deep") from None
    images = tuple(inline.pictures.files.items())
    return Converted(html, tuple(properties.items()), images=images, remarks=tuple(sorted(remarks.problems)))


def _part(parts: dict[str, bytes], name: str, source: Source) -> Element | None:
    data = parts.get(name)
    if data is None:
        return None
    return xml.bounded(data, name, source.path, kind="OpenDocument file")


def _properties(root: Element | None) -> Iterator[tuple[str, str]]:
    """The properties that a person wrote, by the names of plain-text headers."""
    meta = xml.first(root, "office:meta")
    for name, way in (*_FIELDS, ("language", "dc:language")):
        found = xml.first(meta, way)
        if text := " ".join(("" if found is None else found.text or "").split()):
            yield name, text
    if keywords := [each.text.strip() for each in xml.each(meta, "meta:keyword") if each.text and each.text.strip()]:
        yield "keywords", ", ".join(keywords)
    changed = xml.first(meta, "dc:date")
    if changed is not None and (day := written_date((changed.text or "").partition(".")[0])):
        yield "date", day.isoformat()


def _settle_ids(body: Element) -> None:
    """Give the blocks the ids that links lead to; other bookmarks go, as translators need no tag for them."""
    targets = {link.get("href", "")[1:] for link in body.iter("a") if link.get("href", "").startswith("#")}
    for block in body.iter():
        for anchor in block.iter("a") if block.tag in _WITH_ID else ():
            if "href" in anchor.attrib:
                continue
            name = anchor.attrib.pop("id", "")
            if name in targets:
                targets.remove(name)
                (anchor if "id" in block.attrib else block).set("id", name)
    drop_bare_anchors(body)


def _together(blocks: Iterable[Element]) -> Iterator[Element]:
    """The blocks, with neighbouring terms and definitions in one list, and neighbouring quotations in one."""
    for tag, group in groupby(blocks, key=lambda block: block.tag):
        if tag not in {"dl", "blockquote"}:
            yield from group
            continue
        one, *more = group
        for other in more:
            one.extend(other)
        yield one
