"""sitemap.xml, against what sitemaps.org asks for."""

from __future__ import annotations

from urllib.parse import urlsplit

from lxml import etree

from localize.model.page import Alternate
from localize.pages.outputs.sitemap import sitemap

NAMESPACES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
PAGES = [
    (
        f"https://health.example/{locale}/a%20b.html",
        tuple(
            Alternate(hreflang, f"https://health.example/{where}/a%20b.html")
            for hreflang, where in (("en", "en"), ("de", "de"), ("x-default", "en"))
        ),
    )
    for locale in ("en", "de")
]


def parsed(data: bytes) -> etree._Element:
    """The root of a sitemap."""
    return etree.fromstring(data)


def test_it_is_utf_8_xml_with_the_root_that_the_protocol_asks_for() -> None:
    data = sitemap(PAGES)
    assert data.decode("utf-8").lower().startswith("<?xml version='1.0' encoding='utf-8'?>")
    assert parsed(data).tag == f"{{{NAMESPACES['s']}}}urlset"


def test_each_page_has_one_url_with_one_absolute_loc_before_everything_else() -> None:
    urls = parsed(sitemap(PAGES)).findall("s:url", NAMESPACES)
    assert len(urls) == 2
    for url, (address, _) in zip(urls, PAGES, strict=True):
        assert [child.text for child in url.findall("s:loc", NAMESPACES)] == [address]
        assert url[0].tag == f"{{{NAMESPACES['s']}}}loc"
        assert urlsplit(address).scheme == "https"


def test_each_url_names_its_alternates_and_itself_among_them() -> None:
    for url, (address, alternates) in zip(parsed(sitemap(PAGES)), PAGES, strict=True):
        links = url.findall("x:link", NAMESPACES)
        assert [dict(link.attrib) for link in links] == [
            {"rel": "alternate", "hreflang": alternate.hreflang, "href": alternate.url} for alternate in alternates
        ]
        assert address in {link.get("href") for link in links}


def test_nothing_else_is_in_it() -> None:
    tags = {etree.QName(element).localname for element in parsed(sitemap(PAGES)).iter()}
    assert tags == {"urlset", "url", "loc", "link"}


def test_signs_that_mean_something_in_xml_are_escaped() -> None:
    data = sitemap([("https://health.example/a&b<c", (Alternate("en", 'https://health.example/"&<'),))])
    assert b"https://health.example/a&amp;b&lt;c</" in data
    (url,) = parsed(data)
    assert (url[0].text, url[1].get("href")) == ("https://health.example/a&b<c", 'https://health.example/"&<')


def test_the_same_pages_give_the_same_bytes() -> None:
    assert sitemap(PAGES) == sitemap(list(PAGES))
