"""How locales write their marks."""

from __future__ import annotations

import pytest

from localize.language.datafiles import languages
from localize.language.typography import typography

LANGUAGES = languages("typography")


@pytest.mark.parametrize("tag", LANGUAGES)
def test_quotation_marks_are_pairs(tag: str) -> None:
    marks = typography(tag)
    assert marks.known
    assert all(len(pair) == 2 for pair in (*marks.quotes, *marks.nested))


@pytest.mark.parametrize("tag", LANGUAGES)
def test_no_language_calls_a_mark_of_its_own_foreign(tag: str) -> None:
    marks = typography(tag)
    assert not {*marks.marks.values(), *marks.also, marks.stop, marks.question} & marks.foreign.keys()


@pytest.mark.parametrize("tag", LANGUAGES)
def test_no_mark_has_a_space_before_it_and_none(tag: str) -> None:
    marks = typography(tag)
    assert not set(marks.spaced) & set(marks.marks.values())


def test_a_region_changes_only_what_it_names() -> None:
    french, canadian = typography("fr"), typography("fr-CA")
    assert "?" in french.spaced
    assert "?" not in canadian.spaced
    assert canadian.quotes == french.quotes


def test_a_script_has_its_own_marks() -> None:
    assert typography("zh").quotes != typography("zh-Hant").quotes
    assert typography("zh-TW").quotes == typography("zh-Hant").quotes


@pytest.mark.parametrize(("tag", "question"), [("ar", "؟"), ("ja", "？"), ("el", ";"), ("de", "?")])
def test_a_question_ends_with_the_mark_of_its_language(tag: str, question: str) -> None:
    assert typography(tag).question == question


def test_of_a_language_without_data_nothing_is_asked() -> None:
    marks = typography("zu")
    assert not marks.known
    assert not marks.quotes
    assert not marks.spaced
    assert marks.foreign == {}
