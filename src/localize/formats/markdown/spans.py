"""Attributes in a text: `[words]{.small}` (Pandoc, "bracketed_spans"), and behind links, pictures and code.

kramdown writes `{: .small}` behind the same, and behind stress ("Span Inline Attribute Lists").
"""

from __future__ import annotations

from markdown_it.common.utils import normalizeReference
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from localize.expressions import expression
from localize.formats.markdown.attribute_lists import ATTRIBUTES, CLASS, ID, attributes_in

_LIST = rf"\s*({ATTRIBUTES})\s*\}}"
_BEHIND = expression(rf"\{{{_LIST}")
_OF_KRAMDOWN = expression(rf"\{{:{_LIST}")
_TAKEN = frozenset({"lang", "dir", "title", "translate"})
"""The attributes of other names that an element gets; widths and what programs are told are left out."""


def span(state: StateInline, silent: bool) -> bool:  # noqa: FBT001  # markdown-it calls it so
    """`[words]{.small #id lang=fr}` is an element around the words, which are translated.

    A footnote, a link to words in brackets and the link of a wiki are none.
    """
    text, start, highest = state.src, state.pos, state.posMax
    if text[start] != "[" or text.startswith("[^", start) or text.find("]{", start, highest) < 0:
        return False
    end = state.md.helpers.parseLinkLabel(state, start)
    behind = _BEHIND.match(text, end + 1, highest) if end > start + 1 else None
    if behind is None or (text.startswith("[[", start) and text[end - 1] == "]"):
        return False
    if normalizeReference(text[start + 1 : end]) in state.env.get("references", {}):
        return False
    if not silent:
        state.push("span_open", "span", 1).attrs = dict(_values(behind[1]))
        state.pos, state.posMax = start + 1, end
        state.md.inline.tokenize(state)
        state.push("span_close", "span", -1)
    state.pos, state.posMax = behind.end(), highest
    return True


def attributes_behind(state: StateInline, silent: bool) -> bool:  # noqa: FBT001  # markdown-it calls it so
    """Attributes directly behind a link, a picture or code are its own; behind stress they are left out."""
    if state.src[state.pos] != "{" or not state.pos:
        return False
    before = state.src[state.pos - 1]
    element = None if silent or state.pending else _element(state.tokens)
    match = None
    if before in ")]`>" and (element is not None or silent):
        match = _BEHIND.match(state.src, state.pos, state.posMax)
    if match is None and before in ")]`*_":
        match = _OF_KRAMDOWN.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    if not silent and element is not None:
        _give(element, match[1])
    state.pos = match.end()
    return True


def _element(tokens: list[Token]) -> Token | None:
    """The token of the element that ends here, to which attributes can be given."""
    last = tokens[-1] if tokens else None
    if last is None or last.type in ("image", "code_inline"):
        return last
    if last.type != "link_close":
        return None
    return next((token for token in reversed(tokens) if token.type == "link_open"), None)


def _give(element: Token, attributes: str) -> None:
    for name, value in _values(attributes).items():
        if element.attrGet(name) is None:
            element.attrSet(name, value)


def _values(attributes: str) -> dict[str, str]:
    """The values of a list of attributes by their names in HTML."""
    written = [*attributes_in(attributes)]
    values = {"class": " ".join(value for name, value in written if name == CLASS)}
    for name, value in written:
        if name == ID or name in _TAKEN:
            values.setdefault("id" if name == ID else name, value)
    return {name: value for name, value in values.items() if value}
