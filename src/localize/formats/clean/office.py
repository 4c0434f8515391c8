"""Titles and lists in HTML that Word saved: it writes them as paragraphs with a class or a style that says so."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from localize.expressions import expression
from localize.formats.html.nodes import Node

if TYPE_CHECKING:
    import turbohtml

_MARK = "data-mso-list"
"""The attribute that says how deep, and in which kind of list, a paragraph stands; the policy lets it through."""

_LEVEL = expression(r"mso-list:\s*l\d+\s+level([1-9])", re.IGNORECASE)
_IGNORED = expression(r"mso-list:\s*Ignore", re.IGNORECASE)
_NUMBER = expression(r"[(]?(?:\d+|[A-Za-z]|[ivxIVX]+)[.)]")
_TITLE = "MsoTitle"


def mark_lists(top: turbohtml.Element) -> str:
    """Mark the paragraphs that are list items, before styles go; return the bullets and numbers that were taken out."""
    removed = []
    for paragraph in top.select("p[style]"):
        match = _LEVEL.search(str(paragraph.attrs.get("style") or ""))
        bullet = next(
            (each for each in paragraph.select("[style]") if _IGNORED.search(str(each.attrs.get("style")))), None
        )
        if match and bullet is not None:
            kind = "ol" if _NUMBER.fullmatch(bullet.text.split("\u00a0")[0].strip()) else "ul"
            removed.append(bullet.text)
            bullet.decompose()
            paragraph.attrs[_MARK] = f"{match[1]} {kind}"
    return "".join(removed)


def restore(root: Node, title: str) -> str:
    """Make headings and lists, in place, of the paragraphs that are marked as such.

    `title` is that of the page. It is returned where a heading of the text now says the same, else "". Where there is a
    title in the text, the other headings are one level below it.
    """
    for node in list(root.walk()):
        if any(_MARK in child.attributes for child in node.children):
            node.children = list(_with_lists(node.children))
    found = next((node for node in root.walk() if _TITLE in node.attributes.get("class", "").split()), None)
    if found is None or found.tag != "p":
        return ""
    for node in root.walk():
        if re.fullmatch(r"h[1-5]", node.tag) and not node.foreign:
            node.tag = f"h{int(node.tag[1]) + 1}"
    found.tag = "h1"
    return title if found.words().split() == title.split() else ""


def _with_lists(nodes: Iterable[Node]) -> Iterator[Node]:
    waiting: list[Node] = []
    for is_item, group in groupby(nodes, key=lambda node: _MARK in node.attributes):
        row = list(group)
        blank = all(node.tag == "#comment" or (node.tag == "#text" and not node.text.strip()) for node in row)
        if is_item or (waiting and blank):
            waiting += [node for node in row if node.tag != "#text"]
            continue
        yield from _lists(waiting)
        waiting = []
        yield from row
    yield from _lists(waiting)


def _lists(nodes: list[Node]) -> Iterator[Node]:
    """Paragraphs in a row as lists; deeper ones go into the item before them."""
    open_lists: list[tuple[int, Node]] = []
    for node in nodes:
        if node.tag == "#comment":
            yield node
            continue
        level, kind = node.attributes.pop(_MARK).split(" ")
        while open_lists and open_lists[-1][0] > int(level):
            open_lists.pop()
        if open_lists and open_lists[-1][0] == int(level) and open_lists[-1][1].tag != kind:
            open_lists.pop()
        item = Node("li", node.line, attributes=dict(node.attributes), children=node.children, has_block=node.has_block)
        if not open_lists or open_lists[-1][0] < int(level):
            new = Node(kind, node.line, has_block=True)
            if open_lists and open_lists[-1][1].children:
                around = open_lists[-1][1].children[-1]
                around.children.append(new)
                around.has_block = True
            else:
                yield new
            open_lists.append((int(level), new))
        open_lists[-1][1].children.append(item)
