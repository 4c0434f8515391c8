"""feed.xml: the articles of a locale as an Atom feed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from datetime import date
from heapq import nsmallest
from typing import TYPE_CHECKING

from localize.dataclass import dataclass
from localize.model.page import Feed
from localize.pages import urls
from localize.pages.outputs.bundle import BundleRows, BundleSettings
from localize.pages.outputs.rendered import OutputFile
from localize.pages.outputs.sitemap import MADE_BY

if TYPE_CHECKING:
    from lxml import etree

NAME = "feed.xml"
_ATOM = "http://www.w3.org/2005/Atom"
_XML = "{http://www.w3.org/XML/1998/namespace}"


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """An article in a feed; `author` may be empty, `languages` gives the locale of texts not in that of the feed."""

    url: str
    title: str
    description: str
    updated: date
    author: str
    languages: Mapping[str, str] = field(default_factory=dict)


def feed(items: Sequence[FeedEntry], *, locale: str, title: str, url: str, index: str) -> bytes:
    """The feed in UTF-8 (RFC 4287), newest first; `url` is its own address, `index` that of the list of articles.

    An article without a date cannot be in a feed: the caller leaves it out. The time of day is not known; it is given
    as the beginning of the day in UTC.
    """
    from lxml import etree  # noqa: PLC0415  # only where pages are published

    root = etree.Element(f"{{{_ATOM}}}feed", {f"{_XML}lang": locale}, nsmap={None: _ATOM})
    root.addprevious(etree.Comment(MADE_BY))
    _add(root, "id", url)
    _add(root, "title", title)
    _add(root, "updated", _moment(max(item.updated for item in items)))
    etree.SubElement(root, f"{{{_ATOM}}}link", rel="self", type="application/atom+xml", href=url)
    etree.SubElement(root, f"{{{_ATOM}}}link", rel="alternate", type="text/html", href=index)
    for item in sorted(items, key=_newest_first):
        entry = etree.SubElement(root, f"{{{_ATOM}}}entry")
        _add(entry, "id", item.url)
        _add(entry, "title", item.title, item.languages.get("title", ""))
        _add(entry, "updated", _moment(item.updated))
        author = etree.SubElement(entry, f"{{{_ATOM}}}author")
        _add(author, "name", item.author or title)
        etree.SubElement(entry, f"{{{_ATOM}}}link", rel="alternate", type="text/html", hreflang=locale, href=item.url)
        if item.description:
            _add(entry, "summary", item.description, item.languages.get("description", ""))
    return etree.tostring(root.getroottree(), xml_declaration=True, encoding="utf-8", pretty_print=True)


def _add(parent: etree._Element, name: str, text: str, locale: str = "") -> None:
    from lxml import etree  # noqa: PLC0415  # as above

    attributes = {f"{_XML}lang": locale} if locale else {}
    etree.SubElement(parent, f"{{{_ATOM}}}{name}", attributes).text = text


def _moment(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"


def files(rows: BundleRows) -> Iterator[OutputFile]:
    """The feed of a locale, with its newest articles; none if no article for search engines has a date."""
    settings = rows.settings
    if settings.has_feed:
        base = f"{settings.base_url}{settings.locale}/"
        index = urls.address(settings.base_url, settings.locale, urls.INDEX)
        data = feed(_entries(rows), locale=settings.locale, title=_title(settings), url=base + NAME, index=index)
        yield OutputFile(NAME, data, "feed")


def link(settings: BundleSettings, root: str) -> Feed | None:
    """The link to the feed from a page with this relative path to the folder of the locale; None without a feed."""
    return Feed(_title(settings), f"{root}{NAME}") if settings.has_feed else None


def _title(settings: BundleSettings) -> str:
    return settings.word_of("Articles")


def _entries(rows: BundleRows) -> list[FeedEntry]:
    """The newest articles."""
    dated = (
        FeedEntry(
            row.url,
            row.title,
            description=row.description,
            updated=row.info.date,
            author=row.author,
            languages=dict(row.languages),
        )
        for row in rows.pages
        if row.in_feed and row.info.date is not None
    )
    return nsmallest(rows.limits.feed_entries, dated, key=_newest_first)


def _newest_first(entry: FeedEntry) -> tuple[int, str]:
    return -entry.updated.toordinal(), entry.url
