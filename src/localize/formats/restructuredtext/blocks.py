"""Writes the blocks of docutils' tree that are more than an element around what is in them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape
from itertools import groupby

from docutils import nodes

from localize.expressions import expression
from localize.formats import sphinx
from localize.formats.html.nodes import LINE, LINE_COMMENT
from localize.formats.restructuredtext.tables import rows
from localize.formats.restructuredtext.writer import HtmlWriter, Write, anchors, kinds, nothing, written
from localize.language import tags

_ENUMERATED: Mapping[str, str] = {"loweralpha": "a", "upperalpha": "A", "lowerroman": "i", "upperroman": "I"}
_NOTE = expression(r"\s*translat(?:ors?|e)\s*:", re.IGNORECASE)
"""How a comment begins that is a note to translators, or switches translation."""

_ERROR = 3
_EMPTY = expression(r"\s*\.\.\s+\S+::\s*")
"""A directive without anything in it."""

_UNDERLINE = expression(r"([^\w\s])\1*")


def _title(writer: HtmlWriter, node: nodes.Element) -> None:
    """The heading of a section or of the whole, or the title of a box."""
    parent = node.parent
    if not isinstance(parent, nodes.section | nodes.document):
        writer.block(node, "p", {"class": "admonition-title"})
        return
    level = min(max(writer.level, 1), 6)
    ids = writer.ids(parent)
    writer.add(f'{anchors(ids[1:])}<h{level} {LINE}="{writer.line}"{written({"id": ids[0] if ids else ""})}>')
    writer.all(node.children)
    writer.add(f"</h{level}>\n")


def _section(writer: HtmlWriter, node: nodes.Element) -> None:
    writer.level += 1
    writer.all(node.children)
    writer.level -= 1


def admonition(writer: HtmlWriter, node: nodes.Element) -> None:
    """A box; where its kind is its title, that is in English, and stands only in English articles."""
    name = node.tagname
    title = sphinx.BOXES.get(name, "") if tags.language(writer.source.locale) == "en" else ""
    writer.open(node, "div", kinds(node, "admonition" if name == "admonition" else f"admonition {name}"))
    if title:
        writer.add(f'<p class="admonition-title">{title}</p>\n')
    writer.all(node.children)
    writer.add("</div>\n")


def _box(writer: HtmlWriter, node: nodes.Element) -> None:
    writer.block(node, "div", kinds(node, f"admonition {node.tagname}"))


def _enumerated(writer: HtmlWriter, node: nodes.Element) -> None:
    start = str(node.get("start", 1))
    kind = _ENUMERATED.get(node.get("enumtype", ""), "")
    writer.block(node, "ol", {"type": kind, "start": start if start != "1" else "", **kinds(node)})


def _term(writer: HtmlWriter, node: nodes.Element) -> None:
    """A term, with what it is classified as behind it."""
    writer.open(node, "dt", {})
    writer.all(node.children)
    for classifier in _siblings(node):
        if isinstance(classifier, nodes.classifier):
            writer.add(' <span class="classifier">')
            writer.all(classifier.children)
            writer.add("</span>")
    writer.add("</dt>\n")


def _options(writer: HtmlWriter, node: nodes.Element) -> None:
    """The options of a command: code, which is not translated."""
    writer.open(node, "dt", {})
    names = (option.astext() for option in node.findall(nodes.option))
    writer.add(", ".join(f"<code>{escape(name, quote=False)}</code>" for name in names) + "</dt>\n")


def _code(writer: HtmlWriter, node: nodes.Element) -> None:
    names = [each for each in node["classes"] if each != "code"]
    language = node.get("language") or (names[0] if "code" in node["classes"] and names else "")
    writer.open(node, "pre", {})
    writer.add(f"<code{written({'class': f'language-{language}' if language else ''})}>")
    writer.all(node.children)
    writer.add("\n</code></pre>\n")


def _math(writer: HtmlWriter, node: nodes.Element) -> None:
    for tex in sphinx.displayed_formulas(node.astext()):
        writer.open(node, "div", sphinx.FORMULA)
        writer.words(tex)
        writer.add("</div>\n")


def _lines(writer: HtmlWriter, node: nodes.Element) -> None:
    """Lines that stay lines, in one text."""
    writer.open(node, "p", kinds(node, "line-block"))
    for number, line in enumerate(node.findall(nodes.line)):
        if number:
            writer.add("<br>\n")
        writer.all(line.children)
    writer.add("</p>\n")


def _attribution(writer: HtmlWriter, node: nodes.Element) -> None:
    writer.open(node, "p", {"class": "attribution"})
    writer.add("— ")
    writer.all(node.children)
    writer.add("</p>\n")


def _caption(writer: HtmlWriter, node: nodes.Element) -> None:
    """The caption of a figure, with the legend behind it."""
    legends = [each for each in _siblings(node) if isinstance(each, nodes.legend)]
    writer.open(node, "figcaption", {})
    if not legends:
        writer.all(node.children)
    else:
        writer.add("<p>")
        writer.all(node.children)
        writer.add("</p>\n")
        for legend in legends:
            writer.all(legend.children)
    writer.add("</figcaption>\n")


def _legend(writer: HtmlWriter, node: nodes.Element) -> None:
    """A legend without a caption; one behind a caption is written with that."""
    if not any(isinstance(each, nodes.caption) for each in _siblings(node)):
        writer.block(node, "figcaption", {})


def _siblings(node: nodes.Element) -> list[nodes.Node]:
    return list(node.parent.children) if node.parent is not None else []


def _table(writer: HtmlWriter, node: nodes.Element) -> None:
    writer.open(node, "table", kinds(node))
    for title in node.children:
        if isinstance(title, nodes.title):
            writer.add(f'<caption {LINE}="{writer.line}">')
            writer.all(title.children)
            writer.add("</caption>\n")
    begin, writer.begin = writer.begin, writer.line
    for part, group in groupby(rows(node), key=lambda row: row.part):
        writer.add(f"<{part}>\n")
        for row in group:
            writer.add("<tr>")
            for cell in row.cells:
                writer.go_to(cell.node)
                writer.block(cell.node, cell.tag, cell.attributes)
            writer.add("</tr>\n")
        writer.add(f"</{part}>\n")
    writer.begin = begin
    writer.add("</table>\n")


def _raw(writer: HtmlWriter, node: nodes.Element) -> None:
    """HTML as it is, which is cleaned like any other; what is meant for other programs is left out."""
    if "html" not in node.get("format", "").split():
        return
    if isinstance(node.parent, nodes.TextElement):
        writer.add(node.astext())
    else:
        writer.add(f"<!--{LINE_COMMENT}{writer.line}-->{node.astext()}\n")


def _comment(writer: HtmlWriter, node: nodes.Element) -> None:
    """A note to translators; other comments are not on the page."""
    text = node.astext().replace("--", "- -")
    if _NOTE.match(text):
        writer.add(f"<!--{text}-->\n")


def _message(writer: HtmlWriter, node: nodes.Element) -> None:
    """The text that docutils quotes, as it could not be read; its message is a remark, and of a warning that is all."""
    for quoted in node.children if node["level"] >= _ERROR else ():
        if not isinstance(quoted, nodes.literal_block) or _EMPTY.fullmatch(quoted.astext()):
            continue
        lines = quoted.astext().strip().splitlines()
        if len(lines) in (2, 3) and _UNDERLINE.fullmatch(lines[-1].strip()):
            level = min(writer.level + 1, 6)
            writer.add(f'<h{level} {LINE}="{writer.line}">{escape(lines[-2].strip(), quote=False)}</h{level}>\n')
        else:
            writer.add(f'<pre {LINE}="{writer.line}">{escape(quoted.astext(), quote=False)}\n</pre>\n')


def _transition(writer: HtmlWriter, _: nodes.Element) -> None:
    writer.add("<hr>\n")


WRITES: Mapping[str, Write] = {
    "title": _title,
    "section": _section,
    "topic": _box,
    "sidebar": _box,
    "enumerated_list": _enumerated,
    "term": _term,
    "classifier": nothing,
    "option_group": _options,
    "literal_block": _code,
    "doctest_block": _code,
    "math_block": _math,
    "line_block": _lines,
    "attribution": _attribution,
    "caption": _caption,
    "legend": _legend,
    "table": _table,
    "raw": _raw,
    "comment": _comment,
    "system_message": _message,
    "transition": _transition,
}
"""How blocks are written, by the name of their node."""
