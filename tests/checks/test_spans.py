"""Pieces of what readers see, found again in what translators see."""

from __future__ import annotations

import pytest

from localize.checks.spans import in_written


def marked(shown: str, written: str, piece: str) -> str | None:
    at = shown.index(piece)
    span = in_written((at, at + len(piece)), shown, written)
    return None if span is None else written[span[0] : span[1]]


@pytest.mark.parametrize(
    ("shown", "written", "piece", "expected"),
    [
        ("5 mg daily", "5 mg daily", "5 mg", "5 mg"),
        ("5 mg daily", "<b>5 mg</b> daily", "5 mg", "5 mg"),
        ("1 to 1", "<a1>1</a1> to <a2>1</a2>", "1 to 1", "1</a1> to <a2>1"),
        ("p < .05", "p &lt; .05", "<", "&lt;"),
        ("p < .05", "p &lt; .05", ".05", ".05"),
        ("p < .05", "p < .05", "<", "<"),
        ("a & b", "a &amp; b", "& b", "&amp; b"),
        ("<b> is typed", "&lt;b> is typed", "<b>", "&lt;b>"),
        ("nach\nUmbruch", "nach<br>\nUmbruch", "Umbruch", "Umbruch"),
    ],
)
def test_a_piece_is_found_again_among_tags_and_escapes(shown: str, written: str, piece: str, expected: str) -> None:
    assert marked(shown, written, piece) == expected


def test_texts_that_part_ways_have_no_place() -> None:
    assert in_written((0, 2), "ab", "a<x>c") is None


def test_no_piece_stays_none() -> None:
    assert in_written(None, "a", "<b>a</b>") is None
