"""Punctuation marks that are set twice."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from localize.checks import prose, windows
from localize.checks.pair import Message, Pair

_MULTIPLE = regex.compile(
    r"[,，、،]{2,}+|[;；؛]{2,}+|(?<![:\p{N}]):{2}(?![:\p{L}\p{N}])|[?？؟]{2,}+|[!！]{2,}+|(?<!\.)\.\.(?![./])|。{2}(?!。)|।{3,}+"
    r"|[,;:，、；：،؛](?:。|\.(?![.\p{L}\p{N}]))|[,，、،] ++[,，、،]|[?？؟!！][。]"
)


def repeated_marks(pair: Pair) -> Iterator[Message]:
    """A mark that is set twice, or two that exclude each other: ",,", "..", ",."; not where the source does so."""
    text = prose.target(pair)
    if _MULTIPLE.search(prose.source(pair)):
        return
    for match in _MULTIPLE.finditer(text):
        mark = match[0]
        piece = windows.around(pair.target_text, match.start(), match.start() + 1, before=15, after=4)
        expected = f"'{mark[-1]}'" if len(set(mark.replace(" ", ""))) == 1 else "one of them"
        yield Message(f"'{piece}' has '{mark[:20]}', expected {expected}", match.span())
