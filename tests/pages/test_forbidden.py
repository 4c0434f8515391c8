"""The last gate: it finds what must never be published, and is silent about everything that the readers make."""

from __future__ import annotations

import pytest

from localize.model.page import Content, PageInfo
from localize.pages import forbidden
from support import hostile
from support.rendering import content
from support.sources import CHUNKS, CLEANED, article, chunk
from support.translated import same

NOTHING = PageInfo()


def of_article(html: str) -> str:
    return forbidden.in_content(Content("Title", html), NOTHING)


@pytest.mark.parametrize(
    ("html", "what"),
    [
        ("<p><script>a</script>", "<script>"),
        ("<svg><script>a</script></svg>", "<script>"),
        ("<iframe src=a></iframe>", "<iframe>"),
        ("<object data=a></object>", "<object>"),
        ("<form></form>", "<form>"),
        ("<svg><animate attributeName=href values=a /></svg>", "<animate>"),
        ("<p onclick=a>", "<p onclick>"),
        ("<svg onload=a>", "<svg onload>"),
        ('<a href="javascript:a">', '<a href="javascript:…">'),
        ('<a href=" java&#10;script:a">', '<a href="javascript:…">'),
        ("<svg><a xlink:href='a'>", "<a xlink:href>"),
        ('<img srcset="a 1x, data:text/html,b 2x">', '<img srcset="data:…">'),
        ('<blockquote cite="vbscript:a">', '<blockquote cite="vbscript:…">'),
        ('<button formaction="a">', "<button formaction>"),
        ('<a ping="https://a.example">', "<a ping>"),
        ('<p data-href="javascript:a">', '<p data-href="javascript:…">'),
        ('<p style="background:url(a)">', '<p style="background:url(a)">'),
        ('<svg><rect fill="url(https://a.example#b)"/></svg>', '<rect fill="url(https://a.exampl…">'),
        ('<a href="java\x01script:a">', "control character U+0001"),
    ],
)
def test_what_must_never_be_published_is_found(html: str, what: str) -> None:
    assert of_article(html) == what


@pytest.mark.parametrize(
    ("head", "what"),
    [
        ("<script>a</script>", "<script>"),
        ('<meta http-equiv="refresh" content="0;a">', "<meta http-equiv>"),
        ("<link rel=stylesheet href=a>", "<link>"),
        ("<base href=a>", "<base>"),
        (
            '<script type="application/ld+json">{"author": [{"url": "javascript:a"}]}</script>',
            '"url": "javascript:a"',
        ),
        (
            '<script type="application/ld+json">{"sameAs": ["https://a.example", "javascript:a"]}</script>',
            '"sameAs": "javascript:a"',
        ),
        ('<script type="application/ld+json">{</script>', "data for search engines that is no JSON"),
        ('<meta property="og:title" content="JavaScript: a">', ""),
        ('<script type="application/ld+json">{"name": "Data: a", "url": "https://a.example"}</script>', ""),
    ],
)
def test_the_same_holds_for_what_an_article_says_in_the_head(head: str, what: str) -> None:
    assert forbidden.in_content(Content("Title", "<p>Text", head=head), NOTHING) == what


@pytest.mark.parametrize("said", [Content("A\f", "<p>"), Content("A", "<p>", description="\x01")])
def test_a_character_that_a_feed_cannot_hold_is_found_wherever_it_stands(said: Content) -> None:
    assert forbidden.in_content(said, NOTHING).startswith("control character U+00")


def test_names_of_people_are_looked_at() -> None:
    assert forbidden.in_content(Content("A", "<p>"), PageInfo(translators=("B\ufdd0",))) == "noncharacter U+FDD0"


@pytest.mark.parametrize("number", CHUNKS)
def test_nothing_is_found_in_what_the_readers_make_of_an_example(number: int) -> None:
    for example in chunk(number):
        if source := example.article(CLEANED):
            assert forbidden.in_content(content(source, {}, "en", same), NOTHING) == "", example


@pytest.mark.parametrize("text", hostile.SOURCES)
@pytest.mark.parametrize("suffix", [".md", ".html"])
def test_nothing_is_found_in_what_the_readers_make_of_what_tries_to_run(text: str, suffix: str) -> None:
    title = "# Title\n\nText\n\n" if suffix == ".md" else "<h1>Title</h1><p>Text</p>"
    if source := article(title + text, suffix, CLEANED):
        assert forbidden.in_content(content(source, {}, "en", same), NOTHING) == ""
