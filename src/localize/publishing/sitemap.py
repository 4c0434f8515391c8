"""sitemap.xml: the pages of all locales, each with its alternates."""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

from localize.model.page import Alternate

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
