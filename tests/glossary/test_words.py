"""Words of texts, and how they are compared."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localize.glossary.words import between, fold, pieces, written


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("Take 2 pills.", ["", "Take", " ", "2", " ", "pills", "."]),
        ("", [""]),
        ("…", ["…"]),
        ("温熱", ["", "温", "", "熱", ""]),
        ("soft\u00adware", ["", "soft\u00adware", ""]),
        ("naïve Ñ", ["", "naïve", " ", "Ñ", ""]),
        ("nai\u0308ve", ["", "nai\u0308ve", ""]),
    ],
)
def test_a_text_is_cut_around_its_words(text: str, cut: list[str]) -> None:
    assert pieces(text) == cut


@given(st.text())
def test_the_pieces_are_the_text_and_words_stand_at_odd_places(text: str) -> None:
    cut = pieces(text)
    assert "".join(cut) == text
    assert len(cut) % 2 == 1
    assert all(cut[1::2])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("E\u2011Mail", "E-Mail"),
        ("don’t", "don't"),
        ("pain\u00a0relief", "pain relief"),
        ("ألمٌ", "ألم"),
        ("ﬁbre", "fibre"),
        ("Wa\u0308rme", "Wärme"),
    ],
)
def test_what_looks_the_same_is_the_same(one: str, other: str) -> None:
    assert written(one) == written(other)


def test_only_what_is_folded_is_compared_without_case() -> None:
    assert written("AIDS") != written("aids")
    assert fold("Straße") == fold("STRASSE")


@pytest.mark.parametrize(("separator", "compared"), [(" ", ""), ("-", ""), (" - ", ""), (", ", ","), ("'", "")])
def test_spaces_and_hyphens_between_words_do_not_count(separator: str, compared: str) -> None:
    assert between(separator) == compared
