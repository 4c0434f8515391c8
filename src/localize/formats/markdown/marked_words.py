"""Marked words (`==never==`) and raised and lowered signs (`m^2^`, `H~2~O`), as Pandoc, MkDocs and Obsidian have them.

Pandoc, "mark" and "superscript, subscript"; PyMdown Extensions, "Mark", "Caret" and "Tilde". For GitHub a single tilde
crosses out, and a caret is a caret: only what is surely a formula or an ordinal is raised or lowered.
"""

from __future__ import annotations

from markdown_it.rules_inline import StateInline

from localize.expressions import expression

_MARK = expression(r"(?<![=\w])==(?![\s=])([^=\n]{1,1000}?)(?<!\s)==(?![=\w])")
_LOWERED = expression(r"(?<=[^\W\d_]|[)\]])~(\d{1,3})~(?!~)")
_RAISED = expression(r"(?<=[\w)\]~])\^([-+−–]?\d{1,3}|\d?[-+−–]|st|nd|rd|th)\^(?![\w^])")


def marked(state: StateInline, silent: bool) -> bool:  # noqa: FBT001  # markdown-it calls it so
    """`==words==` are marked; signs that compare (`x == y`) and lines below headings are none."""
    match = _MARK.match(state.src, state.pos, state.posMax) if state.src.startswith("==", state.pos) else None
    if match is None:
        return False
    if not silent:
        highest = state.posMax
        state.push("mark_open", "mark", 1)
        state.pos, state.posMax = match.span(1)
        state.md.inline.tokenize(state)
        state.push("mark_close", "mark", -1)
        state.posMax = highest
    state.pos = match.end()
    return True


def raised_or_lowered(state: StateInline, silent: bool) -> bool:  # noqa: FBT001  # markdown-it calls it so
    """`CO~2~` and `kg/m^2^`: a number, a charge or the ending of an ordinal directly behind what it belongs to."""
    sign = state.src[state.pos]
    if sign not in "~^":
        return False
    match = (_LOWERED if sign == "~" else _RAISED).match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    if not silent:
        tag = "sub" if sign == "~" else "sup"
        state.push(f"{tag}_open", tag, 1)
        state.push("text", "", 0).content = match[1]
        state.push(f"{tag}_close", tag, -1)
    state.pos = match.end()
    return True
