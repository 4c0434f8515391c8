"""A run of text and inline elements as a pattern with its lines."""

from __future__ import annotations

import pytest

from localize.formats.html.runs import Run, fold, peeled, shifted, translatable, trimmed
from localize.model.block import Kind, Part, Placeholder

EM, EM_END = Placeholder(Kind.OPEN, "em", "<em>"), Placeholder(Kind.CLOSE, "em", "</em>")
CODE = Placeholder(Kind.LOCKED, "code", markup="<code>a</code>", content="a")
BREAK = Placeholder(Kind.ALONE, "br", "<br>")


def test_white_space_is_folded_and_each_line_has_its_offset() -> None:
    run = Run(preformatted=False)
    run.text(("Sip\n  water",), 3)
    run.placeholder(EM, 4)
    run.text(("\noften",), 4)
    assert run.parts == ["Sip water", EM, " often"]
    assert run.lines == [(0, 3), (4, 4), (10, 5)]


@pytest.mark.parametrize("text", ["Sip water", "Sip  water", "Sip\twater", "Sip\r\nwater", "Sip\f water"])
def test_white_space_of_any_length_is_one_space(text: str) -> None:
    assert fold(text) == "Sip water"
    assert fold(f"\xa0{text} ") == "\xa0Sip water "


def test_preformatted_text_stays_as_it_is() -> None:
    run = Run(preformatted=True)
    run.text(("5 mg\n\n  10 mg",), 1)
    assert run.parts == ["5 mg\n\n  10 mg"]
    assert run.lines == [(0, 1), (8, 3)]


@pytest.mark.parametrize(
    ("parts", "before", "seen", "after"),
    [
        ([" a "], [" "], ["a"], [" "]),
        ([EM, "a", EM_END], ["", EM, ""], ["a"], ["", EM_END, ""]),
        ([EM, "a", EM_END, "b"], [""], [EM, "a", EM_END, "b"], [""]),
        ([BREAK, "a"], [BREAK, ""], ["a"], [""]),
        ([EM, "a", EM_END, EM, "b", EM_END], [""], [EM, "a", EM_END, EM, "b", EM_END], [""]),
    ],
)
def test_translators_see_what_stands_between_the_ends(
    parts: list[Part], before: list[Part], seen: list[Part], after: list[Part]
) -> None:
    assert peeled(parts) == (before, seen, after)


def test_trimmed_parts_have_no_white_space_at_their_ends_but_no_break_spaces() -> None:
    assert trimmed([" \n\xa0a", EM, EM_END, "b\t"]) == (" \n", ["\xa0a", EM, EM_END, "b"], "\t")


@pytest.mark.parametrize(
    ("parts", "expected"), [(["a"], True), (["5"], True), (["…", CODE], False), ([EM, EM_END], False)]
)
def test_a_text_needs_a_letter_or_digit_outside_locked_elements(parts: list[Part], expected: bool) -> None:
    assert translatable(parts) is expected


def test_lines_follow_a_text_that_lost_its_beginning() -> None:
    assert shifted([(0, 1), (4, 2), (9, 3)], 5, 7) == ((0, 2), (4, 3))
    assert shifted([], 5, 7) == ((0, 7),)
