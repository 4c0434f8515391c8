"""Boxes between `::: warning Title` and `:::` (Pandoc, Docusaurus): their kinds and their titles."""

from __future__ import annotations

import re

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
