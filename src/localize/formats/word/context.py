"""What is gathered while the parts of one Word file are read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import field
from xml.etree.ElementTree import Element

from localize.dataclass import dataclass
from localize.errors import Problem, shortened
from localize.formats.pictures import Pictures
from localize.formats.word.lists import ListItem, Lists
from localize.formats.word.package import Package
from localize.formats.word.styles import Styles
from localize.formats.word.xml import words

MARK = "localize:"
"""The beginning of the bookmarks that mark paragraphs in the HTML; `identifier` never gives such a name."""
LEFT_OUT = "left-out"
"""The attribute of elements that a remark names."""
PARAGRAPH = "paragraph"
"""The attribute of a paragraph: its index in `Context.paragraphs`."""
_LONGEST_QUOTE = 120


@dataclass(slots=True)
class Remarks:
    """Gathers what a person should know, each remark once."""

    path: str
    problems: dict[Problem, None] = field(default_factory=dict)
    _keys: set[str] = field(default_factory=set)

    def add(self, line: int, message: str) -> None:
        """Add a remark on that line."""
        self.problems[Problem(self.path, line, message)] = None

    def once(self, key: str, line: int, message: str) -> None:
        """Add a remark, unless there is one with the same `key`."""
        if key not in self._keys:
            self._keys.add(key)
            self.add(line, message)

    def left_out(self, element: Element, line: int, what: str, expected: str) -> None:
        """Add a remark that an element was left out, with its words."""
        element.set(LEFT_OUT, "")
        text = words(element)
        self.add(line, f"{what} was left out{f': {quoted(text)}' if text else ''}, expected {expected}")


def quoted(text: str) -> str:
    """The text in quotes; a long text is cut off."""
    return repr(shortened(text, _LONGEST_QUOTE))


@dataclass(frozen=True, slots=True)
class ParagraphLocation:
    """Where a paragraph is: its number in the document body from 1, and in lists."""

    line: int
    item: ListItem | None


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment in the margin."""

    author: str
    text: str


@dataclass(slots=True)
class Context:
    """What is known of the file, and what has been read so far; the body and the notes share it.

    `tables` are the attributes of each table, which `mark("table", …)` in its first paragraph refers to.
    """

    package: Package
    styles: Styles
    lists: Lists
    symbols: Mapping[tuple[str, int], int]
    comments: dict[str, Comment]
    note_ids: Mapping[str, frozenset[str]]
    remarks: Remarks
    paragraphs: list[ParagraphLocation] = field(default_factory=list)
    images: list[Element] = field(default_factory=list)
    rubies: list[Element] = field(default_factory=list)
    tables: list[Mapping[str, str]] = field(default_factory=list)
    translators: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    notes: dict[tuple[str, str], int] = field(default_factory=dict)
    pictures: Pictures = field(default_factory=Pictures)

    def add_paragraph(self, line: int, item: ListItem | None) -> int:
        """The index of a new paragraph."""
        self.paragraphs.append(ParagraphLocation(line, item))
        return len(self.paragraphs) - 1

    def file(self, part: str) -> str:
        """The file name of a picture; one name for each part, "" if browsers cannot show the picture."""
        return self.pictures.name(part, self.package.parts[part])


def identifier(bookmark: str) -> str:
    """The id for a bookmark. It has only word characters, so it never marks a paragraph or belongs to a note."""
    return re.sub(r"\W", "_", bookmark)


def mark(kind: str, index: int) -> Element:
    """A bookmark that marks a paragraph, a picture and the like."""
    return make("w:bookmarkStart", {"w:name": f"{MARK}{kind}-{index}"})


def make(tag: str, attributes: dict[str, str] | None = None, children: Iterable[Element] = ()) -> Element:
    """A new element."""
    element = Element(tag, attributes or {})
    element.extend(children)
    return element


def add_text(parent: Element, text: str | None) -> None:
    """Put a text behind what is in an element."""
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + (text or "")
    else:
        parent.text = (parent.text or "") + (text or "")
