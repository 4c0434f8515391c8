"""HTML to Article: a whole page or a piece of one, of any quality."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from localize.config.formats import Surroundings
from localize.errors import Problem
from localize.formats.dates import written_date
from localize.formats.encoding import decoded
from localize.formats.html import head
from localize.formats.html.assemble import assemble
from localize.formats.html.cleaning import taken_over
from localize.formats.html.document import HtmlDocument
from localize.formats.html.nodes import Node, attribute, line_of
from localize.formats.html.protect import protected
from localize.formats.metadata import Metadata
from localize.formats.source import Source
from localize.language import tags
from localize.model.article import Article
from localize.model.block import Block, BodyPart

if TYPE_CHECKING:
    import turbohtml

_META = {
    "description": "description",
    "keywords": "keywords",
    "author": "author",
    "reviewer": "reviewer",
    "slug": "slug",
}
"""Names of `meta` elements with the metadata they hold."""

_DATES = ("date", "dcterms.modified", "article:modified_time", "last-modified", "article:published_time")
"""Names of `meta` elements that may hold the date of the last change, best first."""

_TIMES = ("dateModified", "datePublished")
"""Properties of `time` elements that may hold the date of the last change, best first."""

_SHARED = frozenset({"og:title", "og:description", "og:image:alt", "twitter:title", "twitter:description"})
"""Properties that readers see where a page is shared (Open Graph protocol)."""

_IN_METADATA = ("description", "page-title", "title")


def parse(source: Source) -> Article:
    """The article in an HTML file; raises SourceError with all problems of the file."""
    return article_in(HtmlDocument(decoded(source), source.path), source)


def article_in(document: HtmlDocument, source: Source) -> Article:
    """The article in a page: what the configuration selects, else the only `article`, `main`, or the body.

    Raises SourceError with all problems of the page.
    """
    options = source.options
    problems: list[Problem] = []
    metadata = Metadata(source, problems, protected)
    try:
        top = document.body if options.surroundings is Surroundings.KEEP else document.article(options.article)
    except ValueError as error:
        message = f"formats.article is {options.article!r} ({error}), expected a CSS selector such as 'main .article'"
        raise source.error(0, message) from None
    if top is None:
        expected = f"an element that {options.article!r} selects" if options.article else "a body with an article"
        raise source.error(1, f"no article, expected {expected}")
    nodes = document.head_nodes()
    _read_head(nodes, metadata)
    _read_language(top, metadata)
    root, remarks = taken_over(top, source.path, trusted=options.trust_markup)
    if metadata.date is None:
        metadata.date = _date_in(root)
    article = assemble(source, root, metadata=metadata, problems=problems)
    return replace(article, head=(*article.head, *_shared(nodes, article)), remarks=remarks)


def _read_language(top: turbohtml.Element, metadata: Metadata) -> None:
    """Take the language of the article from the nearest element that names one; what is no tag says nothing."""
    around = top.closest("[lang]")
    language = attribute(around, "lang").strip() if around is not None else ""
    if around is not None and tags.written_tag(language):
        metadata.add("language", [(line_of(around) or 1, language)])


def _read_head(nodes: list[Node], metadata: Metadata) -> None:
    """Takes title, description, keywords, author, reviewer, slug and date; the first of each counts."""
    found: dict[str, tuple[int, str]] = {}
    for node in nodes:
        name, text = _named_text(node)
        if text.strip():
            found.setdefault(name, (node.line, text))
    for name, context in {"<title>": "title", **_META}.items():
        if name in found:
            metadata.add(context, [found[name]])
    day = next((found[name] for name in _DATES if name in found), None)
    if day is not None:
        line, text = day
        metadata.add("date", [(line, text)])


def _date_in(root: Node) -> date | None:
    """The day that the article itself says it was changed, or published: `<time itemprop="dateModified" …>`.

    The property is one of schema.org's; a `time` without a property may be any date in the text.
    """
    times = [node.attributes for node in root.walk() if node.tag == "time"]
    for name in _TIMES:
        for attributes in times:
            if name in attributes.get("itemprop", "").split() and (day := written_date(attributes.get("datetime", ""))):
                return day
    return None


def _named_text(node: Node) -> tuple[str, str]:
    """The name of the field that an element in the head holds, and its text."""
    if node.tag == "title":
        return "<title>", " ".join(node.text_inside().split("\n"))
    if node.tag == "meta":
        name = node.attributes.get("name") or node.attributes.get("property", "")
        return name.strip().lower(), node.attributes.get("content", "").replace("\n", " ")
    return "", ""


def _shared(nodes: list[Node], article: Article) -> Iterator[BodyPart]:
    """What the head says to people who share the page, and to search engines.

    A text that repeats the title or the description is the same entry for translators.
    """
    known = {text: context for context in _IN_METADATA if (text := _plain(article.field(context)))}
    seen = set()
    for node in nodes:
        name, text = _named_text(node)
        text = " ".join(text.split())
        if name in _SHARED and text and name not in seen:
            seen.add(name)
            yield from head.shared(name, text, node.line, known=known)
        elif node.tag == "script" and node.attributes.get("type", "").lower() == "application/ld+json":
            yield from head.linked_data(node.text_inside(), node.line, known)


def _plain(block: Block | None) -> str:
    """The text of a block without any tags."""
    return block.pattern[0] if block and len(block.pattern) == 1 and isinstance(block.pattern[0], str) else ""
