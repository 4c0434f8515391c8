"""A text is followed in the tree of some phrases."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localize.language.frequencies.tree import Part, PhraseText, PhraseWords, Piece, beginnings, tree

WORDS = PhraseWords(
    one=tree([[Part.DIGITS], "two", "twenty"]),
    joining=tree(["to", "-"]),
    unit=tree(["day"]),
    symbol=tree(["day", "d"]),
    prefixes=("w",),
    arabic=False,
)
LETTERS = st.lists(st.text("abc", min_size=1, max_size=5), min_size=1)


def found(pieces: list[Piece], text: str, start: int = 0) -> str | None:
    match = PhraseText(text, WORDS).match(tree([pieces]), start)
    return text[match.start : match.end] if match else None


@given(LETTERS, st.text("abc", max_size=12))
def test_the_longest_of_several_phrases_is_found(words: list[str], text: str) -> None:
    match = PhraseText(text, WORDS).match(tree(words), 0)
    longest_first = re.match("|".join(sorted(words, key=len, reverse=True)), text)
    assert (match and text[: match.end]) == (longest_first and longest_first[0])
    assert match is None or words[match.phrase] == text[: match.end]


@given(LETTERS, st.text("abc", min_size=1, max_size=12))
def test_no_phrase_begins_with_other_letters(words: list[str], text: str) -> None:
    begin = set(beginnings(tree(words), WORDS))
    assert begin == {word[:2] for word in words}
    assert text[:1] in begin or text[:2] in begin or PhraseText(text, WORDS).match(tree(words), 0) is None


@pytest.mark.parametrize(
    ("pieces", "text", "expected"),
    [
        ([Part.NUMBER], "8 h", "8"),
        ([Part.NUMBER], "2.5 h", "2.5"),
        ([Part.NUMBER], "2.567 h", "2"),
        ([Part.NUMBER], "5% h", None),
        ([Part.NUMBER], "12345 h", None),
        ([Part.NUMBER], "two to 8 h", "two to 8"),
        ([Part.NUMBER], "two-twenty", "two-twenty"),
        ([Part.NUMBER], "two to h", "two"),
        ([Part.NUMBER, Part.PERHAPS_GAP, *"to"], "two to h", "two to"),
        ([Part.NUMBER, Part.PERHAPS_GAP, Part.SYMBOL, Part.END], "8d", "8d"),
        ([Part.UNIT, Part.END], "d", None),
        ([Part.UNIT, Part.END], "days", None),
        ([Part.UNIT, Part.ENDING, Part.END], "days", "days"),
        ([*"a", Part.GAP, Part.UNIT], "a - day", None),
        ([*"a", Part.GAP, Part.UNIT], "a -day", "a -day"),
        ([*"a", Part.GAP, Part.UNIT], "aday", None),
        ([*"a", Part.PERHAPS_GAP, Part.UNIT], "aday", "aday"),
        ([Part.HAN, *"十日"], "二十日", "二十日"),
        ([Part.START, Part.UNIT], "wday", "wday"),
        ([Part.START, *"week"], "week", "week"),
    ],
)
def test_each_part_of_a_phrase_stands_for_what_a_text_may_have(
    pieces: list[Piece], text: str, expected: str | None
) -> None:
    assert found(pieces, text) == expected


@pytest.mark.parametrize(("text", "expected"), [(" day", "day"), ("xday", None), ("8day", None), ("8-day", None)])
def test_a_word_starts_behind_no_letter_or_digit(text: str, expected: str | None) -> None:
    assert found([Part.START, Part.UNIT], text, text.index("d")) == expected


def test_a_match_tells_which_number_and_unit_it_has() -> None:
    match = PhraseText("8 to 20 day", WORDS).match(tree([[Part.NUMBER, Part.GAP, Part.UNIT]]), 0)
    assert match is not None
    assert (match.number, match.unit) == ((0, 7), (8, 11))


def test_nothing_fits_where_there_is_no_phrase() -> None:
    assert PhraseText("", WORDS).match(tree([]), 0) is None
