"""Where a term stands in a text: alone, in a compound, as the name of a person."""

from __future__ import annotations

import pytest

from localize.glossary.spans import SpanContext
from localize.language.forms import forms_of
from localize.language.tags import language
from localize.model.glossary import Status, Term


def alone(text: str, piece: str, term: str, locale: str) -> bool:
    start = text.index(piece)
    forms = forms_of(language(locale))
    context = SpanContext(text)
    row = Term("c", locale, text=term, status=Status.PREFERRED)
    return context.stands_alone(start, start + len(piece), forms=forms, term=row)


@pytest.mark.parametrize(
    ("text", "piece", "term", "locale"),
    [
        ("It eases pain.", "pain", "pain", "en"),
        ("Pain may come back.", "Pain", "pain", "en"),
        ("Mit Schmerzen leben", "Schmerzen", "Schmerz", "de"),
        ("Knee Pain After Surgery", "Pain", "pain", "en"),
        ("冷湿布を使う", "湿布", "湿布", "ja"),
    ],
)
def test_a_word_of_its_own_is_a_term(text: str, piece: str, term: str, locale: str) -> None:
    assert alone(text, piece, term, locale)


@pytest.mark.parametrize(
    ("text", "piece", "term", "locale"),
    [
        ("Die Schmerz-Skala", "Schmerz", "Schmerz", "de"),
        ("La doctora Dolores", "Dolores", "dolor", "es"),
        ("スポーツドリンク", "スポーツ", "スポーツ", "ja"),
        ("手術", "手", "手", "ja"),
    ],
)
def test_a_part_of_a_compound_and_a_name_are_none(text: str, piece: str, term: str, locale: str) -> None:
    assert not alone(text, piece, term, locale)
