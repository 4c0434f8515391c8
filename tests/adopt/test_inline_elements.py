"""Where the inline elements of a text begin and end."""

from __future__ import annotations

from localize.adopt.inline_elements import elements, family
from localize.formats.fragments import markdown_blocks


def test_outer_elements_come_before_those_in_them() -> None:
    (block,) = markdown_blocks("Read [the *new* trial](trial.md) and `this`.", "en")
    found = list(elements(block.pattern))
    assert [(each.placeholder.tag, each.inside) for each in found] == [
        ("a", "the new trial"),
        ("em", "new"),
        ("code", "this"),
    ]
    assert found[0].begin < found[1].begin < found[1].end < found[0].end < found[2].begin == found[2].end


def test_tags_that_look_the_same_are_one_kind() -> None:
    assert family("i") == family("em")
    assert family("a") != family("em")
