"""The names of placeholders in translators' texts."""

from __future__ import annotations

from localize.model.block import Kind, Pattern, Placeholder
from localize.segments.placeholder_names import named

FIRST, SECOND = (Placeholder(Kind.OPEN, "a", f'<a href="{number}">') for number in "12")
LINK_END = Placeholder(Kind.CLOSE, "a", "</a>")
BREAK = Placeholder(Kind.ALONE, "br", "<br>")


def names(pattern: Pattern, source: Pattern | None = None) -> list[str]:
    return [name for part, name in named(pattern, source) if isinstance(part, Placeholder)]


def test_placeholders_of_one_tag_that_differ_are_numbered() -> None:
    assert names((FIRST, "x", LINK_END, BREAK, SECOND, "y", LINK_END)) == ["a1", "a1", "br", "a2", "a2"]


def test_placeholders_that_are_the_same_have_one_name() -> None:
    assert names((FIRST, "x", LINK_END, FIRST, "y", LINK_END)) == ["a", "a", "a", "a"]


def test_a_translation_has_the_names_of_its_source() -> None:
    source = (FIRST, "x", LINK_END, SECOND, "y", LINK_END)
    assert names((SECOND, "y", LINK_END), source) == ["a2", "a2"]
