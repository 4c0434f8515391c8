"""feed.xml: the articles of a locale as an Atom feed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from lxml import etree

from localize.pages.outputs.sitemap import MADE_BY

NAME = "feed.xml"
_ATOM = "http://www.w3.org/2005/Atom"
_XML = "{http://www.w3.org/XML/1998/namespace}"


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """An article in a feed; `author` may be empty, `languages` are the locales of what is not in the feed's."""

    url: str
    title: str
    description: str
    updated: date
    author: str
    languages: Mapping[str, str] = field(default_factory=dict)


def feed(items: Sequence[FeedEntry], *, locale: str, title: str, url: str, index: str) -> bytes:
    """The feed in UTF-8 (RFC 4287), newest first; `url` is its own address, `index` that of the list of articles.

    An article without a date cannot stand in it: the caller leaves it out. The time of day is not known, and is that
    of the begin of the day in UTC.
    """
    root = etree.Element(f"{{{_ATOM}}}feed", {f"{_XML}lang": locale}, nsmap={None: _ATOM})
    root.addprevious(etree.Comment(MADE_BY))
    _add(root, "id", url)
    _add(root, "title", title)
    _add(root, "updated", _moment(max(item.updated for item in items)))
    etree.SubElement(root, f"{{{_ATOM}}}link", rel="self", type="application/atom+xml", href=url)
    etree.SubElement(root, f"{{{_ATOM}}}link", rel="alternate", type="text/html", href=index)
    for item in sorted(items, key=lambda item: (-item.updated.toordinal(), item.url)):
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
    attributes = {f"{_XML}lang": locale} if locale else {}
    etree.SubElement(parent, f"{{{_ATOM}}}{name}", attributes).text = text


def _moment(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"
