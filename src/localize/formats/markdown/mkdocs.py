"""Blocks of PyMdown Extensions, which MkDocs has: tabs, blocks between slashes, and snippets; breaks of MyST.

PyMdown Extensions, "Tabbed", "Blocks" and "Snippets"; MyST, "Block breaks".
"""

from __future__ import annotations

from markdown_it.rules_block import StateBlock

from localize.expressions import expression
from localize.formats import sphinx
from localize.formats.markdown.blocks import note_left_out, push_directive, row_at

_TAB = expression(r'={3}[!+]*[ \t]+"([^"\n]+)"[ \t]*')
_SLASHES = expression(r"(/{3,})[ \t]*([a-z][\w-]*)[ \t]*(?:\|[ \t]*([^\n]*?)[ \t]*)?")
_SNIPPET = expression(r'-+8<-+(?:[ \t]+"[^"\n]+")?[ \t]*')
_MOST_SNIPPETS = 50
_BREAK = expression(r"\+{3,}(?:[ \t]*\{[ \t]*(?:\"[^\n]*)?\})?[ \t]*")
"""A line that may have metadata in JSON."""

_OPTION = expression(r"[a-z][a-z_]*:(?:[ \t]+.*)?")
"""An option of a block; all have names in small letters, so that `Note: take it with food` is a text."""

_INDENT = 4


def tab(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001  # markdown-it calls it so
    """`=== "By mouth"` with what is indented below it is a box with that title."""
    match = _TAB.fullmatch(row_at(state, start)) if not state.is_code_block(start) else None
    if match is None:
        return False
    if silent:
        return True
    indent = state.sCount[start] + _INDENT
    line = last = start + 1
    while line < end and (state.isEmpty(line) or state.sCount[line] >= indent):
        line += 1
        last = last if state.isEmpty(line - 1) else line
    text = state.getLines(start + 1, last, indent, keepLastLF=True)
    push_directive(state, (start, last), f"{{tab-item}} {match[1]}", text, {})
    return True


def slashes(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001  # markdown-it calls it so
    """`/// warning | Title` up to `///` is read as a directive of that name."""
    opening = _SLASHES.fullmatch(row_at(state, start)) if not state.is_code_block(start) else None
    of_state, unclosed = state.env.get("slashes", (None, set()))
    if opening is None or (of_state is state and opening[1] in unclosed):
        return False
    closing = next((line for line in range(start + 1, end) if row_at(state, line).rstrip() == opening[1]), -1)
    if closing < 0:
        state.env["slashes"] = (state, {opening[1], *(unclosed if of_state is state else ())})
        return False
    if silent:
        return True
    first = start + 1 + _options(state, start + 1, closing, indent=state.sCount[start] + _INDENT)
    name, title = opening[2], opening[3] or ""
    if name in sphinx.BOXES and title:
        info, options = f"{{admonition}} {title}", {"class": name}
    else:
        info, options = f"{{{'container' if name == 'html' else name}}} {title}", {}
    text = "\n" * (first - start - 1) + state.getLines(first, closing, state.sCount[start], keepLastLF=True)
    push_directive(state, (start, closing + 1), info, text, options)
    return True


def _options(state: StateBlock, start: int, end: int, *, indent: int) -> int:
    """How many lines directly below the name of a block are options: YAML that is indented deeper than the block."""
    line = start
    while line < end and state.sCount[line] >= indent and not state.isEmpty(line):
        if line == start and not _OPTION.fullmatch(row_at(state, line).rstrip()):
            return 0
        line += 1
    return line - start


def left_out(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001  # markdown-it calls it so
    """A line that only takes in another file is told; one that parts blocks (`+++`) is no text."""
    row = row_at(state, start)
    is_snippet = row.startswith("-") and _SNIPPET.fullmatch(row) is not None
    if state.is_code_block(start) or not (is_snippet or (row.startswith("+++") and _BREAK.fullmatch(row))):
        return False
    last = start
    if is_snippet and '"' not in row:  # the names of files stand between two such lines
        lines = range(start + 1, min(end, start + _MOST_SNIPPETS))
        last = next((line for line in lines if row_at(state, line).rstrip() == row.rstrip()), -1)
    if last < 0:
        return False
    if not silent:
        state.line = last + 1
        if is_snippet:
            note_left_out(state.env, "--8<--", start + 1)
    return True
