"""The title of a Word file: one heading of level 1 at the top, for all styles that an author may use."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element

from localize.formats.html.elements import HEADINGS

TITLE = "title"
"""The class of a paragraph in the style Title, which is a heading of level 1 here."""


def settle(body: Element, *, titled: bool) -> None:
    """Make the title the only heading of level 1, and the first block; nothing is lost.

    The title is the first paragraph in the style Title. Without one it is a heading with only pictures and other
    headings before it: the first of level 1, or the first of any level if there is none of level 1. From the next
    heading of level 1 on, all headings go down a level, as parts of the article. Without such a title, the headings of
    several parts go down too, if the document is `titled` by its properties.
    """
    tops = [element for element in body.iter("h1") if _words(element)]
    named = [element for element in tops if element.get("class") == TITLE]
    for element in body.iter("h1"):
        element.attrib.pop("class", None)
    title = named[0] if named else _leading(body, has_top=bool(tops))
    others = [element for element in tops if element is not title]
    if others and (title is not None or (titled and len(others) > 1)):
        _go_down(element for element in _from(body, others[0]) if element is not title)
    if title is not None:
        title.tag = "h1"
        _move_up(body, title)


def _leading(body: Element, *, has_top: bool) -> Element | None:
    """The heading before all text; `has_top` says whether there is one of level 1 anywhere."""
    found = []
    for block in body:
        if block.tag in HEADINGS and _words(block):
            found.append(block)
        elif _words(block):
            break
    if has_top:
        return next((heading for heading in found if heading.tag == "h1"), None)
    return found[0] if found else None


def _from(body: Element, first: Element) -> Iterator[Element]:
    """The headings from this one on."""
    begun = False
    for element in body.iter():
        begun = begun or element is first
        if begun and element.tag in HEADINGS:
            yield element


def _go_down(headings: Iterable[Element]) -> None:
    for heading in headings:
        heading.tag = f"h{min(int(heading.tag[1]) + 1, 6)}"


def _move_up(body: Element, title: Element) -> None:
    """Put the title before everything else; an element that stood around it is removed if nothing is left in it."""
    around = next(block for block in body if title in block.iter())
    if around is not title:
        parent = next(element for element in around.iter() if title in element)
        parent.remove(title)
    if around is title or not (_words(around) or around.find(".//img") is not None):
        body.remove(around)
    body.insert(0, title)


def _words(element: Element) -> bool:
    """Whether an element has text; a comment has none."""
    return isinstance(element.tag, str) and any(text.strip() for text in element.itertext())
