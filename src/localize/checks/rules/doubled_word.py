"""Words that were typed twice."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from localize.checks.pair import Message, Pair
from localize.expressions import unicode_expression
from localize.language.remembered import Remembered
from localize.language.sentence_rules import lower
from localize.language.typography import typography

_INSIDE = r"[\p{L}\p{M}\p{N}'’‑-]"
_DOUBLED = unicode_expression(rf"(?<!{_INSIDE})([\p{{L}}\p{{M}}]{{2,60}}+)[ \u00a0\n]\1(?!{_INSIDE})", regex.IGNORECASE)
_NOWHERE = " "
"""What no piece of a text ends with."""
_LETTERS = unicode_expression(r"[\p{L}\p{M}]{2,}+")


def _first_letters(piece: str) -> str:
    match = _LETTERS.match(piece)
    return match[0] if match else _NOWHERE


_FIRST_LETTERS = Remembered(_first_letters)


def _may_double(text: str) -> bool:
    """Whether a piece of a text ends as the next one begins; in nearly all texts none does."""
    pieces = text.casefold().replace("i\u0307", "i").replace("ı", "i").split()
    return any(map(str.endswith, pieces, map(_FIRST_LETTERS.__getitem__, pieces[1:])))


def doubled_word(pair: Pair) -> Iterator[Message]:
    """A word that stands twice in a row, where its language never has it so; not where the source repeats a word."""
    allowed = typography(pair.locale).doubled
    text = pair.target_reading.prose
    if allowed is None or not _may_double(text) or _DOUBLED.search(pair.source_reading.prose):
        return
    for match in _DOUBLED.finditer(text):
        if lower(match[1]) not in allowed:
            yield Message(f"'{match[0]}' is written twice, expected '{match[1]}' once", match.span())
