"""Placeholders as numbered inline codes, and back to the tags of our catalogs."""

from __future__ import annotations

import pytest

from localize.exchange import codes
from localize.exchange.codes import Code, TagText
from localize.model.block import Kind, Pattern, Placeholder
from support.documents import BREAK, LINKS, LINKS_TARGET, LOCKED, pair

SOURCE: Pattern = ("Read ", *pair("em", "<em>", "this"), BREAK, LOCKED)


def numbers(parts: tuple[str | Code, ...]) -> list[str]:
    return [part if isinstance(part, str) else f"{part.kind.value} {part.id} {part.text}" for part in parts]


def test_codes_are_numbered_in_order_and_both_ends_of_a_pair_have_one_number() -> None:
    assert numbers(codes.coded(SOURCE)) == [
        "Read ",
        "open 1 <em>",
        "this",
        "close 1 </em>",
        "alone 2 <br>",
        "locked 3 <i>E. coli</i>",
    ]


def test_a_translation_has_the_numbers_of_its_source_in_any_order() -> None:
    assert numbers(codes.coded_target("<i>E. coli</i> <br><em>das</em>", SOURCE)) == [
        "locked 3 <i>E. coli</i>",
        " ",
        "alone 2 <br>",
        "open 1 <em>",
        "das",
        "close 1 </em>",
    ]


def test_a_translation_with_other_tags_is_mere_text() -> None:
    assert codes.coded_target("<b>das</b>", SOURCE) == ("<b>das</b>",)
    assert codes.canonical("<b>das</b> & <em>", SOURCE) == "&lt;b>das&lt;/b> & &lt;em>"


def test_an_untouched_translation_comes_back_as_it_was() -> None:
    parts = [part if isinstance(part, str) else TagText(part.text) for part in codes.coded_target(LINKS_TARGET, LINKS)]
    assert codes.joined(parts) == codes.canonical(LINKS_TARGET, LINKS)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("a <em>b</em>", [Kind.OPEN, Kind.CLOSE]),
        ("a<br>b", [Kind.ALONE]),
        ("<a><br>x</a>", [Kind.OPEN, Kind.ALONE, Kind.CLOSE]),
        ("a</em>b", []),
        ("5 < 6", []),
    ],
)
def test_tags_of_a_source_that_is_gone_are_guessed(text: str, kinds: list[Kind]) -> None:
    assert [part.kind for part in codes.guessed(text) if isinstance(part, Placeholder)] == kinds


@pytest.mark.parametrize("text", ["<em>", "</em>", "<i>E. coli</i>"])
def test_a_tag_of_ours_is_known_again(text: str) -> None:
    assert codes.notation(text) == text


@pytest.mark.parametrize("text", [None, "", "em", "<em", '<a href="x">', "<em> ", "a <em>"])
def test_what_another_tool_writes_for_a_tag_is_none_of_ours(text: str | None) -> None:
    assert codes.notation(text) is None


def test_a_code_that_nobody_knows_becomes_a_tag_that_no_source_has() -> None:
    assert codes.unknown("7-ä>") == "<x7>"
    assert codes.closing("<em>") == "</em>"
