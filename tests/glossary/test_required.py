"""A required term is found generously; the word forms of each language are in tests/cases/terms."""

from __future__ import annotations

import pytest

from localize.glossary.required import Translation
from localize.model.glossary import Status, Term


def has(
    text: str, term: str, locale: str = "de", *, status: Status = Status.PREFERRED, forms: tuple[str, ...] = ()
) -> bool:
    """Whether a text has a term."""
    return Translation(text).has(Term("concept", locale, text=term, status=status, forms=forms))


def test_a_listed_form_is_found_in_its_own_forms() -> None:
    assert has("Analgetika helfen", "Schmerzmittel", forms=("Analgetikum",))


def test_one_or_two_words_may_stand_between_those_of_a_term() -> None:
    assert has("eine akute virale Bronchitis", "akute Bronchitis")
    assert has("eine akute und schwere Bronchitis", "akute Bronchitis")
    assert not has("eine akute Krankheit der Lunge nach Bronchitis", "akute Bronchitis")


def test_articles_and_prepositions_between_them_do_not_count() -> None:
    assert has("maladie chronique grave du foie", "maladie du foie", "fr")
    assert has("trouble de sommeil", "trouble du sommeil", "fr")


@pytest.mark.parametrize("text", ["akut, Bronchitis", "akut. Bronchitis", "akut: eine Bronchitis"])
def test_the_words_of_a_term_stand_in_one_clause(text: str) -> None:
    assert not has(text, "akute Bronchitis")


def test_punctuation_that_is_part_of_a_term_is_found() -> None:
    assert has("eine Infektion mit E. coli", "E. coli")
    assert has("5 km/h", "km/h")


def test_the_order_of_words_is_free_where_the_language_says_so() -> None:
    assert has("ból przewlekły", "przewlekły ból", "pl")
    assert not has("Bronchitis akute", "akute Bronchitis")


def test_of_a_term_with_its_abbreviation_in_brackets_either_is_enough() -> None:
    term = "severe acute respiratory syndrome (SARS)"
    assert has("SARS spread", term, "en")
    assert has("Severe acute respiratory syndrome spread", term, "en")
    assert not has("A syndrome spread", term, "en")


def test_of_a_term_with_an_explanation_in_brackets_the_term_is_enough() -> None:
    assert has("Das Pflaster klebt", "Pflaster (Haut)")
    assert not has("Die Haut juckt", "Pflaster (Haut)")


def test_spaces_in_chinese_text_do_not_count() -> None:
    assert has("1918年流感", "1918 年流感", "zh")


def test_what_is_not_to_be_translated_stands_as_it_is_written() -> None:
    assert has("In der Pain Clinic", "Pain Clinic", status=Status.DO_NOT_TRANSLATE)
    assert not has("In der pain clinic", "Pain Clinic", status=Status.DO_NOT_TRANSLATE)


def test_a_dictionary_knows_the_forms_that_no_rule_makes() -> None:
    assert has("Sie ging nach Hause", "gehen")


def test_a_term_without_words_is_never_there() -> None:
    assert not has("50 %", "%")
    assert not has("", "Niere")


def test_several_words_are_found_as_they_are_spelled_whatever_stands_between_them() -> None:
    assert has("das Verhältnis 1:D:2", "1:D:2")
