"""Makes a clean source article of a foreign HTML or Word file: read, tidy, write, and read again to compare."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from localize import formats
from localize.config.formats import Surroundings
from localize.errors import Problem, SourceError
from localize.formats.clean import same, write
from localize.formats.clean.foreign import ForeignPage
from localize.formats.html.assemble import assemble
from localize.formats.html.nodes import Node
from localize.formats.metadata import Metadata
from localize.formats.source import Source
from localize.model.article import Article
from localize.model.block import plain_text


def with_title(foreign: ForeignPage) -> Node:
    """The content with a heading of level 1; where it has none, the title becomes one."""
    root = foreign.root
    title = foreign.article.field("title")
    if title is not None and not any(node.tag == "h1" and node.words().strip() for node in root.walk()):
        text = Node("#text", title.line, plain_text(title.pattern))
        root.children.insert(0, Node("h1", title.line, children=[text]))
    return root


def written(foreign: ForeignPage, target: Source) -> bytes:
    """The source file for an article whose tree is tidy; `target` says where it will stand.

    Raises SourceError if the file, read again, would not be the same article, or if a text would be lost.
    """
    wrapped = target.options.surroundings is Surroundings.DROP
    html = write.page(foreign.article, foreign.root, wrapped=wrapped, attributes=foreign.attributes)
    data = html.encode("utf-8")
    path = foreign.article.path
    try:
        again = formats.parse(data, target.path, name=target.name, locale=target.locale, options=target.options)
    except SourceError as error:
        raise SourceError(
            Problem(path, 0, f"the article written from it cannot be read: {each}") for each in error.problems
        ) from None
    found = [*same.differences(_assembled(foreign, target), again)]
    if found:
        raise SourceError(
            Problem(path, each.line, f"would be read again as {each.second}, expected {each.first}") for each in found
        )
    lost = same.letters(foreign.article) - same.letters(again) - Counter(foreign.dropped)
    if lost:
        raise SourceError(Problem(path, 0, f"{lost.total()} letters would be lost, expected none: {''.join(lost)!r}"))
    return data


def _assembled(foreign: ForeignPage, target: Source) -> Article:
    """The article made of a tidy tree."""
    article = foreign.article
    source = replace(target, path=article.path) if article.field("title") else target
    metadata = Metadata(source, [])
    for block in article.metadata:
        metadata.put(block)
    metadata.date = article.date
    metadata.locale = article.locale
    metadata.slug = article.slug
    return replace(assemble(source, foreign.root, metadata=metadata, problems=[]), head=article.head)
