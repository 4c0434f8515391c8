"""The inside of an OpenDocument paragraph as HTML: words, emphasis, links, notes and pictures."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Mapping
from dataclasses import field
from typing import ClassVar
from xml.etree.ElementTree import Element

from localize.dataclass import dataclass
from localize.formats.opendocument.styles import OdtStyles
from localize.formats.pictures import Pictures
from localize.formats.word import fields
from localize.formats.word.context import Remarks, add_text, identifier, make, quoted
from localize.formats.word.xml import each, first

_MOST_SPACES = 100
_IDS = frozenset({"text:bookmark", "text:bookmark-start", "text:reference-mark", "text:reference-mark-start"})
_REFERENCES = frozenset({"text:bookmark-ref", "text:reference-ref"})
_NOTHING = frozenset(
    {
        *("text:soft-page-break", "text:bookmark-end", "text:reference-mark-end", "text:change", "text:change-start"),
        *("text:change-end", "office:annotation-end", "text:alphabetical-index-mark", "text:toc-mark"),
        *("text:toc-mark-start", "text:toc-mark-end", "text:user-index-mark"),
        *("office:forms", "text:sequence-decls", "text:variable-decls", "svg:title"),
        *("text:user-field-decls", "svg:desc", "text:note-citation"),
    }
)
_LEFT_OUT = {
    "text:hidden-text": ("hidden text", "no hidden text"),
    "text:hidden-paragraph": ("hidden text", "no hidden text"),
    "office:annotation": ("a comment", "none"),
}
"""What does not reach the page, and what was expected."""


@dataclass(slots=True)
class OdtInline:
    """Reads paragraphs in order; `boxes` are text boxes of the current one, `notes` the bodies of all notes so far."""

    styles: OdtStyles
    parts: dict[str, bytes]
    remarks: Remarks
    pictures: Pictures = field(default_factory=Pictures)
    line: int = 0
    boxes: list[Element] = field(default_factory=list)
    notes: list[tuple[str, int, Element]] = field(default_factory=list)
    in_note: bool = False

    def into(self, target: Element, source: Element) -> None:
        """Put what stands in `source` behind what is in `target`."""
        add_text(target, source.text)
        for child in source:
            self._child(target, child)
            add_text(target, child.tail)

    def left_out(self, element: Element, what: str, expected: str) -> None:
        """Add a remark that an element was left out, with its words."""
        text = words(element)
        about = f": {quoted(text)}" if text else ""
        self.remarks.add(max(self.line, 1), f"{what} was left out{about}, expected {expected}")

    def _child(self, target: Element, child: Element) -> None:
        tag = child.tag
        if tag in _NOTHING:
            return
        handler = self._handlers.get(tag)
        if handler:
            handler(self, target, child)
        elif tag == "text:s":
            count = child.get("text:c", "1")
            add_text(target, " " * min(int(count) if count.isdigit() else 1, _MOST_SPACES))
        elif tag == "text:tab":
            add_text(target, "\t")
        elif tag == "text:line-break":
            target.append(make("br"))
        elif tag in _IDS:
            target.append(make("a", {"id": identifier(child.get("text:name", ""))}))
        elif tag in _REFERENCES:
            link = make("a", {"href": f"#{identifier(child.get('text:ref-name', ''))}"})
            self.into(link, child)
            target.append(link)
        elif tag in _LEFT_OUT:
            self.left_out(child, *_LEFT_OUT[tag])
        elif tag.startswith("draw:"):
            self._drawing(target, child)
        else:
            self.into(target, child)  # fields and the like: what they show

    def _span(self, target: Element, span: Element) -> None:
        name = span.get("text:style-name", "")
        if self.styles.is_hidden(name):
            self.left_out(span, "hidden text", "no hidden text")
            return
        for tag in self.styles.tags(name):
            inner = make(tag)
            target.append(inner)
            target = inner
        self.into(target, span)

    def _link(self, target: Element, source: Element) -> None:
        address = source.get("xlink:href", "")
        if address.startswith("#"):
            address = f"#{identifier(address[1:].partition('|')[0])}"
        elif url := fields.safe(address):
            address = url
        else:
            message = f"the link to {quoted(address)} was left out, expected one to the web, mail or a telephone"
            self.remarks.add(self.line, message)
            self.into(target, source)
            return
        link = make("a", {"href": address})
        self.into(link, source)
        target.append(link)

    def _ruby(self, target: Element, source: Element) -> None:
        """The characters with the reading above them, or alone if it is empty."""
        reading = " ".join(map(words, each(source, "text:ruby-text")))
        if reading:
            above = make("rt")
            above.text = reading
            target.append(make("ruby"))
            target = target[-1]
        for base in each(source, "text:ruby-base"):
            self.into(target, base)
        if reading:
            target.append(above)

    def _note(self, target: Element, note: Element) -> None:
        body = first(note, "text:note-body")
        if body is None:
            return
        if self.in_note:
            self.left_out(body, "a note in another note", "one in the text")
            return
        number = len(self.notes) + 1
        kind = "endnote" if note.get("text:note-class") == "endnote" else "footnote"
        self.notes.append((kind, self.line, body))
        link = make("a", {"href": f"#{kind}-{number}", "id": f"{kind}-ref-{number}"})
        link.text = f"[{number}]"
        target.append(make("sup", children=[link]))

    def _drawing(self, target: Element, element: Element) -> None:
        if element.tag == "draw:text-box":
            self.boxes.append(element)
        elif element.tag == "draw:frame":
            self._frame(target, element)
        elif element.tag in {"draw:a", "draw:g"}:
            for child in element:
                if child.tag.startswith("draw:"):
                    self._drawing(target, child)
        elif any("".join(child.itertext()).strip() for child in element if child.tag == "text:p"):
            self.boxes.append(element)  # a shape with words in it
        else:
            self.remarks.add(self.line, "a drawing was left out, expected text, a table, or an image of it")

    def _frame(self, target: Element, frame: Element) -> None:
        box = first(frame, "draw:text-box")
        if box is not None:
            self.boxes.append(box)
            return
        paths = [_path(image) for image in each(frame, "draw:image")]
        name = next(filter(None, map(self._file, paths)), "")
        if first(frame, "draw:object") is not None or first(frame, "draw:object-ole") is not None:
            what = (
                "of an embedded object only the preview was taken over" if name else "an embedded object was left out"
            )
            self.remarks.add(self.line, f"{what}, expected text, a table, or an image of it")
        elif not name:
            path = paths[0] if paths else ""
            message = f"the image {quoted(path)} was left out, expected PNG, JPEG, GIF or WebP in the document"
            self.remarks.add(self.line, message)
        if name:
            target.append(self._image(frame, name))

    def _file(self, path: str) -> str:
        return self.pictures.name(path, self.parts[path]) if path in self.parts else ""

    def _image(self, frame: Element, name: str) -> Element:
        """The picture with its alternative text: LibreOffice's "text alternative", or else its longer description."""
        about = [words(child) for tag in ("svg:title", "svg:desc") for child in each(frame, tag)]
        alt = next(filter(None, about), "")
        if not alt:
            self.remarks.add(self.line, f"the image {name!r} has no alternative text, expected one")
        return make("img", {"src": name, "alt": alt})

    _handlers: ClassVar[Mapping[str, Callable[[OdtInline, Element, Element], None]]] = {
        "text:span": _span,
        "text:a": _link,
        "text:note": _note,
        "text:ruby": _ruby,
    }


def _path(image: Element) -> str:
    """The name of the part that holds a picture."""
    return posixpath.normpath(image.get("xlink:href", "").removeprefix("./"))


def words(element: Element) -> str:
    """The words in an element, on one line."""
    return " ".join("".join(element.itertext()).split())
