"""A cheap look at each piece of a text tells whether it can say how often."""

from __future__ import annotations

import pytest

from localize.language.frequencies.templates import begins_period


@pytest.mark.parametrize(
    ("tag", "piece"),
    [
        ("en", "(hours)."),
        ("en", "Daily,"),
        ("de", "wöchentliche"),
        ("ar", "ساعات"),
        ("ar", "وساعات"),
        ("ar", "سَاعَات"),
        ("ar", "اسبوع"),
        ("ar", "أسبوع"),
        ("ja", "これを1日2回飲む"),
    ],
)
def test_a_piece_with_a_unit_of_time_or_the_word_of_a_phrase_can(tag: str, piece: str) -> None:
    assert begins_period(tag)[piece]


@pytest.mark.parametrize(
    ("tag", "piece"), [("en", "holidays"), ("en", "hou"), ("de", "Zahl"), ("ar", "كتاب"), ("ja", "薬を飲む")]
)
def test_other_pieces_cannot(tag: str, piece: str) -> None:
    assert not begins_period(tag)[piece]
