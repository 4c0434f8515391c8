"""The names of tags in catalog texts, followed through a change of the source."""

from __future__ import annotations

import pytest

from localize.catalogs.tag_names import names, plain_names, renamed


def test_names_are_those_of_the_tags_that_open() -> None:
    assert names("<a1 >one</a1> <em>two</em ><br/> 3 < 4 &lt;b>") == ["a1", "em", "br"]


def test_plain_names_have_no_numbers() -> None:
    assert plain_names("<a1>x</a1><a2 >y</a2 ><em>z</em>") == "<a>x</a><a >y</a ><em>z</em>"


@pytest.mark.parametrize(
    ("target", "old", "new", "expected"),
    [
        ("<a>x</a>", ["a"], ["a1"], "<a1>x</a1>"),
        ("<a >x</a >", ["a"], ["a1"], "<a1 >x</a1 >"),
        ("<a2>y</a2><a1>x</a1>", ["a1", "a2"], ["a2", "a1"], "<a1>y</a1><a2>x</a2>"),
        ("<a>x</a>", ["a"], ["a1", "a2"], "<a>x</a>"),
        ("<a1>x</a1>", ["a1", "a2"], ["a", "a"], "<a1>x</a1>"),
    ],
)
def test_a_translation_follows_where_it_is_certain_which_tag_became_which(
    target: str, old: list[str], new: list[str], expected: str
) -> None:
    assert renamed(target, old, new) == expected
