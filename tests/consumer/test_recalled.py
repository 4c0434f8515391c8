"""What stands in place of what is recalled."""

from __future__ import annotations

import json

import pytest

from localize.consumer.recalled import entries_without, record, replaced, rows_without
from localize.model.article import Article
from support.releases import BASE, LOCALES, files, page, read, release


def test_a_list_loses_the_rows_of_the_article() -> None:
    rows = [{"id": "a", "x": "ü"}, {"article": "a"}, {"id": "b"}, "a"]
    assert json.loads(rows_without(json.dumps(rows).encode(), {"a"}) or b"") == [{"id": "b"}, "a"]
    nested = {"format": 1, "items": rows, "articles": "a"}
    assert json.loads(rows_without(json.dumps(nested).encode(), {"a"}) or b"")["items"] == [{"id": "b"}, "a"]


ARTICLES = tuple(read(name=name) for name in ("knee", "pain/knee", "schmerz & more"))
LISTS = {"index.html": "index", "feed.xml": "feed", "sitemap.xml": "sitemap"}


@pytest.mark.parametrize("path", LISTS)
@pytest.mark.parametrize("gone", ARTICLES, ids=lambda article: article.name)
def test_lists_for_readers_and_search_engines_are_as_if_the_article_had_never_been(path: str, gone: Article) -> None:
    all_pages = [page(article, locale) for article in ARTICLES for locale in LOCALES]
    before = files(release(*all_pages), "de")[path]
    after = files(release(*(each for each in all_pages if each.article != gone.name)), "de")[path]
    html = f"{gone.name}.html"
    address = html if path == "index.html" else f"{BASE}de/{html}"
    assert entries_without(before, LISTS[path], {address}) == after != before


def test_a_list_of_another_form_stays_as_it_is() -> None:
    data = b'<ul><li><a href="knee.html">Knee</a></li></ul>'
    assert entries_without(data, "index", {"knee.html"}) == data


@pytest.mark.parametrize("data", [b"", b"3", b"\xff", b"{", b"[" * 100_000])
def test_what_is_no_list_has_nothing_left(data: bytes) -> None:
    assert rows_without(data, {"a"}) is None


@pytest.mark.parametrize("data", [None, b"", b"{}", b"[]", b'{"files": [3]}', b'{"files": [{}]}', b"\xff"])
def test_a_record_that_cannot_be_read_excuses_nothing(data: bytes | None) -> None:
    assert replaced(data) == {}


def test_an_empty_record_is_empty() -> None:
    assert replaced(record({}, digests={}, recalls=[])) == {}
