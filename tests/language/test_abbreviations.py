"""Whether a stop is a word's own, by what stands on either side of it."""

from __future__ import annotations

import pytest

from localize.language.abbreviations import is_abbreviation, word_at
from localize.language.sentence_rules import rules_of


@pytest.mark.parametrize(
    ("language", "preceding", "word", "rest"),
    [
        ("en", "ask ", "Dr", "Lee today"),
        ("en", "take ", "approx", "Five drops"),
        ("de", "in der ", "Hauptstr", "Berlin"),
        ("de", "im ", "XXVIII", "Kapitel"),
        ("en", "see ", "Fig", "3 and more"),
        ("en", "see ", "Fig", "S2 and more"),
        ("en", "by ", "J", "He and others"),
        ("en", "by ", "J", "A. Smith"),
        ("nb", "av ", "Y", "Han og andre"),
        ("en", "infected with ", "E", "coli"),
        ("en", "by Witt et ", "al", "Lancet"),
        ("en", "the ", "U.S", "A. Smith"),
        ("de", "am ", "3", "Mai"),
        ("de", "Manche, z. ", "B", "Lyrica"),
        ("de", "§ 5 ", "S", "1"),
        ("de", "im ", "II", "Quartal"),
        ("fr", "chez ", "M", "Roux"),
        ("fr", "chez ", "MM", "Roux"),
        ("ar", "و", "وص", "14"),
        ("ar", "كتب ", "وY", "Li"),
        ("he", "כתבו ", "ו-Y", "Li"),
        ("ru", "в 2020 ", "г", "Всемирная организация"),
    ],
)
def test_a_stop_is_the_words_own(language: str, preceding: str, word: str, rest: str) -> None:
    assert is_abbreviation(word, preceding, rest, rules_of(language))


@pytest.mark.parametrize(
    ("language", "preceding", "word", "rest"),
    [
        ("en", "the ", "nerve", "Pain"),
        ("en", "the ", "treatment", "Pain"),
        ("en", "take 5 ", "g", "Patients"),
        ("en", "135 mmol/", "L", "Patients"),
        ("en", "after 50 ", "ms", "Patients"),
        ("en", "vitamin ", "C", "Patients"),
        ("en", "vitamins A, C and ", "D", "Large trials"),
        ("en", "hepatitis B/", "C", "Large trials"),
        ("en", "protein ", "S", "Large trials"),
        ("en", "in the ", "U.S", "The trial"),
        ("en", "see ", "No", "Ask first"),
        ("de", "Wert von 1,", "5", "Patienten"),
        ("de", "mehr als > ", "30", "Patienten"),
        ("de", "siehe S. ", "14", "Patienten"),
        ("de", "Diabetes Typ ", "2", "Insulin"),
        ("de", "sind es ", "1500", "Patienten"),
        ("de", "sind es 1 ", "500", "Patienten"),
        ("de", "Blutdruck 140/", "90", "Patienten"),
        ("fr", "plaie de 5 ", "mm", "Roux"),
        ("tr", "bir tablet ", "al", "Doktor"),
        ("ru", "белок ", "S", "Вирус"),
        ("ko", "", "네", "맞습니다"),
        ("he", "5 ", 'מ"ג', "יש"),
    ],
)
def test_a_stop_ends_a_sentence(language: str, preceding: str, word: str, rest: str) -> None:
    assert not is_abbreviation(word, preceding, rest, rules_of(language))


def test_a_word_is_read_with_its_marks_and_digits() -> None:
    assert word_at("see p53, please", 4) == "p53"
    assert word_at("यह हिंदी है", 3) == "हिंदी"
    assert word_at("see p53, please", 7) == ""
