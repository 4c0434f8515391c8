"""Amounts as a whole: which numbers, signs, units and names of a text belong together."""

from __future__ import annotations

import pytest

from localize.language.quantities.amounts import amounts


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("الضغط 120/80 mmHg الآن", ["120/80 mmHg"]),
        (
            "1/2 mg و50 nmol/L و4 μmol/L و4 µmol/L و3 mIU و2 pg",
            ["1/2 mg", "50 nmol/L", "4 μmol/L", "4 µmol/L", "3 mIU", "2 pg"],
        ),
        ("5 mg/kg/day و5 mg/يوم و5 ملغ/كغ/يوم", ["5 mg/kg/day", "5 mg/يوم", "5 ملغ/كغ/يوم"]),
        ("2.5–5 mg و5 - 10 mg و5 mg – 10 mg", ["2.5–5 mg", "5 - 10 mg", "5 mg – 10 mg"]),
        ("−5 °C و≥ 65 سنة و<= 3 mg و± 2 و> 30", ["−5 °C", "≥ 65 سنة", "<= 3 mg", "± 2", "> 30"]),
        ("2024-05-01 و01/05/2024 و10:30 و24 مارس 2020", ["2024-05-01", "01/05/2024", "10:30", "24 مارس 2020"]),
        (
            "+44 20 7946 0000 و(020) 7946 0000 و1-800-555-0199",
            ["+44 20 7946 0000", "(020) 7946 0000", "1-800-555-0199"],
        ),
        (
            "pH < 7.35 وBMI > 30 وHbA1c 53 mmol/mol وSpO2 92 %",
            ["pH < 7.35", "BMI > 30", "HbA1c 53 mmol/mol", "SpO2 92 %"],
        ),
        ("5% و%5 و5 % و٥٪ و5–10%", ["5%", "%5", "5 %", "٥٪", "5–10%"]),
        ("2 × 500 mg و5 ± 2 mg و2½ mg و12 500 و£9.90", ["2 × 500 mg", "5 ± 2 mg", "2½ mg", "12 500", "£9.90"]),
        ("1st و5-ALA و24h", ["1st", "5-ALA", "24h"]),
        ("خذ gabapentin 300 mg 3 مرات", ["gabapentin 300 mg"]),
        ("قال Take 5 mg for 3 days then stop. وكفى", ["Take 5 mg for 3 days then stop"]),
        ("خذ 5 إلى 10 mg", ["10 mg"]),
    ],
)
def test_what_is_written_as_one_is_one_amount(text: str, expected: list[str]) -> None:
    assert [text[each.start : each.end] for each in amounts(text, "ar")] == expected


@pytest.mark.parametrize(
    "text",
    [
        "شملت 130 دراسة و1,211 شخصًا عام 2014",
        "COVID-19 وكوفيد-19 وtype 2 وH1N1",
        "ثلاث ساعات في مارس",
        "انظر https://x.example/5-10/mg و10.1000/5-10",
        "½",
    ],
)
def test_a_number_alone_a_name_a_word_and_an_address_are_none(text: str) -> None:
    assert amounts(text, "ar") == ()


def test_the_numbers_of_an_amount_are_those_that_are_read_with_their_signs() -> None:
    text = "≥ 2–5 mg"
    (amount,) = amounts(text, "ar")
    assert [text[each.start : each.end] for each in amount.numbers] == ["≥ 2", "5 mg"]
    assert [each.values[0] for each in amount.numbers] == [2, 5]
