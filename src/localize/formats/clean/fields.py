"""Fields and buttons of forms, which do nothing on a page without forms and scripts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from localize.errors import Problem
from localize.formats.html.nodes import Node

_FIELDS = frozenset({"input", "select", "textarea", "button", "datalist", "output"})
_WORKING = frozenset({"popovertarget", "command", "commandfor"})
"""Attributes of buttons that work without a script."""


def remove(root: Node, path: str) -> tuple[str, list[Problem]]:
    """Remove the fields from a tree; return the texts that were in them, and a remark for each kind of field."""
    texts: list[str] = []
    lines: dict[str, int] = {}
    counts: Counter[str] = Counter()
    for node in list(root.walk()):
        for child in node.children:
            if _is_field(child):
                texts += _texts(child)
                lines.setdefault(child.tag, child.line)
                counts[child.tag] += 1
        node.children = [child for child in node.children if not _is_field(child)]
    return "".join(texts), [Problem(path, lines[tag], _message(tag, count)) for tag, count in counts.items()]


def _is_field(node: Node) -> bool:
    if node.tag == "input":  # a box that is only shown, as in a list of tasks
        return not (node.attributes.get("type", "").lower() == "checkbox" and "disabled" in node.attributes)
    return node.tag in _FIELDS and not _WORKING & node.attributes.keys()


def _texts(node: Node) -> Iterator[str]:
    for each in node.walk():
        yield each.text
        yield from each.attributes.values()


def _message(tag: str, count: int) -> str:
    times = "" if count == 1 else f" ({count} times)"
    return f"<{tag}> was left out{times}, expected none: a field does nothing on a page without forms"
