"""sitemap.xml, against what sitemaps.org asks for."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from localize.model.page import Alternate
from localize.pages.outputs.bundle import ListLimits
from localize.pages.outputs.sitemap import MADE_BY, ListedPage, files, sitemap_index, sitemaps
from support.releases import BASE, locations
from support.rows import bundle_rows, page_row

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


ROWS = [page_row(f"a{number}") for number in range(5)]


def sitemap(pages: Iterable[ListedPage]) -> bytes:
    """The sitemap of pages that are few enough for one."""
    (one,) = sitemaps(pages, addresses=50_000, size=52_428_800)
    return one


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


signs = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"], exclude_characters="\ufffe\uffff"), max_size=9
)


@given(signs, signs)
def test_it_is_written_as_a_library_for_xml_writes_it(address: str, alternate: str) -> None:
    data = sitemap([(f"https://x/{address}", (Alternate("de", f"https://x/{alternate}"),))])
    root = parsed(data)
    for element in root.iter():
        if isinstance(element.tag, str):  # no comment
            element.text = element.text if element.text and element.text.strip() else None
            element.tail = None
    assert etree.tostring(root.getroottree(), xml_declaration=True, encoding="utf-8", pretty_print=True) == data
    assert (root[0][0].text, root[0][1].get("href")) == (f"https://x/{address}", f"https://x/{alternate}")


# Too many addresses for one sitemap


@pytest.mark.parametrize("limits", [ListLimits(sitemap_addresses=2), ListLimits(sitemap_bytes=800)])
def test_parts_hold_together_what_one_sitemap_would_and_none_is_beyond_the_limit(limits: ListLimits) -> None:
    (whole,) = files(bundle_rows(ROWS))
    *parts, index = files(bundle_rows(ROWS, limits))
    assert [part.path for part in parts] == [f"sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
    assert [address for part in parts for address in locations(part.data)] == locations(whole.data)
    assert all(len(locations(part.data)) <= limits.sitemap_addresses for part in parts)
    assert all(len(part.data) <= limits.sitemap_bytes for part in parts)
    assert len(parts) > 1
    assert (index.path, index.role) == ("sitemap.xml", "sitemap-index")


def test_the_sitemap_of_a_locale_names_its_parts() -> None:
    *parts, index = files(bundle_rows(ROWS, ListLimits(sitemap_addresses=2)))
    assert locations(index.data) == [f"{BASE}de/{part.path}" for part in parts]
    assert {part.role for part in parts} == {"sitemap"}
    assert f"<!--{MADE_BY}-->".encode() in index.data
    assert index.data == sitemap_index(locations(index.data))


def test_as_many_as_fit_are_in_one() -> None:
    assert [file.path for file in files(bundle_rows(ROWS, ListLimits(sitemap_addresses=5)))] == ["sitemap.xml"]
    assert list(files(bundle_rows([]))) == []
