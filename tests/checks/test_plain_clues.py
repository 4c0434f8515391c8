"""Tests of what a text shares with its right translation in any language."""

from __future__ import annotations

import pytest

from localize.checks.text_reading import TextReading
from localize.model.block import Kind, Placeholder


@pytest.mark.parametrize(
    ("text", "clues"),
    [
        ("Take two tablets.", {"w2"}),
        ("Take 2 tablets.", {"w2", "#2"}),  # in digits here, perhaps in words there
        ("Since May 2020.", {"m5", "w2020", "#2020"}),
        ("See WHO and SARS-CoV-2: is it new?", {"=who", "=sars-cov-2", "w2", "#2", "p:", "p?"}),
        ("Read https://www.who.int/a/ today.", {"@www.who.int/a", "p:"}),
        ("Nothing to see.", set()),
    ],
)
def test_clues_of_a_text(text: str, clues: set[str]) -> None:
    assert TextReading((text,), "en").plain_clues == clues


def test_elements_are_clues_with_where_they_lead() -> None:
    opened = Placeholder(Kind.OPEN, "a", '<a href="https://who.int/a">')
    pattern = ("Read ", opened, "this", Placeholder(Kind.CLOSE, "a", "</a>"), ".")

    assert TextReading(pattern, "en").plain_clues == {"<a", "@who.int/a"}


def test_the_same_clues_stand_in_a_translation() -> None:
    assert TextReading(("Take 2 tablets (WHO).",), "en").plain_clues == (
        TextReading(("WHO：2錠を服用（WHO）。",), "ja").plain_clues - {"p:"}
    )
