"""The tokens of a source text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localize.catalogs.tokens import tokens


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Take 20 mg, twice.", ("take", "20", "mg", ",", "twice", ".")),
        ("Read <a1>the trial</a1> <br/>now_then", ("read", "<a1>", "the", "trial", "</a1>", "<br/>", "now", "then")),
        ("a < b & c > d", ("a", "<", "b", "&", "c", ">", "d")),
        ("Ein Übel – 5 µg", ("ein", "übel", "–", "5", "µg")),
        ("膝が痛い", ("膝", "が", "痛", "い")),
    ],
)
def test_words_signs_and_tags_are_tokens(text: str, expected: tuple[str, ...]) -> None:
    assert tokens(text) == expected


@given(st.text(st.characters(max_codepoint=0x7F), max_size=60))
def test_a_text_in_ascii_has_the_tokens_that_it_has_beside_a_letter_of_another_script(text: str) -> None:
    assert (*tokens(text), "é") == tokens(f"{text} é")
