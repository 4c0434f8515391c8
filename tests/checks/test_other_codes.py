"""Abbreviations and codes of a text."""

from __future__ import annotations

import pytest

from localize.checks.other_codes import codes


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("IL-6 and mRNA of SARS-CoV-2.", {"il6", "mrna", "sars", "cov2"}),
        ("Der ACE2-Rezeptor bindet HbA1c.", {"ace2", "hba1c"}),
        ("H5N1 ينتشر", {"h5n1"}),
        ("使用PCR检测", {"pcr"}),
        ("Take A tablet, 5 mg, at A1.example or on Sunday.", set()),
        ("No code at all", set()),
    ],
)
def test_codes_are_words_with_two_capitals_or_a_capital_and_a_digit(text: str, expected: set[str]) -> None:
    assert set(codes(text)) == expected
