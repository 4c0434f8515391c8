"""Nodes of docutils' tree that stand for elements of HTML, made by our directives and roles for the writer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from docutils import nodes

HTML = "localize-html"
"""The attribute of a node that is written as an element: its name and its attributes."""

LABEL = "localize-label"
"""The attribute of a node that leads to a label: the label, to be looked for when the tree is complete."""

LINE_OF_LABEL = "localize-line"
"""The attribute of such a node that has its line."""


def target_of(document: nodes.document, node: nodes.Element) -> str:
    """The id of what a node leads to by its label; empty where the complete tree has no such label."""
    return document.nameids.get(nodes.fully_normalize_name(node[LABEL].lstrip("!"))) or ""


def block(
    tag: str, children: Iterable[nodes.Node] = (), *, line: int = 0, kind: str = "", **attributes: str
) -> nodes.Element:
    """An element around blocks; `kind` is its class."""
    return _as_html(nodes.container("", *children), tag, line, {"class": kind, **attributes})


def text(
    tag: str, children: Iterable[nodes.Node] = (), *, line: int = 0, kind: str = "", **attributes: str
) -> nodes.Element:
    """An element around a text that is a block, such as a paragraph or a term."""
    return _as_html(nodes.paragraph("", "", *children), tag, line, {"class": kind, **attributes})


def inline(tag: str, words: str, attributes: Mapping[str, str]) -> nodes.Element:
    """An element in a text."""
    return _as_html(nodes.inline(words, words), tag, 0, attributes)


def box(kind: str, title: Iterable[nodes.Node], children: Iterable[nodes.Node], line: int) -> nodes.Element:
    """An admonition: its kind is a class, its title a paragraph that stands first."""
    words = list(title)
    heading = [text("p", words, line=line, kind="admonition-title")] if words else []
    return block("div", [*heading, *children], line=line, kind=f"admonition {kind}".rstrip())


def _as_html(node: nodes.Element, tag: str, line: int, attributes: Mapping[str, str]) -> nodes.Element:
    node[HTML] = (tag, {name: value for name, value in attributes.items() if value})
    if line:
        node.line = line
    return node
