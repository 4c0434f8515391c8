"""The skeleton of an article: pieces of HTML, and elements that stay as they are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from localize.formats.html.elements import RAW, VOID
from localize.formats.html.nodes import Node
from localize.model.block import (
    Block,
    BodyPart,
    Kind,
    LanguageMark,
    LinkAddress,
    Part,
    Placeholder,
    make_placeholder,
    plain_text,
)


class Skeleton:
    """Gathers parts, and joins neighbouring pieces of HTML."""

    def __init__(self, parts: Iterable[BodyPart] = ()) -> None:
        self._parts: list[BodyPart] = list(parts)

    def add(self, part: BodyPart) -> None:
        """Adds one part."""
        self._parts.append(part)

    def extend(self, parts: Iterable[BodyPart]) -> None:
        """Adds several parts."""
        self._parts.extend(parts)

    def parts(self) -> tuple[BodyPart, ...]:
        """All that was added."""
        return joined(self._parts)


def joined(parts: Iterable[BodyPart]) -> tuple[BodyPart, ...]:
    """The parts with neighbouring pieces of HTML joined, and empty ones left out."""
    whole: list[BodyPart] = []
    html: list[str] = []
    for part in parts:
        if isinstance(part, str):
            html.append(part)
            continue
        if html and (text := "".join(html)):
            whole.append(text)
        html = []
        whole.append(part)
    if html and (text := "".join(html)):
        whole.append(text)
    return tuple(whole)


def line_end(node: Node) -> str:
    """The extra line end for a `pre` or `textarea` that begins with one: a browser skips the first."""
    ignored = node.tag in ("pre", "textarea") and node.children
    return "\n" if ignored and node.children[0].text.startswith("\n") else ""


def placeholder(kind: Kind, name: str, parts: tuple[BodyPart, ...], *, content: str = "") -> Placeholder:
    """An element as translators see it; its `parts` are set if some of them are not skeleton."""
    if len(parts) == 1 and isinstance(parts[0], str):  # most elements
        return make_placeholder(kind, name, parts[0], content, ())
    if all(isinstance(part, str) for part in parts):
        return Placeholder(kind, name, markup="".join(map(str, parts)), content=content)
    return Placeholder(kind, name, markup="".join(map(_as_source, parts)), content=content, parts=parts)


def _as_source(part: BodyPart) -> str:
    """A part as it is in the source, to tell placeholders apart."""
    if isinstance(part, str):
        return part
    if isinstance(part, Block):
        return escape(plain_text(part.pattern))
    if isinstance(part, LinkAddress):
        return f'href="{escape(part.address)}"'
    return "" if isinstance(part, LanguageMark) else str(part)


def rendered(parts: Iterable[Part]) -> Iterator[BodyPart]:
    """The parts of a pattern that no translator sees."""
    for part in parts:
        if isinstance(part, str):
            yield escape(part, quote=False)
        elif part.parts:
            yield from part.parts
        else:
            yield part.markup


def written(node: Node) -> Iterator[str]:
    """An element written as it is (HTML Living Standard, "Serializing HTML fragments")."""
    attributes = "".join(f' {name}="{escape(value)}"' for name, value in node.attributes.items())
    yield f"<{node.tag}{attributes}>"
    if node.tag in VOID and not node.foreign:
        return
    for child in node.children:
        if child.tag == "#text":
            yield child.text if node.tag in RAW else escape(child.text, quote=False)
        elif child.tag != "#comment":
            yield from written(child)
    yield f"</{node.tag}>"
