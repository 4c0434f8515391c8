"""Pieces of what readers see, located in what translators typed."""

from __future__ import annotations

import pytest
from hypothesis import given

from localize.checks.spans import in_typed_text
from localize.model.block import Kind, Pattern, Placeholder, plain_text
from localize.segments.inline import to_pattern, to_text
from support.patterns import patterns

BOLD, BOLD_END = Placeholder(Kind.OPEN, "b", "<b>"), Placeholder(Kind.CLOSE, "b", "</b>")
FIRST, SECOND = (Placeholder(Kind.OPEN, "a", f'<a href="{number}">') for number in "12")
LINK_END = Placeholder(Kind.CLOSE, "a", "</a>")
BREAK = Placeholder(Kind.ALONE, "br", "<br>")
NAME = Placeholder(Kind.LOCKED, "i", markup='<i translate="no">E. coli</i>', content="E. coli")
SOURCE: Pattern = (BOLD, "a", BOLD_END, FIRST, "b", LINK_END, SECOND, "c", LINK_END, BREAK, NAME)


@pytest.mark.parametrize(
    ("typed", "piece", "expected"),
    [
        ("5 mg daily", "5 mg", "5 mg"),
        ("<b>5 mg</b> daily", "5 mg", "5 mg"),
        ("<b >5 mg</b > daily", "5 mg", "5 mg"),
        ("<b\t>5 mg</b/> daily", "daily", "daily"),
        ("<a1>1</a1> to <a2>1</a2>", "1 to 1", "1</a1> to <a2>1"),
        ("p &lt; .05", "<", "&lt;"),
        ("p &lt; .05", ".05", ".05"),
        ("p < .05", "<", "<"),
        ("5&nbsp;mg &#x3c; 6", "5\xa0mg", "5&nbsp;mg"),
        ("a &amp; b", "& b", "&amp; b"),
        ("&lt;b> is typed", "<b>", "&lt;b>"),
        ("an <x>unknown</x> tag", "unknown</x>", "unknown</x>"),
        ("<b>never closed", "<b>never", "<b>never"),
        ("nach<br />\nUmbruch", "Umbruch", "Umbruch"),
        ("das <i>E. coli</i >.", "E. coli", "E. coli"),
        ("das <i>Darmbakterium</i>.", "E. coli.", "<i>Darmbakterium</i>."),
    ],
)
def test_a_piece_is_located_among_tags_and_entities(typed: str, piece: str, expected: str) -> None:
    displayed = plain_text(to_pattern(typed, SOURCE).pattern)
    at = displayed.index(piece)
    span = in_typed_text((at, at + len(piece)), typed, SOURCE)
    assert span is not None
    assert typed[slice(*span)] == expected


@pytest.mark.parametrize(("at", "expected"), [(0, 3), (4, 7), (5, 12)])
def test_a_point_between_characters_is_located_too(at: int, expected: int) -> None:
    assert in_typed_text((at, at), "<b>5 mg.</b>", SOURCE) == (expected, expected)


def test_no_piece_stays_none() -> None:
    assert in_typed_text(None, "<b>a</b>", SOURCE) is None


@given(patterns)
def test_every_character_is_located(pattern: Pattern) -> None:
    typed = to_text(pattern)
    for at, char in enumerate(plain_text(pattern)):
        span = in_typed_text((at, at + 1), typed, pattern)
        assert span is not None
        assert plain_text(to_pattern(typed[slice(*span)], ()).pattern) == char
