r"""What is a formula of TeX in a text for certain, and neither prices nor prose: `$x^2$`, `\(x^2\)`, `\[x^2\]`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from localize.expressions import expression

_FORMULA = expression(
    r"\$\$(?P<display>(?:\\.|[^\\$]){1,2000}?)\$\$(?!\$)"
    r"|\$(?=[^\s$])(?P<dollars>(?:\\.|[^\\$]){1,1000}?)(?<!\s)\$(?![\w{$])"
    r"|(?P<slash>\\\\?)(?:\((?P<round>[^$]{1,1000}?)(?P=slash)\)|\[(?P<square>[^$]{1,1000}?)(?P=slash)\])"
)
"""What may be a formula.

A `$` that begins one has no space behind it, the one that ends it none before it and no digit behind it, as in Pandoc;
nor are there letters on the outer sides, as in `A$6`.
"""

_SIGN = expression(r"\\(?:[A-Za-z]+|[,;%])|\^|_\{|(?<![^\W\d_])[^\W\d_]_[^\W_]+|[)\]]_\w")
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

_MARK = expression(r"[$\\]")


def formula_at(text: str, at: int, end: int, *, has_escapes: bool) -> re.Match[str] | None:
    r"""The formula that begins at an offset and ends before another one, if it is certain that it is one.

    `has_escapes` says that `\(` may be a bracket that means nothing, as in Markdown.
    """
    if text[at] == "$" and at and (text[at - 1].isalnum() or text[at - 1] in "$\\"):
        return None
    match = _FORMULA.match(text, at, end)
    if match is None:
        return None
    is_marked = not has_escapes or match["slash"] != "\\"
    return match if is_formula(match[match.lastgroup or 0], is_marked=is_marked) else None


def formulas_in(text: str) -> Iterator[re.Match[str]]:
    """The formulas in a text without escapes, in order."""
    end = 0
    for mark in _MARK.finditer(text):
        if mark.start() >= end and (formula := formula_at(text, mark.start(), len(text), has_escapes=False)):
            yield formula
            end = formula.end()


def is_formula(content: str, *, is_marked: bool) -> bool:
    """Whether what stands between the marks of a formula is one for certain, and neither prices nor prose.

    `is_marked` says that the marks mean nothing else, as two `$` do.
    """
    rest = _NAMED.sub(" x ", content)
    if _WORDS.search(rest):
        return False
    if _SIGN.search(content):
        return True
    if is_marked:
        return bool(_LETTER.fullmatch(content) or _EQUATION.search(content))
    return bool(_EQUATION.search(content)) and not _WORD.search(rest)
