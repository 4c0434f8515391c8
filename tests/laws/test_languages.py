"""Whatever a page shows in another language than its own, the nearest element that names a language says so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from localize import formats
from localize.config import Segmentation
from localize.errors import SourceError
from localize.gate.reader_digest import reader_view
from localize.language import tags
from localize.model.article import Article
from localize.model.catalog import Key
from localize.model.page import Page
from localize.pages.outputs.page import page_html
from localize.segments.inline import to_text
from localize.segments.split import split
from support.rendering import content

SOURCES = Path(__file__).parents[2] / "source"
SOURCE, TARGET = "source", "ترجمة"
_ATTRIBUTES = ("alt", "content")


def translation(article: Article, every: int) -> dict[Key, str]:
    """A translation of each segment but every so many: its tags with a word of Arabic for each text."""
    found: dict[Key, str] = {}
    for number, (block, segment) in enumerate(article.translatable(), 1):
        if number % every:
            pattern = tuple(
                f" {TARGET} " if isinstance(part, str) and part.strip() else part for part in segment.pattern
            )
            found[block.context, segment.text] = to_text(pattern, segment.pattern)
    return found


def page(article: Article, locale: str, every: int = 10**9) -> html.HtmlElement:
    """The whole page in a locale, as a tree; its interface words are in the locale."""
    said = content(article, translation(article, every), locale, lambda _: TARGET)
    text = page_html(Page(locale, tags.direction(locale), content=said, root=""), lambda _: TARGET)
    return html.document_fromstring(text)


def texts(element: html.HtmlElement) -> Iterator[tuple[html.HtmlElement, str]]:
    """Each text with the element it stands in; those of attributes, but for links and tooltips over other text."""
    if element.tag in ("script", "style", "code", "math") or not isinstance(element.tag, str):
        return
    yield element, element.text or ""
    yield from ((element, value) for name, value in element.attrib.items() if name in _ATTRIBUTES)
    for child in element:
        yield from texts(child)
        yield element, child.tail or ""


def nearest(element: html.HtmlElement, name: str) -> str:
    """The attribute of the element, or of the nearest around it that has one."""
    return next(str(each.attrib[name]) for each in (element, *element.iterancestors()) if name in each.attrib)


def assert_languages_are_named(tree: html.HtmlElement, locale: str, original: str) -> None:
    """The law for one page: letters of the locale are in it, others in the language of the source or a named one."""
    for element, text in texts(tree):
        if not any(map(str.isalpha, text)) or element.get("name") in ("viewport", "generator", "robots"):
            continue
        language = nearest(element, "lang")
        is_translated = any("\u0600" <= char <= "\u06ff" for char in text)
        if language not in (locale, original):
            continue  # one that the author names
        assert language == (locale if is_translated else original), (language, text, html.tostring(element))
        assert nearest(element, "dir") == tags.direction(language), (text, html.tostring(element))


# The project's own articles


@pytest.mark.parametrize(
    "path", sorted(p for p in SOURCES.rglob("*") if p.suffix in (".txt", ".md", ".html", ".docx")), ids=lambda p: p.name
)
@pytest.mark.parametrize("every", [10**9, 3])
def test_in_the_project_s_own_articles(path: Path, every: int) -> None:
    article = split(
        formats.parse(path.read_bytes(), f"source/{path.name}", name=path.stem, locale="en"), Segmentation.SENTENCE
    )
    assert_languages_are_named(page(article, "ar", every), "ar", "en")


# Articles of any structure

INLINE = ("span", "em", "a", "code", "b")
BLOCK = ("p", "div", "ul", "blockquote", "section", "table")
SAID = (
    *("", "", "", "", ' translate="no"', ' translate="yes"', ' class="notranslate"', ' lang="en"', ' lang="la"'),
    *(' lang="he"', ' translate="no" lang="en"', ' lang="la" translate="no"', ' dir="ltr" translate="no"'),
)
SWITCHES = ("<!-- translate: off -->", "<!-- translate: on -->")
IMAGES = ('<img src="a.png" alt="source">', '<img src="a.png" alt="source" translate="no">', "<br>", "12")


IN_LINE = ("", "", "", ' translate="no"', ' translate="yes"', ' class="notranslate"', ' translate="no" lang="la"')


def inline(children: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    inner = st.lists(children, max_size=3).map(" ".join)
    return st.builds(
        lambda tag, said, text: f"<{tag}{said}>{text}</{tag}>", st.sampled_from(INLINE), st.sampled_from(IN_LINE), inner
    )


RUNS = st.recursive(st.sampled_from(("source", "source words", *SWITCHES, *IMAGES)), inline, max_leaves=6)


def blocks(children: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    def made(tag: str, said: str, inner: list[str]) -> str:
        text = "\n".join(inner)
        if tag == "ul":
            return f"<ul{said}><li>{text}</li><li>source</li></ul>"
        return f"<table{said}><tr><td>{text}</td></tr></table>" if tag == "table" else f"<{tag}{said}>{text}</{tag}>"

    return st.builds(made, st.sampled_from(BLOCK), st.sampled_from(SAID), st.lists(children, max_size=3))


ARTICLES = st.lists(st.recursive(RUNS, blocks, max_leaves=6), min_size=1, max_size=4).map("\n".join)


def parsed(body: str) -> Article | None:
    """The article, texts and tags numbered so that translators can tell them apart; None where it has no text."""
    numbers = count(1)
    body = re.sub("source", lambda _: f"source{next(numbers)}", body)
    body = re.sub("<(?:span|em|a|b)(?=[ >])", lambda tag: f'{tag[0]} id="i{next(numbers)}"', body)
    try:
        article = formats.parse(f"<h1>source title</h1>\n{body}".encode(), "source/a.html", name="a", locale="en")
    except SourceError:
        return None
    return split(article, Segmentation.BLOCK)


@given(ARTICLES, st.sampled_from((10**9, 2)))
def test_in_articles_of_any_structure(body: str, every: int) -> None:
    article = parsed(body)
    if article is not None:
        assert_languages_are_named(page(article, "ar", every), "ar", "en")


@given(ARTICLES)
def test_the_page_of_the_source_and_what_is_approved_know_no_marks(body: str) -> None:
    article = parsed(body)
    if article is None:
        return
    said = content(article, {}, "en", str)
    assert said.languages == {}
    assert "untranslated" not in said.article
    assert "mark" not in str(reader_view(article, {}, "ar")).lower()
