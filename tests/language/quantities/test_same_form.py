"""Numbers that are written in the same way in two locales."""

from __future__ import annotations

import pytest

from localize.language.quantities import same_form


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        ("7", "en", "de"),
        ("12", "en", "de"),
        ("2.5", "en", "ja"),
        ("2,5", "de", "fr"),
        ("1,000", "en", "zh"),
        ("1.000", "de", "es"),
        ("1,234.5", "en", "he"),
    ],
)
def test_a_number_that_both_locales_write_so_is_the_same(text: str, one: str, other: str) -> None:
    assert same_form(text, one, other)
    assert same_form(text, other, one)


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        ("1,000", "en", "de"),  # one
        ("2.5", "en", "de"),  # 25, or a date
        ("1.000", "en", "de"),
        ("1,000", "en", "fr"),
        ("1000", "en", "de"),  # in a table of large numbers "1.000"
        ("2024", "en", "th"),  # the year 2567
        ("2.50", "en", "ja"),  # a price, a score, a section
        ("911", "en", "en-GB"),  # 999
        ("15", "fr", "de"),  # 112
        ("012", "en", "de"),
        ("12", "en", "fa"),
        ("12", "en", "ar"),  # CLDR: Latin digits, and Arabic ones beside them
        ("12", "en", "hi"),
        ("1.5.2024", "de", "nb"),
        ("1.", "en", "de"),
        ("12 mg", "en", "de"),
        ("-12", "en", "sv"),
        ("12-15", "en", "de"),
        ("H1N1", "en", "de"),
        ("", "en", "de"),
    ],
)
def test_nothing_is_proved_of_others(text: str, one: str, other: str) -> None:
    assert not same_form(text, one, other)
