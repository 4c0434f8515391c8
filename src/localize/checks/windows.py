"""Pieces of a text for messages, cut between words, never inside what a reader sees as one character."""

from __future__ import annotations

from itertools import chain

from localize.expressions import unicode_expression
from localize.language.scripts import WITHOUT_SPACES

_WORD = r"[\p{L}\p{M}\p{N}\p{Cf}'’‑-]"
_ONE_BY_ONE = f"[{WITHOUT_SPACES}]"
_INSIDE_WORD = unicode_expression(rf"(?<={_WORD})(?={_WORD})(?!(?<={_ONE_BY_ONE}){_ONE_BY_ONE})")
_CHARACTER = unicode_expression(r"\X")
_NEAR = 12
"""Code points on each side that tell whether a cut would divide a character of the reader (UAX #29)."""
_LONGEST_WORD = 30
"""Characters of a word that a window takes in so that it stays whole; of a longer one, not all are shown."""


def around(text: str, start: int, end: int, *, before: int, after: int) -> str:
    """A piece of a text with about so many characters before and after it, in whole words."""
    first, last = max(0, start - before), min(len(text), end + after)
    begin = _boundary(text, range(first, max(0, first - _LONGEST_WORD) - 1, -1), range(first, start + 1))
    stop = _boundary(text, range(last, min(len(text), last + _LONGEST_WORD) + 1), range(last, end - 1, -1))
    characters: list[str] = _CHARACTER.findall(text, begin, stop)
    while characters and characters[-1].isspace():
        characters.pop()
    first_shown = next((at for at, char in enumerate(characters) if not char.isspace()), 0)
    return "".join(characters[first_shown:])


def short(text: str, longest: int = 60) -> str:
    """A text for messages; if it has more than `longest` characters, only the words at its beginning."""
    if len(text) <= longest:
        return text
    last = longest - 1
    stop = _boundary(text, range(last, 0, -1), range(last, min(len(text), last + _LONGEST_WORD) + 1))
    return f"{text[:stop].rstrip()}…"


def _boundary(text: str, first: range, second: range) -> int:
    """The first of these offsets that divides no word; else one that divides no visible character."""
    for at in chain(first, second):
        if _divides_nothing(text, at):
            return at
    return _whole_character(text, first.start)


def _divides_nothing(text: str, at: int) -> bool:
    return not _INSIDE_WORD.match(text, at) and _whole_character(text, at) == at


def _whole_character(text: str, at: int) -> int:
    """The last offset up to `at` that is between two visible characters."""
    begin = max(0, at - _NEAR)
    last: int = begin
    for match in _CHARACTER.finditer(text, begin, min(len(text), at + _NEAR)):
        last = match.end() if match.end() <= at else last
    return last
