"""Hypothesis strategies for patterns over any Unicode, with inline elements of every kind."""

from __future__ import annotations

from html import escape

from hypothesis import strategies as st

from localize.model.block import Kind, Part, Pattern, Placeholder, normal

TRICKY = ["<", ">", "&", ";", "/", "a", "em", "<a>", "</a>", "<em>", "<i1>", "</i>", "&lt;", "&amp;", "&#60", "lt;",
          "<br/>", " ", "\xa0", "\u202f", "\x85", "\u2028", "\u200f", "。", ". ", "One. Two", "! ", "“", ".)",
          "(", "1.", "\n"]  # fmt: skip
texts = st.one_of(st.text(max_size=12), st.lists(st.sampled_from(TRICKY), max_size=6).map("".join))


@st.composite
def elements(draw: st.DrawFn, content: st.SearchStrategy[list[Part]]) -> list[Part]:
    kind = draw(st.sampled_from([Kind.OPEN, Kind.ALONE, Kind.LOCKED]))
    attributes = draw(st.sampled_from(["", "", ' lang="la"', ' class="x"', ' title="&lt;"']))
    if kind is Kind.ALONE:
        tag = draw(st.sampled_from(["br", "img", "wbr"]))
        return [Placeholder(kind, tag, f"<{tag}{attributes}>")]
    tag = draw(st.sampled_from(["a", "em", "b", "i", "sub", "span", "code"]))
    if kind is Kind.LOCKED:
        shown = draw(texts)
        markup = f'<{tag}{attributes} translate="no">{escape(shown, quote=False)}</{tag}>'
        return [Placeholder(kind, tag, markup=markup, content=shown)]
    opening = Placeholder(Kind.OPEN, tag, f"<{tag}{attributes}>")
    return [opening, *draw(content), Placeholder(Kind.CLOSE, tag, f"</{tag}>")]


def _joined(pieces: list[list[Part]]) -> list[Part]:
    return [part for piece in pieces for part in piece]


_plain: st.SearchStrategy[list[Part]] = texts.map(lambda text: [text])
_parts = st.recursive(
    st.lists(_plain, max_size=2).map(_joined),
    lambda content: st.lists(st.one_of(_plain, elements(content)), max_size=4).map(_joined),
    max_leaves=12,
)
patterns: st.SearchStrategy[Pattern] = _parts.map(normal)


def well_nested(pattern: Pattern) -> bool:
    """Whether every element that opens is closed, the last one first."""
    opened: list[str] = []
    for part in pattern:
        if isinstance(part, str) or part.kind in (Kind.ALONE, Kind.LOCKED):
            continue
        if part.kind is Kind.OPEN:
            opened.append(part.tag)
        elif not opened or opened.pop() != part.tag:
            return False
    return not opened
