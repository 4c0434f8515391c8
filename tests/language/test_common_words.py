"""Which language a text is in, by its commonest words."""

from __future__ import annotations

import pytest

from localize.language.common_words import knows, other_language


def other(text: str, tag: str, source: str = "") -> str:
    match = other_language(frozenset(text.split()), tag, source="en", in_source=frozenset(source.split()))
    return f"{match.language} {match.sure}" if match else ""


@pytest.mark.parametrize(
    ("text", "tag", "language"),
    [
        ("och det är inte bra", "da", "sv True"),
        ("og det er ikke godt", "da", ""),
        ("schmerzen nach der operation am knie", "it", "de False"),
        ("nach der", "it", ""),
        ("ikke av", "no", ""),
    ],
)
def test_a_text_is_in_the_language_whose_words_it_has_if_its_own_has_hardly_any(
    text: str, tag: str, language: str
) -> None:
    assert other(text, tag) == language


def test_a_name_that_stands_in_the_source_too_shows_nothing_unless_it_is_of_the_sources_language() -> None:
    assert other("médecins sans les et pour la", "de", "médecins sans les et pour la") == ""
    assert other("the health of the and with that", "de", "the health of the and with that") == "en True"


def test_languages_with_two_names_are_known_by_both() -> None:
    assert knows("no")
    assert knows("nb-NO")
    assert knows("tl")
    assert not knows("eo")
