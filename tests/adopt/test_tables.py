"""Cells of a translated table find theirs, in whatever order its rows and columns are."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localize import formats
from localize.adopt.adopted import AdoptedArticle
from localize.adopt.document_texts import adopt_document, read_document
from localize.checks.clues import ClueReader
from localize.config import Segmentation
from localize.glossary.match import Matcher
from localize.segments.split import split

Table = Sequence[Sequence[str]]
ENGLISH: Table = (
    ("Medicine", "First dose", "Largest dose", "Look out for"),
    ("Ramipril", "1.25 mg twice a day", "5 mg twice a day", "a dry cough"),
    ("Bisoprolol", "3.75 mg once a day", "10 mg once a day", "a slow pulse"),
    ("Spironolactone", "25 mg once a day", "50 mg once a day", "thirst"),
)
GERMAN: Table = (
    ("Medikament", "Erste Dosis", "Größte Dosis", "Achten Sie auf"),
    ("Ramipril", "1,25 mg zweimal täglich", "5 mg zweimal täglich", "trockenen Husten"),
    ("Bisoprolol", "3,75 mg einmal täglich", "10 mg einmal täglich", "langsamen Puls"),
    ("Spironolacton", "25 mg einmal täglich", "50 mg einmal täglich", "Durst"),
)


def _adopted(english: Table, german: Table) -> AdoptedArticle:
    sides = []
    for table, locale in ((english, "en"), (german, "de")):
        rows = [f"| {' | '.join(row)} |" for row in table]
        text = "\n".join(["# Ramipril", "", rows[0], "|---" * len(table[0]) + "|", *rows[1:], ""])
        article = formats.parse(text.encode(), "a.md", name="a", locale=locale)
        sides.append(read_document(split(article, Segmentation.SENTENCE), ClueReader(locale, Matcher(()))))
    return adopt_document(*sides).adopted


def _cells(table: Table) -> list[str]:
    return [cell for row in table for cell in row]


PAIRS = dict(zip(_cells(ENGLISH), _cells(GERMAN), strict=True))


@given(st.permutations(range(1, 4)), st.permutations(range(4)))
def test_every_cell_finds_its_own(rows: list[int], columns: list[int]) -> None:
    german = [[GERMAN[row][column] for column in columns] for row in (0, *rows)]
    texts = {text.key[1]: text.text for text in _adopted(ENGLISH, german).texts[1:]}
    assert texts == {english: german for english, german in PAIRS.items() if english in texts}
    assert len(texts) >= len(set(PAIRS)) - 1


def test_a_table_with_another_column_is_left_as_it_is() -> None:
    german = [[*row, "siehe unten"] for row in GERMAN]
    assert _adopted(ENGLISH, german).texts


@pytest.mark.parametrize("swapped", [False, True])
def test_where_nothing_tells_the_order_it_is_that_of_the_article(*, swapped: bool) -> None:
    german = [("Tun", "Lassen"), ("gehen", "heben"), ("essen", "rauchen")]
    if swapped:
        german = [(one, other) for other, one in german]
    texts = _adopted([("Do", "Do not"), ("walk", "lift"), ("eat", "smoke")], german).texts
    assert [text.text for text in texts[1:]] == _cells(german)


@pytest.mark.parametrize("labels", [("Kinder", "Erwachsene"), ("Erwachsene", "Kinder")])
def test_a_label_that_moved_is_certain_only_if_it_shares_something_with_its_source(labels: tuple[str, str]) -> None:
    english = [
        ("Group", "Dose", "Largest dose", "Often"),
        ("Adults", "500 mg", "4000 mg", "every 6 hours"),
        ("Children", "250 mg", "1000 mg", "every 8 hours"),
        ("Infants", "60 mg", "240 mg", "every 12 hours"),
    ]
    german = [
        ("Gruppe", "Dosis", "Höchstdosis", "Häufigkeit"),
        (labels[0], "250 mg", "1000 mg", "alle 8 Stunden"),
        (labels[1], "500 mg", "4000 mg", "alle 6 Stunden"),
        ("Säuglinge", "60 mg", "240 mg", "alle 12 Stunden"),
    ]
    texts = {text.key[1]: text for text in _adopted(english, german).texts}
    assert texts["Adults"].text == labels[1]
    assert texts["Adults"].certain is (labels[1] == "Erwachsene")  # else the translator has confused the doses
    assert texts["250 mg"].certain
