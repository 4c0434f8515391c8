"""A pattern as translators see it, and what is made of the text they type."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from localize.model.block import Kind, Pattern, Placeholder
from localize.segments.inline import Reading, to_pattern, to_text
from localize.segments.tag_differences import DROPPABLE, droppable

CASES = json.loads((Path(__file__).parent.parent / "cases/conformance/placeholders.json").read_text(encoding="utf-8"))
"""Patterns and texts, for programs in other languages too."""


def pattern_of(parts: Sequence[str | Mapping[str, str]]) -> Pattern:
    """A pattern of the cases: a part is a text, or the fields of a placeholder."""
    return tuple(
        part
        if isinstance(part, str)
        else Placeholder(Kind(part["kind"]), part["tag"], markup=part["markup"], content=part.get("content", ""))
        for part in parts
    )


def pair(tag: str, attributes: str = "") -> tuple[Placeholder, Placeholder]:
    return (
        Placeholder(Kind.OPEN, tag, f"<{tag}{attributes}>"),
        Placeholder(Kind.CLOSE, tag, f"</{tag}>"),
    )


EM, EM_END = pair("em")
RED, RED_END = pair("em", ' class="red"')
LINK, LINK_END = pair("a", ' href="https://health.example/a"')
OTHER, OTHER_END = pair("a", ' href="https://health.example/b"')
SUB, SUB_END = pair("sub")
BREAK = Placeholder(Kind.ALONE, "br", "<br>")
IMAGE = Placeholder(Kind.ALONE, "img", '<img src="a.png" alt="">')
NAME = Placeholder(Kind.LOCKED, "i", markup='<i translate="no">E. coli</i>', content="E. coli")
CODE = Placeholder(Kind.LOCKED, "code", markup='<code translate="no">a &lt; b</code>', content="a < b")


def read(text: str, *source: str | Placeholder) -> Pattern:
    reading = to_pattern(text, source)
    assert reading.problems == ()
    return reading.pattern


def problems(text: str, *source: str | Placeholder) -> tuple[str, ...]:
    return to_pattern(text, source).problems


@pytest.mark.parametrize("case", CASES["written"], ids=lambda case: str(case["text"]))
def test_a_pattern_is_written_with_bare_tags_and_read_back(case: Mapping[str, Any]) -> None:
    """Elements that differ are numbered; text stays as typed unless it would read as a tag or an entity."""
    pattern = pattern_of(case["pattern"])
    assert to_text(pattern) == case["text"]
    assert to_pattern(case["text"], pattern) == Reading(pattern, ())


@pytest.mark.parametrize("case", CASES["read"], ids=lambda case: str(case["text"]))
def test_a_translation_is_read_against_its_source(case: Mapping[str, Any]) -> None:
    """Entities are decoded once; a problem names the tag as the translator sees it, and shows it as text."""
    reading = to_pattern(case["text"], pattern_of(case["source"]))
    assert reading == Reading(pattern_of(case["pattern"]), tuple(case.get("problems", ())))


def test_parts_of_an_entity_on_two_sides_of_a_tag_are_no_entity() -> None:
    pattern = ("&am", EM, "p;", EM_END, "&", BREAK, "lt;")
    assert read(to_text(pattern), *pattern) == pattern


@pytest.mark.parametrize("tag", sorted(DROPPABLE))
def test_an_element_that_only_shades_text_is_droppable_without_attributes(tag: str) -> None:
    assert droppable(pair(tag)[0])
    assert not droppable(pair(tag, ' lang="la"')[0])


@pytest.mark.parametrize("element", [LINK, SUB, BREAK, IMAGE, NAME, RED, CODE], ids=lambda part: part.markup)
def test_what_means_something_is_not_droppable(element: Placeholder) -> None:
    assert not droppable(element)


def test_all_problems_of_a_text_are_told() -> None:
    assert len(problems("<x>a</a> <em>b", LINK, "a", LINK_END, EM, "b", EM_END)) == 3


def test_a_translation_has_the_names_of_its_source() -> None:
    source = (LINK, "one", LINK_END, OTHER, "two", OTHER_END)
    assert to_text((OTHER, "zwei", OTHER_END), source) == "<a2>zwei</a2>"


@pytest.mark.parametrize(
    "text",
    [
        "<em>" * 20_000 + "x" + "</em>" * 20_000,
        "<a>" * 20_000 + "</a>" * 20_000,
        "<i>" * 50_000,
        "<" * 100_000,
        "&" * 100_000,
    ],
    ids=["stress in stress", "links in links", "locked and not closed", "less-than signs", "ampersands"],
)
def test_a_hostile_translation_is_read_at_once(text: str) -> None:
    # quadratic work on these takes minutes, linear work less than a second
    assert to_pattern(text, (EM, LINK, "x", LINK_END, EM_END, NAME)).problems
