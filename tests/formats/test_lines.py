"""Numbered source lines to blocks."""

from __future__ import annotations

import pytest

from localize.formats.lines import block, fold, is_blank, paragraphs
from localize.model.block import Role


def test_hard_wrapped_lines_are_one_text_and_each_keeps_its_number() -> None:
    joined = block(Role.PARAGRAPH, [(4, "  Sip \t water"), (5, ""), (6, "often. ")], context="x")
    assert joined.pattern == ("Sip water often.",)
    assert joined.lines == ((0, 4), (10, 6))
    assert joined.context == "x"


def test_no_break_spaces_are_text() -> None:
    assert fold(" 5\xa0mg \u202f ") == "5\xa0mg \u202f"


@pytest.mark.parametrize("text", ["Sip water", "Sip  water", " Sip \t water ", "Sip\fwater\v"])
def test_white_space_of_any_length_is_one_space(text: str) -> None:
    assert fold(text) == "Sip water"


def test_paragraphs_stand_between_blank_lines() -> None:
    lines = [(1, "a"), (2, "b"), (3, " \xa0"), (4, "c"), (5, "")]
    assert paragraphs(lines) == [[(1, "a"), (2, "b")], [(4, "c")]]
    assert is_blank((3, " \xa0"))
