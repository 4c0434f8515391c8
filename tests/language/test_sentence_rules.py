"""The data about sentences, and how a language's own joins what holds for all."""

from __future__ import annotations

import pytest

from localize.language.datafiles import languages
from localize.language.sentence_rules import lower, rules_of

LANGUAGES = languages("sentences")


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_in_the_data_are_written_as_they_are_compared(language: str) -> None:
    rules = rules_of(language)
    listed = rules.joined | rules.ending | rules.final | rules.numbered | rules.units | rules.lettered | rules.starters
    listed |= {*rules.suffixes, *rules.prefixes, *rules.continues, *rules.speech}
    assert [word for word in listed if word != lower(word) or word.endswith(".") or " " in word or not word] == []


def test_a_language_adds_to_what_all_say() -> None:
    assert {"dr", "mrs"} <= rules_of("en").joined
    assert "mrs" not in rules_of("de").joined


def test_a_language_takes_back_what_all_say() -> None:
    assert "et" in rules_of("en").joined
    assert "et" not in rules_of("tr").joined


def test_a_language_without_data_has_what_all_have() -> None:
    assert "dr" in rules_of("xx").joined
    assert not rules_of("xx").starters


def test_only_a_starter_with_a_capital_begins_a_sentence() -> None:
    rules = rules_of("en")
    assert [word for word in ("The", "the", "Lyrica", "") if rules.begins(word)] == ["The"]


def test_any_capital_begins_a_sentence_where_no_starters_are_listed() -> None:
    rules = rules_of("xx")
    assert [word for word in ("The", "the", "Lyrica", "") if rules.begins(word)] == ["The", "Lyrica"]


def test_the_turkish_capital_with_a_dot_is_compared_as_a_plain_letter() -> None:
    assert lower("İlaç") == "ilaç"


def test_a_word_is_known_without_what_is_written_together_with_it() -> None:
    assert "env" in rules_of("fr").names("d’env")
    assert "ص" in rules_of("ar").names("وص")
    assert "art" in rules_of("de").names("Grundgesetz-Art")
