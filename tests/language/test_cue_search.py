"""Phrases with asterisks, gaps and numbers in running text."""

from __future__ import annotations

import pytest

from localize.language.cue_search import cue_finder
from localize.language.cue_text import CueText

FINDER = cue_finder(
    {
        "hard": ["un*", "*less", "*nicht*", "not", "neither … nor"],
        "soft": ["free", "*free"],
        "ignored": ["unit*", "not only", "no #"],
        "prefixes": ["wa"],
    }
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("unable", ["unable"]),
        ("un", ["un"]),
        ("units", []),
        ("painless", ["painless"]),
        ("less", []),
        ("garnichts", ["garnichts"]),
        ("nichts", []),
        ("painfree and free", ["painfree", "free"]),
        ("wanot", ["wanot"]),
        ("not only", []),
        ("not ONLY but not", ["not"]),
        ("neither this nor that", ["neither this nor"]),
        ("x" * 61 + "less", []),
        ("x" * 60 + "less", ["x" * 60 + "less"]),
        ("It is.Unable", ["Unable"]),
    ],
)
def test_asterisks_stand_for_letters_at_the_front_at_least_one(text: str, expected: list[str]) -> None:
    assert [cue.text for cue in FINDER.find(CueText(text, frozenset()))] == expected


def test_pieces_of_text_are_found_the_longest_first() -> None:
    finder = cue_finder({"spaces": False, "hard": ["ない", "ないで"], "ignored": ["ないし"]})
    cues = finder.find(CueText("飲まないでない。ないし", frozenset()))
    assert [(cue.text, cue.start) for cue in cues] == [("ないで", 2), ("ない", 5)]


def test_the_symbol_of_a_unit_is_no_word_after_a_number_or_in_brackets() -> None:
    finder = cue_finder({"hard": ["ne"]})
    assert [cue.start for cue in finder.find(CueText("10 NE (NE) ne NE", frozenset({"NE"})))] == [11, 14]
