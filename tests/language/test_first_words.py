"""Of the phrases that may begin with a word, only those are tried that can go on with the next one."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from localize.language.first_words import Beginning, whole_words


@dataclass(frozen=True)
class _Words:
    words: tuple[str, ...]


WHOLE, SIGNS, GAP, NUMBER, ALONE = (
    _Words(tuple(phrase.split())) for phrase in ("not only", "not any*", "not … only", "not # times", "not")
)


@pytest.mark.parametrize(
    ("following", "expected"),
    [
        ("only", [WHOLE, SIGNS, GAP, NUMBER, ALONE]),
        ("anybody", [SIGNS, GAP, NUMBER, ALONE]),
        ("", [SIGNS, GAP, NUMBER, ALONE]),
    ],
)
def test_a_phrase_whose_second_word_is_another_one_is_left_out(following: str, expected: list[_Words]) -> None:
    beginning = Beginning((WHOLE, SIGNS, GAP, NUMBER, ALONE))
    assert list(beginning.by_second.get(following, beginning.others)) == expected


def test_the_words_that_must_stand_in_a_text_are_those_after_the_first_one_without_signs() -> None:
    assert whole_words(["not", "…", "only", "#", "any*", "case"]) == {"only", "case"}
