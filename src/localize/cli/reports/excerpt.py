"""The part of a text that a finding is about, on one line."""

from __future__ import annotations

import unicodedata

from localize.dataclass import dataclass
from localize.errors import shortened
from localize.model.finding import Span

LONGEST = 100
"""Characters of a text that are shown; the rest is cut off around the piece."""

_LONGEST_CLUSTER = 8  # marks that a cut keeps with their letter; there are texts of nothing but marks
_ESCAPES = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}  # as a PO file has them
_HARMLESS_FORMATS = "\u00ad\u200c\u200d\u200e\u200f\u061c"
_NO_CHARACTERS = "\ufffe\uffff"  # not in XML either
_RIGHT_TO_LEFT = ("R", "AL", "AN")


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A text cut around a piece of it; `carets` is the line to print below, None if it would not line up."""

    before: str
    piece: str
    after: str
    carets: str | None

    @property
    def quoted(self) -> str:
        """The text with the piece in »brackets«."""
        return f"{self.before}»{self.piece}«{self.after}"


def excerpt(text: str, span: Span) -> Excerpt:
    """A text around the piece at `span`.

    Carets line up in Latin, Cyrillic, Greek and East Asian text, whose characters have one or two columns (UAX #11).
    They do not with combining marks, joined letters and right-to-left text: terminals differ in how they draw these.
    """
    begin, end = span
    start, stop = _window(text, begin, end)
    before = ("…" if start else "") + visible(text[start:begin])
    after = visible(text[end:stop]) + ("…" if stop < len(text) else "")
    piece = text[begin:end]
    if len(piece) > LONGEST:
        piece = f"{piece[: LONGEST // 2]}…{piece[-LONGEST // 2 :]}"
    piece = _plain(piece)
    carets = None
    if all(map(_has_columns, before + piece)):
        carets = " " * sum(map(_columns, before)) + "^" * max(1, sum(map(_columns, piece)))
    return Excerpt(before, piece, after=after, carets=carets)


def beginning(text: str) -> str:
    """The beginning of a text, as a reader can see it."""
    return visible(shortened(text, LONGEST))


def marked(text: str, span: Span | None) -> str:
    """A text on one line, its piece in »brackets«."""
    return beginning(text) if span is None else excerpt(text, span).quoted


def visible(text: str) -> str:
    """A text for the terminal: characters that move the cursor or change the text order are shown by number."""
    return text if text.isprintable() else "".join(map(_displayed, text))


def with_spaces_numbered(text: str) -> str:
    """Return a text on one line, with each space other than U+0020 and each invisible character by its number."""
    return "".join(
        f"{{U+{ord(char):04X}}}" if char != " " and unicodedata.category(char) in ("Cf", "Zs") else _displayed(char)
        for char in text
    )


def _plain(piece: str) -> str:
    """Return a piece on one line; without letters and digits it may be about spaces, so these are made visible."""
    return visible(piece) if any(map(str.isalnum, piece)) else with_spaces_numbered(piece)


def _displayed(char: str) -> str:
    category = unicodedata.category(char)
    if (
        category in ("Cc", "Zl", "Zp", "Cs")
        or char in _NO_CHARACTERS
        or (category == "Cf" and char not in _HARMLESS_FORMATS)
    ):
        return _ESCAPES.get(char, f"{{U+{ord(char):04X}}}")
    return char


def _window(text: str, begin: int, end: int) -> Span:
    """The start and end of an excerpt; combining marks stay with their letters."""
    room = max(LONGEST - (end - begin), 20)
    start = max(0, begin - room // 2)
    stop = min(len(text), end + room - (begin - start))
    start = max(0, min(start, stop - LONGEST))
    for _ in range(_LONGEST_CLUSTER):
        start -= bool(start) and start < begin and _is_mark(text[start])
        stop += stop < len(text) and _is_mark(text[stop])
    return start, stop


def _is_mark(char: str) -> bool:
    return unicodedata.category(char)[0] == "M"


def _has_columns(char: str) -> bool:
    return not (
        _is_mark(char)
        or unicodedata.category(char) == "Cf"
        or unicodedata.bidirectional(char) in _RIGHT_TO_LEFT
        or "\u1160" <= char <= "\u11ff"  # joining parts of Korean syllables
    )


def _columns(char: str) -> int:
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1
