"""Widths of texts in search results."""

from __future__ import annotations

import pytest

from localize.language.widths import ems


@pytest.mark.parametrize(
    ("text", "width"),
    [("", 0), ("i", 0.222), ("W", 0.944), ("mm", 1.666), ("痛み", 2), ("0123456789", 5.56)],
)
def test_a_text_is_as_wide_as_its_characters(text: str, width: float) -> None:
    assert ems(text) == pytest.approx(width, abs=0.001)


def test_a_combining_mark_takes_no_room() -> None:
    assert ems("u\u0308") == ems("u")


@pytest.mark.parametrize("wider", [("Ш", "i"), ("W", "w"), ("한", "ا")])
def test_letters_of_other_scripts_have_widths_of_their_own(wider: tuple[str, str]) -> None:
    wide, narrow = wider
    assert ems(wide) > ems(narrow)
