"""A sentence that stands in a text twice."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from itertools import accumulate

from localize.checks import text_keys
from localize.model.finding import Span

_FEWEST_LETTERS = 8
"""Letters and digits of a sentence that is repeated, at least: "No. No." and "1. 1." mean what they say.

Full-width letters count twice.
"""
_FEWEST_IN_HALF = 12
"""Those of half a text without stops: "nhẹ nhàng nhẹ nhàng" is one phrase."""


def repeated(text: str, sentences: Sequence[Span], *, folded: str) -> Span | None:
    """The first sentence that stands in a text again, or the second half of a text that stands twice, without a stop.

    Case, punctuation and white space do not count; `folded` are the words of the text without them.
    """
    first: set[str] = set()
    for begin, end in sentences if len(sentences) > 1 else ():
        letters = _letters(text[begin:end])
        if letters in first and _width(letters) >= _FEWEST_LETTERS:
            return begin, begin + len(text[begin:end].rstrip())
        first.add(letters)
    return _second_half(text, folded.replace(" ", ""))


def _letters(text: str) -> str:
    return text_keys.folded(text).replace(" ", "")


def _width(letters: str) -> int:
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in letters)


def _second_half(text: str, letters: str) -> Span | None:
    half, odd = divmod(len(letters), 2)
    if odd or letters[:half] != letters[half:] or _width(letters[:half]) < _FEWEST_IN_HALF:
        return None
    counts = accumulate(len(_letters(char)) for char in text)
    begin = next(at for at, count in enumerate(counts) if count > half)
    return begin, len(text)
