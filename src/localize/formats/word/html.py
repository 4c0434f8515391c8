"""Prepares the converter's HTML for our HTML reader: lines, images, figures, list numbers, notes to translators."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import field
from itertools import chain
from xml.etree.ElementTree import Comment, Element, fromstring, tostring

from localize.dataclass import dataclass
from localize.formats.word import code, front, titles
from localize.formats.word.context import MARK, Context, make, quoted
from localize.formats.word.lists import ListItem

_BLOCKS = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "td", "th", "dt", "dd", "pre"})
_AROUND = frozenset({"table", "thead", "tbody", "tr", "ol", "ul", "dl", "blockquote", "figure"})
_GROUPS = frozenset({"ol", "ul", "dl", "blockquote"})
_LINE = "data-line"


@dataclass(slots=True)
class Finish:
    """Finishes the HTML of one document; `texts` are the words of each paragraph, to compare with the file."""

    context: Context
    texts: dict[int, list[str]] = field(default_factory=dict)
    _paragraphs: dict[Element, int] = field(default_factory=dict)
    _notes: dict[Element, list[int]] = field(default_factory=dict)
    _noted: set[int] = field(default_factory=set)
    _tables: dict[Element, list[int]] = field(default_factory=dict)

    def html(self, converted: str, properties: dict[str, str]) -> str:
        """The finished fragment, a line for each block; `converted` is well-formed.

        `properties` are those of the document; what the text says itself of its author and date joins them.
        """
        body = fromstring(f"<body>{converted}</body>")
        self._resolve(body, body)
        self._describe_tables(body)
        body[:] = joined([block for child in body for block in self._tidy(child)])
        titles.settle(body, titled="title" in properties)
        front.take(body, properties)
        self._check_links(body)
        for child in body:
            child.tail = "\n"
        for index in sorted(set(range(len(self.context.translators))) - self._noted):
            text = self.context.translators[index]
            message = f"the note to translators {quoted(text)} was left out, expected it beside a paragraph"
            self.context.remarks.add(0, message)
        return "".join(tostring(child, encoding="unicode", method="html") for child in body)

    def _resolve(self, parent: Element, block: Element) -> None:
        """Take the marks out of the tree, and note what they say of the block they are in."""
        self._say(block, parent.text)
        children: list[Element] = []
        for child in parent:
            kept = self._resolved(child, block)
            if kept is not None:
                kept.tail = child.tail
                children.append(kept)
            elif children:
                children[-1].tail = (children[-1].tail or "") + (child.tail or "")
            else:
                parent.text = (parent.text or "") + (child.tail or "")
            self._say(block, child.tail)
        parent[:] = children

    def _resolved(self, element: Element, block: Element) -> Element | None:
        name = element.get("id", "") if element.tag == "a" else ""
        if name.startswith(MARK):
            kind, _, index = name.removeprefix(MARK).partition("-")
            return self._marked(kind, int(index), block)
        if name and "href" not in element.attrib:
            if "id" not in block.attrib and block.tag in _BLOCKS:
                block.set("id", name)
                return None
            return element
        self._resolve(element, element if element.tag in _BLOCKS else block)
        return element

    def _marked(self, kind: str, index: int, block: Element) -> Element | None:
        if kind == "image":
            return self.context.images[index]
        if kind == "ruby":
            ruby = self.context.rubies[index]
            self._say(block, f"{ruby[0].text}{ruby.text}")  # in the order of the file
            return ruby
        if kind == "comment":
            self._notes.setdefault(block, []).append(index)
        elif kind == "table":
            self._tables.setdefault(block, []).append(index)
        elif block not in self._paragraphs:
            self._paragraphs[block] = index
            block.set(_LINE, str(self.context.paragraphs[index].line))
        return None

    def _describe_tables(self, body: Element) -> None:
        """Give each table its attributes; where one begins in the first cell of another, the outer mark is first."""
        for table in body.iter("table"):
            marks = next((self._tables[block] for block in table.iter() if self._tables.get(block)), None)
            if marks:
                table.attrib.update(self.context.tables[marks.pop(0)])

    def _say(self, block: Element, text: str | None) -> None:
        if text and block in self._paragraphs:
            self.texts.setdefault(self._paragraphs[block], []).append(text)

    def _tidy(self, element: Element) -> list[Element]:
        """The elements that replace this one: none for an empty element, several for a list that is really several."""
        if element.tag in _AROUND or element.tag in _BLOCKS:
            _inherit_line(element)  # before empty paragraphs go, as an empty cell has a number too
        element[:] = [block for child in element for block in self._tidy(child)]
        if element.tag in _AROUND or element.tag in {"td", "th", "li"}:
            element[:] = joined(element)
        if element.tag in {"td", "th"}:
            _unwrap(element)
        notes = [self._note(index) for index in self._notes.get(element, ())]
        if element.tag in _BLOCKS - {"td", "th", "pre"} and _is_empty(element):
            return notes
        if element.tag in {"ol", "ul", "dl", "blockquote"} and not any(
            child.tag in _AROUND | _BLOCKS for child in element
        ):
            return [*notes, *element]
        if element.tag == "ol":
            return list(self._numbered(element))
        return [*notes, element]

    def _note(self, index: int) -> Element:
        """The note as an HTML comment; two hyphens in a row would end the comment."""
        self._noted.add(index)
        text = " ".join(self.context.translators[index].split())
        while "--" in text:
            text = text.replace("--", "- -")
        comment: Element = Comment(f" translators: {text} ")  # type: ignore[assignment]  # its tag is a function
        return comment

    def _item(self, element: Element) -> ListItem | None:
        paragraph = self._paragraphs.get(element)
        return None if paragraph is None else self.context.paragraphs[paragraph].item

    def _numbered(self, element: Element) -> Iterator[Element]:
        """The list with the numbers of the source; where they restart, or change their kind, a new list begins."""
        current = make("ol")
        last, kind = 0, ""
        waiting: list[Element] = []
        for child in element:
            waiting.append(child)
            if child.tag != "li":
                continue
            item = self._item(child)
            number = last + 1 if item is None or item.number is None else item.number
            if len(current) and (number <= last or (item and item.type != kind)):
                yield current
                current = make("ol")
            if not len(current):
                kind, last = item.type if item else "", number - 1
                current.attrib.update(_opening(element, kind, number, child.get(_LINE)))
            elif number != last + 1:
                child.set("value", str(number))
            last = number
            current.extend(waiting)
            waiting = []
        current.extend(waiting)
        yield current

    def _check_links(self, body: Element) -> None:
        """Take away ids that nobody can link to, and say which links lead nowhere."""
        targets = {link.get("href", "")[1:] for link in body.iter("a") if link.get("href", "").startswith("#")}
        seen: set[str] = set()
        for element in body.iter():
            name = element.get("id")
            if name is None:
                continue
            machine_made = name.startswith(("_", "OLE_LINK"))
            if name in seen or (machine_made and name not in targets):
                del element.attrib["id"]
            seen.add(name)
        for block in body.iter():
            if block.tag in _BLOCKS:
                self._check_block(block, seen)
        drop_bare_anchors(body)

    def _check_block(self, block: Element, ids: set[str]) -> None:
        for link in _inside(block):
            href = link.get("href", "")
            if link.tag == "a" and href.startswith("#") and href[1:] not in ids:
                del link.attrib["href"]
                text = quoted("".join(link.itertext()))
                message = f"the link of {text} leads to the bookmark {href[1:]!r}, expected one that is there"
                self.context.remarks.add(int(block.get(_LINE, "0")), message)


def _opening(element: Element, kind: str, number: int, line: str | None) -> dict[str, str]:
    """The attributes of a list that begins with this number."""
    attributes = {key: value for key, value in element.items() if key != _LINE}
    if kind:
        attributes["type"] = kind
    if number != 1:
        attributes["start"] = str(number)
    return attributes | ({_LINE: line} if line else {})


def _inside(block: Element) -> Iterator[Element]:
    """The elements in a block, without those that are in another block inside it."""
    for child in block:
        if child.tag not in _BLOCKS and child.tag not in _AROUND:
            yield child
            yield from _inside(child)


def _is_empty(element: Element) -> bool:
    return not "".join(element.itertext()).strip() and not any(
        child.tag == "img" or child.tag in _BLOCKS for child in list(element.iter())[1:]
    )


def _inherit_line(element: Element) -> None:
    """Give an element without a number that of the first paragraph inside it."""
    if _LINE not in element.attrib:
        line = next((child.get(_LINE) for child in element.iter() if child.get(_LINE)), None)
        if line:
            element.set(_LINE, line)


def _unwrap(cell: Element) -> None:
    """Put the text of a plain paragraph directly into its cell, if the cell holds nothing else."""
    if len(cell) == 1 and cell[0].tag == "p" and set(cell[0].attrib) <= {_LINE}:
        only = cell[0]
        cell.text = only.text
        cell[:] = list(only)


def joined(blocks: Iterable[Element]) -> list[Element]:
    """The blocks, with those that Word keeps apart put together: the lines of code, a picture and its caption."""
    return list(_figures(code.joined(blocks)))


def _figures(parent: Iterable[Element]) -> Iterator[Element]:
    """The blocks; a picture and the caption after it become a figure."""
    waiting: Element | None = None
    for block in chain(parent, [None]):
        if waiting is not None:
            if block is not None and block.tag == "p" and block.get("class") == "caption":
                yield _figure(waiting, block)
                waiting = None
                continue
            yield waiting
            waiting = None
        if block is not None and block.tag == "p" and len(block) and not "".join(block.itertext()).strip():
            waiting = block
        elif block is not None:
            yield block


def _figure(picture: Element, caption: Element) -> Element:
    caption.tag = "figcaption"
    del caption.attrib["class"]
    attributes = {key: value for key, value in picture.items() if key != "class"}
    return make("figure", attributes, [*picture, caption])


def drop_bare_anchors(parent: Element) -> None:
    """Replace each `<a>` without any attribute by its content."""
    children: list[Element] = []

    def add(text: str | None) -> None:
        if text and children:
            children[-1].tail = (children[-1].tail or "") + text
        elif text:
            parent.text = (parent.text or "") + text

    for child in parent:
        drop_bare_anchors(child)
        if child.tag == "a" and not child.attrib:
            tail, child.tail = child.tail, None
            add(child.text)
            children += list(child)
            add(tail)
        else:
            children.append(child)
    parent[:] = children
