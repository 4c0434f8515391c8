"""Ids and classes of blocks in Markdown: behind headings, below blocks and above them.

The forms are those of Pandoc and PHP Markdown Extra (`{#id .class}` behind headings), of kramdown ("Inline Attribute
Lists", `{: …}` below) and of MyST ("Targets", `(label)=`, and "Block attributes", `{#id .class}`, above).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from localize.expressions import expression
from localize.formats.markdown.attribute_lists import ATTRIBUTES, CLASS, ID, attributes_in

_LIST = rf"\s*(-|{ATTRIBUTES})\s*"
_BEHIND_HEADING = expression(rf"(?<![ \t])[ \t]+\{{:?{_LIST}\}}[ \t]*$")
"""`{#get-help .urgent}`, `{.unnumbered}`, `{-}`, `{: #get-help}` at the end of a heading."""

_BELOW = expression(rf"(?:^|\n)\{{:(?:[ \t]*toc[ \t]*|{_LIST})\}}[ \t]*$")
"""`{: .wide #doses}` or `{:toc}` as the last line of a block."""

_CONTENTS = expression(r"\[TOC\]|\[\[_?TOC_?\]\]", re.IGNORECASE)
"""Marks for a table of contents (Python-Markdown, VuePress, GitLab)."""

_CONTENTS_ITEM = expression(r".*\n\{:[ \t]*toc\b[^{}]*\}[ \t]*")
"""The item that kramdown replaces by a table of contents: `* TOC` and `{:toc}` below it."""

_ONLY_ITEM = (
    *("bullet_list_open", "list_item_open", "paragraph_open"),
    *("paragraph_close", "list_item_close", "bullet_list_close"),
)

_LABELS = expression(r"(?:\([A-Za-z][\w:.-]*\)=[ \t]*(?:\n|$))+")
"""Lines `(doses)=` at the beginning of a block."""

_ABOVE = expression(rf"\{{(?=[.#]){_LIST}\}}[ \t]*(?:\n|$)")
"""`{.wide #doses}` as the first line of a block (MyST, "Block attributes")."""

_LABEL = expression(r"\(([^()]+)\)=")
_BLOCKS = ("heading_open", "paragraph_open")


def block_attributes(state: StateCore) -> None:
    """Give blocks the ids and classes that are written beside them, and take these out of their texts."""
    tokens: list[Token] = []
    waiting: list[str] = []
    rest = iter(_without_contents(state.tokens))
    for token in rest:
        block = [token]
        if token.type in _BLOCKS:
            block += next(rest), next(rest)  # the text of the block, and its end
            is_empty, labels = _taken_from(token, block[1])
            waiting += labels
            if is_empty:
                continue
        _give(token, waiting)
        tokens += (*_anchors(waiting), *block)
        waiting = []
    state.tokens = [*tokens, *_anchors(waiting)]


def _without_contents(tokens: list[Token]) -> list[Token]:
    """The tokens without the marks at which other programs write a table of contents: no text of the article."""
    remaining = list(tokens)
    for index in reversed(range(len(tokens))):
        content = tokens[index].content if tokens[index].type == "inline" else ""
        if not content:
            continue
        if content[0] == "[" and _CONTENTS.fullmatch(content) and tokens[index - 1].type == "paragraph_open":
            del remaining[index - 1 : index + 2]
        elif "\n{:" in content and _CONTENTS_ITEM.fullmatch(content) and _is_only_item(tokens[index - 3 : index + 4]):
            del remaining[index - 3 : index + 4]
    return remaining


def _is_only_item(tokens: list[Token]) -> bool:
    """Whether the tokens are a list with one item that is one paragraph."""
    kinds = [token.type.replace("ordered", "bullet") for token in tokens]
    return kinds == [*_ONLY_ITEM[:3], "inline", *_ONLY_ITEM[3:]]


def _takes_id(token: Token) -> bool:
    """Whether an id can be written at the beginning of a block."""
    return token.nesting > 0 and not token.hidden


def _give(token: Token, labels: list[str]) -> None:
    """Make the last label the id of a block that has none; it is taken out of the list."""
    if labels and _takes_id(token) and token.attrGet("id") is None:
        token.attrSet("id", labels.pop())


def _anchors(labels: list[str]) -> Iterator[Token]:
    """Places for the labels that no block has as its id."""
    for label in labels:
        anchor = Token("html_block", "", 0)
        anchor.content = f'<a id="{label}"></a>\n'
        yield anchor


def _taken_from(opening: Token, inline: Token) -> tuple[bool, list[str]]:
    """Take attributes out of the text of a block and give them to it: whether nothing is left, and its labels."""
    form = _BEHIND_HEADING if opening.type == "heading_open" else _BELOW
    attributes = form.search(inline.content) if "{" in inline.content else None
    ids = []
    if attributes is not None:
        inline.content = inline.content[: attributes.start()]
        ids = _set(opening, attributes[1] or "")
    above = _LABELS.match(inline.content)
    if above is not None:
        inline.content = inline.content[above.end() :]
    first = _ABOVE.match(inline.content) if opening.type == "paragraph_open" else None
    if first is not None:
        inline.content = inline.content[first.end() :]
        given = first[1] or ""
        ids += _set(opening, given) if inline.content else _ids_of(given)
    taken_above = f"{above[0] if above else ''}{first[0] if first else ''}"
    if lines := taken_above.count("\n"):
        for token in (opening, inline):
            token.map = [token.map[0] + lines, token.map[1]] if token.map and inline.content else token.map
    is_empty = not inline.content and any(each is not None for each in (attributes, above, first))
    return is_empty, [*(_LABEL.findall(above[0]) if above else ()), *ids]


def _set(opening: Token, attributes: str) -> list[str]:
    """Give a block the classes and the id in a list of attributes; return the ids that it cannot have."""
    ids = _ids_of(attributes)
    if ids and _takes_id(opening):
        opening.attrSet("id", ids.pop(0))
    if classes := [value for name, value in attributes_in(attributes) if name == CLASS]:
        opening.attrSet("class", " ".join(classes))
    return ids


def _ids_of(attributes: str) -> list[str]:
    return [value for name, value in attributes_in(attributes) if name == ID]
