"""What the styles of a Word file mean: headings, captions, quotes, and the emphasis in character styles."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from localize.formats.word.xml import each, first, is_on, value

_HEADING = re.compile(
    r"(?:heading|überschrift|titre|título|titolo|kop|rubrik|overskrift|otsikko|nagłówek|заголовок|标题|標題|見出し|제목)"
    r"\s*([1-9])"
)
"""Word writes the English names of its styles in every language; other programs write the names that they show."""
_BY_NAME = {
    "title": "Title",
    "caption": "Caption",
    "quote": "Quote",
    "intense quote": "Quote",
    "toc heading": "Contents",
    "table of figures": "Contents",
}
_CONTENTS = re.compile(r"toc [1-9]|contents [1-9]")
_PLAIN = re.compile(
    r"normal\b.*|default.*|standard|no spacing|body.*|text body|list.*|(?:foot|end)note text|(?:foot|end)note"
    r"|annotation text|header|footer|table (?:contents|heading)|block text|plain text"
)
"""Styles that mean a plain paragraph: nothing is lost without them."""
_CHAIN = 20
"""The longest chain of styles based on styles; Word itself allows eleven."""


@dataclass(frozen=True, slots=True)
class Style:
    """One row of the styles part; `formats` by element name, such as `w:b`."""

    id: str
    name: str
    parent: str | None
    is_custom: bool
    is_linked: bool
    outline: int | None
    paragraph: Element | None
    formats: Mapping[str, bool | str]


@dataclass(frozen=True, slots=True)
class Styles:
    """The styles by kind (`paragraph`, `character`) and id."""

    rows: Mapping[tuple[str, str], Style]

    def chain(self, kind: str, style: str | None) -> Iterator[Style]:
        """The style and those it is based on, nearest first."""
        for _ in range(_CHAIN):
            row = self.rows.get((kind, style)) if style else None
            if row is None:
                return
            yield row
            style = row.parent

    def role(self, properties: Element | None) -> str:
        """The role that its `w:pPr` gives a paragraph, or "".

        `Title`, `Heading1` (to 9), `Caption`, `Quote`, or `Contents` for a row of a table of contents.
        """
        direct = _outline(properties)
        if direct is not None and direct < 9:
            return f"Heading{direct + 1}"
        style = value(properties, "w:pStyle")
        chain = list(self.chain("paragraph", style))
        if not chain and style:
            return _by_name(re.sub(r"(?<=[a-z])(?=\d)", " ", style.lower()))
        for row in chain:
            role = _by_name(row.name)
            if role:
                return role
            if row.outline is not None:
                return f"Heading{row.outline + 1}" if row.outline < 9 else ""
        return ""

    def unknown(self, properties: Element | None) -> str:
        """The name of a paragraph's style that has no role and is not known to be plain, "" otherwise."""
        style = value(properties, "w:pStyle")
        row = self.rows.get(("paragraph", style)) if style else None
        if not style or self.role(properties):
            return ""
        name = row.name if row else style.lower()
        return "" if _PLAIN.fullmatch(name) else name

    def unknown_character(self, properties: Element | None) -> str:
        """The name of a character style that someone made, if nothing of it reaches the page; "" otherwise."""
        style = value(properties, "w:rStyle")
        row = self.rows.get(("character", style)) if style else None
        if row is None or not row.is_custom or row.is_linked:
            return ""
        return "" if any(found.formats for found in self.chain("character", style)) else row.name

    def formats(self, properties: Element | None) -> Mapping[str, bool | str]:
        """What of a `w:rPr` reaches the page; the switches of the run count before those of its character style."""
        found = dict(_formats(properties))
        for row in self.chain("character", value(properties, "w:rStyle")):
            for name, setting in row.formats.items():
                if name != "w:u":  # links are underlined by their style
                    found.setdefault(name, setting)
        return {name: setting for name, setting in found.items() if setting and setting != "baseline"}


def read_styles(root: Element | None) -> Styles:
    """The styles in `word/styles.xml`; none without it."""
    rows: dict[tuple[str, str], Style] = {}
    for element in each(root, "w:style"):
        identifier = element.get("w:styleId", "")
        rows.setdefault((element.get("w:type", "paragraph"), identifier), _style(identifier, element))
    return Styles(rows)


def _style(identifier: str, element: Element) -> Style:
    return Style(
        id=identifier,
        name=(value(element, "w:name") or identifier).lower().strip(),
        parent=value(element, "w:basedOn"),
        is_custom=element.get("w:customStyle") in {"1", "true", "on"},
        is_linked=first(element, "w:link") is not None,
        outline=_outline(first(element, "w:pPr")),
        paragraph=first(element, "w:pPr"),
        formats=_formats(first(element, "w:rPr")),
    )


def _by_name(name: str) -> str:
    heading = _HEADING.fullmatch(name)
    if heading:
        return f"Heading{heading[1]}"
    return _BY_NAME.get(name, "Contents" if _CONTENTS.fullmatch(name) else "")


def _outline(properties: Element | None) -> int | None:
    level = value(properties, "w:outlineLvl")
    return int(level) if level in set("0123456789") else None


def _formats(properties: Element | None) -> dict[str, bool | str]:
    """Switches of a `w:rPr`; right-to-left runs have their own for bold and italic (ECMA-376 17.3.2)."""
    suffix = "Cs" if is_on(properties, "w:rtl") else ""
    found: dict[str, bool | str] = {}
    for name, source in (("w:b", f"w:b{suffix}"), ("w:i", f"w:i{suffix}"), ("w:vanish", "w:vanish")):
        switch = is_on(properties, source)
        if switch is not None:
            found[name] = switch
    strikes = [is_on(properties, name) for name in ("w:strike", "w:dstrike")]
    if strikes != [None, None]:
        found["w:strike"] = any(strikes)
    underline = value(properties, "w:u")
    if underline:
        found["w:u"] = underline if underline not in {"none", "0", "false"} else False
    position = value(properties, "w:vertAlign")
    if position:
        found["w:vertAlign"] = position
    return found
