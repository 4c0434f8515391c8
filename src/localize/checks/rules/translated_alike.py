"""Two source texts with one translation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

from localize.checks import windows
from localize.checks.consistency import different, grouped
from localize.checks.pair import Located, Message

_WORD = regex.compile(r"\p{L}[\p{L}\p{M}'’-]*+")

_FEWEST_WORDS = 4

_NO_PROSE = frozenset({"author", "reviewer", "keywords", "alt"})


def translated_alike(translations: Sequence[Located]) -> Iterator[tuple[Located, Message]]:
    """Two source texts of four words or more with one translation: one of them was taken for the other.

    Case, punctuation and tags of the sources do not count; short texts may well mean the same.
    """
    groups = grouped(translations, by=lambda each: each.pair.target_text, leave_out=_NO_PROSE)
    for group in groups:
        long = [each for each in group if _wordy(each.pair.source_text)]
        for each, other in different(long, by=lambda each: each.pair.source_text):
            text = windows.short(other.pair.source_text)
            yield (
                each,
                Message(
                    f"'{windows.short(each.pair.target_text)}' also translates '{text}' at {other.location}, "
                    "expected different texts in translation too",
                    (0, len(each.pair.target_text)),
                ),
            )


def _wordy(text: str) -> bool:
    return sum(1 for _, _ in zip(_WORD.finditer(text), range(_FEWEST_WORDS), strict=False)) == _FEWEST_WORDS
