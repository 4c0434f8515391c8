r"""Formulas of TeX in Markdown: `$x^2$`, `\(x^2\)`, `\[x^2\]` and `$$` around lines (Pandoc, "Math"; MyST, "Math")."""

from __future__ import annotations

from html import escape

from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline

from localize.expressions import expression
from localize.formats import sphinx
from localize.formats.markdown.blocks import attribute

_INLINE = expression(
    r"\$\$(?P<display>(?:\\.|[^\\$]){1,2000}?)\$\$(?!\$)"
    r"|\$(?=[^\s$])(?P<dollars>(?:\\.|[^\\$]){1,1000}?)(?<!\s)\$(?![\w{$])"
    r"|(?P<slash>\\\\?)(?:\((?P<round>[^$]{1,1000}?)(?P=slash)\)|\[(?P<square>[^$]{1,1000}?)(?P=slash)\])"
)
"""What may be a formula.

A `$` that begins one has no space behind it, the one that ends it none before it and no digit behind it, as in Pandoc;
nor are there letters on the outer sides, as in `A$6`.
"""

_SIGN = expression(r"\\[A-Za-z]+|\^|_\{|(?<![^\W\d_])[^\W\d_]_[^\W_]+|[)\]]_\w")
"""What no price and no prose has: a command, something raised, or lowered behind one letter."""

_EQUATION = expression(r"[\w)\]}']\s*(?:[=<>≤≥≈≠]|\+|-(?=\s))\s*[\w(\[{.-]")
_LETTER = expression(r"[{\s]*[^\W\d_][}\s]*'?")
_NAMED = expression(r"\\(?:text\w*|mathrm|mathit|mbox|operatorname|begin|end|label|tag)\*?\s*\{[^{}]*\}|\\[A-Za-z]+")
"""Words in a formula that are none of a sentence."""

_WORDS = expression(
    r"[^\W\d_]{2,}[\s,.;:'()-]+[^\W\d_]{2,}|[^\x00-\u024f\u0370-\u03ff\u2000-\u2bff\U0001d400-\U0001d7ff]"
)
"""Two words in a row, or a letter of a script in which nobody writes formulas: prose."""

_WORD = expression(r"[^\W\d_]{2,}")
_MOST_LINES = 200
_LOCKED = "".join(attribute(*each) for each in sphinx.FORMULA.items())
_OPENING = expression(r"[ ]*\$\$(?!\$)")
_END = expression(r"(.*?)(?<![\\$])\$\$[ \t]*(?:\(([A-Za-z][\w:.-]*)\)|\{\#([A-Za-z][\w:.-]*)[^{}]*\})?[ \t]*")
_COMMENT = expression(r"(?<!\\)%.*")


def formula(state: StateInline, silent: bool) -> bool:  # noqa: FBT001  # markdown-it calls it so
    """A formula in a text, where it is certain that it is one; translators may move it."""
    text, at = state.src, state.pos
    if text[at] not in "$\\" or (text[at] == "$" and at and (text[at - 1].isalnum() or text[at - 1] == "$")):
        return False
    match = _INLINE.match(text, at, state.posMax)
    if match is None or not is_formula(match[match.lastgroup or 0], between_dollars=text[at] == "$"):
        return False
    if not silent:
        written = match[0][1:-3] + match[0][-2:] if match["slash"] == r"\\" else match[0]
        for kind, shown in (("html_inline", f"<span{_LOCKED}>"), ("text", written), ("html_inline", "</span>")):
            state.push(kind, "", 0).content = shown
    state.pos = match.end()
    return True


def is_formula(content: str, *, between_dollars: bool) -> bool:
    """Whether what stands between the marks of a formula is one for certain, and neither prices nor prose."""
    rest = _NAMED.sub(" x ", content)
    if _WORDS.search(rest):
        return False
    if _SIGN.search(content):
        return True
    if between_dollars:
        return bool(_LETTER.fullmatch(content) or _EQUATION.search(content))
    return bool(_EQUATION.search(content)) and not _WORD.search(rest)


def formula_block(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001  # markdown-it calls it so
    """A block rule for `$$` around lines, with a label behind it, as `$$ (dose)` or `$$ {#eq:dose}`.

    Where something stands beside a `$$`, it must be certain that it is a formula.
    """
    begin = state.bMarks[start] + state.tShift[start]
    opening = _OPENING.match(state.src, begin) if not state.is_code_block(start) else None
    of_state, refused = state.env.get("formula", (None, 0))
    if opening is None or (of_state is state and start < refused):  # among lines of which none ends a formula
        return False
    rows: list[str] = []
    for line in range(start, min(end, start + _MOST_LINES)):
        at = opening.end() if line == start else state.bMarks[line] + min(state.tShift[line], state.blkIndent)
        row = state.src[at : state.eMarks[line]]
        if line > start and row.strip() and state.sCount[line] < state.blkIndent:
            return False
        last = _END.fullmatch(row)
        rows.append(_COMMENT.sub("", last[1] if last else row))
        if last:
            return _ended(state, (start, line + 1), rows, label=last[2] or last[3] or "", silent=silent)
    state.env["formula"] = (state, start + len(rows))
    return False


def _ended(state: StateBlock, lines: tuple[int, int], rows: list[str], *, label: str, silent: bool) -> bool:
    content = "\n".join(rows)
    stands_alone = len(rows) > 1 and not rows[0].strip() and not rows[-1].strip()
    if not content.strip() or not (stands_alone or is_formula(content, between_dollars=True)):
        return False
    if not silent:
        token = state.push("html_block", "", 0)
        token.content, token.map = displayed(f"$${content}$$", label), list(lines)
        state.line = lines[1]
    return True


def displayed(text: str, label: str = "") -> str:
    """The HTML of a formula on lines of its own; a label is its id."""
    return f"<div{_LOCKED}{attribute('id', label)}>{escape(text, quote=False)}</div>\n"
