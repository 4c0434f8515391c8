"""What lists say of a page."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import date

import pytest

from localize.gate.decide import Outcome
from localize.model.page import PageInfo
from localize.pages.page_row import PageRow
from support.releases import BASE, CITATION, bundle, page, read, release

ARTICLE = read()


def row(**fields: object) -> PageRow:
    """A row of a page that is in all lists, but for these fields."""
    known = {"article": "knee", "locale": "en", "path": "knee", "outcome": "published", "complete": True, "title": "T"}
    listed = {"url": f"{BASE}en/knee.html", "info": PageInfo(date=date(2026, 3, 4))}
    return PageRow(**{**known, **listed, **fields})  # type: ignore[arg-type]  # fields of a test


def test_it_has_what_lists_say_and_nothing_of_the_article_itself() -> None:
    (made,) = bundle(release(page(ARTICLE, "de", path="das-knie"), page(ARTICLE)), "de").rows.pages
    assert (made.article, made.locale, made.path) == ("knee", "de", "das-knie")
    assert (made.title, made.description) == ("KNEE PAIN", "A <SORE> KNEE & WHAT HELPS.")
    assert (made.outcome, made.complete, made.citations) == ("published", True, (CITATION,))
    assert (made.url, made.noindex) == (f"{BASE}de/das-knie.html", False)
    assert [each.hreflang for each in made.alternates] == ["en", "de", "x-default"]
    assert [file.path for file in made.files] == ["das-knie.html", "das-knie.fragment.html", "das-knie.head.json"]
    assert "TWICE A DAY" not in json.dumps(asdict(made), default=str)


def test_it_says_where_the_article_stands_in_the_page_that_was_made() -> None:
    made = bundle(release(page(ARTICLE)))
    (line,) = made.rows.pages
    assert line.article_span is not None
    begin, end = line.article_span
    assert made.files[0].data[begin:end].startswith(b"<h1")
    (line,) = bundle(release(page(ARTICLE)), "en", lambda _: False).rows.pages
    assert (line.article_span, line.files) == (None, ())


def test_a_page_that_is_partly_in_the_source_language_is_in_no_list_of_search_engines() -> None:
    partly = release(page(ARTICLE), page(ARTICLE, "de", Outcome.FALLBACK, missing=1))
    (made,) = bundle(partly, "de").rows.pages
    assert (made.noindex, made.alternates, made.in_sitemap, made.in_feed) == (True, (), False, False)


@pytest.mark.parametrize(
    ("fields", "in_sitemap", "in_feed"),
    [
        ({}, True, True),
        ({"noindex": True}, False, False),
        ({"url": ""}, False, False),
        ({"info": PageInfo()}, True, False),
    ],
)
def test_lists_of_search_engines_have_pages_with_an_address_and_feeds_those_with_a_date(
    fields: dict[str, object], in_sitemap: bool, in_feed: bool
) -> None:
    assert (row(**fields).in_sitemap, row(**fields).in_feed) == (in_sitemap, in_feed)
