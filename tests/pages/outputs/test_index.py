"""The list of the articles of a locale, for readers."""

from __future__ import annotations

import pytest
from lxml import html

from localize.pages.outputs.bundle import ListLimits
from localize.pages.outputs.index import files
from support.elements import first
from support.releases import BASE
from support.rows import bundle_rows, page_row

ROWS = [page_row(f"a{number}") for number in range(5)]


def pages(most: int) -> dict[str, html.HtmlElement]:
    """The pages of the list by path, with so many articles on each."""
    return {
        file.path: html.document_fromstring(file.data.decode())
        for file in files(bundle_rows(ROWS, ListLimits(index_entries=most)))
    }


def articles(tree: html.HtmlElement) -> list[str | None]:
    """The links to articles on a page of the list."""
    return [link.get("href") for link in tree.findall(".//ul[@class='articles']/li/h2/a")]


def test_a_list_that_fits_is_on_one_page_that_leads_to_no_other() -> None:
    assert list(pages(5)) == ["index.html"]
    assert pages(5)["index.html"].find(".//main/nav") is None
    assert list(files(bundle_rows(ROWS, ListLimits(index_entries=5)))) == list(files(bundle_rows(ROWS)))


def test_a_list_without_articles_is_a_page_too() -> None:
    (made,) = files(bundle_rows([]))
    assert b"No articles have been published" in made.data


def test_a_long_list_is_on_several_pages_in_the_same_order() -> None:
    several = pages(2)
    assert list(several) == ["index.html", "index-2.html", "index-3.html"]
    assert [link for tree in several.values() for link in articles(tree)] == articles(pages(5)["index.html"])
    assert [len(articles(tree)) for tree in several.values()] == [2, 2, 1]


def test_each_page_of_the_list_leads_to_all_others_and_says_which_it_is() -> None:
    several = pages(2)
    for number, (path, tree) in enumerate(several.items(), 1):
        nav = first(tree, ".//main/nav")
        assert nav.get("aria-label")
        assert [link.get("href") for link in nav.findall(".//a")] == [other for other in several if other != path]
        assert first(nav, ".//*[@aria-current='page']").text == str(number)


def test_the_pages_of_a_list_have_different_titles_and_addresses_and_name_their_neighbours() -> None:
    several = pages(2)
    assert [tree.findtext("head/title") for tree in several.values()] == ["Artikel", "Artikel (2)", "Artikel (3)"]
    canonical = [first(tree, "head/link[@rel='canonical']").get("href") for tree in several.values()]
    assert canonical == [f"{BASE}de/{path}" for path in several]
    second = several["index-2.html"]
    assert first(second, "head/link[@rel='prev']").get("href") == "index.html"
    assert first(second, "head/link[@rel='next']").get("href") == "index-3.html"


@pytest.mark.parametrize(("path", "count"), [("index.html", 4), ("index-2.html", 0)])
def test_only_the_first_page_names_those_of_other_locales_as_the_same(path: str, count: int) -> None:
    tree = pages(2)[path]
    assert len(tree.findall("head/link[@hreflang]")) == count
    assert [link.get("href") for link in tree.findall(".//header/nav//a")] == ["../en/index.html", "../ar/index.html"]
