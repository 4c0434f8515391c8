r"""Formulas of TeX in Markdown: `$x^2$`, `\(x^2\)`, `\[x^2\]` and `$$` around lines (Pandoc, "Math"; MyST, "Math")."""

from __future__ import annotations

from html import escape

from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline

from localize.expressions import expression
from localize.formats import sphinx
from localize.formats.formulas import formula_at, is_formula
from localize.formats.markdown.blocks import attribute

_MOST_LINES = 200
_LOCKED = "".join(attribute(*each) for each in sphinx.FORMULA.items())
_ENVIRONMENT = r"\{(?:equation|align|alignat|flalign|gather|multline|eqnarray|displaymath)\*?\}"
_OPENING = expression(rf"[ ]*(?:\$\$(?!\$)|\\begin(?P<environment>{_ENVIRONMENT}))")
"""`$$`, or an environment of LaTeX that is a formula."""

_END = expression(
    r"(?P<last>.*?)(?<![\\$])\$\$[ \t]*"
    r"(?:\((?P<of_myst>[A-Za-z][\w:.-]*)\)|\{\#(?P<of_pandoc>[A-Za-z][\w:.-]*)[^{}]*\})?[ \t]*"
)
_LAST = expression(rf"(?P<last>.*\\end{_ENVIRONMENT})[ \t]*")
_COMMENT = expression(r"(?<!\\)%.*")


def formula(state: StateInline, silent: bool) -> bool:  # noqa: FBT001  # markdown-it calls it so
    """A formula in a text, where it is certain that it is one; translators may move it."""
    if state.src[state.pos] not in "$\\":
        return False
    match = formula_at(state.src, state.pos, state.posMax, has_escapes=True)
    if match is None:
        return False
    if not silent:
        written = match[0][1:-3] + match[0][-2:] if match["slash"] == r"\\" else match[0]
        for kind, shown in (("html_inline", f"<span{_LOCKED}>"), ("text", written), ("html_inline", "</span>")):
            state.push(kind, "", 0).content = shown
    state.pos = match.end()
    return True


def formula_block(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001  # markdown-it calls it so
    r"""A block rule for `$$` around lines, with a label behind it (`$$ (dose)`, `$$ {#eq:dose}`), and `\begin{align}`.

    Where something stands beside a `$$`, it must be certain that it is a formula.
    """
    begin = state.bMarks[start] + state.tShift[start]
    opening = _OPENING.match(state.src, begin) if not state.is_code_block(start) else None
    if opening is None:
        return False
    environment = opening["environment"] or ""
    of_state, refused = state.env.get(f"formula{environment}", (None, 0))
    if of_state is state and start < refused:  # among lines of which none ends such a formula
        return False
    rows: list[str] = []
    for line in range(start, min(end, start + _MOST_LINES)):
        at = opening.end() if line == start else state.bMarks[line] + min(state.tShift[line], state.blkIndent)
        row = state.src[at : state.eMarks[line]]
        if line > start and row.strip() and state.sCount[line] < state.blkIndent:
            return False
        last = (_LAST if environment else _END).fullmatch(row)
        rows.append(_COMMENT.sub("", last["last"] if last else row))
        if last is None:
            continue
        if not environment and not _is_block_of_formula(rows):
            return False
        if not silent:
            content = "\n".join(rows)
            written = f"\\begin{environment}{content}" if environment else f"$${content}$$"
            label = "" if environment else last["of_myst"] or last["of_pandoc"] or ""
            token = state.push("html_block", "", 0)
            token.content, token.map = displayed(written, label), [start, line + 1]
            state.line = line + 1
        return True
    state.env[f"formula{environment}"] = (state, start + len(rows))
    return False


def _is_block_of_formula(rows: list[str]) -> bool:
    """Whether what stands between two `$$` is a formula: on lines of its own it is one for certain."""
    content = "\n".join(rows)
    stands_alone = len(rows) > 1 and not rows[0].strip() and not rows[-1].strip()
    return bool(content.strip()) and (stands_alone or is_formula(content, is_marked=True))


def displayed(text: str, label: str = "") -> str:
    """The HTML of a formula on lines of its own; a label is its id."""
    return f"<div{_LOCKED}{attribute('id', label)}>{escape(text, quote=False)}</div>\n"
