"""A published page read back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from localize.model.page import Content, Page, PageInfo
from localize.pages.outputs.page import page_html
from localize.pages.previous_page import PageRecord, PreviousFile, article_span, previous_page, read
from support.articles import article, rich_article
from support.rendering import content


def published(said: Content, **fields: str) -> str:
    """A page that says this."""
    return page_html(Page("de", "ltr", content=said, root="../", **fields), lambda word: word)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "said",
    [
        content(rich_article(), {}, "de", lambda word: word),
        content(rich_article(), {}, "en", lambda word: word),
        content(article("<p>x</p>"), {}, "en", lambda word: word),
        Content(
            "T", '<h1 class="b  a" id="x">5\u00a0mg\u202f&lt; 6 &amp;amp; <br><img src="a?b&amp;c" alt="&quot;"></h1>'
        ),
        Content('<T> & "U"', "<h1>ä 痛 ألم 😀</h1>", description='"><b>&amp;', keywords=" a , b ", author="O’Neil"),
        Content("T", "<p>a\n\n  b</p>\n\n<!-- c -->\n<p></p>"),
    ],
)
def test_a_page_read_back_says_the_same_to_the_byte(said: Content) -> None:
    assert read(published(said)) == said


def test_a_page_that_is_kept_again_and_again_stays_the_same() -> None:
    said = content(rich_article(), {}, "de", lambda word: word)
    once = published(read(published(said)), notice="kept")
    assert published(read(once), notice="kept") == once
    assert once.count('class="notice"') == 1


MARKED = Content("Über 痛", '<p class="untranslated">ä 😀</p>\n<span class="untranslated">x</span>', "<article>\n")


def recorded(said: Content, **fields: str) -> PreviousFile:
    """The file of a page with what the manifest recorded of it."""
    html = published(said, **fields)
    info = PageInfo(date=date(2026, 1, 1), reviewers=("Dr. Roe",), translators=("Jana",))
    return PreviousFile(html, PageRecord(complete=True, info=info, span=article_span(html.encode(), said)))


@pytest.mark.parametrize(
    "said",
    [
        MARKED,
        Content("T", ""),
        Content("T", "<article>\nx\n</article>"),
        Content("T", "痛 😀", head="<!--<article>\n-->"),
    ],
)
def test_the_article_is_cut_out_where_the_record_says_that_it_stands(said: Content) -> None:
    file = recorded(said, notice="kept")
    assert file.record is not None
    begin, end = file.record.span
    assert file.html.encode()[begin:end].decode() == said.article
    assert file.record.fits(file.html.encode())
    assert previous_page(file).content.article == said.article
    assert previous_page(file).content.title == said.title


def test_a_recorded_page_is_complete_whatever_its_author_wrote_in_it() -> None:
    file = recorded(MARKED)
    assert previous_page(file).complete
    assert not previous_page(PreviousFile(file.html)).complete


def test_the_date_and_names_of_a_recorded_page_are_those_of_the_record() -> None:
    head = '<script type="application/ld+json">{"@type": "WebPage", "dateModified": "2001-01-01"}</script>'
    file = recorded(Content("T", "<p>x</p>", head=head))
    today = PageInfo("1" * 64, 9, missing=2, date=date(2026, 9, 9), reviewers=("Dr. New",))
    expected = PageInfo("1" * 64, 9, missing=2, date=date(2026, 1, 1), reviewers=("Dr. Roe",), translators=("Jana",))
    assert previous_page(file).info_of_today(today) == expected
    assert previous_page(PreviousFile(file.html)).info_of_today(today).date == date(2001, 1, 1)


@pytest.mark.parametrize(("begin", "end"), [(-1, 5), (0, 0), (1, 0), (0, 10**9), (-(10**9), 10**9), (1, -1)])
def test_a_span_that_is_none_of_an_article_does_not_fit(begin: int, end: int) -> None:
    file = recorded(MARKED)
    assert file.record is not None
    first, last = file.record.span
    span = (first + begin, last + end) if (begin, end) != (0, 0) else (0, 0)
    assert not replace(file.record, span=span).fits(file.html.encode())


@pytest.mark.parametrize("text", ["", "hello", "<title>T</title>", "<article>A</article>", "\0", "<!doctype html>"])
def test_what_is_no_published_page_is_told(text: str) -> None:
    with pytest.raises(ValueError, match=r"no published page, expected an article and a title"):
        read(text)
