"""A tree of docutils as HTML: which element each node is."""

from __future__ import annotations

from collections.abc import Mapping

from docutils import nodes

from localize.formats.restructuredtext import blocks, inlines, notes
from localize.formats.restructuredtext.doctree import title_of
from localize.formats.restructuredtext.elements import HTML, LABEL
from localize.formats.restructuredtext.writer import HtmlWriter, Write, kinds
from localize.formats.source import Source

_BLOCKS: Mapping[str, tuple[str, str]] = {
    "paragraph": ("p", ""),
    "subtitle": ("p", "subtitle"),
    "rubric": ("p", "rubric"),
    "block_quote": ("blockquote", ""),
    "bullet_list": ("ul", ""),
    "list_item": ("li", ""),
    "definition_list": ("dl", ""),
    "definition": ("dd", ""),
    "field_list": ("dl", "field-list"),
    "field_name": ("dt", ""),
    "field_body": ("dd", ""),
    "option_list": ("dl", "option-list"),
    "description": ("dd", ""),
    "docinfo": ("dl", "docinfo"),
    "container": ("div", ""),
    "compound": ("div", "compound"),
    "figure": ("figure", ""),
}
"""Nodes that are an element around blocks or a text, with its class."""

_INLINE: Mapping[str, tuple[str, str]] = {
    "emphasis": ("em", ""),
    "strong": ("strong", ""),
    "subscript": ("sub", ""),
    "superscript": ("sup", ""),
    "title_reference": ("cite", ""),
    "abbreviation": ("abbr", ""),
    "acronym": ("abbr", ""),
    "literal": ("code", ""),
    "inline": ("span", ""),
}
"""Nodes that are an element in a text, with its class."""

_WRITES: Mapping[str, Write] = {**blocks.WRITES, **inlines.WRITES, **notes.WRITES}


def as_html(document: nodes.document, source: Source, *, first: int = 0, level: int = 0) -> str:
    """The tree as HTML, its footnotes at the end.

    `first` is the number of lines that stand before its text in the file, `level` the level of the heading around it.
    Raises SourceError for blocks that are nested too deep.
    """
    writer = HtmlWriter(document, source, _how, first=first)
    writer.level = level + (title_of(document) is not None)
    writer.numbers = notes.numbers(document)
    writer.all(document.children)
    notes.write_notes(writer)
    return writer.text()


def _how(node: nodes.Element) -> Write | None:
    if LABEL in node:
        return inlines.label
    if HTML in node:
        return _made
    if write := _WRITES.get(node.tagname):
        return write
    if node.tagname in _BLOCKS:
        return _block
    if node.tagname in _INLINE:
        return _inline
    return blocks.admonition if isinstance(node, nodes.Admonition) else None


def _made(writer: HtmlWriter, node: nodes.Element) -> None:
    """An element that one of our directives or roles has made."""
    tag, attributes = node[HTML]
    if isinstance(node, nodes.Inline):
        writer.inline(node, tag, attributes)
    else:
        writer.block(node, tag, attributes)


def _block(writer: HtmlWriter, node: nodes.Element) -> None:
    tag, kind = _BLOCKS[node.tagname]
    writer.block(node, tag, kinds(node, kind))


def _inline(writer: HtmlWriter, node: nodes.Element) -> None:
    tag, kind = _INLINE[node.tagname]
    writer.inline(node, tag, kinds(node, kind))
