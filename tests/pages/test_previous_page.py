"""A published page read back."""

from __future__ import annotations

import pytest

from localize.model.page import Content, Page
from localize.pages.outputs.page import page_html
from localize.pages.previous_page import read
from localize.pages.render import content
from support.articles import article, rich_article


def published(said: Content, **fields: str) -> str:
    """A page that says this."""
    return page_html(Page("de", "ltr", said, "../", **fields), lambda word: word)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "said",
    [
        content(rich_article(), {}, "de", lambda word: word),
        content(rich_article(), {}, "en", lambda word: word),
        content(article("<p>x</p>"), {}, "en", lambda word: word),
        Content(
            "T", '<h1 class="b  a" id="x">5\u00a0mg\u202f&lt; 6 &amp;amp; <br><img src="a?b&amp;c" alt="&quot;"></h1>'
        ),
        Content('<T> & "U"', "<h1>ä 痛 ألم 😀</h1>", '"><b>&amp;', " a , b ", "O’Neil"),
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


@pytest.mark.parametrize("text", ["", "hello", "<title>T</title>", "<article>A</article>", "\0", "<!doctype html>"])
def test_what_is_no_published_page_is_told(text: str) -> None:
    with pytest.raises(ValueError, match=r"no published page, expected an article and a title"):
        read(text)
