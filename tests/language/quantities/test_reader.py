"""Numbers in running text, read by what they mean: the golden cases, and what no case can show."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from localize.language.quantities import Notation, Quantity, read
from support.work import assert_linear_time

CASES = Path(__file__).parents[2] / "cases" / "quantities"


def cases() -> list[object]:
    """Each text with what it says; the form is described in the folder's README.txt."""
    found: list[object] = []
    for path in sorted(CASES.glob("*.txt")):
        if path.name == "README.txt":
            continue
        blocks = path.read_text(encoding="utf-8").strip("\n").split("\n\n")
        for number, block in enumerate(blocks, 1):
            text, *expected = block.split("\n")
            found.append(pytest.param(path.stem, text, expected, id=f"{path.stem}-{number}"))
    return found


def shown(text: str, number: Quantity) -> str:
    """A quantity as the cases write it."""
    values = " or ".join(f"{value.normalize():f}" for value in number.values)
    kinds = {Notation.CODE: "name", Notation.WORD: "word", Notation.MONTH: "month"}
    words = [
        kinds.get(number.written, ""),
        " ".join(sorted(number.comparison)),
        values or " and ".join(f"{part:f}" for part in number.parts),
        number.unit.name if number.unit else "",
        "to" if number.ranged else "list" if number.listed else "",
        "of" if number.parted else "",
        "dated" if number.dated else "",
        "daytime" if number.daytime else "",
    ]
    return f"{text[number.start : number.end]}: {' '.join(filter(None, words))}"


@pytest.mark.parametrize(("tag", "text", "expected"), cases())
def test_the_numbers_of_a_text_are_read_by_what_they_mean(tag: str, text: str, expected: list[str]) -> None:
    assert [shown(text, number) for number in read(text, tag)] == expected


@pytest.mark.parametrize("language", sorted({path.stem for path in CASES.glob("*.txt")} - {"README"}))
def test_every_language_with_words_for_numbers_has_cases(language: str) -> None:
    data = Path(__file__).parents[3] / "src" / "localize" / "language" / "data" / "quantities" / f"{language}.toml"
    assert data.is_file(), f"expected {data.name}, since there are cases for it"


@pytest.mark.parametrize("mark", ["\u200e", "\u200f", "\u061c", "\u2066"])
def test_marks_of_bidirectional_text_change_no_number_and_no_offset(mark: str) -> None:
    text = f"{mark}5{mark} mg"
    (number,) = read(text, "ar")
    assert (number.values[0], number.unit and number.unit.name) == (Decimal(5), "mg")
    assert text[number.start : number.end].strip(mark) == f"5{mark} mg"


@pytest.mark.parametrize("space", ["\xa0", "\u202f", "\u2009", " "])
def test_every_space_may_stand_between_groups_and_before_a_unit(space: str) -> None:
    (number,) = read(f"12{space}500{space}ml", "fr")
    assert (number.values, number.unit and number.unit.name) == ((Decimal(12500),), "ml")


def test_a_digit_of_a_newer_unicode_than_the_library_knows_is_no_number() -> None:
    assert read("\U00011de0", "en") == ()


@pytest.mark.parametrize("tag", ["af", "ar", "de", "aa"])
def test_a_unit_that_a_language_has_no_name_for_is_not_called_by_its_key_in_cldr(tag: str) -> None:
    for key in ("length-mile", "volume-drop", "frequency-hertz"):
        assert not any(number.unit for number in read(f"3 {key}", tag))


@pytest.mark.parametrize("piece", ["7 ", "in−5 "])
def test_a_text_takes_a_time_proportional_to_its_length(piece: str) -> None:
    """A word makes it so long that a look through all of it at each number would be seen."""
    assert_linear_time(lambda size: read(piece * size + "x" * (1000 * size), "en"), 600)
