"""Heading ids: readable, and each once in an article."""

from __future__ import annotations

import pytest

from localize.formats.heading_ids import HeadingIds


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("What is it?", "what-is-it"),
        ("Für Ärzte", "für-ärzte"),
        ("膝の痛み", "膝の痛み"),
        ("ﬁrst_aid", "first-aid"),
        ("…", "section"),
    ],
)
def test_an_id_is_made_of_the_words_of_its_heading(words: str, expected: str) -> None:
    assert HeadingIds().make(words) == expected


def test_ids_that_are_taken_get_a_number() -> None:
    ids = HeadingIds(taken={"dose", "dose-2"})
    assert [ids.make("Dose"), ids.make("Dose"), ids.make("Dose 2")] == ["dose-3", "dose-4", "dose-2-2"]
