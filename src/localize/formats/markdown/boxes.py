"""Boxes between `::: warning Title` and `:::` (Pandoc, Docusaurus): their kinds and their titles."""

from __future__ import annotations

import re
from collections.abc import Iterator

from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from localize.expressions import expression
from localize.formats.markdown.blocks import paragraph

CONTAINER = "admonition"
"""The name of the rule for `::: warning Title` … `:::`."""

_INFO = expression(r"\s*\{?[ \t]*\.?([A-Za-z][\w-]*)[ \t]*\}?[ \t]*(.*)", re.DOTALL)
_IN_BRACKETS = expression(r"\[(.*)\][ \t]*(?:\{[^{}]*\}[ \t]*)?", re.DOTALL)
"""`[Title]` and `[Title]{.wide}`: how Docusaurus writes it."""


def titles(state: StateCore) -> None:
    """Give each box its kind as a class, like those of `!!!`, and its title as a paragraph that stands first."""
    tokens: list[Token] = []
    for token in state.tokens:
        tokens.append(token)
        if token.type != f"container_{CONTAINER}_open":
            continue
        match = _INFO.fullmatch(token.info)
        kind, title = (match[1].lower(), match[2].strip()) if match else ("note", token.info.strip())
        token.attrSet("class", f"admonition {kind}")
        in_brackets = _IN_BRACKETS.fullmatch(title)
        if title := in_brackets[1].strip() if in_brackets else title:
            line = token.map[0] if token.map else 0
            tokens += paragraph(title, (line, line + 1), kind="admonition-title")
    state.tokens = tokens


_CALLOUT = expression(r"\[!([A-Za-z][\w-]*)\][+-]?(?:[ \t]+([^\n]*))?(?:\n|$)")
"""`[!warning] Title` at the beginning of a quotation; a sign behind it says whether it is folded (Obsidian)."""


def callouts(state: StateCore) -> None:
    """Make a box of each quotation that begins with its kind and perhaps a title, as Obsidian writes boxes.

    Those that GitHub writes are boxes already; their title is their kind.
    """
    made: list[Token] = []
    are_boxes: list[bool] = []
    for index, token in enumerate(state.tokens):
        made.append(token)
        if token.type == "blockquote_open":
            match = _CALLOUT.match(_first_text(state.tokens, index))
            are_boxes.append(match is not None)
            if match is not None:
                token.tag = "div"
                token.attrSet("class", f"admonition {match[1].lower()}")
                made += _title_of(state.tokens[index + 1], state.tokens[index + 2], match)
        elif token.type == "blockquote_close" and are_boxes.pop():
            token.tag = "div"
    state.tokens = list(_without_empty(made))


def _first_text(tokens: list[Token], index: int) -> str:
    """The text of the paragraph with which a quotation begins; empty where it begins with another block."""
    begins = [each.type for each in tokens[index + 1 : index + 3]] == ["paragraph_open", "inline"]
    return tokens[index + 2].content if begins else ""


def _title_of(opening: Token, inline: Token, match: re.Match[str]) -> list[Token]:
    """The title of a box as a paragraph, taken out of the text of its first one."""
    inline.content = inline.content[match.end() :]
    line = inline.map[0] if inline.map else 0
    for token in (opening, inline):
        token.map = [line + match[0].count("\n"), token.map[1]] if token.map else None
    title = (match[2] or "").strip()
    return paragraph(title, (line, line + 1), kind="admonition-title") if title else []


def _without_empty(tokens: list[Token]) -> Iterator[Token]:
    """The tokens without paragraphs of which nothing is left."""
    rest = iter(tokens)
    for token in rest:
        if token.type != "paragraph_open":
            yield token
            continue
        inline, end = next(rest), next(rest)
        if inline.content:
            yield from (token, inline, end)
