"""JavaScript in Markdown (MDX): imports, exports, comments, expressions and components; no translator sees them."""

from __future__ import annotations

import re
from collections.abc import MutableMapping
from typing import Any

from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from localize.expressions import expression
from localize.formats.html.policy import TAGS
from localize.formats.markdown.blocks import attribute, html, html_comment, note_left_out, paragraph

_IMPORT = r"""import\s+(?:[\w*{}\s,$]{1,1000}\s+from\s+)?(?:"[^"\n]*"|'[^'\n]*')[ \t]*;?[ \t]*"""
_EXPORT = (
    r"export[ \t]+(?:default[ \t]+(?:function\b|class\b|[({\[]|[\w$.]+;)|\*[ \t]+from\b|\{[\w\s,$]*\}[ \t]*(?:;|from\b)"
    r"|(?:async[ \t]+)?(?:const|let|var|function|class)[ \t]+[\w$]+[ \t]*[=({:])[^\0]*"
)
_SCRIPT = expression(rf"(?:{_IMPORT}(?:\n|$))*(?:{_EXPORT})?")
"""A paragraph of nothing but imports, and perhaps an export."""

_BRACES = r"\{(?:[^{}]|\{(?:[^{}]|\{[^{}]*+\})*+\})*+\}"
_ATTRIBUTES = rf"""(?:\s+(?:[A-Za-z_][\w:.-]*(?:\s*=\s*(?:"[^"]*"|'[^']*'|{_BRACES}))?|{_BRACES}))*"""
_COMPONENT = expression(
    rf"<(?:/(?P<end>[A-Z][\w.]*)\s*|(?P<name>[A-Z][\w.]*)(?P<attributes>{_ATTRIBUTES})\s*(?P<alone>/?))>"
)
_GIVEN = expression(r"""\s([a-z]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_TITLES = ("title", "label", "summary", "caption", "heading")
"""Attributes of components that readers see as a title."""

_BOXES = frozenset({"admonition", "aside", "callout", "alert"})
"""Components for boxes whose kind is their `type`."""

_KINDS = frozenset({"note", "tip", "info", "important", "warning", "caution", "danger"})
"""Kinds of boxes that are components themselves."""

_COMMENT = expression(r"\{\s*/\*(.{0,2000}?)\*/\s*\}", re.DOTALL)
_LONGEST_COMMENT = 3_000
_EXPRESSION = expression(_BRACES)
_FRAGMENTS = expression(r"</?>")


_LEFT_OUT = "left_out"
"""The key of what was left out at a token."""


def _is_mdx(env: MutableMapping[str, Any]) -> bool:
    return str(getattr(env.get("source"), "path", "")).lower().endswith(".mdx")


def _component_at(text: str, position: int, env: MutableMapping[str, Any]) -> re.Match[str] | None:
    """The tag of a component at a position; outside of MDX a name of HTML in capital letters is HTML."""
    tag = _COMPONENT.match(text, position)
    name = (tag["name"] or tag["end"]) if tag else ""
    return tag if not name.isupper() and (_is_mdx(env) or name.lower() not in TAGS) else None


def scripts(state: StateCore) -> None:
    """Take out paragraphs that are imports and exports: they have no text of the article."""
    if not any(sign in state.src for sign in ("import", "export", "/*")):
        return
    tokens: list[Token] = []
    for token in state.tokens:
        tokens.append(token)
        if token.type != "paragraph_close":
            continue
        text = tokens[-2].content
        if token.level == 0 and _is_script(text):
            del tokens[-3:]
        elif note := _COMMENT.fullmatch(text.strip()):
            tokens[-3:] = (
                [html(html_comment(note[1]), (tokens[-2].map[0], tokens[-2].map[1]))] if tokens[-2].map else []
            )
    state.tokens = tokens


def _is_script(text: str) -> bool:
    return text.startswith(("import", "export")) and _SCRIPT.fullmatch(text) is not None


def component(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001  # as markdown-it calls it
    """A block rule for the tags of a component on lines of their own; what stands between them is Markdown."""
    begin = state.bMarks[start] + state.tShift[start]
    if state.src[begin : begin + 1] != "<" or state.is_code_block(start):
        return False
    found = _component_at(state.src, begin, state.env)
    line = start
    while found is not None and line < end and state.eMarks[line] < found.end():
        line += 1
    if found is None or line >= end or state.src[found.end() : state.eMarks[line]].strip():
        return False
    if not silent:
        tokens = _component(found, (start, line + 1), state.level)
        if not tokens:
            note_left_out(state.env, _named(found), start + 1)
        state.tokens += tokens
        state.line = line + 1
    return True


def _named(tag: re.Match[str]) -> str:
    return f"<{tag['name']}>"


def _component(tag: re.Match[str], lines: tuple[int, int], level: int) -> list[Token]:
    """An element around what stands in a component, with the component's title; nothing for one without content."""
    if tag["end"]:
        return [html("</div>\n", lines)]
    given = {name: first or second for name, first, second in _GIVEN.findall(tag["attributes"])}
    title = next((given[name] for name in _TITLES if given.get(name)), "")
    shown = paragraph(title, lines, kind="admonition-title") if title else []
    for token in shown:
        token.level = level
    name = tag["name"].replace(".", "-").lower()
    kind = given.get("type", "note").lower() if name in _BOXES else name
    kinds = f"admonition {kind}" if name in _BOXES or name in _KINDS else kind
    opening = html(f"<div{attribute('class', kinds)}>\n", lines)
    if tag["alone"]:
        return [opening, *shown, html("</div>\n", lines)] if shown else []
    return [opening, *shown]


def component_inline(state: StateInline, silent: bool) -> bool:  # noqa: FBT001  # markdown-it calls it so
    """Tags of components with braces or dots in a text; others are read as HTML is. Translators see what is between.

    One without text is left out; a token without content stays in its stead, by which its line is found.
    """
    if state.src[state.pos] != "<":
        return False
    tag = _component_at(state.src, state.pos, state.env)
    if tag is not None and tag.end() > state.posMax:
        return False
    if tag is None and _is_mdx(state.env):
        tag = _FRAGMENTS.match(state.src, state.pos, state.posMax)
    elif tag is not None and "{" not in tag[0] and "." not in tag[0] and not (tag["alone"] and _is_mdx(state.env)):
        return False
    if tag is None:
        return False
    if not silent and tag.groupdict().get("alone"):
        state.push("html_inline", "", 0).meta[_LEFT_OUT] = _named(tag)
    state.pos = tag.end()
    return True


def components_in_texts(state: StateCore) -> None:
    """Remember the components without text that were left out of texts, with their lines."""
    for token in state.tokens:
        line = token.map[0] + 1 if token.map else 1
        for child in token.children or ():
            if name := child.meta.get(_LEFT_OUT):
                note_left_out(state.env, name, line)
            line += child.type in ("softbreak", "hardbreak")


def comment(state: StateInline, silent: bool) -> bool:  # noqa: FBT001  # markdown-it calls it so
    """`{/* … */}` is a comment, perhaps a note to translators; any other `{…}` in a file of MDX stays as it is."""
    if state.src[state.pos] != "{":
        return False
    end = min(state.posMax, state.pos + _LONGEST_COMMENT)  # or many beginnings without an end take long
    has_end = state.src.find("*/", state.pos, end) > 0
    note = _COMMENT.match(state.src, state.pos, state.posMax) if has_end else None
    value = _EXPRESSION.match(state.src, state.pos, state.posMax) if note is None and _is_mdx(state.env) else None
    found = note or value
    if found is None:
        return False
    if not silent and note is not None:
        state.push("html_inline", "", 0).content = html_comment(note[1]).rstrip()
    elif not silent:
        state.push("html_inline", "", 0).content = '<span translate="no">'
        state.push("text", "", 0).content = found[0]
        state.push("html_inline", "", 0).content = "</span>"
    state.pos = found.end()
    return True
