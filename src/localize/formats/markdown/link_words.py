"""Gives links without words that lead to a heading or a figure of the same file its words, as MyST does.

So it is with references to its label: `` {ref}`doses` ``. The words of a figure are its caption.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from localize.expressions import expression
from localize.formats.heading_ids import PAGE_IDS, HeadingIds
from localize.formats.markdown.blocks import attribute
from localize.formats.markdown.inline_rules import HAS_WORDS, LABEL

_HTML_ID = expression(r"""\sid\s*=\s*["']?([^"'\s>]+)""")


def link_words(state: StateCore) -> None:
    """Write the words of headings and captions into the links to them without any (MyST, "Cross-references")."""
    if "[](#" not in state.src and not any(
        LABEL in child.meta for token in state.tokens for child in token.children or ()
    ):
        return
    words: dict[str, str] = {}
    for name, text in (*_headings(state.tokens), *_captions(state.tokens)):
        words.setdefault(name, text)
    labels = {name.casefold(): name for name in reversed(words)}
    for token in state.tokens:
        if token.children:
            _lead_to_labels(token.children, words, labels)
            token.children = list(_with_words(token.children, words))


def _lead_to_labels(children: Sequence[Token], words: Mapping[str, str], labels: Mapping[str, str]) -> None:
    """Make references to the labels of headings and figures links to them; labels are the same in capitals (Sphinx)."""
    for opening, text, closing in zip(children, children[1:], children[2:], strict=False):
        if name := labels.get(opening.meta.get(LABEL, "").casefold()):
            opening.content, closing.content = f"<a{attribute('href', f'#{name}')}>", "</a>"
            if not opening.meta[HAS_WORDS]:
                text.content = words[name] or text.content


def _headings(tokens: Sequence[Token]) -> Iterator[tuple[str, str]]:
    """The id that each heading has on the page, and its words; last the title, which leaves its id to a heading."""
    taken = {*_ids(tokens), *PAGE_IDS}
    ids = HeadingIds(taken)
    title: list[tuple[str, str]] = []
    for heading, inline in pairwise(tokens):
        if heading.type == "heading_open":
            words = _words(inline)
            if heading is tokens[0] and heading.tag == "h1" and not heading.attrGet("id"):
                title = [(HeadingIds(taken).make(words), words)]
            else:
                yield str(heading.attrGet("id") or ids.make(words)), words
    yield from title


def _captions(tokens: Sequence[Token]) -> Iterator[tuple[str, str]]:
    """The id of each figure that has one, and the words of the first paragraph of its caption, "" without one."""
    figure = ""
    for token in tokens:
        if token.tag == "figure":
            if figure:
                yield figure, ""
            figure = str(token.attrGet("id") or "") if token.nesting > 0 else ""
        elif figure and token.type == "inline":
            yield figure, _words(token)
            figure = ""


def _words(inline: Token) -> str:
    return "".join(child.content for child in inline.children or () if child.type in ("text", "code_inline"))


def _ids(tokens: Iterable[Token]) -> Iterator[str]:
    """The ids that the author has given, in Markdown or in HTML."""
    for token in tokens:
        if name := token.attrGet("id"):
            yield str(name)
        if token.type in ("html_block", "html_inline"):
            yield from _HTML_ID.findall(token.content)
        yield from _ids(token.children or ())


def _with_words(children: Iterable[Token], words: dict[str, str]) -> Iterator[Token]:
    before: Token | None = None
    for child in children:
        if child.type == "link_close" and before is not None and before.type == "link_open":
            address = str(before.attrGet("href") or "")
            if address.startswith("#") and (found := words.get(address[1:])):
                yield Token("text", "", 0, content=found)
        yield child
        before = child
