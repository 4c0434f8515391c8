"""Comments of MyST (MyST, "Comments"): lines in Markdown that begin with `%`, where a file has other signs of MyST."""

from __future__ import annotations

import re

from markdown_it.rules_block import StateBlock

from localize.expressions import expression
from localize.formats.markdown.blocks import html_comment, row_at

_SIGNS = expression(
    rb"^[ \t>]*(?: :{3,}\{[A-Za-z] | \([\w.:-]+\)=[ \t]*$"
    rb"  | [`~]{3,}\{(?:eval-rst|toctree|figure|image|note|tip|warning|admonition|glossary|list-table)\} )"
    rb"| \{(?:ref|numref|doc|term|eq|abbr|cite|[a-z]+:[a-z]+)\}`[^`\n]",
    re.MULTILINE | re.VERBOSE,
)
"""What only MyST has: directives between colons, labels, directives of Sphinx by name, and its roles.

Pandoc and Quarto have programs between fences (`{r}`), and elsewhere a line may begin with a per cent sign.
"""


def line_comment(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001  # markdown-it calls it so
    """Lines `% so` one below the other are a comment, perhaps a note to translators; they end a paragraph."""
    if not _is_comment(state, start):
        return False
    if silent:
        return True
    last = start + 1
    while last < end and state.sCount[last] >= state.blkIndent and _is_comment(state, last):
        last += 1
    token = state.push("html_block", "", 0)
    token.map = [start, last]
    token.content = html_comment("\n".join(row_at(state, line)[1:] for line in range(start, last)))
    state.line = last
    return True


def _is_comment(state: StateBlock, line: int) -> bool:
    row = row_at(state, line)
    return row[:1] == "%" and row[1:2] in ("", " ", "\t") and not state.is_code_block(line) and _is_myst(state)


def _is_myst(state: StateBlock) -> bool:
    """Whether the whole file has a sign of MyST; it is looked for once."""
    env = state.env
    if "is_myst" not in env:
        env["is_myst"] = _SIGNS.search(env["source"].data.replace(b"\r", b"\n")) is not None
    return bool(env["is_myst"])
