"""The one grammar of tags: what is a tag in a translator's text, and what is text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localize.segments.tags import (
    Tag,
    character_spans,
    escape,
    pieces,
    renamed,
    tags_in,
    unescape,
    whole,
    without_tags,
)
from support.patterns import TRICKY

texts = st.one_of(st.text(max_size=20), st.lists(st.sampled_from([*TRICKY, "<a >", "</a\t>"]), max_size=8).map("".join))


@pytest.mark.parametrize(
    ("text", "name", "closes"),
    [
        ("<a>", "a", False),
        ("</a>", "a", True),
        ("<a1>", "a1", False),
        ("</em12>", "em12", True),
        ("<br>", "br", False),
        ("<br/>", "br", False),
        ("<br />", "br", False),
        ("<a >", "a", False),
        ("<a\t>", "a", False),
        ("</a >", "a", True),
        ("</a/>", "a", True),
        ("<IMG>", "IMG", False),
    ],
)
def test_a_tag_is_a_name_in_angle_brackets(text: str, name: str, closes: bool) -> None:
    assert whole(text) == Tag(name, closes, text=text, span=(0, len(text)))
    assert tags_in(f"x{text}y") == [Tag(name, closes, text=text, span=(1, 1 + len(text)))]


@pytest.mark.parametrize(
    "text",
    ["< a>", "<a  >", "<a\n>", '<a href="x">', "<1>", "<é>", "<>", "<a", "a>", "<!-- c -->", "<a-b>", f"<{'a' * 32}>"],
)
def test_all_else_is_text(text: str) -> None:
    assert tags_in(text) == []
    assert whole(text) is None
    assert escape(text) == text


def test_a_text_is_not_a_tag_where_more_stands_there() -> None:
    assert whole("<a>b</a>") is None
    assert whole("") is None


def test_the_element_of_a_tag_is_its_name_without_number() -> None:
    assert [tag.element for tag in tags_in("<a1>x</a1><br>")] == ["a", "a", "br"]


def test_tags_may_be_left_out_and_renamed_as_they_were_typed() -> None:
    assert without_tags("Read <a >the trial</a > of <em>E. coli</em>, p < .05") == "Read the trial of E. coli, p < .05"
    assert renamed("<a >x</a > <em/>", {"a": "a2"}) == "<a2 >x</a2 > <em/>"


@given(texts)
def test_the_pieces_of_a_text_are_the_text(text: str) -> None:
    parts = pieces(text)
    assert "".join(piece if isinstance(piece, str) else piece.text for piece in parts) == text
    assert [piece for piece in parts if isinstance(piece, Tag)] == tags_in(text)
    assert all(text[begin:end] == tag.text for tag in tags_in(text) for begin, end in [tag.span])


@given(texts)
def test_escaped_a_text_has_no_tags_and_comes_back(text: str) -> None:
    assert tags_in(escape(text)) == []
    assert unescape(escape(text)) == text


@given(texts)
def test_each_character_has_the_span_that_stands_for_it(text: str) -> None:
    spans = character_spans(text, 3)
    assert len(spans) == len(unescape(text))
    for char, (begin, end) in zip(unescape(text), spans, strict=True):
        assert char in unescape(text[begin - 3 : end - 3])
