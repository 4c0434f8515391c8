"""Writes what is in the texts of docutils' tree: links, places, pictures."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from docutils import nodes

from localize.expressions import expression
from localize.formats import sphinx
from localize.formats.html.nodes import LINE
from localize.formats.restructuredtext.elements import HTML, target_of
from localize.formats.restructuredtext.writer import HtmlWriter, Write, anchors, written

_SUBSTITUTION = expression(r"\|[^|\n]+\|_{0,2}")


def _reference(writer: HtmlWriter, node: nodes.Element) -> None:
    address = node.get("refuri", "")
    if not address and node.get("refid"):
        address = f"#{writer.id(node['refid'])}"
    tag = "a" if address else "span"
    if isinstance(node.parent, nodes.TextElement | nodes.figure):
        writer.inline(node, tag, {"href": address})
    else:  # around a picture that is a block
        writer.add(f'<p {LINE}="{writer.line}">')
        writer.inline(node, tag, {"href": address})
        writer.add("</p>\n")


def label(writer: HtmlWriter, node: nodes.Element) -> None:
    """A link to a label of this document, which shows the heading there; a label elsewhere is shown as it is."""
    target = target_of(writer.document, node)
    if not target:
        tag, attributes = node[HTML]
        writer.inline(node, tag, attributes)
        return
    words = node.astext() if node["titled"] else _title_of(writer.document.ids.get(target)) or node.astext()
    writer.add(f'<a href="{escape(f"#{writer.id(target)}")}">{escape(words, quote=False)}</a>')


def _title_of(node: nodes.Element | None) -> str:
    """The words of the heading, caption or title of what a label names."""
    inside = node.children if node is not None else ()
    title = next((each for each in inside if isinstance(each, nodes.title | nodes.caption)), None)
    return "" if title is None else " ".join(title.astext().split())


def _target(writer: HtmlWriter, node: nodes.Element) -> None:
    if node.children:
        writer.inline(node, "span", {})
    elif not node.get("refid") and not node.get("refuri"):
        writer.add(anchors(writer.ids(node)))


def _math(writer: HtmlWriter, node: nodes.Element) -> None:
    writer.add(f"<span{written(sphinx.FORMULA)}>")
    writer.words(sphinx.formula(node.astext()))
    writer.add("</span>")


def _image(writer: HtmlWriter, node: nodes.Element) -> None:
    sizes = {name: str(node.get(name, "")).removesuffix("px") for name in ("width", "height")}
    sizes = {name: value for name, value in sizes.items() if value.isdigit()}
    ids = writer.ids(node)
    attributes = {"src": node.get("uri", ""), "id": ids[0] if ids else ""}
    picture = f'<img{written(attributes)} alt="{escape(node.get("alt", ""))}"{written(sizes)}>'
    if isinstance(node.parent, nodes.TextElement | nodes.figure):
        writer.add(picture)
    else:
        writer.add(f'<p {LINE}="{writer.line}">{picture}</p>\n')


def _problematic(writer: HtmlWriter, node: nodes.Element) -> None:
    """What docutils could not read, as it is written."""
    words = node.astext()
    if _SUBSTITUTION.fullmatch(words):
        writer.add(f'<span translate="no">{escape(words, quote=False)}</span>')
    else:
        writer.words(words)


WRITES: Mapping[str, Write] = {
    "reference": _reference,
    "target": _target,
    "image": _image,
    "math": _math,
    "problematic": _problematic,
}
"""How nodes in texts are written, by their names."""
