"""What the first paragraphs of a Word file say of it: pandoc and others have styles for the author and the date."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from localize.formats.dates import written_date

_PROPERTIES = ("author", "date")
_IN_FRONT = frozenset({"subtitle", "abstract", *_PROPERTIES})


def take(body: Element, properties: dict[str, str]) -> None:
    """Make properties of the paragraphs in the styles Author and Date in front of the text, and take them out of it.

    The date counts more than that of the file's last change. Another author than that of the properties, a date that
    is none, and what has more than words in it stay paragraphs.
    """
    for name in _PROPERTIES:
        paragraphs = [each for each in _front(body) if each.get("class") == name]
        words = [" ".join("".join(each.itertext()).split()) for each in paragraphs]
        value = _value(name, words)
        same = name == "date" or properties.get(name, value).casefold() == value.casefold()
        if value and same and not any(len(each) for each in paragraphs):
            properties[name] = value
            for each in paragraphs:
                body.remove(each)
    for element in body.iter("p"):
        if element.get("class") in _PROPERTIES:
            del element.attrib["class"]


def _value(name: str, words: list[str]) -> str:
    if name == "author":
        return ", ".join(words)
    day = written_date(words[0]) if len(words) == 1 else None
    return day.isoformat() if day else ""


def _front(body: Element) -> Iterator[Element]:
    """The blocks before the text: those that say something of the document, and the title."""
    for block in list(body):
        if block.tag == "p" and block.get("class") in _IN_FRONT:
            yield block
        elif block.tag != "h1" and "".join(block.itertext()).strip():
            return
