"""Pieces of texts that messages quote."""

from __future__ import annotations

import regex
from hypothesis import given
from hypothesis import strategies as st

from localize.checks import windows

TEXT = "Ruhen Sie sich aus.Trinken Sie viel Wasser."


def test_a_window_has_whole_words() -> None:
    at = TEXT.index(".Trinken")
    assert windows.around(TEXT, at, at + 1, before=7, after=3) == "sich aus.Trinken"


def test_a_text_is_cut_behind_a_word() -> None:
    assert windows.short(TEXT, 12) == "Ruhen Sie…"
    assert windows.short(TEXT, 200) == TEXT


def test_a_word_that_is_too_long_is_cut_between_characters() -> None:
    text = "a\u0301" * 200
    assert windows.short(text, 50) == "a\u0301" * 24 + "…"
    assert windows.around(text, 200, 202, before=5, after=5) == "a\u0301" * 6


def test_where_words_have_no_spaces_between_them_a_window_is_cut_between_characters() -> None:
    assert windows.around("服用後請多休息並喝水", 3, 4, before=1, after=2) == "後請多休"


@given(st.text(alphabet="a é\u0301क्ष\u200d👩🏽🇩🇪三。", max_size=60), st.data())
def test_no_window_divides_a_character_of_the_reader(text: str, data: st.DataObject) -> None:
    start = data.draw(st.sampled_from([0, *(match.start() for match in regex.finditer(r"\X", text))]))
    end = data.draw(st.sampled_from([len(text), *(m.end() for m in regex.finditer(r"\X", text) if m.end() > start)]))
    piece = windows.around(text, start, end, before=3, after=3)
    bounds = {0, *(match.end() for match in regex.finditer(r"\X", text))}
    at = text.index(piece)
    assert any(
        begin in bounds and begin + len(piece) in bounds
        for begin in range(at, len(text) + 1)
        if text.startswith(piece, begin)
    )
