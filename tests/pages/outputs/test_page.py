"""Whole pages, indexes and their style sheet."""

from __future__ import annotations

import re

import pytest
from lxml import html

from localize.model.page import Alternate, Content, IndexEntry, IndexPage, LocaleLink, Page
from localize.pages.outputs.index import index_html
from localize.pages.outputs.page import page_html
from localize.pages.outputs.style import style_sheet
from support.elements import first

CONTENT = Content(
    title='<b> & "T"',
    article="<h1>Kühlpacks</h1>\n<p>5\u00a0mg &amp; <em>mehr</em></p>",
    description='"><script>alert(1)</script>',
    keywords="a, b",
    author="Jane & Joe",
)
ALTERNATES = (
    Alternate("en", "https://health.example/en/a.html"),
    Alternate("de", "https://health.example/de/a.html"),
    Alternate("x-default", "https://health.example/en/a.html"),
)
ORIGINAL = LocaleLink("en", "ltr", name="English", href="../../en/pain/a.html")
PAGE = Page(
    locale="de",
    direction="ltr",
    content=CONTENT,
    root="../",
    canonical="https://health.example/de/a.html",
    alternates=ALTERNATES,
    languages=(ORIGINAL, LocaleLink("ar", "rtl", name="العربية", href="../../ar/pain/a.html")),
    original=ORIGINAL,
)


def bracketed(word: str) -> str:
    """An interface word that cannot be mistaken for its source."""
    return f"[{word}]"


def parsed(text: str) -> html.HtmlElement:
    """The root element of a page."""
    return html.document_fromstring(text)


def changed(**fields: object) -> html.HtmlElement:
    """The page with some fields changed."""
    values = {name: getattr(PAGE, name) for name in Page.__dataclass_fields__}
    return parsed(page_html(Page(**{**values, **fields}), bracketed))


@pytest.fixture(scope="module")
def page() -> html.HtmlElement:
    """The page above."""
    return parsed(page_html(PAGE, bracketed))


def test_a_page_begins_with_the_doctype_and_says_language_direction_and_encoding(page: html.HtmlElement) -> None:
    assert page_html(PAGE, bracketed).startswith(
        '<!doctype html>\n<html lang="de" dir="ltr">\n<head>\n<meta charset="utf-8">\n'
    )
    assert (page.get("lang"), page.get("dir")) == ("de", "ltr")


def test_metadata_is_escaped_and_complete(page: html.HtmlElement) -> None:
    assert page.findtext("head/title") == CONTENT.title
    meta = {tag.get("name"): tag.get("content") for tag in page.iterfind("head/meta[@name]")}
    assert meta == {
        "viewport": "width=device-width, initial-scale=1",
        "generator": "localize",
        "description": CONTENT.description,
        "keywords": "a, b",
        "author": "Jane & Joe",
    }
    assert not page.findall(".//script")


def test_metadata_that_an_article_does_not_have_is_left_out() -> None:
    bare = changed(content=Content("T", "<h1>T</h1>"))
    assert [tag.get("name") for tag in bare.iterfind("head/meta[@name]")] == ["viewport", "generator"]


def test_the_page_names_its_own_address_and_all_alternates(page: html.HtmlElement) -> None:
    assert [link.get("href") for link in page.iterfind("head/link[@rel='canonical']")] == [PAGE.canonical]
    alternates = page.findall("head/link[@rel='alternate']")
    assert tuple(Alternate(link.get("hreflang", ""), link.get("href", "")) for link in alternates) == ALTERNATES


def test_without_addresses_the_page_names_none() -> None:
    bare = changed(canonical="", alternates=())
    assert [link.get("rel") for link in bare.iterfind("head/link")] == ["stylesheet"]


def test_style_sheet_and_index_are_found_from_a_sub_folder(page: html.HtmlElement) -> None:
    assert first(page, "head/link[@rel='stylesheet']").get("href") == "../style.css"
    assert first(page, "body/header/a").get("href") == "../index.html"


def test_the_article_stands_in_main_as_it_was_rendered(page: html.HtmlElement) -> None:
    assert f'<main id="content">\n<article>\n{CONTENT.article}\n</article>\n</main>' in page_html(PAGE, bracketed)
    assert [tag.text for tag in page.iter("h1")] == ["Kühlpacks"]


def test_the_first_link_jumps_to_the_content(page: html.HtmlElement) -> None:
    first = next(page.iter("a"))
    target = first.get("href", "")
    assert target == "#content"
    assert page.get_element_by_id(target[1:]).tag == "main"


def test_the_language_list_is_named_and_each_link_says_its_language_and_direction(page: html.HtmlElement) -> None:
    (nav,) = page.iter("nav")
    assert nav.get("aria-label") == "[Languages]"
    links = [dict(link.attrib) for link in nav.iter("a")]
    assert links == [
        {"href": "../../en/pain/a.html", "hreflang": "en", "lang": "en", "dir": "ltr"},
        {"href": "../../ar/pain/a.html", "hreflang": "ar", "lang": "ar", "dir": "rtl"},
    ]


def test_a_page_in_one_language_has_no_language_list() -> None:
    assert not changed(languages=()).findall(".//nav")


def test_a_finished_page_has_no_notice_and_may_be_indexed(page: html.HtmlElement) -> None:
    assert not page.find_class("notice")
    assert not page.findall("head/meta[@name='robots']")


@pytest.mark.parametrize(
    ("notice", "begins"),
    [("fallback", "[Parts of this page have not been translated yet."), ("kept", "[This is an earlier version")],
)
def test_a_page_that_is_not_as_it_should_be_says_so_and_links_the_original(notice: str, begins: str) -> None:
    (told,) = changed(notice=notice).find_class("notice")
    assert told.text_content().strip().startswith(begins)
    assert told.get("role") == "note"
    (link,) = told.iter("a")
    assert (link.get("href"), link.get("hreflang"), link.text) == (
        "../../en/pain/a.html",
        "en",
        "[Read the original page]",
    )
    following = told.getnext()
    assert following is not None
    assert following.tag == "article"


def test_a_notice_without_an_original_has_no_link() -> None:
    (told,) = changed(notice="kept", original=None).find_class("notice")
    assert not told.findall(".//a")


def test_a_page_that_must_not_be_indexed_says_so() -> None:
    assert first(changed(noindex=True), "head/meta[@name='robots']").get("content") == "noindex"


def test_every_word_of_the_templates_is_an_interface_word() -> None:
    bare = Content("", "")
    text = page_html(Page("de", "ltr", content=bare, root="", notice="kept", original=ORIGINAL), bracketed)
    words = [text.strip() for text in first(parsed(text), "body").itertext() if text.strip()]
    assert words
    assert all(word.startswith("[") and word.endswith("]") for word in words), words


# Indexes


INDEX = IndexPage(
    locale="ar",
    direction="rtl",
    entries=(IndexEntry("pain/a%20b.html", "<T> & U", "D <b>"), IndexEntry("b.html", "B", "")),
    canonical="https://health.example/ar/index.html",
    alternates=ALTERNATES,
    languages=(ORIGINAL,),
)


def test_an_index_lists_the_articles_with_title_and_description() -> None:
    index = parsed(index_html(INDEX, bracketed))
    items = index.findall(".//main/ul/li")
    assert [(first(item, "h2/a").get("href"), item.findtext("h2/a"), item.findtext("p")) for item in items] == [
        ("pain/a%20b.html", "<T> & U", "D <b>"),
        ("b.html", "B", None),
    ]


def test_an_index_has_language_title_heading_and_links_like_a_page() -> None:
    index = parsed(index_html(INDEX, bracketed))
    assert (index.get("lang"), index.get("dir"), index.findtext("head/title")) == ("ar", "rtl", "[Articles]")
    assert [heading.text for heading in index.iter("h1")] == ["[Articles]"]
    assert first(index, "head/link[@rel='canonical']").get("href") == INDEX.canonical
    assert len(index.findall("head/link[@rel='alternate']")) == 3
    assert first(index, "head/link[@rel='stylesheet']").get("href") == "style.css"
    assert len(index.findall(".//nav//a")) == 1


def test_an_index_without_articles_says_so() -> None:
    index = parsed(index_html(IndexPage("de", "ltr", ()), bracketed))
    assert index.findtext(".//main/p") == "[No articles have been published in this language yet.]"
    assert not index.findall(".//main//ul")


# The style sheet

PHYSICAL = re.compile(
    r"""
      \b(?:margin|padding|border|scroll-margin|scroll-padding)-(?:left|right|top|bottom)\b
    | (?<![\w-])(?:left|right|top|bottom|width|height|(?:min|max)-(?:width|height))\s*:
    | (?<![\w-])(?:float|clear|text-align)\s*:\s*(?:left|right)
    | border-(?:top|bottom)-(?:left|right)-radius
    | (?<![\w-])(?:margin|padding|inset|border-width)\s*:\s*[^\s;]+\s+[^\s;]+\s+[^\s;]+
    """,
    re.VERBOSE,
)


@pytest.mark.parametrize(
    "rule",
    ["margin-left: 1px", "a{left:0}", "width: 3em", "text-align: right", "padding: 1px 2px 3px 4px", "float: left"],
)
def test_physical_properties_would_be_found(rule: str) -> None:
    assert PHYSICAL.search(rule)


def test_the_style_sheet_has_logical_properties_only() -> None:
    sheet = re.sub(r"/\*.*?\*/", "", style_sheet().decode("utf-8"), flags=re.DOTALL)
    assert [match[0] for match in PHYSICAL.finditer(sheet)] == []
    assert "margin-inline" in sheet


def test_the_style_sheet_makes_what_is_not_translated_visible() -> None:
    sheet = style_sheet().decode("utf-8")
    assert ".untranslated" in sheet
    assert ".notice" in sheet
