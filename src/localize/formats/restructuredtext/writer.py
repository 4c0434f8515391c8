"""Writes a tree of docutils as HTML whose elements carry the lines of the source: what all nodes have in common."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from html import escape

from docutils import nodes

from localize.expressions import expression
from localize.formats.heading_ids import HeadingIds
from localize.formats.html.nodes import LINE
from localize.formats.source import Source

DEEPEST = 60
"""How deep blocks may be nested."""

UNSEEN = frozenset({"pending", "substitution_definition", "decoration", "meta", "generated", "colspec", "label"})
"""Nodes that readers do not see."""

_AUTOMATIC = expression(r"id\d+|(?:toc-entry|footnote-reference|citation-reference|system-message)-\d+")
"""Ids that docutils counts."""

_COMPACT = frozenset({"li", "dd", "td", "th"})
"""Elements that hold a single paragraph without an element for it."""

_LISTS = (nodes.bullet_list, nodes.enumerated_list)

Write = Callable[["HtmlWriter", nodes.Element], None]
"""Writes a node of one kind with all that is in it."""


class HtmlWriter:
    """Writes one tree; `first` is the number of lines that stand before its text in the file.

    `level` is that of the heading around the text, 0 for none; `line` is the line of what is written now, `begin` that
    of the node around it; `numbers` are those of the footnotes by their ids, `marks` how many marks of each are written
    so far.
    """

    def __init__(
        self,
        document: nodes.document,
        source: Source,
        writes: Callable[[nodes.Element], Write | None],
        *,
        first: int = 0,
    ) -> None:
        """`writes` says how a node is written; of one for which it says nothing only what is in it is written."""
        self.document = document
        self.source = source
        self.level = 0
        self.line = first + 1
        self.numbers: Mapping[str, int] = {}
        self.marks: dict[str, int] = {}
        self._writes = writes
        self._first = first
        self._depth = 0
        self.begin = self.line
        self._html: list[str] = []
        self._referred = {each["refid"] for each in document.findall(nodes.Element) if each.get("refid")}
        self._names = {each: name for name, each in document.nameids.items() if each}
        self._ids = self._heading_ids()

    def text(self) -> str:
        """What is written so far."""
        return "".join(self._html)

    def add(self, html: str) -> None:
        """Write HTML as it is."""
        self._html.append(html)

    def words(self, text: str) -> None:
        """Write a text."""
        self._html.append(escape(text, quote=False))

    def all(self, children: Iterable[nodes.Node]) -> None:
        """Write nodes; raises SourceError for blocks that are nested too deep."""
        self._depth += 1
        around, self.begin = self.begin, self.line
        for child in children:
            if isinstance(child, nodes.Text):
                self.words(child.astext())
            elif isinstance(child, nodes.Element) and child.tagname not in UNSEEN:
                self._node(child)
        self.begin = around
        self._depth -= 1

    def _node(self, node: nodes.Element) -> None:
        self.go_to(node)
        if self._depth > DEEPEST:
            raise self.source.error(self.line, f"blocks nested more than {DEEPEST} deep, expected fewer")
        if write := self._writes(node):
            write(self, node)
        else:
            self.all(node.children)

    def go_to(self, node: nodes.Element) -> None:
        """Take the line of a node: its own, else that of the first node in it that has one.

        It is never before that of the node around it: docutils counts the lines of a table of values by themselves.
        """
        if not (isinstance(node, nodes.Inline) and isinstance(node.parent, nodes.TextElement)):
            line = node.line or next((each.line for each in node.findall(nodes.Element) if each.line), None)
            self.line = max(self.begin, self._first + line) if line else self.line

    def block(self, node: nodes.Element, tag: str, attributes: Mapping[str, str]) -> None:
        """An element around what is in a node."""
        self.open(node, tag, attributes)
        self.all(_unwrapped(node, tag))
        self.add(f"</{tag}>\n")

    def open(self, node: nodes.Element, tag: str, attributes: Mapping[str, str]) -> None:
        """The start tag of a block, behind the places for ids that it cannot have too."""
        name, others = self._shared_ids(node)
        if others and tag in ("li", "dd", "dt", "td", "th"):
            self.add(f'<{tag} {LINE}="{self.line}"{written({"id": name, **attributes})}>{others}')
        else:
            self.add(f'{others}<{tag} {LINE}="{self.line}"{written({"id": name, **attributes})}>')

    def inline(self, node: nodes.Element, tag: str, attributes: Mapping[str, str]) -> None:
        """An element in a text; a `span` that says nothing is none."""
        name, others = self._shared_ids(node)
        given = written({"id": name, **attributes})
        if tag == "span" and not given:
            self.all(node.children)
            return
        self.add(f"{others}<{tag}{given}>")
        self.all(node.children)
        self.add(f"</{tag}>")

    def ids(self, node: nodes.Element) -> list[str]:
        """The ids that links can lead to, those that the author has given first.

        Those that docutils has counted are there only where something leads to them.
        """
        names = sorted(node["ids"], key=lambda each: not self._is_given(each))
        counted = {f"{each}-" for each in names if self._is_given(each)}
        return [
            self.id(each)
            for each in names
            if each in self._ids
            or each in self._referred
            or not (_AUTOMATIC.fullmatch(each) or each.rstrip("0123456789") in counted)
        ]

    def _is_given(self, name: str) -> bool:
        return bool(self.document.nametypes.get(self._names.get(name, "")))

    def id(self, name: str) -> str:
        """The id on the page for one of docutils."""
        return self._ids.get(name, name)

    def _shared_ids(self, node: nodes.Element) -> tuple[str, str]:
        """The id for the element of a node, and places for the others."""
        ids = self.ids(node)
        return (ids[0] if ids else ""), anchors(ids[1:])

    def _heading_ids(self) -> dict[str, str]:
        """For headings whose id docutils has counted, one that is made of their words."""
        ids = HeadingIds(taken={each for node in self.document.findall(nodes.Element) for each in node["ids"]})
        return {
            each: ids.make(section.children[0].astext())
            for section in self.document.findall(nodes.section)
            for each in section["ids"]
            if _AUTOMATIC.fullmatch(each) and section.children
        }


def nothing(_: HtmlWriter, __: nodes.Element) -> None:
    """What is written elsewhere."""


def _unwrapped(node: nodes.Element, tag: str) -> list[nodes.Node]:
    """What is in a node; where that is one paragraph, or one with only lists after it, its text."""
    inside = [child for child in node.children if getattr(child, "tagname", "") not in UNSEEN]
    if tag not in _COMPACT or not inside or type(inside[0]) is not nodes.paragraph:
        return inside
    paragraph = inside[0]
    is_plain = not any(paragraph.attributes.values())
    if is_plain and all(isinstance(each, _LISTS) for each in inside[1:]):
        return [*paragraph.children, *inside[1:]]
    return inside


def written(attributes: Mapping[str, str]) -> str:
    """Attributes as they are written in a tag; nothing for those without a value."""
    return "".join(f' {name}="{escape(value)}"' for name, value in attributes.items() if value)


def anchors(ids: Iterable[str]) -> str:
    """Places for links to lead to."""
    return "".join(f'<a id="{escape(each)}"></a>' for each in ids)


def kinds(node: nodes.Element, kind: str = "") -> dict[str, str]:
    """The classes of a node, behind that of its kind, as an attribute."""
    return {"class": " ".join(dict.fromkeys([*kind.split(), *node["classes"]]))}
