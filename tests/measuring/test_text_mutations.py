"""Mistakes of whole texts: each is the right translation with one thing wrong."""

from __future__ import annotations

import random

import pytest
from benchmarks import text_mutations
from benchmarks.aligned import Row

SOURCE = "Wash your hands with soap. If you cough for days, see your doctor about ACE2."
FIRST = "Lavez-vous les mains avec du savon."
SECOND = "Si vous toussez plusieurs jours, consultez votre médecin pour ACE2."
TARGET = f"{FIRST} {SECOND}"
ROWS = [
    Row("a:1", SOURCE, TARGET),
    Row("a:2", "Rest in your bed.", "Reposez-vous dans votre lit."),
    Row("b:1", "Another article.", "Un tout autre article."),
]


@pytest.mark.parametrize(
    ("kind", "spoiled"),
    [
        ("name in capitals or digits", [TARGET.replace("ACE2", "ACE3")]),
        ("sentence omitted", [SECOND, FIRST]),
        ("clause omitted", [f"{FIRST} Si vous toussez plusieurs jours."]),
        ("sentence doubled", [f"{FIRST} {TARGET}", f"{TARGET} {SECOND}"]),
        ("sentence added", [f"{TARGET} {ROWS[1].target}"]),
        ("another sentence of the article", [ROWS[1].target]),
        ("another language", ["Lávese las manos."]),
    ],
)
def test_what_is_left_out_put_in_or_taken_from_elsewhere(kind: str, spoiled: list[str]) -> None:
    passage = text_mutations.passage(ROWS, 0, ["Lávese las manos."], locale="fr")
    assert list(text_mutations.KINDS[kind](passage, random.Random(1))) == spoiled


def test_a_text_is_cut_between_words_with_or_without_its_stop() -> None:
    passage = text_mutations.passage(ROWS, 0, [], locale="fr")
    (bare,) = text_mutations.KINDS["cut off"](passage, random.Random(1))
    (stopped,) = text_mutations.KINDS["cut off with its stop"](passage, random.Random(1))
    assert stopped == f"{bare}."
    assert TARGET.startswith(f"{bare} ")


def test_english_is_left_in_half_of_the_text_or_in_one_word() -> None:
    passage = text_mutations.passage(ROWS, 0, [], locale="fr")
    (half,) = text_mutations.KINDS["half left in English"](passage, random.Random(1))
    assert half == "Lavez-vous les mains avec du savon. Si vous cough for days, see your doctor about ACE2."
    (word,) = text_mutations.KINDS["one English word left"](passage, random.Random(1))
    left = set(word.split()) - set(TARGET.split())
    assert len(left) == 1
    assert left.pop().strip(".") in SOURCE


def test_languages_without_spaces_are_cut_and_joined_without_them() -> None:
    rows = [Row("a:1", "Wash your hands. Then see your doctor.", "请用肥皂洗手。然后请去看您的医生。")]
    passage = text_mutations.passage(rows, 0, [], locale="zh")
    doubled = list(text_mutations.KINDS["sentence doubled"](passage, random.Random(1)))
    assert doubled[0] == "请用肥皂洗手。请用肥皂洗手。然后请去看您的医生。"
    assert "然后请去看您的医生。" in text_mutations.KINDS["sentence omitted"](passage, random.Random(1))
