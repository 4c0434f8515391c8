"""What an element says about itself: whether it is translated, notes to translators, whether it is only a mark."""

from __future__ import annotations

import re
from collections.abc import Iterator

from localize.expressions import expression
from localize.formats.html.elements import LOCKED
from localize.formats.html.nodes import Node
from localize.formats.html.runs import SPACE, fold

_SWITCH = expression(r"\s*translate\s*:\s*(on|off)\s*", re.IGNORECASE)
FORMULA = "math"
"""The class of a formula of TeX, as Sphinx, Pandoc and MyST write it."""

_BETWEEN = r"[\s\[\](),;–-]"
_MARK = expression(rf"{_BETWEEN}*(?:\d+|[a-z*†‡§¶])(?:{_BETWEEN}+(?:\d+|[a-z*†‡§¶]))*{_BETWEEN}*")


def is_blank(node: Node) -> bool:
    """Whether a node is a comment, or white space."""
    return node.tag == "#comment" or (node.tag == "#text" and not node.text.strip(SPACE))


def is_translated(node: Node, *, around: bool) -> bool:
    """Whether an element is translated, by `translate` or `notranslate`; code and formulas if they say so (ITS 2.0)."""
    said = node.attributes.get("translate")
    if said is not None and said.strip().lower() in ("yes", "no", ""):
        return said.strip().lower() != "no"
    if is_code(node) or "notranslate" in node.attributes.get("class", "").split():
        return False
    return around


def is_code(node: Node) -> bool:
    """Whether an element is code or a formula, which are in no language and run from left to right.

    So is what Pygments (`highlight`) and Doxygen (`fragment`) make of code.
    """
    if node.tag in LOCKED:
        return True
    classes = node.attributes.get("class", "").split()
    if "highlight" in classes:
        return any(child.tag == "pre" for child in node.children)
    if "fragment" in classes:
        return any(child.attributes.get("class") == "line" for child in node.children)
    return FORMULA in classes


def switch(node: Node) -> str:
    """`on` or `off` where a node is a comment that switches translation, else empty."""
    found = _SWITCH.fullmatch(node.text) if node.tag == "#comment" else None
    return found[1].lower() if found else ""


def is_note_mark(node: Node) -> bool:
    """Whether an element only leads to a note, or back from one: `<sup><a href="#note-1">[1]</a></sup>`."""
    if "footnote-backref" in node.attributes.get("class", "").split():
        return True
    if node.tag not in ("a", "sup"):  # most elements need not be looked into
        return False
    words = node.words()
    marks = _MARK.fullmatch(words) if node.tag == "sup" else not any(map(str.isalnum, words))
    return bool(marks) and any(each.attributes.get("href", "").startswith("#") for each in node.walk())


def notes(node: Node) -> Iterator[str]:
    """What the author says to translators with the local attributes of ITS 2.0."""
    if note := node.attributes.get("its-loc-note", "").strip():
        kind = "Alert: " if node.attributes.get("its-loc-note-type") == "alert" else ""
        yield kind + fold(note)
    if reference := node.attributes.get("its-loc-note-ref", "").strip():
        yield f"See {reference}"
    if node.attributes.get("its-term") == "yes":
        yield f"Term: {fold(node.words()).strip()}"
