"""What is known of words is looked up once."""

from __future__ import annotations

from localize.language import remembered
from localize.language.remembered import Remembered


def test_a_word_is_looked_up_once() -> None:
    asked: list[str] = []

    def length(word: str) -> int:
        asked.append(word)
        return len(word)

    lengths = Remembered(length)
    assert list(map(lengths.__getitem__, ["pain", "in", "pain"])) == [4, 2, 4]
    assert asked == ["pain", "in"]


def test_memory_does_not_grow_with_the_texts() -> None:
    lengths = Remembered(len)
    for number in range(2 * remembered._MOST):
        assert lengths[str(number)] == len(str(number))
    assert len(lengths) <= remembered._MOST
    assert lengths["x" * 1000] == 1000
    assert "x" * 1000 not in lengths
