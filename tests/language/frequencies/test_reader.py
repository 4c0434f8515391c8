"""How often, read in running text by what it means: the golden cases, and what no case can show."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localize.language import frequencies, quantities
from localize.language.datafiles import languages
from localize.language.frequencies import Frequency, Range
from support.work import assert_linear

CASES = Path(__file__).parents[2] / "cases" / "frequencies"
LANGUAGES = languages("frequencies")


def read(text: str, tag: str) -> tuple[Frequency, ...]:
    return frequencies.read(text, tag, quantities.read(text, tag))


def cases() -> list[object]:
    """Each text with what it says; the form is described in the folder's README.txt."""
    parameters: list[object] = []
    for path in sorted(CASES.glob("??.txt")):
        for number, block in enumerate(path.read_text(encoding="utf-8").strip("\n").split("\n\n"), 1):
            text, *expected = block.split("\n")
            parameters.append(pytest.param(path.stem, text, expected, id=f"{path.stem}-{number}"))
    return parameters


def shown(text: str, frequency: Frequency) -> str:
    """A frequency as the cases write it."""
    meaning = f"{written(frequency.times)} per {written(frequency.period)} {frequency.unit}"
    return f"{text[slice(*frequency.span)]}: {meaning}{', precise' if frequency.precise else ''}"


def written(numbers: Range) -> str:
    return "-".join(dict.fromkeys(f"{number.normalize():f}" for number in numbers))


@pytest.mark.parametrize(("tag", "text", "expected"), cases())
def test_how_often_is_read_by_what_it_means(tag: str, text: str, expected: list[str]) -> None:
    assert [shown(text, frequency) for frequency in read(text, tag)] == expected


def test_every_language_with_data_has_cases_and_the_cases_data() -> None:
    assert {path.stem for path in CASES.glob("??.txt")} == {*LANGUAGES}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("every 8 hours", "three times a day"),
        ("every 12 hours", "twice daily"),
        ("every 24 hours", "once a day"),
        ("every 7 days", "weekly"),
        ("every 4 weeks", "monthly"),
        ("every 12 months", "once a year"),
        ("every 6 to 8 hours", "3 to 4 times a day"),
    ],
)
def test_what_is_written_otherwise_may_be_the_same(one: str, other: str) -> None:
    (first,), (second,) = read(one, "en"), read(other, "en")
    assert first.equals(second)
    assert second.equals(first)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("twice daily", "every two days"),
        ("daily", "weekly"),
        ("every 8 hours", "every 6 hours"),
        ("every 3 weeks", "monthly"),
        ("three times a week", "three times a month"),
    ],
)
def test_what_cannot_be_the_same_does_not_meet(one: str, other: str) -> None:
    (first,), (second,) = read(one, "en"), read(other, "en")
    assert not first.equals(second)
    assert not first.meets(second)


def test_a_range_meets_a_number_in_it() -> None:
    (several,), (three,) = read("3 to 4 times a day", "en"), read("3 times a day", "en")
    assert several.meets(three)
    assert not several.equals(three)


@pytest.mark.parametrize("mark", ["\u200e", "\u200f", "\u2066", "\xad"])
def test_marks_that_nobody_sees_change_no_offset(mark: str) -> None:
    text = f"{mark}Take it twi{mark}ce daily."
    (frequency,) = read(text, "en")
    assert text[slice(*frequency.span)] == f"twi{mark}ce daily"
    assert frequency.times == (Decimal(2), Decimal(2))


def test_without_data_nothing_is_read() -> None:
    assert not frequencies.knows("ro")
    assert read("twice daily", "ro") == ()


@given(st.text(), st.sampled_from(LANGUAGES))
def test_any_text_can_be_read(text: str, tag: str) -> None:
    for frequency in read(text, tag):
        assert 0 <= frequency.start < frequency.end <= len(text)


@pytest.mark.parametrize("piece", ["every 8 ", "once ", "every ", "day a ", "2 to 3 "])
def test_the_work_grows_with_the_length_of_the_text(piece: str) -> None:
    assert_linear(lambda size: lambda: read(piece * size + "day", "en"), 100)
