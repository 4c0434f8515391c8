"""Writes a tidy tree as a source file that an editor can read: each block on a line of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from html import escape

from localize.formats.clean.rendered import head
from localize.formats.html.elements import BLOCKS, HEADINGS, PREFORMATTED, VOID
from localize.formats.html.nodes import Node
from localize.formats.html.runs import SPACE, fold
from localize.language import tags
from localize.model.article import Article
from localize.model.block import plain_text

_SEEN = str.maketrans(
    {
        "\u00a0": "&nbsp;",
        "\u00ad": "&shy;",
        "\u200b": "&#8203;",
        "\u200e": "&lrm;",
        "\u200f": "&rlm;",
        "\u202f": "&#8239;",
        **{chr(code): f"&#{code};" for code in (*range(1, 32), *range(127, 160)) if chr(code) not in "\t\n\f\v\x85"},
    }
)
"""How characters are written that an editor would not see, or that would be lost."""

_FLAGS = frozenset(
    {
        *("hidden", "open", "reversed", "controls", "loop", "muted", "playsinline", "default", "checked", "disabled"),
        *("multiple", "selected", "readonly"),
    }
)
"""Attributes that need no value (HTML Living Standard, "Boolean attributes")."""

_METADATA = ("description", "keywords", "author", "reviewer")
_INDENT = "  "


def page(article: Article, root: Node, *, wrapped: bool, attributes: Mapping[str, str]) -> str:
    """The whole file: the metadata of the article in its head, the content of `root` in its body.

    `wrapped` puts the content into a `main` and, unless it has articles of its own, an `article`, which gets the
    attributes.
    """
    rtl = ' dir="rtl"' if tags.direction(article.locale) == "rtl" else ""
    body = "\n".join(lines(root.children))
    if wrapped:
        more = _attributes(attributes)
        if any(node.tag == "article" for node in root.walk()):
            body = f"<main{more}>\n{body}\n</main>"
        else:
            body = f"<main>\n<article{more}>\n{body}\n</article>\n</main>"
    return "\n".join(
        [
            "<!doctype html>",
            f'<html lang="{article.locale}"{rtl}>',
            "<head>",
            '<meta charset="utf-8">',
            *_head(article),
            "</head>",
            "<body>",
            body,
            "</body>",
            "</html>",
            "",
        ]
    )


def _head(article: Article) -> Iterator[str]:
    title = article.field("page-title") or article.field("title")
    if title is not None:
        yield f"<title>{_text(plain_text(title.pattern))}</title>"
    for name in _METADATA:
        found = article.field(name)
        if found is not None:
            yield f'<meta name="{name}" content="{_value(plain_text(found.pattern))}">'
    if article.date is not None:
        yield f'<meta name="date" content="{article.date.isoformat()}">'
    if article.slug:
        yield f'<meta name="slug" content="{article.slug}">'
    if article.head:
        yield head(article.head, article.locale).rstrip("\n")


def lines(nodes: Iterable[Node], depth: int = 0) -> Iterator[str]:
    """The lines of a file that hold these nodes: one for each block, and for each run of text between blocks."""
    run: list[Node] = []
    for node in nodes:
        if is_line(node):
            yield from _run(run, depth)
            run = []
            yield from _block(node, depth)
        else:
            run.append(node)
    yield from _run(run, depth)


def is_line(node: Node) -> bool:
    """Whether white space around an element means nothing, so that it can stand on a line of its own."""
    return node.tag in BLOCKS and node.is_block and not node.foreign


def _run(nodes: list[Node], depth: int) -> Iterator[str]:
    text = "".join(map(_inline, nodes)).strip(SPACE)
    if text:
        yield _INDENT * depth + text


def _block(node: Node, depth: int) -> Iterator[str]:
    start = _INDENT * depth + _start(node)
    if node.tag in VOID:
        yield start
    elif node.tag in PREFORMATTED:
        yield start + _raw(node) + f"</{node.tag}>"
    elif any(is_line(child) for child in node.children) and node.tag not in HEADINGS:
        yield start
        yield from lines(node.children, depth + 1)
        yield f"{_INDENT * depth}</{node.tag}>"
    else:  # a heading's id is made of its words, so white space counts in it
        yield start + "".join(map(_inline, node.children)).strip(SPACE) + f"</{node.tag}>"


def _inline(node: Node) -> str:
    """A node with all in it as part of a text: no white space is added or lost, it is only folded."""
    if node.tag == "#text":
        return _text(fold(node.text))
    if node.tag == "#comment":
        return f"<!--{fold(node.text)}-->"
    if node.tag in VOID and not node.foreign:
        return _start(node)
    if node.tag in PREFORMATTED or node.foreign:
        return _start(node) + _raw(node) + f"</{node.tag}>"
    return _start(node) + "".join(map(_inline, node.children)) + f"</{node.tag}>"


def _raw(node: Node) -> str:
    """The content of an element in which white space stays as it is."""
    inside = "".join(map(_as_it_is, node.children))
    # a browser passes over a line end right behind the start tag (HTML Living Standard, "Restrictions on content …")
    return "\n" + inside if node.tag in PREFORMATTED and inside.startswith("\n") else inside


def _as_it_is(node: Node) -> str:
    if node.tag == "#text":
        return _text(node.text)
    if node.tag == "#comment":
        return f"<!--{node.text}-->"
    if node.tag in VOID and not node.foreign:
        return _start(node)
    return _start(node) + _raw(node) + f"</{node.tag}>"


def _start(node: Node) -> str:
    return f"<{node.tag}{_attributes(node.attributes)}>"


def _attributes(attributes: Mapping[str, str]) -> str:
    return "".join(
        f" {name}" if name in _FLAGS and not value else f' {name}="{_value(value)}"'
        for name, value in attributes.items()
    )


def _text(text: str) -> str:
    return escape(text, quote=False).translate(_SEEN)


def _value(text: str) -> str:
    return escape(text).replace("&#x27;", "'").translate(_SEEN)
