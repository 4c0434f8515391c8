"""Word to Article: its content as HTML, and its pictures as files beside the page."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePosixPath

from localize.errors import Problem
from localize.expressions import expression
from localize.formats.html.assemble import assemble
from localize.formats.html.cleaning import article_nodes
from localize.formats.html.document import HtmlDocument
from localize.formats.html.nodes import Node
from localize.formats.metadata import Metadata
from localize.formats.source import Source
from localize.formats.word.convert import Converted, convert
from localize.model.article import Article

_NOTE = expression(r"(?:foot|end)note-\d")
_REFERENCE = expression(r"(?:foot|end)note-ref-\d")
_CONTEXTS = {"meta-description": "description"}


def parse(source: Source) -> Article:
    """The article in a Word file; lines are the numbers of its paragraphs, from 1.

    Raises SourceError with all problems of the file.
    """
    return article_of(convert(source.data, source.path), source)


def article_of(converted: Converted, source: Source) -> Article:
    """The article in a converted document; raises SourceError with all problems."""
    problems: list[Problem] = []
    metadata = Metadata(source, problems)
    for name, text in converted.fields:
        metadata.add(_CONTEXTS.get(name, name), [(0, text)], label=name)
    body = HtmlDocument(converted.html, source.path, made=True).body
    assert body is not None  # a browser makes one for every text
    root = article_nodes(body, trusted=False)
    _set_notes_apart(root)
    names = {name: f"{PurePosixPath(source.path).stem}-{name}" for name, _ in converted.images}
    for node in root.walk():
        if node.tag == "img" and node.attributes.get("src") in names:
            node.attributes["src"] = names[node.attributes["src"]]
    embedded = tuple((names[name], data) for name, data in converted.images)
    return replace(
        assemble(source, root, metadata=metadata, problems=problems), embedded=embedded, remarks=converted.remarks
    )


def _set_notes_apart(root: Node) -> None:
    """Put the notes at the end into an element of their own, and hide their numbers in the text from translators."""
    notes = [node for node in root.children if node.tag == "ol" and any(map(_is_note, node.children))]
    for node in notes:
        attributes = {"class": "footnotes", "role": "doc-endnotes"}
        apart = Node("div", node.line, attributes=attributes, children=[node], has_block=True)
        root.children[root.children.index(node)] = apart
    for node in root.walk():
        if node.tag == "sup" and any(_REFERENCE.match(child.attributes.get("id", "")) for child in node.children):
            node.attributes |= {"class": "footnote-ref", "translate": "no"}


def _is_note(node: Node) -> bool:
    return node.tag == "li" and _NOTE.match(node.attributes.get("id", "")) is not None
