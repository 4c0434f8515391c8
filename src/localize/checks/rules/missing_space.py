"""Spaces that are missing."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from localize.checks.pair import Edit, Message, Pair
from localize.checks.spaces import around
from localize.expressions import expression, unicode_expression

_GLUED = unicode_expression(
    r"[.!?](?<=(?<![\p{L}.])\p{Ll}{3,40}.)(?=\p{Lu}\p{Ll})"
    r"|[,;؛،!?؟](?<=[\p{L}\p{M}]{2}.)(?=[\p{L}--[\p{Han}\p{Hiragana}\p{Katakana}]]{2})"
    r"|।(?<=[\p{L}\p{M}]{2}.)(?=\p{L})",
    regex.VERSION1,
)
_MAY_BE_GLUED = expression(r"[.!?,;؛،؟।]\w")


def missing_space(pair: Pair) -> Iterator[Message]:
    """No space after punctuation, between words or sentences; not where the source has the same."""
    text = pair.target_reading.prose
    if not _MAY_BE_GLUED.search(text):
        return
    match = _GLUED.search(text)
    if match and not _GLUED.search(pair.source_reading.prose):
        yield Message(f"no space after '{match[0]}' in '{around(pair, match)}', expected one", match.span())


def fix(pair: Pair) -> Iterator[Edit]:
    """Put a space in after each such mark."""
    if not _GLUED.search(pair.source_reading.prose):
        yield from (Edit((match.end(), match.end()), " ") for match in _GLUED.finditer(pair.target_reading.prose))
