"""Sentence boundaries: the golden cases of each language, and that no text makes the search slow."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from localize.language.datafiles import languages
from localize.language.sentences import spans, starts
from support.sizes import size

CASES = Path(__file__).parents[1] / "cases" / "sentences"
LANGUAGES = languages("sentences")
SHOWN = {"{NBSP}": "\xa0", "{NNBSP}": "\u202f"}
"""How the case files write white space that nobody can see."""


def golden() -> Iterator[object]:
    for path in sorted(CASES.glob("*.txt")):
        content = path.read_text(encoding="utf-8")
        for name, char in SHOWN.items():
            content = content.replace(name, char)
        for number, case in enumerate(content.split("\n===\n"), 1):
            text, _, expected = case.partition("\n---\n")
            yield pytest.param(path.stem, text, expected.strip("\n").split("\n"), id=f"{path.stem}-{number}")


def sentences(text: str, tag: str) -> list[str]:
    offsets = [0, *starts(text, tag), len(text)]
    return [text[begin:end] for begin, end in pairwise(offsets)]


@pytest.mark.parametrize(("language", "text", "expected"), [*golden()])
def test_sentences_are_those_a_reader_sees(language: str, text: str, expected: list[str]) -> None:
    assert [sentence.rstrip(" \u3000") for sentence in sentences(text, language)] == expected


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_of_the_project_has_thirty_cases(language: str) -> None:
    assert (CASES / f"{language}.txt").read_text(encoding="utf-8").count("\n---\n") >= 30


def test_white_space_belongs_to_the_sentence_before_it() -> None:
    assert sentences("One.  \t Two.\n\nThree. ", "en") == ["One.  \t ", "Two.\n\n", "Three. "]
    assert sentences("One." + " " * 200 + "Two.", "en") == ["One." + " " * 200, "Two."]


@pytest.mark.parametrize("space", ["\xa0", "\u202f", "\u2007"])
def test_a_no_break_space_alone_is_no_boundary(space: str) -> None:
    assert list(starts(f"One.{space}Two.", "en")) == []
    assert sentences(f"One.{space} Two.", "en") == [f"One.{space} ", "Two."]


def test_a_region_does_not_change_the_language() -> None:
    text = "Am 3. Mai beginnt es. Dann z. B. Ruhe."
    assert list(starts(text, "de-CH")) == list(starts(text, "de")) == [22]


def test_a_language_without_data_is_cut_by_the_rules_for_all() -> None:
    assert sentences("Það var svo. Dr. Berg kom. Búið!", "is") == ["Það var svo. ", "Dr. Berg kom. ", "Búið!"]


def test_both_forms_of_norwegian_are_cut_alike() -> None:
    text = "Det gjelder bl.a. Neurontin. Spør legen 3. mai."
    assert list(starts(text, "nn")) == list(starts(text, "no")) == list(starts(text, "nb")) == [29]


@pytest.mark.parametrize("text", ["", " ", ".", "...", "?!", "。", "No stop", "Ends here.", "1.", "(", "A. "])
def test_a_text_of_one_sentence_has_no_inner_start(text: str) -> None:
    assert list(starts(text, "en")) == []


HOSTILE = {
    "dots": ".",
    "dots and spaces": ". ",
    "full-width stops": "。",
    "quotes after stops": ".\"'”",
    "spaced quotes": ". » ",
    "opening brackets": "(",
    "closing brackets": ")",
    "brackets that nest": "([",
    "brackets that cross": "([)]",
    "stops in brackets": "(a. B) ",
    "spaces": " ",
    "question marks and spaces": "? ",
    "titles": "Dr. ",
    "initials": "A. ",
    "enumerators": "1. ",
    "marks": ". [1] ",
    "one long word": "a",
    "a word of stops": "a.",
    "apostrophes": "a'.",
    "openers after a stop": "«“(",
    "digits with dots": "1.",
    "digits with spaced dots": "10. ",
    "citations after stops": "ab.1,2 ",
    "numbers in brackets": "ab.(1) ",
    "parts of abbreviations": "ab. c. ",
    "gershayim": 'א"',
    "colons in a word": "a:",
    "quoted questions": "“是？”医生说",
    "questions without spaces": "是?",
    "dandas": "।",
    "Roman numerals": "XVI. ",
    "small letters after questions": "? a",
    "brackets around stops": "(.)",
    "quotation marks": "“",
    "mixed scripts": "D. я",
}


LENGTH = size(25_000, default=3_000)


@pytest.mark.parametrize("piece", HOSTILE.values(), ids=HOSTILE)
def test_what_is_looked_at_grows_no_faster_than_the_text(piece: str) -> None:
    # eight times as much for eight times the text, 64 times if anything looks back to the beginning
    small, large = (Counted(hostile(piece, length)) for length in (LENGTH, 8 * LENGTH))
    for text in (small, large):
        for _ in starts(text, "de"):
            pass
    assert large.copied < 10 * max(small.copied, 1_000)


@pytest.mark.parametrize("piece", HOSTILE.values(), ids=HOSTILE)
def test_only_a_window_around_each_stop_is_looked_at(piece: str) -> None:
    text = Counted(hostile(piece, LENGTH))
    for _ in starts(text, "de"):
        pass
    assert text.copied < 60 * len(text)


class Counted(str):
    """A text that counts how many of its characters are copied out of it."""

    copied = 0

    def __getitem__(self, index: object) -> str:
        found = super().__getitem__(index)  # type: ignore[index]
        self.copied += len(found)
        return found


def hostile(piece: str, size: int) -> str:
    return ("Begin. " + piece * (size // len(piece)))[:size]


def test_a_text_is_cut_where_any_of_two_languages_begins_a_sentence() -> None:
    text = "Take one. やめる。Stop."
    assert [text[begin:end] for begin, end in spans(text, "en", "ja")] == ["Take one. ", "やめる。", "Stop."]
    assert spans("", "en") == [(0, 0)]
