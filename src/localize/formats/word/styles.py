"""What the styles of a Word file mean: headings, captions, quotes, and the emphasis in character styles."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from xml.etree.ElementTree import Element

from localize.dataclass import dataclass
from localize.formats.word import style_names
from localize.formats.word.xml import each, first, is_on, value

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

        One of `style_names.ROLES`, or `Heading1` to `Heading9`.
        """
        direct = _outline(properties)
        if direct is not None and direct < 9:
            return f"Heading{direct + 1}"
        style = value(properties, "w:pStyle")
        chain = list(self.chain("paragraph", style))
        if not chain and style:
            return style_names.role(style_names.from_id(style))
        for row in chain:
            role = style_names.role(row.name)
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
        return "" if style_names.is_plain(name) else name

    def is_code(self, properties: Element | None) -> bool:
        """Whether a run's `w:rPr` gives it a character style for code."""
        style = value(properties, "w:rStyle")
        rows = [row.name for row in self.chain("character", style)] or [style_names.from_id(style or "")]
        return any(map(style_names.is_code, rows))

    def unknown_character(self, properties: Element | None) -> str:
        """The name of a character style that someone made, if nothing of it reaches the page; "" otherwise."""
        style = value(properties, "w:rStyle")
        row = self.rows.get(("character", style)) if style else None
        if row is None or not row.is_custom or row.is_linked or self.is_code(properties):
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
