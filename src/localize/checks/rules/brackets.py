"""Brackets: each that opens is closed, and those of the source are there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import regex

from localize.checks import windows
from localize.checks.pair import Message, Pair
from localize.dataclass import dataclass
from localize.expressions import unicode_expression

_KINDS = {
    "(": "()",
    "（": "()",
    "﴾": "()",
    "[": "[]",
    "［": "[]",
    "【": "[]",
    "〔": "[]",
    "{": "{}",
    "｛": "{}",
}
"""Brackets that open, with the kind they belong to: full-width ones stand for the others."""
_PARTNER = {"(": ")", "（": "）", "﴾": "﴿", "[": "]", "［": "］", "【": "】", "〔": "〕", "{": "}", "｛": "｝"}
_CLOSING = {close: _KINDS[opening] for opening, close in _PARTNER.items()}
_BRACKETS = frozenset((*_PARTNER, *_CLOSING))
_BRACKET = unicode_expression("[" + regex.escape("".join([*_PARTNER, *_CLOSING])) + "]")

_NO_BRACKET = unicode_expression(
    r"""
      (?:(?<=^)|(?<=[\s,;:—–(（、，。：；\p{Lo}]))
      (?:\p{Nd}{1,3}+|\p{L}|[ivxIVX]{1,6}+) [.]? [)）]     # "a)", "12)", "iv)"
    | (?<![\p{L}\p{N}]) [:;=] [-'’^]? [()\[\]]++             # ":-)"
    """,
    regex.VERBOSE,
)

_REMARK = unicode_expression(r"(?<![\p{L}\p{N}])(?:\([^()]{3,400}+\)|（[^（）]{3,400}+）)(?![\p{L}\p{N}])")
"""A remark in brackets, unlike the ending in "tablet(s)"."""

_LONGEST_NAME = 80

_ABBREVIATION = unicode_expression(r"[(（]\p{Lu}{2,6}s?[)）]")


@dataclass(frozen=True, slots=True)
class _BracketCount:
    pairs: int
    """How many are closed."""
    lost: tuple[int, ...]
    """Where those stand that are not."""


def brackets(pair: Pair) -> Iterator[Message]:
    """A bracket without its partner, or no brackets where the source has some."""
    if all(_BRACKETS.isdisjoint(reading.characters) for reading in (pair.source_reading, pair.target_reading)):
        return
    source, target = pair.source_reading.prose, pair.target_reading.prose
    if not _BRACKET.search(target) and not _BRACKET.search(source):
        return
    there, here = _read(source), _read(target)
    allowed = Counter(_kind(source[at]) for at in there.lost)
    for at in here.lost:
        bracket = target[at]
        kind = _kind(bracket)
        if allowed[kind] > 0:
            allowed[kind] -= 1
        elif bracket in _PARTNER:
            piece = windows.around(pair.target_text, at, at + 1, before=0, after=19)
            yield Message(f"'{piece}' is not closed, expected '{_PARTNER[bracket]}' after it", (at, at + 1))
        else:
            opening = next(each for each, close in _PARTNER.items() if close == bracket)
            piece = windows.around(pair.target_text, at, at + 1, before=19, after=0)
            yield Message(f"'{piece}' closes nothing, expected '{opening}' before it", (at, at + 1))
    remarks = (match for match in _REMARK.finditer(source) if not _repeats(source, match))
    if not here.pairs and not here.lost and (lost := next(remarks, None)):
        yield Message(
            f"the brackets of '{windows.short(pair.source_text[lost.start() : lost.end()])}' are lost, expected some",
            source=lost.span(),
        )


def _repeats(text: str, remark: regex.Match[str]) -> bool:
    """Whether a remark is only the abbreviation of the words before it; a language without one leaves it out."""
    if not _ABBREVIATION.fullmatch(remark[0]):
        return False
    letters = remark[0][1:-1].rstrip("s").lower()
    before = iter(text[max(0, remark.start() - _LONGEST_NAME) : remark.start()].lower())
    return all(letter in before for letter in letters)


def _read(text: str) -> _BracketCount:
    """The brackets of a text; one that closes meets the last open one of its kind only where nothing crosses."""
    markers = {at for match in _NO_BRACKET.finditer(text) for at in range(*match.span())}
    opened: dict[str, list[int]] = {"()": [], "[]": [], "{}": []}
    lost: list[int] = []
    pairs = 0
    for match in _BRACKET.finditer(text):
        at = match.start()
        bracket = match[0]
        stack = opened[_kind(bracket)]
        if bracket in _PARTNER:
            stack.append(at)
        elif stack:
            stack.pop()
            pairs += 1
        elif at not in markers:
            lost.append(at)
    open_ones = [at for stack in opened.values() for at in stack if at not in markers]
    return _BracketCount(pairs, tuple(sorted(lost + open_ones)))


def _kind(bracket: str) -> str:
    return _KINDS.get(bracket) or _CLOSING[bracket]
