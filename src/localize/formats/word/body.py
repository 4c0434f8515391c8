"""Numbers the paragraphs and tables of a Word file, and turns them into the few elements that the converter knows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field
from xml.etree.ElementTree import Element

from localize.dataclass import dataclass
from localize.formats.word.context import PARAGRAPH, Context, make, mark, quoted
from localize.formats.word.inline import Inline
from localize.formats.word.lists import ListItem
from localize.formats.word.xml import branch, first, is_on, value, words

_WRAPPERS = frozenset({"w:customXml", "w:smartTag", "w:sdtContent", "w:dir", "w:bdo"})
_NOT_TEXT = frozenset({"w:sectPr", "w:tcPr", "w:tblPr", "w:tblGrid", "w:trPr", "w:tblPrEx", "w:sdtPr", "w:sdtEndPr"})
_CONTENTS = ("a table of contents", "none: the page has its own")
_PROMPT = ("the prompt of an empty form field", "text in it")
_WIDEST = 63
"""The most columns of a table in Word."""


@dataclass(slots=True)
class WordBody:
    """Reads the paragraphs of one part in order; all those of a note have the line of the reference to it."""

    context: Context
    inline: Inline
    line: int = 0
    _boxes: int = 0
    _dropped: tuple[str, str] | None = None
    _unended: list[Element] = field(default_factory=list)
    _unended_paragraph: int | None = None
    _pending: list[Element] = field(default_factory=list)

    def blocks(self, parent: Element) -> list[Element]:
        """The paragraphs and tables in the body, a cell, a note or a text box."""
        found = [block for child in _flat(parent) for block in self._block(child)]
        return found + self._flush()

    def _block(self, element: Element) -> list[Element]:
        if element.tag == "w:p":
            return self._paragraph(element)
        if element.tag == "w:tbl":
            return self._flush() + self._table(element)
        if element.tag == "w:sdt":
            return self._control(element)
        if element.tag in {"w:ins", "w:moveTo"}:
            self.inline.line = self._message_line
            self.inline.changed()
            return self.blocks(element)
        if element.tag == "w:altChunk":
            message = "a part in another format was left out, expected its text in the document itself"
            self.context.remarks.add(self._message_line, message)
            return []
        if element.tag not in _NOT_TEXT:
            self.inline.line = self._message_line
            found = self.inline.read([element])
            if any(one.tag != "w:bookmarkStart" for one in found):
                return [self._simple(found, self.context.add_paragraph(self._message_line, None), "", None)]
            self._pending += found
        return []

    @property
    def _message_line(self) -> int:
        return max(self.line, 1)

    def _control(self, element: Element) -> list[Element]:
        content = first(element, "w:sdtContent")
        if content is None:
            return []
        before, self._dropped = self._dropped, _dropped(element) or self._dropped
        found = self.blocks(content)
        self._dropped = before
        return found

    def _inside(self, parent: Element) -> Iterator[Element]:
        """The rows of a table, or the cells of a row, those in content controls too, however deep these are nested.

        What a control gives out only as a prompt is dropped while its row or cell is read.
        """
        for child in _flat(parent):
            content = first(child, "w:sdtContent") if child.tag == "w:sdt" else None
            if content is None:
                yield child
                continue
            before, self._dropped = self._dropped, _dropped(child) or self._dropped
            yield from self._inside(content)
            self._dropped = before

    def _paragraph(self, element: Element) -> list[Element]:
        if not self.inline.is_note and not self._boxes:
            self.line += 1
        properties = first(element, "w:pPr")
        role = self.context.styles.role(properties)
        item = self.context.lists.item(properties)
        dropped = _CONTENTS if role == "Contents" else self._dropped
        if dropped:
            if words(element):
                self.context.remarks.left_out(element, self.line, *dropped)
            return []
        self.inline.line = self.line
        content = self._unended + self._pending + self.inline.read(element)
        self._pending = []
        paragraph = (
            self.context.add_paragraph(self.line, item) if self._unended_paragraph is None else self._unended_paragraph
        )
        element.set(PARAGRAPH, str(paragraph))
        self._unended, self._unended_paragraph = [], None
        if _runs_on(properties):
            if first(properties, "w:rPr/w:del") is not None:
                self.inline.changed()
            self._unended, self._unended_paragraph = content, paragraph
            return self._text_boxes()
        role = self._known_role(role, properties, element)
        return [self._simple(content, paragraph, role, item), *self._text_boxes()]

    def _known_role(self, role: str, properties: Element | None, element: Element) -> str:
        """The role, if a page can have it; if not, a remark says so."""
        if role in {"Heading7", "Heading8", "Heading9"}:
            message = f"the heading {quoted(words(element))} is of level {role[-1]}, expected at most 6"
            self.context.remarks.add(self.line, message)
            return "Heading6"
        style = self.context.styles.unknown(properties)
        if style and words(element):
            message = (
                f"the style {style!r} of a paragraph means nothing here, it was taken as plain text,"
                " expected Heading 1 to 6, Title, Caption, Quote, a list or Normal"
            )
            self.context.remarks.once(f"paragraph {style}", self.line, message)
        return role

    def _simple(self, content: list[Element], paragraph: int, role: str, item: ListItem | None) -> Element:
        properties: list[Element] = []
        if role:
            properties.append(make("w:pStyle", {"w:val": role}))
        elif item:
            rows = [
                make("w:ilvl", {"w:val": str(item.level)}),
                make("w:numId", {"w:val": "1" if item.number is None else "2"}),
            ]
            properties.append(make("w:numPr", children=rows))
        return make("w:p", children=[make("w:pPr", children=properties), mark("place", paragraph), *content])

    def _flush(self) -> list[Element]:
        """The content that waits for a next paragraph; where none follows, it becomes a paragraph."""
        content, paragraph = self._unended, self._unended_paragraph
        self._unended, self._unended_paragraph = [], None
        return [] if paragraph is None else [self._simple(content, paragraph, "", None)]

    def _text_boxes(self) -> list[Element]:
        """The text boxes of the current paragraph; they follow it."""
        boxes, self.inline.boxes = self.inline.boxes, []
        found: list[Element] = []
        for box in boxes:
            text = words(box)
            if text:
                message = f"a text box was put after its paragraph: {quoted(text)}, expected running text"
                self.context.remarks.add(self.line, message)
            unended = self._unended, self._unended_paragraph
            self._unended, self._unended_paragraph = [], None
            self._boxes += 1
            found += self.blocks(box)
            self._boxes -= 1
            self._unended, self._unended_paragraph = unended
        return found

    def _table(self, element: Element) -> list[Element]:
        rows: list[Element] = []
        in_head = True
        for row in self._inside(element):
            if row.tag == "w:tr":
                made = self._row(row)
                is_head = is_on(first(row, "w:trPr"), "w:tblHeader") or (len(rows) > 0 and _goes_on(row))
                in_head = in_head and bool(is_head)
                if in_head:
                    made[:0] = [make("w:trPr", children=[make("w:tblHeader")])]
                if len(made):
                    rows.append(made)
            else:
                self._pending += self.inline.read([row] if row.tag not in _NOT_TEXT else [])
        if not rows:
            return []
        table = make("w:tbl", children=rows)
        first_paragraph = next(table.iter("w:p"), None)
        if first_paragraph is not None:
            self.context.tables.append(_spoken(first(element, "w:tblPr")))
            at = 1 if first(first_paragraph, "w:pPr") is not None else 0
            first_paragraph.insert(at, mark("table", len(self.context.tables) - 1))
        return [table]

    def _row(self, element: Element) -> Element:
        """The row; without cells if it was deleted."""
        properties = first(element, "w:trPr")
        if first(properties, "w:del") is not None:
            inside = sum(1 for box in element.iter("w:txbxContent") for _ in box.iter("w:p"))
            self.inline.line = self.line + 1
            self.line += sum(1 for _ in element.iter("w:p")) - inside
            what = ("a deleted row", "a document without tracked changes")
            self.context.remarks.left_out(element, self.inline.line, *what)
            return make("w:tr")
        cells = [self._cell(child) for child in self._inside(element) if child.tag == "w:tc"]
        skipped = _span(value(properties, "w:gridBefore"), 0)
        if skipped:
            cells.insert(0, _made_cell(skipped, None, [make("w:p")]))
        return make("w:tr", children=cells)

    def _cell(self, element: Element) -> Element:
        properties = first(element, "w:tcPr")
        merge = first(properties, "w:vMerge")
        kind = None if merge is None else merge.get("w:val", "continue")
        return _made_cell(_span(value(properties, "w:gridSpan"), 1), kind, self.blocks(element))


def _spoken(properties: Element | None) -> dict[str, str]:
    """What is read out of a table: the title and the description of its alternative text."""
    rows = (("aria-label", "w:tblCaption"), ("aria-description", "w:tblDescription"))
    texts = ((name, " ".join((value(properties, way) or "").split())) for name, way in rows)
    return {name: text for name, text in texts if text}


def _goes_on(row: Element) -> bool:
    """Whether a cell of the row above reaches into this row; in HTML no cell may reach from the head into the body."""
    merges = [first(cell, "w:tcPr/w:vMerge") for cell in _cells(row)]
    return any(merge is not None and merge.get("w:val", "continue") == "continue" for merge in merges)


def _cells(parent: Element) -> Iterator[Element]:
    for child in _flat(parent):
        if child.tag == "w:sdt":
            yield from () if (content := first(child, "w:sdtContent")) is None else _cells(content)
        elif child.tag == "w:tc":
            yield child


def _made_cell(span: int, merge: str | None, content: list[Element]) -> Element:
    rows = [make("w:gridSpan", {"w:val": str(span)})]
    if merge:
        rows.append(make("w:vMerge", {"w:val": merge}))
    return make("w:tc", children=[make("w:tcPr", children=rows), *content])


def _span(text: str | None, default: int) -> int:
    if text is None or not text.isascii() or not text.isdigit() or len(text) > 3:
        return default
    return min(max(int(text), default), _WIDEST)


def _flat(parent: Element) -> Iterator[Element]:
    """The children; an element that means nothing here is replaced by its own children."""
    for child in parent:
        if child.tag == "mc:AlternateContent":
            chosen = branch(child)
            yield from () if chosen is None else _flat(chosen)
        elif child.tag in _WRAPPERS:
            yield from _flat(child)
        else:
            yield child


def _dropped(control: Element) -> tuple[str, str] | None:
    """What of a content control does not reach the page, and what was expected; None if all does."""
    properties = first(control, "w:sdtPr")
    if value(properties, "w:docPartObj/w:docPartGallery") == "Table of Contents":
        return _CONTENTS
    return _PROMPT if is_on(properties, "w:showingPlcHdr") else None


def _runs_on(properties: Element | None) -> bool:
    """Whether the next paragraph goes on with this one: its end is deleted, or it is a drop cap."""
    frame = first(properties, "w:framePr")
    is_cap = frame is not None and frame.get("w:dropCap", "none") != "none"
    return is_cap or first(properties, "w:rPr/w:del") is not None
