"""sitemap.xml: the pages of a locale, each with its alternates, and the index of the sitemaps of all locales."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from io import BytesIO

from localize.model.page import Alternate
from localize.pages.outputs.bundle import BundleRows
from localize.pages.outputs.parts import is_single, names
from localize.pages.outputs.rendered import OutputFile

NAME = "sitemap.xml"
ROLE = "sitemap"
INDEX_ROLE = "sitemap-index"
MADE_BY = "made by localize"
"""The comment that tells this program's sitemaps from others."""

_BEGIN = f"<?xml version='1.0' encoding='utf-8'?>\n<!--{MADE_BY}-->\n"
_SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
_URLSET = f'{_BEGIN}<urlset xmlns="{_SITEMAP}" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'.encode()
_END = b"</urlset>\n"

ListedPage = tuple[str, tuple[Alternate, ...]]
"""The address of a page, and its alternates."""


def sitemaps(pages: Iterable[ListedPage], *, addresses: int, size: int) -> Iterator[bytes]:
    """The sitemaps of some pages, in UTF-8 (sitemaps.org protocol 0.9, with `xhtml:link`).

    None has more than so many `addresses`, nor more than `size` bytes.
    """
    part, count = BytesIO(), 0  # which gives its bytes without making them twice
    for address, alternates in pages:
        url = _url(address, alternates)
        if count and (count == addresses or part.tell() + len(url) + len(_END) > size):
            part.write(_END)
            yield part.getvalue()
            part, count = BytesIO(), 0
        if not count:
            part.write(_URLSET)
        part.write(url)
        count += 1
    if count:
        part.write(_END)
        yield part.getvalue()


def _url(address: str, alternates: Iterable[Alternate]) -> bytes:
    links = "".join(
        f'    <xhtml:link rel="alternate" hreflang="{each.hreflang}" href="{_in_attribute(each.url)}"/>\n'
        for each in alternates
    )
    return f"  <url>\n    <loc>{_in_text(address)}</loc>\n{links}  </url>\n".encode()


def _in_attribute(address: str) -> str:
    return _in_text(address).replace('"', "&quot;")


def _in_text(address: str) -> str:
    return escape(address, quote=False)


def sitemap_index(addresses: Iterable[str]) -> bytes:
    """The index of several sitemaps, in UTF-8 (the same protocol)."""
    each = "".join(f"  <sitemap>\n    <loc>{_in_text(address)}</loc>\n  </sitemap>\n" for address in addresses)
    return f'{_BEGIN}<sitemapindex xmlns="{_SITEMAP}">\n{each}</sitemapindex>\n'.encode()


def files(rows: BundleRows) -> Iterator[OutputFile]:
    """The sitemap of a locale; none if it has no page for search engines, as an empty sitemap is not valid.

    Too many addresses for one file are in parts, and `sitemap.xml` is the index of the parts. An index of sitemaps
    must not name another index: what names the sitemaps of all locales names the files with `ROLE`.
    """
    limits = rows.limits
    listed = ((row.url, row.alternates) for row in rows.pages if row.in_sitemap)
    is_one, parts = is_single(sitemaps(listed, addresses=limits.sitemap_addresses, size=limits.sitemap_bytes))
    if is_one:
        yield from (OutputFile(NAME, data, ROLE) for data in parts)
        return
    base, made = f"{rows.settings.base_url}{rows.settings.locale}/", []
    for name, data in zip(names("sitemap", ".xml", rows), parts, strict=False):
        made.append(f"{base}{name}")
        yield OutputFile(name, data, ROLE)
    yield OutputFile(NAME, sitemap_index(made), INDEX_ROLE)
