"""Short texts in Markdown, reStructuredText or HTML as the blocks of an article: messages of other tools' catalogs."""

from __future__ import annotations

from collections.abc import Set

from localize.errors import SourceError
from localize.formats.heading_ids import PAGE_IDS, HeadingIds
from localize.formats.html.body import HtmlBody
from localize.formats.html.cleaning import article_nodes
from localize.formats.html.document import HtmlDocument
from localize.formats.html.start_tags import StartTags
from localize.formats.markdown import markdown_parser
from localize.formats.restructuredtext import rst_parser
from localize.formats.source import Source
from localize.model.article import blocks_in
from localize.model.block import Block


def markdown_blocks(text: str, locale: str, shown: Set[str] = frozenset()) -> tuple[Block, ...]:
    """The blocks of a text in Markdown, in reading order; none for a text that cannot be read.

    Elements that are `shown` stay in a block that is wholly inside one.
    """
    try:
        return html_blocks(markdown_parser.as_html(Source(text.encode(), "", path="", locale=locale)), locale, shown)
    except SourceError:
        return ()


def restructuredtext_blocks(text: str, locale: str, shown: Set[str] = frozenset()) -> tuple[Block, ...]:
    """The same of a text in reStructuredText."""
    try:
        return html_blocks(rst_parser.fragment(text, Source(b"", "", path="", locale=locale), 0)[0], locale, shown)
    except SourceError:
        return ()


def html_blocks(text: str, locale: str, shown: Set[str] = frozenset()) -> tuple[Block, ...]:
    """The same of a text in HTML."""
    try:
        body = HtmlDocument(text, "", made=True).body
        assert body is not None  # a browser makes one for every text
        root = article_nodes(body, trusted=False)
    except SourceError:
        return ()
    reader = HtmlBody(locale, HeadingIds(taken={*PAGE_IDS}), StartTags(locale, {}), shown=shown)
    return tuple(block for block in blocks_in(reader.parts(root.children)) if block.translatable)
