"""The blocks of an OpenDocument text as HTML: paragraphs, headings, lists, tables, and the notes at the end."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field
from xml.etree.ElementTree import Element

from localize.dataclass import dataclass
from localize.formats.opendocument.inline import OdtInline, words
from localize.formats.word.code import CLASS
from localize.formats.word.context import make, quoted
from localize.formats.word.xml import each

_INDEXES = frozenset(
    {
        *("text:table-of-content", "text:illustration-index", "text:table-index", "text:object-index"),
        *("text:user-index", "text:alphabetical-index"),
    }
)
_ROW_GROUPS = frozenset({"table:table-row-group", "table:table-rows"})
_TYPES = {"a": "a", "A": "A", "i": "i", "I": "I"}
_MOST_COLUMNS = 63
_ELEMENTS = {
    "Title": ("h1", "title"),
    "Subtitle": ("p", "subtitle"),
    "Author": ("p", "author"),
    "Date": ("p", "date"),
    "Abstract": ("p", "abstract"),
    "Caption": ("p", "caption"),
    "Code": ("pre", CLASS),
    "Preformatted": ("pre", ""),
    "Term": ("dt", ""),
    "Definition": ("dd", ""),
}
"""The element, and its class, for paragraphs in a role."""


@dataclass(slots=True)
class OdtBody:
    """Reads the blocks in order; lines are the numbers of paragraphs, from 1."""

    inline: OdtInline
    _line: int = 0
    _list_styles: list[str] = field(default_factory=list)

    def blocks(self, parent: Element) -> list[Element]:
        """The blocks in the text, a section, a cell, a list item, a note or a text box."""
        return [block for child in parent for block in self._block(child)]

    def notes(self) -> list[Element]:
        """The notes that the text refers to, as a list; empty without any."""
        found = make("ol")
        self.inline.in_note = True
        for number, (kind, line, body) in enumerate(self.inline.notes, 1):
            self.inline.line = line
            back = make("a", {"href": f"#{kind}-ref-{number}"})
            back.text = "↑"
            content = self.blocks(body) or [make("p")]
            if content[-1].tag != "p":
                content.append(make("p"))
            last = content[-1]
            if len(last):
                last[-1].tail = f"{last[-1].tail or ''} "
            else:
                last.text = f"{last.text or ''} "
            last.append(back)
            found.append(make("li", {"id": f"{kind}-{number}", "data-line": str(line)}, content))
        return [found] if len(found) else []

    def _block(self, element: Element) -> list[Element]:
        tag = element.tag
        if tag in {"text:p", "text:h"}:
            return self._paragraph(element)
        if tag == "text:list":
            return self._list(element)
        if tag == "table:table":
            return self._table(element)
        if tag in _INDEXES:
            self.inline.left_out(element, "a table of contents", "none: the page has its own")
            return []
        if tag == "text:tracked-changes":
            self.inline.remarks.add(
                1, "changes were tracked; they were taken as accepted, expected a document without tracked changes"
            )
            return []
        if tag in {
            "text:section",
            "text:numbered-paragraph",
            "text:bibliography",
            "text:index-body",
            "text:index-title",
        }:
            return self.blocks(element)
        if tag.startswith("draw:"):
            anchor = make("text:p")
            anchor.append(element)
            return self._paragraph(anchor, counts=False)
        if words(element):
            self.inline.left_out(element, f"an element {tag!r}", "its words as running text")
        return []

    def _paragraph(self, element: Element, *, counts: bool = True) -> list[Element]:
        if not self.inline.in_note and counts:
            self._line += 1
            self.inline.line = self._line
        name = element.get("text:style-name", "")
        styles = self.inline.styles
        role = styles.role(name)
        if element.tag == "text:h" and role != "Title":
            level = element.get("text:outline-level", "1")
            role = f"Heading{level if level.isdigit() and level != '0' else 1}"
        if unknown := styles.unknown(name) if element.tag == "text:p" else "":
            message = f"the style {unknown!r} of a paragraph means nothing here, it was taken as plain text"
            self.inline.remarks.once(f"paragraph {unknown}", max(self._line, 1), message)
        block = _element(role, max(self.inline.line, 1))
        self.inline.into(block, element)
        boxes, self.inline.boxes = self.inline.boxes, []
        found = _in_element(role, block)
        for box in boxes:
            text = words(box)
            if text and found:
                message = f"a text box was put after its paragraph: {quoted(text)}, expected running text"
                self.inline.remarks.add(max(self.inline.line, 1), message)
            found += self.blocks(box)
        return found

    def _list(self, element: Element) -> list[Element]:
        name = element.get("text:style-name") or (self._list_styles[-1] if self._list_styles else "")
        self._list_styles.append(name)
        numbered = self.inline.styles.numbered.get(name, {}).get(len(self._list_styles))
        items: list[Element] = []
        for child in element:
            if child.tag in {"text:list-item", "text:list-header"}:
                item = _item(self.blocks(child))
                value = child.get("text:start-value", "")
                items += [_with(item, value=value if numbered and value.isdigit() else "")]
        self._list_styles.pop()
        if not items:
            return []
        form, start = numbered or ("", 1)
        attributes = {"type": _TYPES[form]} if form in _TYPES else {}
        attributes |= {"start": str(start)} if start != 1 else {}
        return [make("ol" if numbered else "ul", attributes, items)]

    def _table(self, element: Element) -> list[Element]:
        head = [row for part in each(element, "table:table-header-rows") for row in self._rows(part, "th")]
        body = list(self._rows(element, "td"))
        parts = [make("thead", children=head)] if head else []
        parts += [make("tbody", children=body)] if body else []
        return [make("table", _spoken(element), parts)] if parts else []

    def _rows(self, parent: Element, tag: str) -> Iterator[Element]:
        for child in parent:
            if child.tag == "table:table-row":
                cells = [self._cell(cell, tag) for cell in each(child, "table:table-cell")]
                if cells:
                    yield make("tr", children=cells)
            elif child.tag in _ROW_GROUPS or (child.tag == "table:table-header-rows" and parent.tag in _ROW_GROUPS):
                yield from self._rows(child, tag)

    def _cell(self, cell: Element, tag: str) -> Element:
        content = self.blocks(cell)
        made = make(tag, children=content)
        if len(content) == 1 and content[0].tag == "p" and set(content[0].attrib) <= {"data-line"}:
            made = _with(content[0], tag=tag)
        for name, attribute in (("columns", "colspan"), ("rows", "rowspan")):
            span = cell.get(f"table:number-{name}-spanned", "1")
            if span.isdigit() and 1 < int(span[:6]) <= (_MOST_COLUMNS if name == "columns" else 1_000):
                made.set(attribute, span)
        return made


def _spoken(table: Element) -> dict[str, str]:
    """What is read out of a table: its title and its description."""
    rows = (("aria-label", "table:title"), ("aria-description", "table:desc"))
    return {name: text for name, tag in rows for text in map(words, each(table, tag)) if text}


def _element(role: str, line: int) -> Element:
    if role.startswith("Heading"):
        tag, name = f"h{min(int(role[7:]), 6)}", ""
    else:
        tag, name = _ELEMENTS.get(role, ("p", ""))
    return make(tag, {"data-line": str(line)} | ({"class": name} if name else {}))


def _in_element(role: str, block: Element) -> list[Element]:
    """The paragraph in the elements of its role; nothing for an empty one, but lines of code may be empty."""
    if block.tag != "pre" and not "".join(block.itertext()).strip() and block.find(".//img") is None:
        return []
    images = block.findall("img")
    if role == "Caption" and images and not (block.text or "").strip():  # LibreOffice puts both into one paragraph
        return [_figure(block, images)]
    if role == "Quote":
        return [make("blockquote", children=[block])]
    return [make("dl", children=[block])] if role in {"Term", "Definition"} else [block]


def _figure(block: Element, images: list[Element]) -> Element:
    line = {"data-line": block.get("data-line", "")}
    caption = make("figcaption", line)
    caption.text = "".join(image.tail or "" for image in images)
    for image in images:
        image.tail = None
        block.remove(image)
    caption.extend(block)
    return make("figure", line, [*images, caption])


def _item(content: list[Element]) -> Element:
    """A list item; a paragraph that only lists follow needs no element of its own."""
    if content and content[0].tag == "p" and "class" not in content[0].attrib:
        first_of_them, *others = content
        if all(other.tag in {"ol", "ul"} for other in others):
            item = _with(first_of_them, tag="li")
            item.extend(others)
            return item
    return make("li", children=content)


def _with(element: Element, *, tag: str = "", value: str = "") -> Element:
    element.tag = tag or element.tag
    if value:
        element.set("value", value)
    return element
