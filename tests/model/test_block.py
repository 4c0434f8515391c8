"""Patterns: text and placeholders."""

from __future__ import annotations

from localize.model.block import Block, Kind, Placeholder, Role, normal, plain_text

EM, EM_END = Placeholder(Kind.OPEN, "em", "<em>"), Placeholder(Kind.CLOSE, "em", "</em>")
NAME = Placeholder(Kind.LOCKED, "i", markup='<i translate="no">E. coli</i>', content="E. coli")
BREAK = Placeholder(Kind.ALONE, "br", "<br>")


def test_the_words_of_a_pattern_are_its_text_and_what_is_locked() -> None:
    assert plain_text(("Kill ", EM, NAME, EM_END, BREAK, "!")) == "Kill E. coli!"


def test_in_a_normal_pattern_texts_are_joined_and_none_is_empty() -> None:
    assert normal(["", "a", "", "b", EM, "", EM_END, "c"]) == ("ab", EM, EM_END, "c")


def test_placeholders_are_the_same_whatever_their_parts() -> None:
    assert Placeholder(Kind.ALONE, "img", "<img>", parts=("<img>",)) == Placeholder(Kind.ALONE, "img", "<img>")


def test_a_block_begins_on_the_line_of_its_first_text() -> None:
    assert Block(Role.PARAGRAPH, ("a b",), ((0, 4), (2, 5))).line == 4
