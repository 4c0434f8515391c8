"""Rules for Markdown beyond the libraries': ids of headings, admonitions, template tags, labels of task lists."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape
from typing import Any

from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from localize.formats.html.nodes import LINE
from localize.formats.html.protect import TEMPLATE

CONTAINER = "admonition"
"""The name of the rule for `::: warning Title` … `:::`."""

_INFO = re.compile(r"\s*\{?[ \t]*\.?([A-Za-z][\w-]*)[ \t]*\}?[ \t]*(.*)", re.DOTALL)


def template_tag(state: StateInline, silent: bool) -> bool:  # noqa: FBT001  # markdown-it calls it so
    """`{{ … }}` and `{% … %}` are text: marks of Markdown inside them do not count."""
    if state.src[state.pos] != "{":
        return False
    match = TEMPLATE.match(state.src, state.pos)
    if match is None:
        return False
    if not silent:
        token = state.push("text", "", 0)
        token.content = match[0]
    state.pos = match.end()
    return True


def labels(state: StateCore) -> None:
    """Make the text of a task the label of its box, for people who hear the page; in loose lists too."""
    for item, paragraph, inline in zip(state.tokens, state.tokens[1:], state.tokens[2:], strict=False):
        if item.type == "list_item_open" and "checked" in item.meta and paragraph.type == "paragraph_open":
            checked = ' checked=""' if item.meta.pop("checked") else ""
            opening, closing = Token("html_inline", "", 0), Token("html_inline", "", 0)
            opening.content = f'<label><input class="task-list-item-checkbox" disabled="" type="checkbox"{checked}> '
            closing.content = "</label>"
            inline.children = [opening, *(inline.children or []), closing]


def container_html(_: Any, tokens: Sequence[Token], index: int, *__: Any) -> str:
    """An admonition as a `div` with its kind as a class, like those of `!!!`, and with its title if it has one."""
    token = tokens[index]
    if token.nesting < 0:
        return "</div>\n"
    match = _INFO.fullmatch(token.info)
    kind, title = (match[1].lower(), match[2].strip()) if match else ("note", token.info.strip())
    line = token.attrGet(LINE) or "1"
    shown = f'<p class="admonition-title" {LINE}="{line}">{escape(title, quote=False)}</p>\n' if title else ""
    return f'<div class="admonition {escape(kind)}" {LINE}="{line}">\n{shown}'
