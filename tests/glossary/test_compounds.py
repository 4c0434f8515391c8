"""Terms as parts of words that are written together."""

from __future__ import annotations

import pytest

from localize.glossary.compounds import is_part, parts_shared
from localize.language.forms import NOUN, forms_of


def part(term: str, word: str, language: str) -> bool:
    return is_part(term, forms_of(language).of_term(term, (NOUN,)), word, language)


@pytest.mark.parametrize(
    ("term", "word", "language"),
    [
        ("niere", "nierenversagen", "de"),
        ("schmerz", "rückenschmerzen", "de"),
        ("leber", "leberwert", "de"),
        ("dose", "vedlikeholdsdose", "nb"),
    ],
)
def test_a_term_is_found_as_a_part_of_a_compound(term: str, word: str, language: str) -> None:
    assert part(term, word, language)


@pytest.mark.parametrize(
    ("term", "word", "language"),
    [
        ("arm", "armut", "de"),
        ("herz", "herzlich", "de"),
        ("dose", "dosering", "nb"),
        ("iho", "ihottuma", "fi"),
        ("pain", "painful", "en"),
        ("schmerz", "schmerz", "de"),
    ],
)
def test_a_word_that_only_begins_like_a_term_is_none(term: str, word: str, language: str) -> None:
    assert not part(term, word, language)


def test_of_two_compounds_that_share_their_last_part_the_rest_is_known() -> None:
    assert list(parts_shared("leberversagen", "leber", forms_of("de"))) == ["versagen"]
    assert "versagen" in list(parts_shared("nierenversagen", "niere", forms_of("de")))
    assert list(parts_shared("leberversagen", "herz", forms_of("de"))) == []
