"""The sentences written by hand are the same in all languages; each wrong translation differs from the right one."""

from __future__ import annotations

import pytest
from benchmarks import written_set

LANGUAGES = written_set.languages()


def test_eighteen_languages_have_the_same_sentences_with_the_same_kinds_of_mistakes() -> None:
    expected = [(each.name, each.source, [kind for kind, _ in each.wrong]) for each in written_set.read("de")]
    assert len(LANGUAGES) == 18
    assert len(expected) == 40
    for language in LANGUAGES:
        sentences = written_set.read(language)
        assert [(each.name, each.source, [kind for kind, _ in each.wrong]) for each in sentences] == expected, language


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_wrong_translation_is_the_right_one_or_another_wrong_one(language: str) -> None:
    for each in written_set.read(language):
        texts = [each.right, *(text for _, text in each.wrong)]
        assert len(set(texts)) == len(texts), each.name


def test_a_wrong_translation_is_the_right_one_with_a_change() -> None:
    meals = written_set.read("de")[0]
    assert meals.right == "Nehmen Sie zweimal täglich eine Tablette ein, und zwar 30 Minuten vor den Mahlzeiten."
    assert meals.wrong[0] == ("before / after", meals.right.replace("vor den", "nach den"))
