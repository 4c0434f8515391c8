"""What is in a drawing of a Word file: pictures, text boxes, and what cannot be taken over."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field
from xml.etree.ElementTree import Element

from localize.dataclass import dataclass
from localize.formats.word.context import Context, make, quoted
from localize.formats.word.package import Relationship
from localize.formats.word.xml import branch, first

_KINDS = {
    "chart": "a chart",
    "chartex": "a chart",
    "diagram": "a diagram (SmartArt)",
    "ink": "handwriting",
}


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture, by ids of relationships: its content, or `outside` for a linked file; `href` is where it leads."""

    content: str
    outside: str
    href: str
    alt: str
    title: str
    is_decorative: bool
    is_cropped: bool


@dataclass(slots=True)
class DrawingContent:
    """What a drawing holds; `kind` names it in words."""

    kind: str = "a drawing"
    pictures: list[Picture] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _About:
    alt: str = ""
    title: str = ""
    href: str = ""
    is_decorative: bool = False


def look(element: Element) -> DrawingContent:
    """What is in a `w:drawing`, `w:pict` or `w:object`; text boxes in a text box are read when that one is read."""
    content = DrawingContent("an embedded object" if element.tag == "w:object" else "a drawing")
    _look(element, _About(), content)
    return content


def _look(element: Element, about: _About, content: DrawingContent) -> None:
    if element.tag == "w:txbxContent":
        content.boxes.append(element)
        return
    if element.tag == "mc:AlternateContent":
        chosen = branch(element)
        if chosen is not None:
            _look(chosen, about, content)
        return
    if element.tag in {"wp:inline", "wp:anchor"}:
        about = _described(first(element, "wp:docPr"), about)
    elif element.tag == "pic:pic":
        about = _described(first(element, "pic:nvPicPr/pic:cNvPr"), about)
        content.pictures += _picture(element, about)
        return
    elif element.tag in {"v:shape", "v:rect"}:
        about = _About(
            element.get("alt", "") or about.alt, about.title, href=about.href, is_decorative=about.is_decorative
        )
    elif element.tag == "v:imagedata":
        content.pictures += _old_picture(element, about)
    elif element.tag == "a:graphicData":
        content.kind = _KINDS.get(element.get("uri", "").rpartition("/")[2], content.kind)
    elif element.tag == "o:OLEObject" and element.get("ProgID"):
        content.kind = f"an embedded object ({element.get('ProgID')})"
    for child in element:
        _look(child, about, content)


def _described(properties: Element | None, outer: _About) -> _About:
    """The alternative text: that of the drawing (where Word puts it), else that of a picture in it."""
    if properties is None:
        return outer
    link = first(properties, "a:hlinkClick")
    marks = properties.iter("adec:decorative")
    return _About(
        alt=outer.alt or " ".join(properties.get("descr", "").split()),
        title=outer.title or " ".join(properties.get("title", "").split()),
        href=outer.href or ("" if link is None else link.get("r:id", "")),
        is_decorative=outer.is_decorative or any(mark.get("val") in {"1", "true"} for mark in marks),
    )


def _picture(element: Element, about: _About) -> Iterator[Picture]:
    blip = first(element, "pic:blipFill/a:blip")
    if blip is None:
        return
    crop = first(element, "pic:blipFill/a:srcRect")
    cropped = crop is not None and any(crop.get(side, "0").strip("0%.") for side in "lrtb")
    embedded, outside = blip.get("r:embed", ""), blip.get("r:link", "")
    yield Picture(
        embedded,
        outside,
        href=about.href,
        alt=about.alt,
        title=about.title,
        is_decorative=about.is_decorative,
        is_cropped=cropped,
    )


def _old_picture(element: Element, about: _About) -> Iterator[Picture]:
    cropped = any(element.get(f"crop{side}") for side in ("left", "right", "top", "bottom"))
    content, outside = element.get("r:id", ""), element.get("r:href", "")
    title = about.title or element.get("o:title", "")
    yield Picture(
        content,
        outside,
        href=about.href,
        alt=about.alt,
        title=title,
        is_decorative=about.is_decorative,
        is_cropped=cropped,
    )


def image(
    picture: Picture, relationships: Mapping[str, Relationship], *, context: Context, line: int
) -> Element | None:
    """The `<img>` for a picture, None where there can be none; adds remarks on what is wrong with it."""
    source = relationships.get(picture.content or picture.outside)
    if source is None or source.external or source.target not in context.package.parts:
        where = f" at {quoted(source.target)}" if source else ""
        context.remarks.add(line, f"an image outside of the file{where} was left out, expected one in the document")
        return None
    name = context.file(source.target)
    if not name:
        file = source.target.rpartition("/")[2]
        message = f"the image {file!r} was left out as browsers do not show it, expected PNG, JPEG, GIF or WebP"
        context.remarks.add(line, message)
        return None
    alt = "" if picture.is_decorative else picture.alt
    if not alt and not picture.is_decorative:
        message = f"the image {name!r} has no alternative text, expected one, or the mark that it is decorative"
        context.remarks.add(line, message)
    if picture.is_cropped:
        message = f"the image {name!r} is cropped but holds all of it, expected its cropped areas deleted"
        context.remarks.add(line, message)
    title = {"title": picture.title} if picture.title and picture.title != alt else {}
    return make("img", {"src": name, "alt": alt, **title})
