"""Laws 1 and 2 for HTML and Markdown, over all examples of CommonMark, GFM and html5lib-tests."""

from __future__ import annotations

import pytest
import turbohtml
from markdown_it import MarkdownIt
from markdown_it.parser_inline import ParserInline
from markdown_it.token import Token
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.front_matter import front_matter_plugin
from mdit_py_plugins.gfm import gfm_plugin

from localize.errors import SourceError
from localize.formats.html import cleaning, nodes
from localize.formats.html.document import HtmlDocument
from localize.formats.markdown import markdown_parser
from localize.formats.source import Source
from localize.model.article import Article
from localize.model.block import plain_text
from support import dom
from support.rendering import content
from support.sources import CHUNKS, CLEANED, TITLE, TRUSTED, Example, article, articles, chunk
from support.translated import identity, same

MARKDOWN = MarkdownIt("commonmark")
gfm_plugin(MARKDOWN)
MARKDOWN.use(front_matter_plugin).use(deflist_plugin)


def html_of(example: Example) -> str:
    """The HTML that a source is, or that Markdown's own renderer makes of it."""
    return MARKDOWN.render(example.text) if example.suffix == ".md" else example.text


def page(source: Article) -> str:
    """The page of the source locale."""
    return content(source, {}, "en", same).article


def titled(shown: list[str]) -> list[list[str]]:
    """The words of a page with and without the title before them, which a source may have in its head."""
    return [shown, shown[1:]]


SWALLOWING = ("<plaintext", "<xmp", 'alt="><')
"""All that follows them is text, and the lines that Markdown's elements carry with it."""
ADMONITION = "<warning>"
"""Unknown to HTML; in Markdown a component that is an admonition, whose text is Markdown."""


def is_read_otherwise(example: Example) -> bool:
    """Whether Markdown's own renderer makes something else of an example, and rightly so."""
    return example.suffix == ".md" and any(tag in example.text.lower() for tag in (*SWALLOWING, ADMONITION))


@pytest.mark.parametrize("number", CHUNKS)
def test_the_words_of_an_example_are_on_its_page_in_order(number: int) -> None:
    for example in chunk(number):
        if (found := example.article(TRUSTED)) and not is_read_otherwise(example):
            html, shown = html_of(example), page(found)
            # for some examples the two parsers do not agree
            assert dom.words(html) in titled(dom.words(shown)) or dom.words_again(html) in titled(
                dom.words_again(shown)
            ), example


@pytest.mark.parametrize("number", CHUNKS)
def test_what_is_lost_of_an_example_because_it_was_cleaned_is_told(number: int) -> None:
    for example in chunk(number):
        if (found := example.article(CLEANED)) and not is_read_otherwise(example):
            wanted, shown = "".join(dom.words(html_of(example))), "".join(dom.words(page(found)))
            assert wanted in (shown, shown[1:]) or found.remarks, example


@pytest.mark.parametrize("number", CHUNKS)
def test_an_example_that_needs_no_cleaning_is_the_same_cleaned(number: int) -> None:
    for example in chunk(number):
        body = document(example)
        if body is not None and cleaning.is_clean(body):
            as_it_is = nodes.content(body, 1)
            assert as_it_is == cleaning.cleaned(body, 1), example


@pytest.mark.parametrize("number", CHUNKS)
def test_markdown_is_read_the_same_where_every_special_character_is_looked_at(number: int) -> None:
    parser, every = markdown_parser._parser(), markdown_parser._parser.__wrapped__()
    plain = ParserInline()
    plain.add_terminator_char("w")
    every.inline.terminator_re = plain.terminator_re
    for example in chunk(number):
        if example.suffix == ".md":
            source = Source(b"", "a", "a.md", "en")
            assert tokens(parser, example, source) == tokens(every, example, source), example


def tokens(parser: MarkdownIt, example: Example, source: Source) -> list[Token] | str:
    try:
        return parser.parse(example.text, {"source": source})
    except SourceError as error:
        return str(error)


def document(example: Example) -> turbohtml.Element | None:
    """The body of an example, None where the document is refused."""
    try:
        return HtmlDocument(html_of(example), "a.html").body
    except SourceError:
        return None


def source_tree(example: Example, found: Article) -> list[dom.Tree]:
    """The tree of the source without the heading that became the title, as it is, and as it can be written down."""
    body = dom.one(html_of(example))
    without_title(body, found)
    return [dom.tree(body), dom.tree(dom.rewritten(body))]


def page_tree(found: Article) -> dom.Tree:
    """The tree of the page without its title."""
    body = dom.one(f"<body>{page(found)}")
    without_title(body, found)
    for label in body.select(".task-list-item label"):  # of a box, which markdown-it leaves without one
        label.unwrap()
    for cell in body.select("[style]"):  # columns are aligned by the direction of lines
        align = str(cell.attrs["style"]).replace(":start", ":left").replace(":end", ":right")
        cell.attrs["style"] = align
    return dom.tree(body)


def without_title(body: turbohtml.Element, found: Article) -> None:
    """Takes out the heading that is the title of the article; its place is the matter of other tests."""
    title = plain_text(found.metadata[0].pattern)
    for each in body.select("h1") if found.heading else ():
        if dom.SPACES.sub(" ", each.text).strip() == title:
            each.decompose()
            return


@pytest.mark.parametrize("number", CHUNKS)
def test_the_page_of_an_example_has_the_tree_of_its_source(number: int) -> None:
    for example in chunk(number):
        if (found := example.article(TRUSTED)) and not is_read_otherwise(example):
            assert page_tree(found) in source_tree(example, found), example


@pytest.mark.parametrize("number", CHUNKS)
def test_identity_translations_of_an_example_give_the_page_of_the_source(number: int) -> None:
    for example, found in articles(number):
        shown = content(found, identity(found), "de", same)
        assert dom.tree(dom.one(shown.article)) == dom.tree(dom.one(page(found))), example


def test_two_links_of_the_same_words_lead_where_each_of_them_led() -> None:
    links = (
        '<p>See <a href="https://a.example/">this page</a>.</p><p>See <a href="https://b.example/">this page</a>.</p>'
    )
    found = article(TITLE + links, ".html")
    assert found is not None
    assert content(found, identity(found), "de", same).article == page(found)
