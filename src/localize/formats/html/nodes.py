"""Turns HTML of any quality into a clean tree of plain values, repaired as a browser would; turbohtml lives here."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import turbohtml

from localize.errors import Problem, SourceError
from localize.formats.html import policy, url_attributes
from localize.formats.html.elements import BLOCKS, HIDDEN, OBJECTS, OBSOLETE_PRE, TEXT_ONLY
from localize.model import characters

DEEPEST = 80
"""How deep elements may be nested. Browsers stop at 512; functions that walk the tree need Python's stack."""

MOST = 50_000
"""The most elements of a document: more is no article, and would need gigabytes."""

MOST_ATTRIBUTES = 1_000
"""The most attributes of an element; the time to clean them grows with the square of their number."""

LONGEST = 100_000
"""The most characters of a text between two tags; the time to clean it grows with the square of its length."""

LINE = "data-line"
"""The attribute that carries the line of the source; it never reaches a page."""

LINE_COMMENT = f"{LINE}:"
"""How a comment begins that sets the line for what follows it."""

_MARK = re.compile(f"<!--{LINE_COMMENT}[0-9]+-->")
_MARK_IN_TAG = re.compile(f'(<[^<>]*) {LINE}="[0-9]+"')


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
        within = self.attributes.get("its-within-text")
        if within is not None:
            return within == "no"
        return (self.tag in BLOCKS and not self.foreign) or self.has_block

    def walk(self) -> Iterator[Node]:
        """The node and all below it, in document order."""
        stack = [self]
        while stack:
            node = stack.pop()
            yield node
            stack.extend(reversed(node.children))

    def text_inside(self) -> str:
        """All text below it, also that of scripts."""
        return "".join(node.text for node in self.walk() if node.tag == "#text")

    def words(self) -> str:
        """The text in it that readers see."""
        return "".join(node.text for node in _seen(self))


def _seen(top: Node) -> Iterator[Node]:
    stack = [top]
    while stack:
        node = stack.pop()
        if node.tag == "#text":
            yield node
        elif node.tag not in HIDDEN or node.foreign:
            stack.extend(reversed(node.children))


def _parsed(html: str) -> turbohtml.Document:
    # our pages have this doctype, and how elements are nested depends on it
    return turbohtml.parse(f"<!DOCTYPE html>{html}", allow_declarative_shadow_roots=False)


class HtmlDocument:
    """A whole page, or a piece of one, as a browser reads it (HTML Living Standard, "Parsing HTML documents")."""

    def __init__(self, html: str, path: str, *, made: bool = False) -> None:
        """Read HTML text; raises SourceError for elements nested too deep, and for characters that no text may have.

        `made` says that one of our readers made the HTML: it is the content of a body, and its elements carry the lines
        of the source (LINE, LINE_COMMENT).
        """
        self._document = _parsed(html)
        if made and self._one("body") is None:  # a frameset took its place
            self._document = _parsed(f"<body>{html}")
        self.head = self._one("head")
        self.body = self._one("body")
        for part in (self.head, self.body):
            if part is not None:
                _prepare(part, path, made=made)

    def _one(self, selector: str) -> turbohtml.Element | None:
        return self._document.select_one(selector)

    def article(self, selector: str) -> turbohtml.Element | None:
        """The element that holds the article: what the selector finds, else the only `article`, `main`, or `body`."""
        if selector:
            return self._one(selector)
        articles = [each for each in self._document.select("article") if each.closest("article") in (None, each)]
        main = self._one("main, [role=main]")
        if len(articles) == 1 and (main is None or not _heads(main) or _heads(articles[0])):
            return articles[0]
        return main or self.body


def _heads(element: turbohtml.Element) -> bool:
    return element.select_one("h1") is not None


def head_nodes(element: turbohtml.Element | None) -> list[Node]:
    """The elements of a page's head with their texts."""
    return _converted(element, 1).children if element is not None else []


def taken_over(element: turbohtml.Element, path: str, *, trusted: bool) -> tuple[Node, tuple[Problem, ...]]:
    """The article as `article_nodes` returns it, and remarks on what the policy removes from it."""
    remarks = () if trusted else tuple(removed(element, path))
    return article_nodes(element, trusted=trusted), remarks


def article_nodes(element: turbohtml.Element, *, trusted: bool) -> Node:
    """The article as a tree of values; cleaned by the policy unless the project trusts its sources."""
    first = _line(element)
    if trusted:
        return _converted(element, first)
    for each in list(element.iter_elements()):
        for name in [name for name in each.attrs if url_attributes.forbidden(name, attribute(each, name))]:
            del each.attrs[name]
        if aligned := policy.alignment(attribute(each, "style")):
            each.attrs["style"] = aligned
        elif "style" in each.attrs:
            del each.attrs["style"]
        if each.tag in policy.UNWRAPPED and not _is_foreign(each):
            each.unwrap()
    for each in element.select("pre, textarea"):
        first_child = next(iter(each.children), None)
        if isinstance(first_child, turbohtml.Text) and first_child.data.startswith("\n"):
            first_child.data = "\n" + first_child.data  # the writer of the cleaned HTML adds none, so one is lost there
    html = policy.cleaned(element.inner_html)
    return _converted(turbohtml.parse_fragment(html, "div", positions=False), first)


def removed(element: turbohtml.Element, path: str) -> Iterator[Problem]:
    """What the policy removes: a remark for each kind, with the line of the first."""
    told: dict[str, tuple[int, int]] = {}
    for each in element.iter_elements():
        for what, where in _left_out(each):
            line, count = told.get(what, (_line(where), 0))
            told[what] = (line, count + 1)
    for what, (line, count) in told.items():
        times = "" if count == 1 else f" ({count} times)"
        yield Problem(path, line, f"{what} was left out{times}, expected none, or trust-markup in the configuration")


def _left_out(element: turbohtml.Element) -> Iterator[tuple[str, turbohtml.Element]]:
    """What the policy removes because of an element: a name for it, and the element to report."""
    if lost := _lost(element):
        yield f"<{lost.tag}>", lost
        return
    for name in element.attrs:
        if begin := url_attributes.forbidden(name, attribute(element, name)):
            yield f'{name}="{begin}…"', element


def _lost(element: turbohtml.Element) -> turbohtml.Element | None:
    """The element that the policy removes, with its content, because of this one."""
    around = element.parent
    if element.tag in policy.REMOVED or (_is_foreign(element) and element.tag not in policy.DRAWN):
        return element
    if isinstance(around, turbohtml.Element) and around.namespace is turbohtml.Namespace.SVG:
        return None if _is_foreign(element) else around
    return None


def attribute(element: turbohtml.Element, name: str) -> str:
    """The value of an attribute, "" for none; several words (`class`) are joined by spaces."""
    value = element.attrs.get(name)
    return value if isinstance(value, str) else " ".join(value or ())


def _is_foreign(element: turbohtml.Element) -> bool:
    return element.namespace is not turbohtml.Namespace.HTML


def _is_number(value: object) -> bool:
    return isinstance(value, str) and value.isascii() and value.isdecimal() and len(value) < 9


def _line(element: turbohtml.Element) -> int:
    """The line of an element: its own, else that of an element around it, or of our comment before one of them."""
    each: turbohtml.Node | None = element
    while isinstance(each, turbohtml.Element):
        if own := each.attrs.get(LINE):
            return int(str(own))
        for before in each.previous_siblings:
            if isinstance(before, turbohtml.Comment) and (number := _line_in(before.data)):
                return number
        each = each.parent
    return element.source_line or 1


def _line_in(comment: str) -> int:
    """The line that a comment of ours sets; 0 for any other comment."""
    number = comment.removeprefix(LINE_COMMENT)
    return int(number) if number != comment and _is_number(number) else 0


def _prepare(top: turbohtml.Element, path: str, *, made: bool) -> None:
    """Give each element its line, unless the reader that made it did so, and check its depth and its texts."""
    level = [top]
    depth = count = 0
    problems: list[Problem] = []
    while level:
        if depth > DEEPEST:
            line = _line(level[0])
            raise SourceError(Problem(path, line, f"elements nested more than {DEEPEST} deep, expected fewer"))
        deeper: list[turbohtml.Element] = []
        count += len(level)
        if count > MOST:
            message = f"more than {MOST:,} elements, expected fewer in an article"
            raise SourceError(Problem(path, _line(level[0]), message))
        for element in level:
            if len(element.attrs) > MOST_ATTRIBUTES:
                message = f"<{element.tag}> has {len(element.attrs):,} attributes, expected at most {MOST_ATTRIBUTES:,}"
                raise SourceError(Problem(path, _line(element), message))
            if element.tag in OBSOLETE_PRE and not _is_foreign(element):
                element.tag = "pre"
            if not made:
                element.attrs[LINE] = str(element.source_line or 1)
            elif not _is_number(element.attrs.get(LINE)):
                element.attrs.pop(LINE, None)
            deeper += _elements_in(element)
            _look_at_texts(element, path)
            problems += _referred_to(element, path)
        level = deeper
        depth += 1
    if problems:
        raise SourceError(problems)


def _elements_in(element: turbohtml.Element | turbohtml.DocumentFragment) -> Iterator[turbohtml.Element]:
    for child in element.children:
        if isinstance(child, turbohtml.Element):
            yield child
        elif isinstance(child, turbohtml.DocumentFragment):  # what a template holds
            yield from _elements_in(child)


def _look_at_texts(element: turbohtml.Element, path: str) -> None:
    """Refuse a text that is so long that cleaning it would take minutes."""
    if element.tag in HIDDEN:
        return
    for child in element.children:
        if isinstance(child, turbohtml.Text) and len(child.data) > LONGEST:
            message = f"a text of {len(child.data):,} characters in one piece, expected at most {LONGEST:,}"
            raise SourceError(Problem(path, _line(element), message))


def _referred_to(element: turbohtml.Element, path: str) -> Iterator[Problem]:
    """Report characters in an element that no text may hold; HTML can write them as references such as `&#1;`.

    Form feeds become spaces.
    """
    attributes = {name: attribute(element, name) for name in element.attrs}
    texts = [child for child in element.children if isinstance(child, turbohtml.Text)]
    if not characters.refused("".join((*attributes, *attributes.values(), *(text.data for text in texts)))):
        return
    found: set[str] = set()
    for name, value in attributes.items():
        element.attrs[name] = characters.spaced(value)
        found.update(characters.all_refused(name), characters.all_refused(characters.spaced(value)))
    for text in texts:
        text.data = characters.spaced(text.data)
        found.update(characters.all_refused(text.data))
    for char in sorted(found):
        message = f"{characters.named(char)} in <{element.tag}>, written as &#{ord(char)};, expected text"
        yield Problem(path, _line(element), message)


def _unmarked(text: str, tag: str = "") -> str:
    """A text without our marks; they get into a text where a tag or a quotation mark is not closed."""
    if LINE not in text:
        return text
    if tag in TEXT_ONLY:  # tags in it are text, such as those of the next paragraphs
        text = _MARK_IN_TAG.sub(r"\1", text)
    return _MARK.sub("", text)


def _converted(element: turbohtml.Element, line: int) -> Node:
    return _Converter(line).element(element)


class _Converter:
    """Turns a parsed tree into plain values, and counts lines by the line ends in texts."""

    def __init__(self, line: int) -> None:
        self._line = line

    def element(self, element: turbohtml.Element) -> Node:
        """An element with all below it; the recursion is bounded by the depth of the document."""
        attributes = {name: _unmarked(attribute(element, name)) for name in element.attrs}
        given = attributes.pop(LINE, "")
        if given:
            self._line = int(given)
        node = Node(element.tag, self._line, text="", attributes=attributes)
        node.foreign = _is_foreign(element)
        self._children(element, node)
        return node

    def _children(self, element: turbohtml.Element | turbohtml.DocumentFragment, node: Node) -> None:
        for child in element.children:
            if isinstance(child, turbohtml.Element):
                below = self.element(child)
                node.has_block = node.has_block or (below.is_block and node.tag not in OBJECTS)
                node.children.append(below)
            elif isinstance(child, turbohtml.Text):
                text = _unmarked(child.data, node.tag)
                node.children.append(Node("#text", self._line, text))
                self._line += text.count("\n")
            elif isinstance(child, turbohtml.Comment):
                self._comment(child.data, node)
            elif isinstance(child, turbohtml.DocumentFragment):
                self._children(child, node)

    def _comment(self, text: str, node: Node) -> None:
        if number := _line_in(text):
            self._line = number
            return
        node.children.append(Node("#comment", self._line, text))
        self._line += text.count("\n")
