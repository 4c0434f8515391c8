"""Makes tokens of Markdown for blocks that no rule of the library makes."""

from __future__ import annotations

from collections.abc import Mapping, MutableMapping
from html import escape
from typing import Any

from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

DEEPEST = 60
"""How deep blocks may be nested; markdown-it would leave out what is deeper."""

Lines = tuple[int, int]
"""The first line of a block, counted from 0, and the line after its last one."""


def paragraph(text: str, lines: Lines, *, kind: str = "") -> list[Token]:
    """A paragraph whose text is still to be read; `kind` is its class."""
    opening, inline, closing = (
        Token("paragraph_open", "p", 1),
        Token("inline", "", 0),
        Token("paragraph_close", "p", -1),
    )
    inline.content, inline.children = text, []
    opening.map, inline.map = list(lines), list(lines)
    opening.block = inline.block = closing.block = True
    if kind:
        opening.attrSet("class", kind)
    return [opening, inline, closing]


def element(tag: str, inside: list[Token], lines: Lines, *, kind: str = "") -> list[Token]:
    """An element around tokens; `kind` is its class."""
    opening, closing = Token("element_open", tag, 1), Token("element_close", tag, -1)
    opening.map = list(lines)
    opening.block = closing.block = True
    if kind:
        opening.attrSet("class", kind)
    return [opening, *inside, closing]


def box(kind: str, title: str, inside: list[Token], lines: Lines) -> list[Token]:
    """An admonition like those of `!!!`: its kind is a class, its title a paragraph that stands first."""
    heading = paragraph(title, (lines[0], lines[0] + 1), kind="admonition-title") if title else []
    return element("div", [*heading, *inside], lines, kind=f"admonition {kind}".rstrip())


def html(text: str, lines: Lines) -> Token:
    """HTML as it is."""
    token = Token("html_block", "", 0)
    token.content, token.map = text, list(lines)
    return token


def html_comment(text: str) -> str:
    """A comment in HTML, which may be a note to translators; nothing in its text can end it."""
    return f"<!--{text.replace('--', '- -').replace('>', '')}-->\n"


def note_left_out(env: MutableMapping[str, Any], name: str, line: int) -> None:
    """Remember that something of a file is not on the page; `left_out` in the environment has lines and numbers."""
    first, count = env.setdefault("left_out", {}).get(name, (line, 0))
    env["left_out"][name] = (first, count + 1)


def row_at(state: StateBlock, line: int) -> str:
    """A line without what it is indented by, and without marks of quotations and lists."""
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]


def push_directive(  # noqa: PLR0913  # parts of a token
    state: StateBlock,
    lines: tuple[int, int],
    info: str,
    text: str,
    options: Mapping[str, str],
    *,
    lead: int = 1,
) -> None:
    """A fence between colons, which is read as a directive later; its text holds no options.

    `lead` is how many of its lines stand before its text.
    """
    token = state.push("fence", "code", 0)
    token.info, token.content, token.markup, token.map = info, text, ":::", list(lines)
    token.meta["options"] = options
    token.meta["lead"] = lead
    state.line = lines[1]


def attribute(name: str, value: str) -> str:
    """An attribute as it is written in a tag; nothing for an empty value."""
    return f' {name}="{escape(value)}"' if value else ""


def parsed(state: StateCore, text: str, *, first: int, level: int) -> list[Token]:
    """The blocks of a Markdown text that stands inside a block; `first` is its first line, counted from 0.

    The texts of the blocks are still to be read. Raises SourceError for blocks that are nested too deep.
    """
    if level >= DEEPEST:
        raise state.env["source"].error(first + 1, f"blocks nested more than {DEEPEST} deep, expected fewer")
    tokens: list[Token] = []
    # behind an empty line nothing is front matter
    state.md.block.parse("\n" + text, state.md, state.env, tokens)
    for token in tokens:
        token.level += level
        if token.map is not None:
            token.map = [line + first - 1 for line in token.map]
    return tokens
