"""HTML as a tree that can be compared, and its words, each by another parser."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

import tinyhtml5
import turbohtml

from localize.formats.html.elements import BLOCKS

Tree = tuple[str, tuple[tuple[str, str], ...], tuple["Tree | str", ...]]
"""An element's name, attributes and content."""

SPACES = re.compile(r"[ \t\n\f\r]+")
"""White space of HTML; never no-break and other Unicode spaces."""

NOT_SHOWN = frozenset({"head", "iframe", "noembed", "noframes", "script", "style", "template", "title"})
"""Elements of HTML whose text is no text of the page."""

KEPT_SPACES = frozenset({"pre", "textarea", "script", "style", "iframe", "noembed", "noframes", "template"})
_NONCHARACTERS = "".join(chr(end - last) for end in range(0x10000, 0x110001, 0x10000) for last in (1, 2))
_NEVER = re.compile(f"[\0-\x08\x0b\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef{_NONCHARACTERS}]")
"""What no HTML may hold (HTML Living Standard, "Preprocessing the input stream")."""

_PRE = {"listing": "pre", "plaintext": "pre", "xmp": "pre"}
_HEADING = re.compile(r"h[1-6]")
_NOT_COMPARED = frozenset({"data-line", "dir", "lang", "xml:lang"})


def parsed(html: str) -> turbohtml.Document:
    """The document as a browser reads it in a page with our doctype."""
    return turbohtml.parse(f"<!DOCTYPE html>{html}", allow_declarative_shadow_roots=False)


def one(html: str, selector: str = "body") -> turbohtml.Element:
    """The first element that is selected in a document."""
    found = parsed(html).select_one(selector)
    assert found is not None
    return found


def rewritten(element: turbohtml.Element) -> turbohtml.Element:
    """The element once it has been written down and read again: not every tree can be written."""
    return one(f"<body>{element.inner_html}")


def tree(element: turbohtml.Element, *, kept: bool = False) -> Tree:
    """The element with what a page shows of it.

    White space is folded, and left out at the ends of the body; `listing`, `plaintext` and `xmp` are `pre`. Comments,
    languages, directions, the ids of headings and ITS are left out, and what no HTML may hold.
    """
    html = element.namespace is turbohtml.Namespace.HTML
    name = _PRE.get(element.tag, element.tag) if html else element.tag
    kept = kept or name in KEPT_SPACES
    content: list[Tree | str] = []
    for child in children(element):
        if isinstance(child, turbohtml.Element):
            content.append(tree(child, kept=kept))
        elif isinstance(child, turbohtml.Text):
            before = content.pop() if content and isinstance(content[-1], str) else ""
            content.append(f"{before}{child.data}")
    texts = [_NEVER.sub("", child) if isinstance(child, str) else child for child in content]
    folded = [SPACES.sub(" ", child) if isinstance(child, str) and not kept else child for child in texts]
    if name == "body":
        folded = _stripped(folded)
    space = "" if html else f"{element.namespace.name}:"
    return f"{space}{name}", _compared(element), tuple(child for child in folded if child != "")


def _stripped(content: list[Tree | str]) -> list[Tree | str]:
    """What stands in an element without white space at its ends."""
    ends = {0: str.lstrip, -1: str.rstrip}
    for end, strip in ends.items():
        if content and isinstance(text := content[end], str):
            content[end] = strip(text, " ")
    return content


def _compared(element: turbohtml.Element) -> tuple[tuple[str, str], ...]:
    return tuple(
        sorted(
            (name, _NEVER.sub("", SPACES.sub(" ", value).strip()))
            for name, value in attributes(element).items()
            if name not in _NOT_COMPARED
            and not name.startswith("its-")
            and not (name == "id" and _HEADING.fullmatch(element.tag))
            and not (name == "translate" and element.tag in ("code", "math"))
        )
    )


def attributes(element: turbohtml.Element) -> dict[str, str]:
    """The attributes of an element as texts."""
    values = {name: " ".join(value) if isinstance(value, list) else value for name, value in element.attrs.items()}
    return {name: value or "" for name, value in values.items()}


def elements(top: turbohtml.Node) -> Iterator[turbohtml.Element]:
    """All elements below it, those in templates too."""
    for child in children(top):
        if isinstance(child, turbohtml.Element):
            yield child
            yield from elements(child)


def children(element: turbohtml.Node) -> Iterator[object]:
    """What stands in an element; in a template that is a fragment of its own."""
    for child in element.children:
        if isinstance(child, turbohtml.DocumentFragment):
            yield from children(child)
        else:
            yield child


def words(html: str) -> list[str]:
    """The words that readers see in the body of a document, by the parser that we use."""
    return _words(_texts(one(html)))


def words_again(html: str) -> list[str]:
    """The same by another parser."""
    body = tinyhtml5.parse(f"<!DOCTYPE html>{html}", namespace_html_elements=False).find("body")
    return _words(_texts_again(body)) if body is not None else []


def _words(texts: Iterator[str]) -> list[str]:
    return [word for word in SPACES.split(_NEVER.sub("", "".join(texts))) if word]


def _texts(element: turbohtml.Element) -> Iterator[str]:
    html = element.namespace is turbohtml.Namespace.HTML
    if html and element.tag in NOT_SHOWN:
        return
    space = " " if element.tag in BLOCKS else ""
    yield space
    for child in element.children:
        if isinstance(child, turbohtml.Element):
            yield from _texts(child)
        elif isinstance(child, turbohtml.Text):
            yield child.data
    yield space


def _texts_again(element: Element) -> Iterator[str]:
    if not isinstance(element.tag, str) or element.tag in NOT_SHOWN:
        return
    space = " " if element.tag in BLOCKS else ""
    yield f"{space}{element.text or ''}"
    for child in element:
        yield from _texts_again(child)
        yield child.tail or ""
    yield space
