"""Gives links without words that lead to a heading of the same file the words of that heading, as MyST does."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from localize.formats.heading_ids import HeadingIds


def link_words(state: StateCore) -> None:
    """Write the words of headings into the links to them that have none (MyST, "Cross-references")."""
    if "[](#" not in state.src:
        return
    words = dict(_headings(state.tokens))
    for token in state.tokens:
        if token.children:
            token.children = list(_with_words(token.children, words))


def _headings(tokens: Iterable[Token]) -> Iterator[tuple[str, str]]:
    """The id of each heading, and its words."""
    ids = HeadingIds()
    for heading, inline in pairwise(tokens):
        if heading.type == "heading_open":
            words = "".join(child.content for child in inline.children or () if child.type in ("text", "code_inline"))
            yield str(heading.attrGet("id") or ids.make(words)), words


def _with_words(children: Iterable[Token], words: dict[str, str]) -> Iterator[Token]:
    before: Token | None = None
    for child in children:
        if child.type == "link_close" and before is not None and before.type == "link_open":
            address = str(before.attrGet("href") or "")
            if address.startswith("#") and (found := words.get(address[1:])):
                yield Token("text", "", 0, content=found)
        yield child
        before = child
