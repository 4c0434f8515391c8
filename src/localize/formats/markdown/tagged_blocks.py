"""Blocks between tags of Jekyll and Hugo that hold no text: code (`{% highlight %}`) and comments (`{% comment %}`).

Liquid, "comment"; Jekyll, "Code snippet highlighting"; Hugo, "highlight".
"""

from __future__ import annotations

import re

from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline

from localize.expressions import expression
from localize.formats.markdown.blocks import html_comment, row_at

_CODE = expression(
    r"\{%-?[ \t]*highlight(?:[ \t]+([\w+#.-]+)[^%\n]*)?%\}[ \t]*"
    r"|\{\{<[ \t]*highlight(?:[ \t]+\"?([\w+#.-]+)[^>\n]*)?>\}\}[ \t]*"
)
_END_OF_CODE = expression(r"\{%-?[ \t]*endhighlight[ \t]*-?%\}[ \t]*|\{\{<[ \t]*/[ \t]*highlight[ \t]*>\}\}[ \t]*")
_COMMENT = expression(r"\{%-?[ \t]*comment[ \t]*-?%\}")
_END_OF_COMMENT = expression(r"\{%-?[ \t]*endcomment[ \t]*-?%\}")
_LONGEST_COMMENT = 10_000


def tagged_code(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001  # markdown-it calls it so
    """`{% highlight css %}` up to `{% endhighlight %}` is the fence that ```` ```css ```` is."""
    row = row_at(state, start)
    opening = _CODE.fullmatch(row) if row[:1] == "{" and not state.is_code_block(start) else None
    if opening is None:
        return False
    last = _line_of_end(state, start + 1, end, _END_OF_CODE)
    if last < 0:
        return False
    if not silent:
        token = state.push("fence", "code", 0)
        token.info, token.markup, token.map = opening[1] or opening[2] or "", "```", [start, last + 1]
        token.content = state.getLines(start + 1, last, state.sCount[start], keepLastLF=True)
        state.line = last + 1
    return True


def comment_block(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001  # markdown-it calls it so
    """`{% comment %}` up to `{% endcomment %}` is a comment, perhaps a note to translators, with all blocks between."""
    row = row_at(state, start)
    opening = _COMMENT.match(row) if row[:1] == "{" and not state.is_code_block(start) else None
    last = _line_of_end(state, start, end, _END_OF_COMMENT) if opening else -1
    if opening is None or last < 0:
        return False
    if not silent:
        text = state.getLines(start, last + 1, state.sCount[start], keepLastLF=False).strip()
        token = state.push("html_block", "", 0)
        token.map = [start, last + 1]
        token.content = html_comment(text[opening.end() : text.rindex("{%")])
        state.line = last + 1
    return True


def _line_of_end(state: StateBlock, start: int, end: int, closing: re.Pattern[str]) -> int:
    """The first line from `start` on that a closing tag ends; -1 where text follows on it, or there is none.

    That there is none is remembered, or many openings without an end would take long.
    """
    of_state, unclosed = state.env.get("tagged_blocks", (None, frozenset()))
    if of_state is not state:
        unclosed = frozenset()
    for line in range(start, end if closing not in unclosed else start):
        row = row_at(state, line).rstrip()
        if "{" in row and (found := closing.search(row)):
            return line if found.end() == len(row) else -1
    state.env["tagged_blocks"] = (state, unclosed | {closing})
    return -1


def comment_in_text(state: StateInline, silent: bool) -> bool:  # noqa: FBT001  # markdown-it calls it so
    """The same within a text."""
    opening = _COMMENT.match(state.src, state.pos, state.posMax) if state.src.startswith("{%", state.pos) else None
    longest = min(state.posMax, state.pos + _LONGEST_COMMENT)  # or many beginnings without an end take long
    closing = _END_OF_COMMENT.search(state.src, opening.end(), longest) if opening else None
    if opening is None or closing is None:
        return False
    if not silent:
        state.push("html_inline", "", 0).content = html_comment(state.src[opening.end() : closing.start()]).rstrip()
    state.pos = closing.end()
    return True
