"""Words of the source that became words of another meaning, and what explains that they did."""

from __future__ import annotations

import pytest

from localize.checks.exchanges import exchanges
from localize.checks.text_reading import TextReading


def frames(source: str, target: str, locale: str) -> list[str]:
    """The frames in which a translation exchanges a meaning."""
    return [name for name, _ in exchanges(TextReading((source,), "en"), TextReading((target,), locale))]


def test_a_side_that_the_source_does_not_have_is_an_exchange_however_often_the_right_one_stands_beside_it() -> None:
    source = "Children need less, and it must be kept away from them."
    assert frames(source, "Дети принимают меньше; храните в недоступном для детей месте.", "ru") == []
    assert frames(source, "Взрослые принимают меньше; храните в недоступном для детей месте; дети.", "ru") == ["age"]


def test_a_denial_near_the_word_explains_it_and_one_elsewhere_in_the_sentence_does_not() -> None:
    assert frames("It is not safe.", "Es ist gefährlich.", "de") == []
    source = "It is safe, even if you never took it."
    assert frames(source, "Es ist gefährlich, selbst wenn Sie es noch einnehmen.", "de") == ["safety"]


def test_amounts_are_exchanged_only_if_they_are_the_same() -> None:
    source = "Increase the dose to 20 mg."
    assert frames(source, "Erhöhen Sie die Dosis um 20 mg.", "de") == ["step"]
    assert frames(source, "Erhöhen Sie die Dosis um 5 mg.", "de") == []


def test_a_denial_inside_the_exchanged_word_does_not_explain_it() -> None:
    assert frames("It is recommended in winter.", "Зимой это не рекомендуется.", "ru") == ["advice"]


@pytest.mark.parametrize(
    ("source", "target", "locale"),
    [
        ("Mild kidney disease needs no change of dose.", "При тяжёлом заболевании почек дозу не меняют.", "ru"),
        ("Do not increase the dose without advice.", "Senken Sie die Dosis nicht ohne Rücksprache.", "de"),
        ("Do not increase the dose.", "Ne diminuez pas la dose.", "fr"),
        ("Do not use in children under 12 years.", "12 岁以上儿童禁用。", "zh"),
    ],
)
def test_a_denial_explains_an_exchange_only_where_the_other_text_does_not_deny(
    source: str, target: str, locale: str
) -> None:
    assert frames(source, target, locale)


def test_or_beside_a_denial_may_stand_for_and() -> None:
    source = "There is still no vaccine for small children that is both safe and effective."
    assert frames(source, "尚无安全或有效的疫苗。", "zh") == []
    assert frames("The vaccine is safe and effective.", "疫苗安全或有效。", "zh") == ["join"]


def test_a_word_for_in_tells_that_outside_became_inside_unless_it_is_denied() -> None:
    source = "Keep the bottle outside the refrigerator."
    assert frames(source, "Bewahren Sie die Flasche im Kühlschrank auf.", "de") == ["place"]
    assert frames(source, "Bewahren Sie die Flasche nicht im Kühlschrank auf.", "de") == []


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("Fieber oder Husten", ["join"]),
        ("Fieber und Husten", []),
    ],
)
def test_and_became_or_where_each_text_has_one_of_them_only(target: str, expected: list[str]) -> None:
    assert frames("Fever and cough", target, "de") == expected


def test_and_became_or_where_both_texts_have_many_only_if_as_many_are_left_and_it_was_the_more_frequent() -> None:
    source = "Fever and cough, pain or a rash, and an ulcer"
    assert frames(source, "Fieber und Husten, Schmerzen oder Ausschlag oder ein Geschwür", "de") == ["join"]
    assert frames(source, "Fieber und Husten, Schmerzen oder Ausschlag und Übelkeit und ein Geschwür", "de") == []
    assert frames("Fever or cough, pain and a rash", "Fieber und Husten, Schmerzen und Ausschlag", "de") == []


def test_a_word_that_only_may_be_of_another_side_tells_an_exchange_where_there_is_no_other_word_of_the_frame() -> None:
    source = "Inject it under the skin."
    assert frames(source, "Injizieren Sie es in einen Muskel.", "de") == ["route"]
    assert frames(source, "Spritzen Sie es als Infusion.", "de") == []
    assert frames("Take it by mouth.", "Es kommt über den Tropf.", "de") == ["route"]
