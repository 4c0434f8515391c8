"""Texts that are the same but for case and punctuation."""

from __future__ import annotations

import pytest

from localize.checks.text_keys import folded, key_of


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("Side effects", "side effects!", True),
        ("“Dose”: 5 mg", "dose 5 mg", True),
        ("less than 5", "less than < 5", False),
        ("e\u0301tat", "etat", False),
    ],
)
def test_texts_have_one_key_if_only_case_and_punctuation_differ(one: str, other: str, *, alike: bool) -> None:
    assert (key_of(folded(one)) == key_of(folded(other))) is alike


def test_a_text_without_words_has_no_key() -> None:
    assert key_of(folded("—!")) == key_of(folded("")) == b""
