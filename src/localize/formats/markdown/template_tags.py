"""Tags of templates in Markdown: `{{ … }}`, `{% … %}`, `{# … #}`; marks of Markdown inside them do not count."""

from __future__ import annotations

from copy import copy
from types import SimpleNamespace
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from localize.expressions import expression
from localize.formats.html.protect import TEMPLATE
from localize.formats.markdown.blocks import paragraph

_COMMANDS = expression(r"[ \t]*(?:(?:\{%|\{\{[<%]|\{\#)(?:(?!%\}|[>%]\}\}|\#\})[^\n])*(?:%\}|[>%]\}\}|\#\})[ \t]*)+")
"""A line of nothing but tags that do something, as `{% if x %}`, `{{< note >}}`; `{{ name }}` may be a word."""

_IN_ADDRESS = expression(r"[^\s()<>]")


def template_tag(state: StateInline, silent: bool) -> bool:  # noqa: FBT001  # markdown-it calls it so
    """A tag is text."""
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


def read_in_addresses(parser: MarkdownIt) -> None:
    """Let the address of a link or a picture hold tags, with spaces and quotation marks in them."""
    helpers = parser.helpers
    plain = helpers.parseLinkDestination

    def destination(text: str, start: int, end: int) -> Any:
        position = start
        tags = 0
        while position < end:
            tag = TEMPLATE.match(text, position, end) if text[position] == "{" else None
            if tag is None and not _IN_ADDRESS.match(text, position):
                break
            tags += tag is not None
            position = tag.end() if tag else position + 1
        result = plain(text, start, end)
        if tags and position > (result.pos if result.ok else start):
            result.ok, result.pos, result.str = True, position, text[start:position]
        return result

    names = {name: getattr(helpers, name) for name in dir(helpers) if not name.startswith("_")}
    parser.helpers = SimpleNamespace(**{**names, "parseLinkDestination": destination})  # type: ignore[assignment]
    address = parser.normalizeLink
    parser.normalizeLink = lambda url: url if "{{" in url or "{%" in url else address(url)  # type: ignore[method-assign]


def tag_lines(state: StateCore) -> None:
    """Make lines of nothing but tags at both ends of a paragraph paragraphs of their own: no translator sees them."""
    if not any(mark in state.src for mark in ("{%", "{{", "{#")):
        return
    tokens: list[Token] = []
    for index, token in enumerate(state.tokens):
        tokens.append(token)
        opening = state.tokens[index - 1]
        if token.type != "inline" or opening.type != "paragraph_open" or opening.hidden or not token.map:
            continue
        rows = token.content.split("\n")
        before = next((number for number, row in enumerate(rows) if not _COMMANDS.fullmatch(row)), 0)
        after = next((number for number, row in enumerate(reversed(rows)) if not _COMMANDS.fullmatch(row)), 0)
        if before or after:
            tokens[-2:] = _parted(opening, token, rows, before=before, after=after)
    state.tokens = tokens


def _parted(opening: Token, inline: Token, rows: list[str], *, before: int, after: int) -> list[Token]:
    """The tokens of the paragraphs that a paragraph becomes, up to the end of the last one, which is there already."""
    first = inline.map[0] if inline.map else 0
    pieces = [(0, before), (before, len(rows) - after), (len(rows) - after, len(rows))]
    tokens: list[Token] = []
    for start, end in pieces:
        if start == end:
            continue
        piece = paragraph("\n".join(rows[start:end]), (first + start, first + end))
        piece[0] = copy(opening)
        piece[0].map = [first + start, first + end]
        piece[0].attrs = dict(opening.attrs)
        tokens += piece
    return tokens[:-1]
