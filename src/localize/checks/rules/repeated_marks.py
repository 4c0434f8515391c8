"""Punctuation marks that are set twice."""

from __future__ import annotations

from collections.abc import Iterator

from localize.checks import windows
from localize.checks.pair import Message, Pair
from localize.expressions import expression, unicode_expression

_MULTIPLE = unicode_expression(
    r"[,，、،]{2,}+|[;；؛]{2,}+|(?<![:\p{N}]):{2}(?![:\p{L}\p{N}])|[?？؟]{2,}+|[!！]{2,}+|(?<!\.)\.\.(?![./])|。{2}(?!。)|।{3,}+"
    r"|[,;:，、；：،؛](?:。|\.(?![.\p{L}\p{N}]))|[,，、،] ++[,，、،]|[?？؟!！][。]"
)
_MARK = "[,，、،;；؛:：?？؟!！.。।]"
_MAY_REPEAT = expression(rf"{_MARK}(?:{_MARK}| +[,，、،])")
"""What is in every text with such marks; quick to look for."""


def repeated_marks(pair: Pair) -> Iterator[Message]:
    """A mark that is set twice, or two that exclude each other: ",,", "..", ",."; not where the source does so."""
    text = pair.target_reading.prose
    if not _MAY_REPEAT.search(text) or _MULTIPLE.search(pair.source_reading.prose):
        return
    for match in _MULTIPLE.finditer(text):
        mark = match[0]
        piece = windows.around(pair.target_text, match.start(), match.start() + 1, before=15, after=4)
        expected = f"'{mark[-1]}'" if len(set(mark.replace(" ", ""))) == 1 else "one of them"
        yield Message(f"'{piece}' has '{mark[:20]}', expected {expected}", match.span())
