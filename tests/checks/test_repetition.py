"""What stands in a text twice."""

from __future__ import annotations

import pytest

from localize.checks.text_reading import TextReading


@pytest.mark.parametrize(
    ("text", "repeated"),
    [
        ("Rest for a day. Call us. Rest for a DAY!", "Rest for a DAY!"),
        ("Rest for a day", ""),
        ("Side effects of it Side effects of it", "Side effects of it"),
        ("No. No.", ""),
        ("水を飲む。水を飲む。", "水を飲む。"),
        ("", ""),
    ],
)
def test_a_sentence_or_the_whole_text_is_repeated_if_its_words_stand_in_it_again(text: str, repeated: str) -> None:
    span = TextReading((text,), "en").repeated
    assert ("" if span is None else text[slice(*span)].strip()) == repeated


def test_a_long_text_is_read_in_proportion_to_its_length() -> None:
    sentences = [f"This is sentence number {number}." for number in range(20_000)]
    assert TextReading((" ".join(sentences),), "en").repeated is None
    words = " ".join(map(str, range(20_000)))
    assert TextReading((f"{words} {words}",), "en").repeated == (len(words) + 1, 2 * len(words) + 1)
