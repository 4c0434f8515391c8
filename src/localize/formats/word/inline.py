"""Turns the inside of a Word paragraph into the few elements that the converter knows; adds remarks on the rest."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import field
from typing import ClassVar
from xml.etree.ElementTree import Element

from localize.dataclass import dataclass
from localize.formats.word import drawings, fields
from localize.formats.word.context import LEFT_OUT, Context, identifier, make, mark, quoted
from localize.formats.word.drawings import Picture
from localize.formats.word.fields import Field, FieldLink
from localize.formats.word.package import Relationship
from localize.formats.word.xml import branch, first, is_on, words

_CHANGES = "changes were tracked; they were taken as accepted, expected a document without tracked changes"
_FIELDS = 50
"""How deep fields may be nested and still be told apart."""
_ALT = "an image of it with alternative text"
_TEXT = {"w:noBreakHyphen": "\u2011", "w:softHyphen": "\xad", "w:tab": "\t", "w:ptab": "\t"}


@dataclass(slots=True)
class Inline:
    """Reads paragraphs of one part; `boxes` are the text boxes in the current paragraph."""

    context: Context
    relationships: Mapping[str, Relationship]
    is_note: bool
    line: int = 0
    boxes: list[Element] = field(default_factory=list)
    _fields: list[Field] = field(default_factory=list)

    def read(self, parent: Iterable[Element]) -> list[Element]:
        """The children of a paragraph, or of something inside one, as runs, links and bookmarks."""
        return [found for child in parent for found in self._child(child)]

    def _child(self, element: Element) -> list[Element]:
        """What an element becomes; properties, ends of ranges and the like have no words and become nothing."""
        handler = self._handlers.get(element.tag)
        if handler:
            return handler(self, element)
        if words(element):
            self._left_out(element, f"an element {element.tag!r}", "its words as running text")
        return []

    def _left_out(self, element: Element, what: str, expected: str) -> list[Element]:
        self.context.remarks.left_out(element, self.line, what, expected)
        return []

    def changed(self, element: Element | None = None) -> list[Element]:
        """Add a remark on tracked changes, and return the content of the element, which counts as inserted."""
        self.context.remarks.add(self.line, _CHANGES)
        return [] if element is None else self.read(element)

    def _deleted(self, _: Element) -> list[Element]:
        return self.changed()

    def _run(self, element: Element) -> list[Element]:
        properties = first(element, "w:rPr")
        formats = self.context.styles.formats(properties)
        if formats.get("w:vanish"):
            return self._left_out(element, "hidden text", "no hidden text") if words(element) else []
        is_code = self.context.styles.is_code(properties)
        style = self.context.styles.unknown_character(properties)
        if style and words(element):
            message = f"the style {style!r} of some words means nothing here, expected bold, italic or such"
            self.context.remarks.once(f"character {style}", self.line, message)
        font = first(properties, "w:rFonts")
        fonts = () if font is None else (font.get("w:ascii", ""), font.get("w:hAnsi", ""))
        found: list[Element] = []
        run: Element | None = None
        for child in element:
            content = self._content(child, fonts)
            if content is None:
                run = None
                found += self._child(child)
            elif self._fields and not self._fields[-1].has_result and words(child):
                self._left_out(child, "the instruction of a field", "no text there")
            else:
                if run is None:
                    run = make("w:r", children=_properties(formats, is_link=self._link() is not None, is_code=is_code))
                    found += self._linked(self._link(), [run])
                run.append(content)
        return found

    def _content(self, element: Element, fonts: Iterable[str]) -> Element | None:
        """A child of a run that is text, None for others."""
        if element.tag in {"w:br", "w:cr"}:
            kind = element.get("w:type", "textWrapping")
            return make("w:br") if kind == "textWrapping" else _text(" ")
        if element.tag == "w:sym":
            return self._symbol(element)
        if element.tag == "w:t":
            element.text = "".join(self._known(char, fonts) for char in element.text or "")
            return _text(element.text)
        return _text(_TEXT[element.tag]) if element.tag in _TEXT else None

    def _known(self, char: str, fonts: Iterable[str]) -> str:
        """The character; a code of a symbol font (U+F020 to U+F0FF) becomes the character that it shows there."""
        if not "\uf020" <= char <= "\uf0ff":
            return char
        for font in fonts:
            code = self.context.symbols.get((font, ord(char) - 0xF000))
            if code:
                return chr(code)
        message = f"the character U+{ord(char):04X} is only known to the font of the text, expected one of Unicode"
        self.context.remarks.add(self.line, message)
        return char

    def _symbol(self, element: Element) -> Element:
        font, char = element.get("w:font", ""), element.get("w:char", "")
        try:
            code = int(char, 16)
        except ValueError:
            code = 0
        known = self.context.symbols.get((font, code)) or self.context.symbols.get((font, code - 0xF000))
        if known:
            return _text(chr(known))
        message = f"the symbol {char!r} of the font {font!r} was left out, expected a character of Unicode"
        self.context.remarks.add(self.line, message)
        return _text("")

    def _text(self, element: Element) -> list[Element]:
        return self._run(make("w:r", children=[element]))

    def _hyperlink(self, element: Element) -> list[Element]:
        identity = element.get("r:id")
        target = self.relationships.get(identity) if identity else None
        if identity and target is None:
            self.context.remarks.add(self.line, f"the link of {quoted(words(element))} leads nowhere, expected a URL")
        return self._in_link(element, FieldLink("" if target is None else target.target, element.get("w:anchor", "")))

    def _simple_field(self, element: Element) -> list[Element]:
        link = fields.link(element.get("w:instr", ""))
        return self._in_link(element, link) if link else self.read(element)

    def _in_link(self, element: Element, link: FieldLink) -> list[Element]:
        self._fields.append(Field(has_result=True, link=link))
        depth = len(self._fields)
        found = self.read(element)
        del self._fields[depth - 1 :]
        return found

    def _link(self) -> FieldLink | None:
        return next((one.link for one in reversed(self._fields) if one.link), None)

    def _linked(self, link: FieldLink | None, content: list[Element]) -> list[Element]:
        if link is None or not (link.url or link.bookmark):
            return content
        if not link.url or link.url == "#":
            return [make("w:hyperlink", {"w:anchor": identifier(link.bookmark)}, content)]
        url = fields.safe(link.url)
        if not url:
            message = f"the link to {quoted(link.url)} was left out, expected one to the web, mail or a telephone"
            self.context.remarks.add(self.line, message)
            return content
        self.context.links.append(f"{url.partition('#')[0]}#{link.bookmark}" if link.bookmark else url)
        return [make("w:hyperlink", {"r:id": f"rId{len(self.context.links)}"}, content)]

    def _field_mark(self, element: Element) -> list[Element]:
        kind = element.get("w:fldCharType")
        if kind == "begin" and len(self._fields) < _FIELDS:
            self._fields.append(Field())
        elif kind == "separate" and self._fields:
            self._fields[-1].has_result = True
            self._fields[-1].link = fields.link(self._fields[-1].code)
        elif kind == "end" and self._fields and self._fields.pop().code.split()[:1] == ["FORMCHECKBOX"]:
            self.context.remarks.add(self.line, "a check box was left out, expected text")
        return []

    def _instruction(self, element: Element) -> list[Element]:
        if self._fields and len(self._fields[-1].code) < fields.LONGEST_CODE:
            self._fields[-1].code += element.text or ""
        return []

    def _bookmark(self, element: Element) -> list[Element]:
        name = element.get("w:name", "")
        return [make("w:bookmarkStart", {"w:name": identifier(name)})] if name else []

    def _comment(self, element: Element) -> list[Element]:
        comment = self.context.comments.pop(element.get("w:id", ""), None)
        if comment is None:
            return []
        if comment.text.lower().startswith("translators:"):
            self.context.translators.append(comment.text.partition(":")[2].strip())
            return [mark("comment", len(self.context.translators) - 1)]
        message = (
            f"a comment by {comment.author or 'someone'} was left out: {quoted(comment.text)},"
            " expected 'translators:' before what translators should read"
        )
        self.context.remarks.add(self.line, message)
        return []

    def _note(self, element: Element) -> list[Element]:
        kind, identity = element.tag[2:].removesuffix("Reference"), element.get("w:id", "")
        if identity not in self.context.note_ids[kind]:
            self.context.remarks.add(self.line, f"a reference to an absent {kind} was left out, expected the {kind}")
            return []
        if self.is_note or (kind, identity) in self.context.notes:
            what = "reference inside another note" if self.is_note else "reference that is there before"
            self.context.remarks.add(self.line, f"a {kind} {what} was left out, expected one in the text")
            return []
        self.context.notes[kind, identity] = self.line
        return [make("w:r", children=[make(element.tag, {"w:id": identity})])]

    def _control(self, element: Element) -> list[Element]:
        content = first(element, "w:sdtContent")
        if content is None:
            return []
        if is_on(first(element, "w:sdtPr"), "w:showingPlcHdr"):
            return self._left_out(content, "the prompt of an empty form field", "text in it")
        return self.read(content)

    def _alternative(self, element: Element) -> list[Element]:
        chosen = branch(element)
        return [] if chosen is None else self.read(chosen)

    def _ruby(self, element: Element) -> list[Element]:
        reading, base = first(element, "w:rt"), first(element, "w:rubyBase")
        if base is None or reading is None or not words(reading):
            return [] if base is None else self.read(base)
        if not self._is_plain(base):
            self._left_out(reading, "the reading above some characters", "it in brackets after them")
            return self.read(base)
        ruby, above = make("ruby", children=[make("rt")]), words(reading)
        ruby.text, ruby[0].text = words(base), above
        self.context.rubies.append(ruby)
        return self._linked(self._link(), [mark("ruby", len(self.context.rubies) - 1)])

    def _is_plain(self, base: Element) -> bool:
        """Whether there are only runs of text, without emphasis."""
        return all(
            run.tag == "w:r"
            and not self.context.styles.formats(first(run, "w:rPr"))
            and all(child.tag in {"w:rPr", "w:t"} for child in run)
            for run in base
        )

    def _equation(self, element: Element) -> list[Element]:
        return self._left_out(element, "an equation", f"text, or {_ALT}")

    def _drawing(self, element: Element) -> list[Element]:
        found = drawings.look(element)
        self.boxes += found.boxes
        taken = [mark for picture in found.pictures for mark in self._picture(picture)]
        if element.tag == "w:object" or (not found.pictures and not found.boxes):
            said = f"of {found.kind} only the preview was taken over" if taken else f"{found.kind} was left out"
            self.context.remarks.add(self.line, f"{said}, expected text, a table, or {_ALT}")
            if not found.boxes:
                element.set(LEFT_OUT, "")
        return taken

    def _picture(self, picture: Picture) -> list[Element]:
        image = drawings.image(picture, self.relationships, context=self.context, line=self.line)
        if image is None:
            return []
        self.context.images.append(image)
        link = self.relationships.get(picture.href)
        marked = [mark("image", len(self.context.images) - 1)]
        return self._linked(FieldLink(link.target, "") if link else self._link(), marked)

    _handlers: ClassVar[Mapping[str, Callable[[Inline, Element], list[Element]]]] = {
        "w:r": _run,
        "w:t": _text,
        "w:hyperlink": _hyperlink,
        "w:fldSimple": _simple_field,
        "w:fldChar": _field_mark,
        "w:instrText": _instruction,
        "w:bookmarkStart": _bookmark,
        "w:commentRangeStart": _comment,
        "w:commentReference": _comment,
        "w:footnoteReference": _note,
        "w:endnoteReference": _note,
        "w:ins": changed,
        "w:moveTo": changed,
        "w:del": _deleted,
        "w:moveFrom": _deleted,
        "w:sdt": _control,
        "w:customXml": read,
        "w:smartTag": read,
        "w:dir": read,
        "w:bdo": read,
        "w:ruby": _ruby,
        "mc:AlternateContent": _alternative,
        "m:oMath": _equation,
        "m:oMathPara": _equation,
        "w:drawing": _drawing,
        "w:pict": _drawing,
        "w:object": _drawing,
    }


def _text(text: str) -> Element:
    element = make("w:t", {"xml:space": "preserve"})
    element.text = text
    return element


def _properties(formats: Mapping[str, bool | str], *, is_link: bool, is_code: bool) -> list[Element]:
    """The `w:rPr` with what reaches the page; links are underlined in any case."""
    rows = [
        make(name, {"w:val": "1" if setting is True else str(setting)})
        for name, setting in sorted(formats.items())
        if name != "w:vanish" and not (is_link and name == "w:u")
    ]
    if is_code:
        rows.insert(0, make("w:rStyle", {"w:val": "Code"}))
    return [make("w:rPr", children=rows)] if rows else []
