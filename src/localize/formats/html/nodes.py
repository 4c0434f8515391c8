"""The tree of an article as plain values, made of a parsed document in one walk."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field

import turbohtml

from localize.dataclass import dataclass
from localize.expressions import expression
from localize.formats.html.elements import BLOCKS, HIDDEN, OBJECTS, TEXT_ONLY

LINE = "data-line"
"""The attribute that carries the line of the source; it never reaches a page."""

LINE_COMMENT = f"{LINE}:"
"""How a comment begins that sets the line for what follows it."""

_MARK = expression(f"<!--{LINE_COMMENT}[0-9]+-->")
_MARK_IN_TAG = expression(f'(<[^<>]*) {LINE}="[0-9]+"')


@dataclass(slots=True)
class Node:
    """An element, a text or a comment.

    `tag` is the element's name, `#text` or `#comment`; `text` is the content of a text or a comment; `line` is the line
    of the source on which it begins; `foreign` is true in SVG and MathML; `has_block` says that a block is inside.
    """

    tag: str
    line: int
    text: str = ""
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Node] = field(default_factory=list)
    foreign: bool = False
    has_block: bool = False

    @property
    def is_block(self) -> bool:
        """Whether it is never part of a text; where ITS 2.0 `its-within-text` is given, this decides."""
        if self.attributes and (within := self.attributes.get("its-within-text")) is not None:
            return within == "no"
        return (self.tag in BLOCKS and not self.foreign) or self.has_block

    def walk(self) -> Iterator[Node]:
        """The node and all below it, in document order."""
        stack = [self]
        while stack:
            node = stack.pop()
            yield node
            if node.children:
                stack.extend(reversed(node.children))

    def text_inside(self) -> str:
        """All text below it, also that of scripts."""
        return "".join(node.text for node in self.walk() if node.tag == "#text")

    def words(self) -> str:
        """The text in it that readers see."""
        texts: list[str] = []
        stack = [self]
        while stack:
            node = stack.pop()
            if node.tag == "#text":
                texts.append(node.text)
            elif node.children and (node.tag not in HIDDEN or node.foreign):
                stack.extend(reversed(node.children))
        return "".join(texts)


def converted(element: turbohtml.Element, line: int) -> Node:
    """An element with all below it; `line` is the line it begins on, where it has none itself."""
    return _Converter(line).element(element)


def content(element: turbohtml.Element, line: int) -> Node:
    """A `div` with all that is in an element; `line` is the line on which that begins."""
    top = Node("div", line)
    _Converter(line).children(element, top)
    return top


def attribute(element: turbohtml.Element, name: str) -> str:
    """The value of an attribute, "" for none; several words (`class`) are joined by spaces."""
    return _value(element.attrs.get(name))


def line_of(element: turbohtml.Element) -> int:
    """The line of an element: its own, else that of an element around it, or of our comment before one of them.

    0 where none of them has a line.
    """
    each: turbohtml.Node | None = element
    while isinstance(each, turbohtml.Element):
        if number := line_on(each):
            return number
        for before in each.previous_siblings:
            if isinstance(before, turbohtml.Comment) and (number := line_on(before)):
                return number
        each = each.parent
    return 0


def is_foreign(element: turbohtml.Element) -> bool:
    """Whether an element is one of SVG or MathML."""
    return element.namespace is not turbohtml.Namespace.HTML


def is_line(value: object) -> bool:
    """Whether the value of an attribute is the number of a line."""
    return isinstance(value, str) and value.isascii() and value.isdecimal() and len(value) < 9


def line_on(node: turbohtml.Node) -> int:
    """The line that an element has itself, or that a comment of ours sets; 0 for none."""
    if isinstance(node, turbohtml.Comment):
        return _line_in(node.data)
    if not isinstance(node, turbohtml.Element):
        return 0
    own = node.attrs.get(LINE)
    return int(own) if isinstance(own, str) and is_line(own) else node.source_line or 0


def _line_in(comment: str) -> int:
    """The line that a comment of ours sets; 0 for any other comment."""
    number = comment.removeprefix(LINE_COMMENT)
    return int(number) if number != comment and is_line(number) else 0


def _unmarked(text: str, tag: str = "") -> str:
    """A text without our marks; they get into a text where a tag or a quotation mark is not closed."""
    if LINE not in text:
        return text
    if tag in TEXT_ONLY:  # tags in it are text, such as those of the next paragraphs
        text = _MARK_IN_TAG.sub(r"\1", text)
    return _MARK.sub("", text)


def _value(value: str | list[str] | None) -> str:
    return value if isinstance(value, str) else " ".join(value or ())


class _Converter:
    """Turns a parsed tree into plain values, and counts lines by the line ends in texts."""

    def __init__(self, line: int) -> None:
        self._line = line

    def element(self, element: turbohtml.Element) -> Node:
        """An element with all below it; the recursion is bounded by the depth of the document."""
        attributes = {name: _unmarked(_value(value)) for name, value in element.attrs.items()}
        given = attributes.pop(LINE, "")
        self._line = (int(given) if is_line(given) else element.source_line) or self._line
        node = Node(element.tag, self._line, "", attributes, [], is_foreign(element))
        self.children(element, node)
        return node

    def children(self, element: turbohtml.Element | turbohtml.DocumentFragment, node: Node) -> None:
        """Gives a node what is in the element it is made of."""
        add = node.children.append
        for child in element.children:
            if isinstance(child, turbohtml.Text):
                text = _unmarked(child.data, node.tag)
                add(Node("#text", self._line, text, {}, []))
                self._line += text.count("\n")
            elif isinstance(child, turbohtml.Element):
                below = self.element(child)
                if not node.has_block and below.is_block and node.tag not in OBJECTS:
                    node.has_block = True
                add(below)
            elif isinstance(child, turbohtml.Comment):
                self._comment(child.data, node)
            elif isinstance(child, turbohtml.DocumentFragment):
                self.children(child, node)

    def _comment(self, text: str, node: Node) -> None:
        if number := _line_in(text):
            self._line = number
            return
        node.children.append(Node("#comment", self._line, text))
        self._line += text.count("\n")
