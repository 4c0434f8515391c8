"""The names of drugs of all languages: their cases in tests/cases/names."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from localize.language import datafiles, names

CASES = Path(__file__).parents[2] / "cases" / "names"
LANGUAGES = sorted(path.stem for path in CASES.glob("*.txt"))
NONE = "-"


def cases(language: str) -> Iterator[tuple[str, str]]:
    """The cases of a file: the drugs, and a word for them; the drugs are "-" for words that are no names."""
    for line in (CASES / f"{language}.txt").read_text(encoding="utf-8").splitlines():
        drugs, _, words = line.partition(": ")
        yield from ((drugs, word) for word in words.split(", "))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_cases_of_a_language(language: str) -> None:
    wrong = []
    for drugs, word in cases(language):
        expected = set() if drugs == NONE else {*drugs.split(" + ")}
        read = {drug for mention in names.read(word, language) for drug in mention.drugs}
        if read != expected:
            wrong.append(f"{word}: {sorted(read)}, expected {drugs}")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_text_with_a_name_is_not_passed_over(language: str) -> None:
    named = [word for drugs, word in cases(language) if drugs != NONE]
    passed_over = [word for word in named if not names.may_name(frozenset(_words(word)), word, language)]
    assert not passed_over


def test_every_language_with_names_has_cases() -> None:
    assert {*datafiles.languages("names")} - {"da"} <= {*LANGUAGES}


def test_offsets_are_those_of_the_text() -> None:
    text = "Nehmen Sie Ibuprofen 400 mg und Insulin glargin."
    assert [(text[each.start : each.end], each.text) for each in names.read(text, "de")] == [
        ("Ibuprofen", "Ibuprofen"),
        ("Insulin glargin", "Insulin glargin"),
    ]


def test_a_brand_begins_with_a_capital() -> None:
    assert [each.text for each in names.read("the Concerta concerta", "en")] == ["Concerta"]


def test_what_is_written_otherwise_resembles_the_name() -> None:
    assert names.resembling("Tome ibuprofano", "es", ["ibuprofen"], besides=())
    assert not names.resembling("Tome naproxeno", "es", ["ibuprofen"], besides=())


@pytest.mark.parametrize(("drug", "tag", "expected"), [("ibuprofen", "zh", True), ("lomitapide", "zh", False)])
def test_a_drug_that_a_language_has_no_name_for_is_not_looked_for(drug: str, tag: str, *, expected: bool) -> None:
    assert names.can_tell(drug, tag) is expected


def test_a_script_whose_sounds_are_not_known_has_no_names() -> None:
    assert not names.knows("th")
    assert names.knows("bn")


def _words(text: str) -> list[str]:
    return text.casefold().replace("'", " ").replace("-", " ").split()
