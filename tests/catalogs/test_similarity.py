"""How alike two source texts are, and where to look for alike ones."""

from __future__ import annotations

import pytest

from localize.catalogs.align import LEAST_ANYWHERE
from localize.catalogs.similarity import COMMONEST, candidates, likeness, nearness, vocabulary
from localize.language.stopwords import stop_words

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
    found = candidates("Take gabapentin in the morning.", vocabulary(enumerate(texts)))
    assert found[0] == 1
    assert 3 in found


MINOR = stop_words("en").stop | stop_words("en").linking


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Take 300 mg of gabapentin in the evening.", "Take 600 mg of gabapentin in the morning."),
        ("Enter the root path for the documentation.", "Root path for the documentation"),
        ("Is the pain worse when you cough or sneeze?", "Does the pain get worse when you cough?"),
    ],
)
def test_texts_about_the_same_are_near(one: str, other: str) -> None:
    assert 0.5 < nearness(one, other, MINOR) < 1
    assert nearness(one, other, MINOR) == nearness(other, one, MINOR)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Take a walk in the evening.", "Take 300 mg of gabapentin in the evening."),
        ("The pain is in your left hand.", "The rest is in your own hands, and that of the nurse."),
        ("Hydroxyzine", "Hydralazine"),
        ("Malay", "Malayalam"),
    ],
)
def test_texts_that_only_look_alike_are_not(one: str, other: str) -> None:
    assert nearness(one, other, MINOR) == 0


def test_of_a_token_in_very_many_texts_the_first_are_looked_at_and_all_are_counted() -> None:
    texts = ["pain", *["the pain", "the knee"] * COMMONEST]
    index = vocabulary(enumerate(texts))
    assert len(index["the"]) == 2 * COMMONEST
    assert list(index["the"].first) == list(range(1, COMMONEST + 1))
    assert candidates("the pain", index)[0] == 0, "pain stands in fewer texts, so that its first one is looked at"
