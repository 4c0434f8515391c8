"""sitemap.xml: the pages of a locale, each with its alternates, and the index of the sitemaps of all locales."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lxml import etree

from localize.model.page import Alternate
from localize.pages.outputs.bundle import BundleRows
from localize.pages.outputs.rendered import OutputFile

NAME = "sitemap.xml"
MADE_BY = "made by localize"
"""The comment that tells this program's sitemaps from others."""

_SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
_XHTML = "http://www.w3.org/1999/xhtml"
_NAMESPACES: dict[str | None, str] = {None: _SITEMAP, "xhtml": _XHTML}


def sitemap(pages: Iterable[tuple[str, tuple[Alternate, ...]]]) -> bytes:
    """The sitemap of (address, alternates) pairs, in UTF-8 (sitemaps.org protocol 0.9, with `xhtml:link`)."""
    root = etree.Element(f"{{{_SITEMAP}}}urlset", nsmap=_NAMESPACES)
    root.addprevious(etree.Comment(MADE_BY))
    for address, alternates in pages:
        url = etree.SubElement(root, f"{{{_SITEMAP}}}url")
        etree.SubElement(url, f"{{{_SITEMAP}}}loc").text = address
        for alternate in alternates:
            etree.SubElement(url, f"{{{_XHTML}}}link", rel="alternate", hreflang=alternate.hreflang, href=alternate.url)
    return etree.tostring(root.getroottree(), xml_declaration=True, encoding="utf-8", pretty_print=True)


def sitemap_index(addresses: Iterable[str]) -> bytes:
    """The index of several sitemaps, in UTF-8 (the same protocol)."""
    root = etree.Element(f"{{{_SITEMAP}}}sitemapindex", nsmap={None: _SITEMAP})
    root.addprevious(etree.Comment(MADE_BY))
    for address in addresses:
        etree.SubElement(etree.SubElement(root, f"{{{_SITEMAP}}}sitemap"), f"{{{_SITEMAP}}}loc").text = address
    return etree.tostring(root.getroottree(), xml_declaration=True, encoding="utf-8", pretty_print=True)


def files(rows: BundleRows) -> Iterator[OutputFile]:
    """The sitemap of a locale; none if it has no page for search engines, as an empty sitemap is not valid."""
    listed = [(row.url, row.alternates) for row in rows.pages if row.in_sitemap]
    if listed:
        yield OutputFile(NAME, sitemap(listed), "sitemap")
