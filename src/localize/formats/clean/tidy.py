"""Tidies an article's tree: removes what only serves the look of another site, or was left by a word processor."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from localize.expressions import expression
from localize.formats.clean.attributes import Keeper
from localize.formats.html.elements import BLOCKS, OBJECTS
from localize.formats.html.nodes import Node

_FOR_TRANSLATORS = expression(r"\s*(?:translators?|translate)\s*:.*", re.IGNORECASE | re.DOTALL)
_RENAMED = {"strike": "s", "acronym": "abbr", "center": "div"}
"""Obsolete elements, each with the one that replaces it (HTML Living Standard, "Obsolete features")."""

_BARE = frozenset({"span", "font", "big", "tt", "nobr", "a"})
"""Elements that mean nothing without attributes."""

_JOINED = frozenset({"b", "i", "strong", "em"})
"""Elements that become one where two stand in a row."""

_EMPTY_INLINE = _BARE | _JOINED | {"u", "s", "small", "sub", "sup", "mark", "ins", "del"}
_EMPTY_BLOCK = frozenset(
    {"p", "div", "section", "header", "footer", "nav", "aside", "figure", "blockquote", "ul", "ol", "dl"}
    | {f"h{level}" for level in range(1, 7)}
)
_ONE_TEXT = frozenset({"td", "th", "li", "dt", "dd", "figcaption", "caption", "summary"})
_TAKES_P = frozenset({"#root", "div", "section", "article", "main", "aside", "blockquote", "header", "footer", "body"})
_LEADS = frozenset({"p", "h2", "h3", "h4", "h5", "h6"})


def tidied(root: Node, locale: str) -> Node:
    """Make the tree tidy, in place, and return it. Only white space is lost; the notes to translators stay.

    Elements and attributes without meaning go, empty paragraphs too; a `div` that is a paragraph becomes one.
    """
    keeper = Keeper(root, locale)
    _Tidier(keeper).inside(root, "#root", locale, untranslated=False)
    root.children = list(_paragraphs(root.children))
    return root


class _Tidier:
    def __init__(self, keeper: Keeper) -> None:
        self._keeper = keeper

    def inside(self, node: Node, tag: str, language: str, *, untranslated: bool) -> None:
        """Make the children of a node tidy; `language` is the language inside the node."""
        children: list[Node] = []
        for child in node.children:
            if child.tag == "#comment":
                children += [child] if _FOR_TRANSLATORS.fullmatch(child.text) else []
            elif child.tag == "#text" or child.foreign:
                children.append(child)
            else:
                children += self._element(child, tag, language, untranslated=untranslated)
        node.children = list(_together(children))
        _settle(node)
        node.has_block = node.tag not in OBJECTS and any(child.is_block for child in node.children)

    def _element(self, node: Node, parent: str, language: str, *, untranslated: bool) -> Iterable[Node]:
        """What becomes of an element."""
        node.tag = _RENAMED.get(node.tag, node.tag)
        untranslated = untranslated or self._keeper.is_untranslated(node)
        node.attributes = self._keeper.remaining(node, language, untranslated=untranslated)
        language = node.attributes.get("lang", language)
        self.inside(node, node.tag, language, untranslated=untranslated)
        if _is_empty(node):
            inline = node.tag in _EMPTY_INLINE
            return [each for each in node.children if each.tag == "#comment" or (inline and each.tag == "#text")]
        if node.attributes:
            return [node]
        if node.tag in _BARE:
            return node.children
        return _box(node, parent) if node.tag == "div" else _lead(node)


def _is_empty(node: Node) -> bool:
    """Whether an element shows nothing, and no link can lead to it."""
    if node.tag not in _EMPTY_INLINE | _EMPTY_BLOCK or not node.attributes.keys() <= {"class", "lang", "dir"}:
        return False
    if any(child.tag not in ("#text", "#comment", "br") for child in node.children):
        return False
    return not node.words().strip()


def _box(node: Node, parent: str) -> Iterable[Node]:
    """The content of a `div` without attributes; where paragraphs may stand, its texts become paragraphs."""
    if parent in _TAKES_P:
        return _paragraphs(node.children)
    lines = all(_is_line(child) or _is_blank(child) for child in node.children)
    return node.children if lines and parent != "dl" else [node]


def _paragraphs(nodes: Iterable[Node]) -> Iterator[Node]:
    """The nodes, with each run of text in a paragraph of its own."""
    for is_text, group in groupby(nodes, key=lambda node: not node.is_block):
        row = list(group)
        if not is_text or any(map(_has_line, row)):
            yield from row
        elif _is_empty(paragraph := Node("p", row[0].line, children=row)):
            yield from (node for node in row if _is_blank(node))
        else:
            yield from _lead(paragraph)


def _lead(node: Node) -> Iterable[Node]:
    """A paragraph, with the comments at its beginning moved before it."""
    if node.tag not in _LEADS:
        return [node]
    count = 0
    while count < len(node.children) and _is_blank(node.children[count]):
        count += 1
    before = [child for child in node.children[:count] if child.tag == "#comment"]
    node.children = node.children[count:]
    return [*before, node]


def _settle(node: Node) -> None:
    """Put the content of a plain paragraph in its place, where it is all that a cell or a list item holds."""
    seen = [child for child in node.children if not _is_blank(child)]
    if node.tag in _ONE_TEXT and len(seen) == 1 and seen[0].tag in ("p", "div") and not seen[0].attributes:
        at = node.children.index(seen[0])
        node.children[at : at + 1] = seen[0].children


def _together(nodes: Iterable[Node]) -> Iterator[Node]:
    """The nodes, with neighbouring texts joined, and neighbouring elements with the same markup joined too."""
    for node, others in _alike(nodes):
        if node.tag == "#text":
            node.text = "".join(each.text for each in (node, *others))
        elif others:
            node.children = list(_together(child for each in (node, *others) for child in each.children))
            node.has_block = any(child.is_block for child in node.children)
        yield node


def _alike(nodes: Iterable[Node]) -> Iterator[tuple[Node, list[Node]]]:
    """Each node, with the nodes right after it that can be joined to it."""
    first: Node | None = None
    others: list[Node] = []
    for node in nodes:
        if first is not None and node.tag == first.tag and (node.tag == "#text" or _is_alike(first, node)):
            others.append(node)
            continue
        if first is not None:
            yield first, others
        first, others = node, []
    if first is not None:
        yield first, others


def _is_alike(one: Node, other: Node) -> bool:
    same = one.attributes == other.attributes and one.attributes.keys() <= {"class", "lang", "dir"}
    return same and one.tag in _JOINED


def _is_line(node: Node) -> bool:
    return node.tag in BLOCKS and node.is_block and not node.foreign


def _has_line(node: Node) -> bool:
    """Whether it holds an element that may not stand in a paragraph, though ITS 2.0 says that it is within text."""
    return any(each.tag in BLOCKS and not each.foreign for each in node.walk())


def _is_blank(node: Node) -> bool:
    return node.tag == "#comment" or (node.tag == "#text" and not node.text.strip(" \t\n\f\r"))
