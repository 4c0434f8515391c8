"""In which order the parts of amounts stand; what the browser makes of it is proved in tests/validators."""

from __future__ import annotations

import pytest

from localize.language.quantities.order import isolates


def shown(text: str, locale: str) -> list[tuple[str, str, list[str]]]:
    """Each amount with its direction, and what in it runs from left to right by itself."""
    return [
        (text[each.start : each.end], each.direction, [text[start:end] for start, end in each.inner])
        for each in isolates(text, locale)
    ]


@pytest.mark.parametrize("locale", ["ar", "he", "fa", "ur"])
@pytest.mark.parametrize(
    "written", ["120/80 mmHg", "−5 °C", "2–5 mg", "BMI > 30", "2024-05-01", "+44 20 7946 0000", "> 30"]
)
def test_amounts_in_latin_letters_and_digits_run_from_left_to_right(locale: str, written: str) -> None:
    assert shown(written, locale) == [(written, "ltr", [])]


@pytest.mark.parametrize(
    ("locale", "written", "inner"),
    [
        ("ar", "5 ملغ", []),
        ("ar", "5–10 أيام", ["5–10"]),
        ("ar", "≥ 65 سنة", ["≥ 65"]),
        ("ar", "٥–١٠ أيام", []),
        ("ar", "37.5 °م", []),
        ("ar", "24 مارس 2020", []),
        ("he", '120/80 מ"מ כספית', ["120/80"]),
        ("fa", "۲۰–۳۰٪", ["۲۰–۳۰"]),
        ("fa", "۵٪", ["۵"]),
        ("fa", "۵ روز", []),
    ],
)
def test_amounts_in_the_letters_of_the_text_run_as_it_does(locale: str, written: str, inner: list[str]) -> None:
    assert shown(written, locale) == [(written, "rtl", inner)]


@pytest.mark.parametrize(
    ("locale", "written", "direction"),
    [("ar", "٥–١٠", "rtl"), ("ar", "-٥", "rtl"), ("fa", "۵–۱۰", "ltr"), ("ur", "۵–۱۰", "ltr"), ("fa", "−۵", "ltr")],
)
def test_figures_alone_run_as_the_minus_sign_of_their_digits_stands(locale: str, written: str, direction: str) -> None:
    assert shown(written, locale) == [(written, direction, [])]


def test_digits_of_arabic_in_what_runs_from_left_to_right_are_kept_in_order_one_by_one() -> None:
    assert shown("٥–١٠ mg", "ar") == [("٥–١٠ mg", "ltr", ["٥", "١٠"])]
    assert shown("٢٠٢٤-٠٥-٠١", "ar") == [("٢٠٢٤-٠٥-٠١", "ltr", ["٢٠٢٤", "٠٥", "٠١"])]


def test_a_range_typed_so_that_it_looked_right_still_looks_so() -> None:
    assert shown("2004-2002", "fa") == [("2004-2002", "rtl", ["2004", "2002"])]
    assert shown("2019–20", "fa") == [("2019–20", "ltr", [])]


def test_what_the_translator_has_arranged_with_marks_stays_so() -> None:
    assert shown("1\u200f/5\u200f/2024", "ar") == [("1\u200f/5\u200f/2024", "rtl", [])]
    assert shown("\u20665\u2069 mg", "ar") == [("\u20665\u2069 mg", "ltr", [])]
    assert shown("\u2066- 5\u2069 mg", "ar") == []
