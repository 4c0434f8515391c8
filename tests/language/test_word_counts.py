"""Words are counted as translators are paid for them."""

from __future__ import annotations

import pytest

from localize.language.word_counts import word_count


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", 0),
        ("…", 0),
        ("Wrap the pack in a cloth.", 6),
        ("Take 250 mg – not more.", 5),
        ("A well-known problem: don't wait!", 5),
        ("<strong>Pain:</strong> Stop if <a1>it</a1> hurts.", 5),
        ("In<em>side</em>", 1),
        ("less than < 5 mg", 4),
        ("痛みがある", 5),
        ("1日2回、食後に服用してください。", 15),
        ("疼痛 may follow", 4),
        ("약을 하루 두 번", 4),
        ("ขอบคุณ", 1),
        ("รับประทานยาวันละ", 3),
        ("تناول الدواء مرتين يوميًا", 4),
        ("दिन में दो बार", 4),
    ],
)
def test_words_are_counted_in_every_script(text: str, words: int) -> None:
    assert word_count(text) == words
