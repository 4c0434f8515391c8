"""The piece that a finding speaks of, shown on one line."""

from __future__ import annotations

import click
import pytest

from localize.cli.reports.excerpt import excerpt, marked
from localize.cli.reports.text import text_lines


def below(text: str, piece: str) -> list[str]:
    """The text and what stands below it."""
    at = text.index(piece)
    return [click.unstyle(line) for line in text_lines("target", text, (at, at + len(piece)), "")]


def test_carets_stand_below_the_piece() -> None:
    assert below("Nehmen Sie 50 mg täglich.", "50 mg") == [
        "target: Nehmen Sie 50 mg täglich.",
        "                   ^^^^^",
    ]


def test_a_full_width_character_takes_two_columns() -> None:
    assert below("毎日50 mgを飲む", "mgを") == [
        "target: 毎日50 mgを飲む",
        "               ^^^^",
    ]


@pytest.mark.parametrize(
    ("text", "piece", "expected"),
    [
        ("تناول 50 ملغ يوميًا.", "50 ملغ", "تناول »50 ملغ« يوميًا."),
        ("קח 50 mg ביום", "50 mg", "קח »50 mg« ביום"),
        ("प्रतिदिन 50 mg लें", "50 mg", "प्रतिदिन »50 mg« लें"),
        ("Ta\u0308glich 50 mg", "50 mg", "Ta\u0308glich »50 mg«"),
    ],
    ids=["Arabic", "Hebrew", "Devanagari", "combining mark"],
)
def test_where_carets_would_not_line_up_the_piece_stands_in_brackets(text: str, piece: str, expected: str) -> None:
    assert below(text, piece) == [f"target: {expected}"]


def test_what_follows_the_piece_does_not_matter_for_the_carets() -> None:
    assert below("50 mg täglich (ملغ)", "50 mg")[1] == "        ^^^^^"


@pytest.mark.parametrize(
    ("text", "piece", "shown"),
    [
        ("Neben\u200bwirkung", "\u200b", "Neben»{U+200B}«wirkung"),
        ("100\xa0%", "\xa0", "100»{U+00A0}«%"),
        ("50\xa0mg", "50\xa0mg", "»50\xa0mg«"),
        ("a\nb", "b", "a\\n»b«"),
        ("a \u202ecba\u202c", "a", "»a« {U+202E}cba{U+202C}"),
        ("\x1b[31mred", "red", "{U+001B}[31m»red«"),
        ("می\u200cشود ۵", "۵", "می\u200cشود »۵«"),
    ],
    ids=["invisible", "space alone", "space among others", "line end", "bidi control", "escape", "joiner"],
)
def test_what_cannot_be_seen_or_would_disturb_the_terminal_is_shown_by_its_number(
    text: str, piece: str, shown: str
) -> None:
    at = text.index(piece)
    assert marked(text, (at, at + len(piece))) == shown


def test_a_long_text_is_cut_around_the_piece() -> None:
    text = f"{'before ' * 60}50 mg{' after' * 60}"
    at = text.index("50 mg")
    found = excerpt(text, (at, at + 5))
    assert len(found.before + found.piece + found.after) == 102
    assert found.before.startswith("…")
    assert found.after.endswith("…")
    assert found.piece == "50 mg"


@pytest.mark.parametrize("at", [0, 195], ids=["at the start", "at the end"])
def test_a_long_text_is_shown_as_far_as_there_is_room(at: int) -> None:
    text = "x" * at + "50 mg" + "x" * (195 - at)
    assert len(marked(text, (at, at + 5))) == 100 + len("»«…")


def test_a_long_piece_is_cut_in_its_middle() -> None:
    shown = marked("a" * 300 + "b" * 300, (0, 600))
    assert shown.startswith("»aaa")
    assert shown.endswith("bbb«")
    assert "a…b" in shown


def test_a_mark_is_not_cut_from_its_letter() -> None:
    text = "e\u0301" * 300
    found = excerpt(text, (300, 302))
    assert found.before.startswith("…e")
    assert found.after.endswith("\u0301…")


def test_a_place_without_length_has_a_caret() -> None:
    assert list(text_lines("target", "ab", (1, 1), "")) == ["target: ab", "         ^"]


def test_a_text_without_a_piece_is_shown_from_its_beginning() -> None:
    assert list(text_lines("source", "x" * 200, None)) == [f"    source: {'x' * 99}…"]
