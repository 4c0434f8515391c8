"""Words that are no terms, and words in plural and singular."""

from __future__ import annotations

import pytest

from localize.language.datafiles import languages
from localize.language.singular import singular
from localize.language.stopwords import stop_words


@pytest.mark.parametrize(
    ("tag", "word"), [("en", "the"), ("en-GB", "mg"), ("de", "ausserdem"), ("fr", "toujours"), ("nb", "ikke")]
)
def test_a_stop_word_is_one_in_each_region(tag: str, word: str) -> None:
    assert word in stop_words(tag).stop


def test_a_language_without_data_has_the_words_of_all_languages() -> None:
    assert "mg" in stop_words("th").stop
    assert not stop_words("th").linking


@pytest.mark.parametrize("tag", languages("stopwords"))
def test_no_word_is_of_two_kinds(tag: str) -> None:
    words = stop_words(tag)
    assert not words.stop & words.linking
    assert not words.stop & words.alone
    assert words.stop | words.alone


@pytest.mark.parametrize(
    ("tag", "one", "many"),
    [
        ("en", "nerve", "nerves"),
        ("en", "biopsy", "biopsies"),
        ("en", "gabapentinoid", "gabapentinoids"),
        ("de", "Nervenblockade", "Nervenblockaden"),
        ("fr", "douleur", "douleurs"),
        ("es", "dolor", "dolores"),
        ("nb", "nervesmerte", "nervesmerter"),
        ("ar", "ألم", "الألم"),
    ],
)
def test_plural_and_singular_are_one(tag: str, one: str, many: str) -> None:
    assert singular(one, tag) == singular(many, tag)


@pytest.mark.parametrize(
    ("tag", "one", "other"), [("en", "medication", "medical"), ("en", "bleed", "bleeding"), ("en", "virus", "viru")]
)
def test_different_words_stay_two(tag: str, one: str, other: str) -> None:
    assert singular(one, tag) != singular(other, tag)


def test_a_language_without_a_dictionary_leaves_words_as_they_are() -> None:
    assert singular("Ὑγίεια", "th") == "ὑγίεια".casefold()
