"""Spaces that are too many."""

from __future__ import annotations

from collections.abc import Iterator

from localize.checks import windows
from localize.checks.pair import Edit, Message, Pair
from localize.checks.spaces import NO_BREAK, SPACES, around
from localize.expressions import expression, unicode_expression

_DOUBLE = unicode_expression(rf"(?<=[^\s])[{SPACES}]{{2,}}+(?=[^\s])")

_MAY_BE_EXTRA = expression(rf"[{SPACES}]{{2}}|[(\[（［][{SPACES}]|[{SPACES}][)\]）］]|\A[{SPACES}]|[{SPACES}]\Z")
"""What is in every text with such spaces; a quick look for all of them."""

_IN_BRACKETS = unicode_expression(
    rf"[(\[（［][{SPACES}](?=[\p{{L}}\p{{N}}])|(?<=[\p{{L}}\p{{M}}\p{{N}}.%])[{SPACES}][)\]）］]"
)


def extra_space(pair: Pair) -> Iterator[Message]:
    """Spaces that are too many: two in a row, at either end, inside brackets; not where the source has them too."""
    text, source = pair.target_reading.prose, pair.source_reading.prose
    if not _MAY_BE_EXTRA.search(text):
        return
    if (match := _DOUBLE.search(text)) and not _DOUBLE.search(source):
        yield Message(f"{len(match[0])} spaces in '{around(pair, match)}', expected one", match.span())
    if text.strip(SPACES):
        if text[0] in SPACES and source[:1] not in SPACES:
            piece = windows.short(pair.target_text.strip(SPACES), 20)
            yield Message(f"a space before '{piece}', expected none as in the source", (0, 1))
        last = len(text) - 1
        if text[last] in SPACES and source[-1:] not in SPACES:
            end = len(text.rstrip(SPACES))
            piece = windows.around(pair.target_text, end, end, before=20, after=0)
            yield Message(f"a space after '{piece}', expected none as in the source", (last, last + 1))
    if (match := _IN_BRACKETS.search(text)) and not _IN_BRACKETS.search(source):
        yield Message(f"a space inside the brackets of '{around(pair, match)}', expected none", match.span())


def fix(pair: Pair) -> Iterator[Edit]:
    """Leave one space of several, one that does not break the line if there is any, and none where none belongs."""
    text, source = pair.target_reading.prose, pair.source_reading.prose
    begin = len(text) - len(text.lstrip(SPACES)) if source[:1] not in SPACES else 0
    end = len(text.rstrip(SPACES)) if source[-1:] not in SPACES else len(text)
    if begin >= end:
        return
    if begin:
        yield Edit((0, begin), "")
    if not _IN_BRACKETS.search(source):
        for match in _IN_BRACKETS.finditer(text, begin, end):
            yield Edit(match.span(), match[0].strip(SPACES))
    if not _DOUBLE.search(source):
        for match in _DOUBLE.finditer(text, begin, end):
            yield Edit(match.span(), next((space for space in match[0] if space in NO_BREAK), match[0][0]))
    if end < len(text):
        yield Edit((end, len(text)), "")
