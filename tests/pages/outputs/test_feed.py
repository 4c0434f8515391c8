"""feed.xml, against what RFC 4287 asks for."""

from __future__ import annotations

import re
from datetime import date

import pytest
from lxml import etree

from localize.pages.outputs.bundle import ListLimits
from localize.pages.outputs.feed import FeedEntry, feed, files
from localize.pages.outputs.page import is_ours
from support.rows import bundle_rows, page_row

ATOM = {"a": "http://www.w3.org/2005/Atom"}
XML = "{http://www.w3.org/XML/1998/namespace}"
ITEMS = (
    FeedEntry(
        "https://health.example/de/a.html",
        "A & <b>",
        description="Was hilft?",
        updated=date(2025, 12, 31),
        author="Jane Roe",
    ),
    FeedEntry("https://health.example/de/c.html", "C", description="", updated=date(2026, 1, 2), author=""),
    FeedEntry("https://health.example/de/b.html", "B", description="D", updated=date(2026, 1, 2), author=""),
)


def made(*items: FeedEntry) -> bytes:
    """The feed of these articles."""
    base = "https://health.example/de/"
    return feed(items, locale="de", title="Artikel", url=f"{base}feed.xml", index=f"{base}index.html")


@pytest.fixture(scope="module")
def root() -> etree._Element:
    """The feed of the articles above."""
    return etree.fromstring(made(*ITEMS))


def one(element: etree._Element, name: str) -> str:
    """The text of the only child of that name."""
    (child,) = element.findall(f"a:{name}", ATOM)
    return child.text or ""


def test_the_root_is_a_feed_in_its_language(root: etree._Element) -> None:
    assert (root.tag, root.get(f"{XML}lang")) == (f"{{{ATOM['a']}}}feed", "de")
    assert made(*ITEMS).lower().startswith(b"<?xml version='1.0' encoding='utf-8'?>")


def test_a_feed_has_id_title_and_the_time_of_its_newest_entry(root: etree._Element) -> None:
    assert (one(root, "id"), one(root, "title")) == ("https://health.example/de/feed.xml", "Artikel")
    assert one(root, "updated") == max(one(entry, "updated") for entry in root.findall("a:entry", ATOM))


def test_a_feed_names_its_own_address_and_the_list_of_articles(root: etree._Element) -> None:
    assert [dict(link.attrib) for link in root.findall("a:link", ATOM)] == [
        {"rel": "self", "type": "application/atom+xml", "href": "https://health.example/de/feed.xml"},
        {"rel": "alternate", "type": "text/html", "href": "https://health.example/de/index.html"},
    ]


def test_each_entry_has_one_id_title_time_author_and_address(root: etree._Element) -> None:
    for entry in root.findall("a:entry", ATOM):
        assert one(entry, "title")
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT00:00:00Z", one(entry, "updated"))
        (author,) = entry.findall("a:author", ATOM)
        assert one(author, "name")
        (link,) = entry.findall("a:link", ATOM)
        assert (link.get("rel"), link.get("hreflang"), link.get("href")) == ("alternate", "de", one(entry, "id"))


def test_ids_are_unique_and_absolute(root: etree._Element) -> None:
    ids = [str(each.text) for each in root.iterfind(".//a:id", ATOM)]
    assert len(set(ids)) == len(ids) == 4
    assert all(each.startswith("https://") for each in ids)


def test_the_newest_entry_is_the_first_and_those_of_a_day_go_by_address(root: etree._Element) -> None:
    assert [one(entry, "title") for entry in root.findall("a:entry", ATOM)] == ["B", "C", "A & <b>"]


def test_an_entry_without_a_description_has_no_summary_and_without_an_author_that_of_the_feed(
    root: etree._Element,
) -> None:
    entries = {one(entry, "title"): entry for entry in root.findall("a:entry", ATOM)}
    assert entries["C"].find("a:summary", ATOM) is None
    assert one(entries["A & <b>"], "summary") == "Was hilft?"
    assert [entry.findtext("a:author/a:name", namespaces=ATOM) for entry in entries.values()] == [
        "Artikel",
        "Artikel",
        "Jane Roe",
    ]


def test_nothing_is_in_it_that_atom_does_not_know(root: etree._Element) -> None:
    known = {"feed", "id", "title", "updated", "link", "entry", "author", "name", "summary"}
    assert {etree.QName(element).localname for element in root.iter()} == known


def test_it_is_known_as_ours_and_the_same_whatever_the_order_of_the_articles() -> None:
    assert is_ours(made(*ITEMS))
    assert made(*ITEMS) == made(*reversed(ITEMS))


def test_a_long_feed_has_the_newest_articles() -> None:
    rows = [page_row(name, number) for number, name in enumerate("adbce")]
    (made,) = files(bundle_rows(rows, ListLimits(feed_entries=3)))
    titles = [each.text for each in etree.fromstring(made.data).iterfind("a:entry/a:title", ATOM)]
    assert titles == ["Titel e", "Titel c", "Titel b"]
    (whole,) = files(bundle_rows(rows, ListLimits(feed_entries=5)))
    assert whole == next(iter(files(bundle_rows(rows))))
