"""Writes the footnotes of docutils' tree at the end of the page, and sources where they stand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

from docutils import nodes

from localize.formats import footnotes
from localize.formats.html.nodes import LINE
from localize.formats.restructuredtext.writer import HtmlWriter, Write, nothing


def write_notes(writer: HtmlWriter) -> None:
    """All footnotes of a document, in the order in which they stand."""
    if not writer.numbers:
        return
    writer.add(footnotes.BEGIN)
    for note in writer.document.findall(nodes.footnote):
        writer.go_to(note)
        _note(writer, note, writer.numbers[note["ids"][0]])
    writer.add(footnotes.END)


def numbers(document: nodes.document) -> dict[str, int]:
    """The number of each footnote by its id: that of its mark in the text, if all marks are different numbers."""
    marks = {note["ids"][0]: _mark(note) for note in document.findall(nodes.footnote)}
    is_numbered = all(mark.isascii() and mark.isdigit() and len(mark) < 6 for mark in marks.values())
    if is_numbered and len(set(marks.values())) == len(marks):
        return {name: int(mark) for name, mark in marks.items()}
    return {name: number for number, name in enumerate(marks, 1)}


def _mark(note: nodes.Element) -> str:
    return next((child.astext() for child in note.children if isinstance(child, nodes.label)), "")


def _note(writer: HtmlWriter, note: nodes.Element, number: int) -> None:
    """A footnote, as an item of their list, with ways back to its marks behind its last words."""
    inside = [child for child in note.children if not isinstance(child, nodes.label)]
    back = "".join(footnotes.way_back(number, again) for again in range(writer.marks.get(note["ids"][0], 0)))
    last: Sequence[nodes.Node] = ()
    if inside and type(inside[-1]) is nodes.paragraph:
        last = inside.pop().children
    writer.add(f'<li {LINE}="{writer.line}" id="fn{number}" value="{number}" class="footnote-item">')
    writer.all(inside)
    writer.add(f'<p {LINE}="{writer.line}">')
    writer.all(last)
    writer.add(f"{back}</p>\n</li>\n")


def _footnote_reference(writer: HtmlWriter, node: nodes.Element) -> None:
    name = node.get("refid", "")
    number = writer.numbers.get(name)
    if number is None:
        writer.words(f"[{node.astext()}]")
        return
    again = writer.marks.get(name, 0)
    writer.marks[name] = again + 1
    writer.add(footnotes.mark(number, again))


def _citation_reference(writer: HtmlWriter, node: nodes.Element) -> None:
    mark = escape(f"[{node.astext()}]")
    if name := node.get("refid"):
        writer.add(f'<a href="#{escape(name)}" translate="no">{mark}</a>')
    else:
        writer.add(f'<span translate="no">{mark}</span>')


def _citation(writer: HtmlWriter, node: nodes.Element) -> None:
    """A source that the text names: its mark, then what it is."""
    inside = [child for child in node.children if not isinstance(child, nodes.label)]
    first: Sequence[nodes.Node] = ()
    if inside and type(inside[0]) is nodes.paragraph:
        first = inside.pop(0).children
    writer.add('<div class="footnotes" role="doc-endnotes">\n')
    writer.open(node, "p", {})
    writer.add(f'<span class="citation-label" translate="no">[{escape(_mark(node))}]</span> ')
    writer.all(first)
    writer.add("</p>\n")
    writer.all(inside)
    writer.add("</div>\n")


WRITES: Mapping[str, Write] = {
    "footnote": nothing,  # it stands at the end
    "footnote_reference": _footnote_reference,
    "citation": _citation,
    "citation_reference": _citation_reference,
}
"""How notes and their marks are written, by the names of their nodes."""
