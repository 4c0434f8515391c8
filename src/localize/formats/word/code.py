"""Code and other preformatted text of a Word file: a paragraph for each line becomes one block."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from xml.etree.ElementTree import Element

from localize.formats.word.context import add_text, make

CLASS = "code"
"""The class of a paragraph of code, which is not translated; other preformatted text is."""


def joined(blocks: Iterable[Element]) -> Iterator[Element]:
    """The blocks; neighbouring lines of code are one `pre`, and lines without text at its ends are left out."""
    for kind, group in groupby(blocks, key=_kind):
        if not kind:
            yield from group
            continue
        lines = list(group)
        while lines and _is_blank(lines[0]):
            lines.pop(0)
        while lines and _is_blank(lines[-1]):
            lines.pop()
        if lines:
            yield _block(lines, is_code=kind == CLASS)


def _kind(block: Element) -> str:
    return block.get("class", "text") if block.tag == "pre" else ""


def _is_blank(line: Element) -> bool:
    return not "".join(line.itertext()).strip() and line.find(".//img") is None


def _block(lines: list[Element], *, is_code: bool) -> Element:
    first = lines[0]
    block = make("pre", {name: value for name, value in first.items() if name != "class"})
    inside = make("code") if is_code else block
    if is_code:
        block.append(inside)
    for number, line in enumerate(lines):
        add_text(inside, "\n" if number else "")
        if is_code and line.find(".//a") is None and line.find(".//img") is None:
            add_text(inside, "".join(_texts(line)))
        else:
            add_text(inside, line.text)
            inside.extend(line)
    if (inside.text or "").startswith("\n") and not is_code:  # HTML passes over a line end behind the start tag
        inside.text = f"\n{inside.text}"
    return block


def _texts(element: Element) -> Iterator[str]:
    """The texts without their emphasis, which is only the colours of code, and with line breaks as line ends."""
    yield "\n" if element.tag == "br" else element.text or ""
    for child in element:
        yield from _texts(child)
        yield child.tail or ""
