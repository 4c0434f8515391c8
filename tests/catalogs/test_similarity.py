"""How alike two source texts are, and where to look for alike ones."""

from __future__ import annotations

import pytest

from localize.catalogs.align import LEAST_ANYWHERE
from localize.catalogs.similarity import candidates, likeness, vocabulary

DOSE = "Take 300 mg of gabapentin in the evening with water."


@pytest.mark.parametrize(
    "other",
    [
        DOSE,
        DOSE.replace("300", "600"),
        DOSE.replace("gabapentin", "pregabalin"),
        "Take 300 mg of gabapentin in the evening.",
        "In the evening, take 300 mg of gabapentin with water.",
    ],
)
def test_a_sentence_and_its_edits_are_alike(other: str) -> None:
    assert likeness(DOSE, other) >= LEAST_ANYWHERE


@pytest.mark.parametrize(
    "other",
    [
        "The clinic is open from Monday to Thursday in the morning.",
        "Do not drive if you feel dizzy after the treatment.",
        "",
    ],
)
def test_sentences_that_share_only_common_words_are_not(other: str) -> None:
    assert likeness(DOSE, other) < 0.4


def test_inflected_words_count() -> None:
    assert likeness("side effects", "side effect") > 0.8


def test_in_scripts_without_spaces_characters_count() -> None:
    assert likeness("夕方に300mgを服用してください。", "夕方に600mgを服用してください。") > 0.8
    assert likeness("夕方に300mgを服用してください。", "診療所は月曜日に開いています。") < 0.5


def test_what_is_below_the_least_is_nothing() -> None:
    assert likeness("one two three four", "one two five six", 0.6) == 0.0
    assert likeness("one two three four", "one two five six") == 0.5


def test_candidates_share_rare_words_and_the_best_come_first() -> None:
    texts = ["Take it in the evening.", "Take gabapentin in the evening.", "Rest in the evening.", "Gabapentin helps."]
    found = candidates("Take gabapentin in the morning.", vocabulary(texts))
    assert found[0] == 1
    assert 3 in found
