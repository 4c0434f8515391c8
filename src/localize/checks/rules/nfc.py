"""Letters composed as the web expects."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

import regex

from localize.checks.pair import Edit, Message, Pair
from localize.expressions import unicode_expression
from localize.language.remembered import Remembered
from localize.model.finding import Span

_MOST_MARKS = 30
"""Marks on one character: the Stream-Safe Text Format of UAX #15. More would take long to put in order."""

_CLUSTER = unicode_expression(r"\p{L}\p{M}++|\p{Lo}{2,9}+|[^\p{M}\s]\p{M}*+|\p{M}++")

_IS_MARK = Remembered(lambda char: regex.match(r"\p{M}", char) is not None)

_TOO_MANY = unicode_expression(rf"\p{{M}}{{{_MOST_MARKS + 1}}}+")


def nfc(pair: Pair) -> Iterator[Message]:
    """Letters that are not composed as Unicode's form NFC has them (UAX #15), which search expects; reported once.

    The mere order of marks is left alone: nobody sees it, and keyboards type Arabic ones in another.
    """
    text = pair.target_text
    if text.isascii():
        return
    if any(map(_IS_MARK.__getitem__, pair.target_reading.characters)) and (many := _TOO_MANY.search(text)):
        yield Message(f"more than {_MOST_MARKS} marks on one character, expected at most a few", many.span())
        return
    for (begin, end), whole in _uncomposed(pair):
        piece = text[begin:end]
        yield Message(
            f"'{piece}' is written {_codes(piece)}, expected {_codes(whole)} ('{whole}', Unicode's NFC)", (begin, end)
        )
        return


def fix(pair: Pair) -> Iterator[Edit]:
    """Compose the letters; those with too many marks on them are left alone."""
    if not _TOO_MANY.search(pair.target_text):
        yield from (Edit(span, whole) for span, whole in _uncomposed(pair))


def _uncomposed(pair: Pair) -> Iterator[tuple[Span, str]]:
    """Yield where letters stand that are not composed, and their form NFC."""
    text = pair.target_text
    if unicodedata.is_normalized("NFC", text):
        return
    for match in _CLUSTER.finditer(text):
        piece = match[0]
        whole = unicodedata.normalize("NFC", piece)
        if sorted(whole) != sorted(piece) and piece not in pair.source_text and not _only_excluded(piece, whole):
            yield match.span(), whole


def _only_excluded(piece: str, whole: str) -> bool:
    """Whether NFC only decomposes letters that it never composes (composition exclusions, UAX #15).

    Keyboards of Bengali, Punjabi, Hebrew or Tibetan type such letters as one, and readers see both alike: U+09DF.
    """
    apart = "".join(form if len(form := unicodedata.normalize("NFC", char)) > 1 else char for char in piece)
    return sorted(apart) == sorted(whole)


def _codes(text: str) -> str:
    return " ".join(f"U+{ord(char):04X}" for char in text)
