"""Which attributes still mean something outside the site that they come from."""

from __future__ import annotations

from localize.expressions import expression
from localize.formats.html.elements import LOCKED
from localize.formats.html.nodes import Node
from localize.language import tags

_CLASSES = frozenset(
    {
        *("notranslate", "admonition", "admonition-title", "note", "tip", "important", "warning", "caution", "danger"),
        *("caption", "footnotes", "footnotes-sep", "footnote-ref", "references"),
    }
)
"""Classes that our reader or our style sheet knows."""

_DROPPED = frozenset(
    {
        *("style", "align", "valign", "border", "tabindex", "xml:lang", "loading", "decoding"),
        *("itemprop", "itemscope", "itemtype", "itemid"),
    }
)
_SIZED = frozenset({"img", "svg", "video", "canvas", "source"})
_HEADING = expression(r"h[1-6]")
_DIGIT = expression(r"\d")
_PLACES = frozenset({"section", "figure", "table", "details", "aside"})
"""Elements that links from other pages may lead to, unless their id is only a number that a program gave."""

_NAMING = frozenset(
    {"for", "headers", "aria-labelledby", "aria-describedby", "aria-controls", "aria-details", "list", "popovertarget"}
)
"""Attributes that name other elements by their ids."""


class Keeper:
    """Decides which attributes of one article stay."""

    def __init__(self, root: Node, locale: str) -> None:
        self._locale = locale
        self._named: set[str] = set()
        for node in root.walk():
            for name, value in node.attributes.items():
                if name in _NAMING:
                    self._named |= set(value.split())
                elif value.startswith("#"):
                    self._named.add(value[1:])

    def is_untranslated(self, node: Node) -> bool:
        """Whether an element says that its content is not translated, and so stays in its own language."""
        translated = node.attributes.get("translate", "yes").strip().lower() != "no"
        return not translated or node.tag in LOCKED or "notranslate" in node.attributes.get("class", "").split()

    def remaining(self, node: Node, language: str, *, untranslated: bool) -> dict[str, str]:
        """The attributes that stay; `language` is the language around the element."""
        remaining = {}
        for name, value in node.attributes.items():
            if name == "class":
                value = " ".join(each for each in value.split() if each in _CLASSES)  # noqa: PLW2901 (what stays of it)
                if not value:
                    continue
            if name == "name" and node.tag == "a":
                if value in self._named and "id" not in node.attributes:
                    remaining["id"] = value
            elif self._stays(node, name, value, language, untranslated=untranslated):
                remaining[name] = value
        return remaining

    def _stays(self, node: Node, name: str, value: str, language: str, *, untranslated: bool) -> bool:
        if name == "id":
            readable = _HEADING.fullmatch(node.tag) is not None or (node.tag in _PLACES and not _DIGIT.search(value))
            return value in self._named or (readable and not value.startswith("_"))
        if name == "lang":
            return untranslated or tags.language(value.strip()) != tags.language(language)
        if name in ("width", "height"):
            return node.tag in _SIZED
        if name == "type" and node.tag in ("ul", "li"):
            return False
        return name not in _DROPPED and not name.startswith("data-")
