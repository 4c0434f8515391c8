"""Questions and exclamations that are opened, where the language opens them."""

from __future__ import annotations

from collections.abc import Iterator

from localize.checks import windows
from localize.checks.pair import Message, Pair
from localize.expressions import unicode_expression
from localize.language.typography import typography

_OPENED = unicode_expression(r"[¿¡]|[?!]++")

_MARKS = frozenset("¿¡?!")

_SHORT = unicode_expression(r"\([?!]{1,3}\)")


def opening_marks(pair: Pair) -> Iterator[Message]:
    """In Spanish, a question or an exclamation that is not opened with "¿" or "¡", or opened and not closed."""
    if not typography(pair.locale).inverted:
        return
    if _MARKS.isdisjoint(pair.target_reading.characters):
        return
    text = _SHORT.sub(lambda match: "x" * len(match[0]), pair.target_reading.prose)
    opened: list[int] = []
    for match in _OPENED.finditer(text):
        mark = match[0]
        if mark in "¿¡":
            opened.append(match.start())
        elif opened:
            opened.clear()
        else:
            expected = "¿" if "?" in mark else "¡"
            piece = windows.around(pair.target_text, *match.span(), before=20, after=0)
            yield Message(f"'{piece}' is not opened, expected '{expected}' before it", match.span())
    source = pair.source_reading.prose
    if opened and ("?" in source or "!" in source):
        at = opened[0]
        expected = "?" if text[at] == "¿" else "!"
        piece = windows.around(pair.target_text, at, at + 1, before=0, after=19)
        yield Message(f"'{piece}' is not closed, expected '{expected}' after it", (at, at + 1))
