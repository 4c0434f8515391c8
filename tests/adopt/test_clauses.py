"""One sentence of a translation for several of its source: where its clauses begin, and which belong to which."""

from __future__ import annotations

import pytest

from localize.adopt import clauses
from localize.adopt.lattice import Bead
from localize.checks.clues import ClueReader, Clues
from localize.checks.evidence import Rarity, Shares
from localize.glossary.match import Matcher


@pytest.mark.parametrize(
    "text",
    [
        "Ruhen Sie, |wenn es wehtut; |sonst nicht.",
        "Nehmen Sie 1,5 mg |(abends).",
        "このセクションは長いため、|途中で休憩を取ってください。",
        "コードを読みます|（多くの場合、|多すぎます）。",
        "خذ قرصًا واحدًا، |ثم استرح.",
        "(Dann) ruhen.",
    ],
)
def test_a_clause_begins_after_a_comma_and_before_a_bracket(text: str) -> None:
    whole = text.replace("|", "")
    pieces = text.split("|")
    assert clauses.starts(whole) == tuple(len("".join(pieces[:number])) for number in range(1, len(pieces)))


def _clues(locale: str, texts: list[str]) -> list[Clues]:
    reader = ClueReader(locale, Matcher(()))
    return [reader.read((text,)) for text in texts]


def _divided(sources: list[str], pieces: list[str]) -> list[Bead]:
    here, there = _clues("en", sources), _clues("de", pieces)
    return clauses.divided(here, there, ratio=1.0, rarity=Rarity(here, there, Shares()))


ENGLISH = ["Take 500 mg in the evening, with water.", "Call 112 if you cannot breathe."]
CLAUSES = ["Nehmen Sie 500 mg am Abend, ", "mit Wasser, ", "und rufen Sie 112 an, ", "wenn Sie nicht atmen können."]


def test_clauses_go_to_the_sentence_with_the_same_numbers() -> None:
    assert [(list(bead.sources), list(bead.targets)) for bead in _divided(ENGLISH, CLAUSES)] == [
        ([0], [0, 1]),
        ([1], [2, 3]),
    ]


def test_pieces_begin_where_the_first_of_their_clauses_does() -> None:
    assert clauses.beginnings(_divided(ENGLISH, CLAUSES), (28, 40, 62)) == (40,)


def test_fewer_clauses_than_sentences_cannot_be_divided() -> None:
    assert _divided(ENGLISH, CLAUSES[:1]) == []
