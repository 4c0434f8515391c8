"""How the tags of a translation differ from those of its source, by patterns."""

from __future__ import annotations

import pytest

from localize.model.block import Kind, Pattern, Placeholder
from localize.segments.tag_differences import droppable, messages

LINK, LINK_END = Placeholder(Kind.OPEN, "a", '<a href="x">'), Placeholder(Kind.CLOSE, "a", "</a>")
EM, EM_END = Placeholder(Kind.OPEN, "em", "<em>"), Placeholder(Kind.CLOSE, "em", "</em>")
BREAK = Placeholder(Kind.ALONE, "br", "<br>")


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        (("a",), ("b",), []),
        ((LINK, "a", LINK_END), (LINK, "b", LINK_END), []),
        ((EM, "a", EM_END), ("b",), []),
        ((LINK, "a", LINK_END), ("b",), ["<a> is lost"]),
        ((BREAK,), (BREAK, BREAK), ["<br> is there 2 times, expected 1"]),
        ((EM, "a", EM_END), (EM, EM_END), ["<em> is empty"]),
        (
            (LINK, EM, "a", EM_END, LINK_END),
            (EM, LINK, "a", LINK_END, EM_END),
            ["<em> outside other tags is misplaced"],
        ),
    ],
)
def test_a_message_names_the_element_and_what_was_expected(
    source: Pattern, target: Pattern, expected: list[str]
) -> None:
    assert list(messages(source, target)) == expected


def test_only_what_stresses_text_and_has_no_attributes_may_be_left_out() -> None:
    assert droppable(EM)
    assert not droppable(LINK)
    assert not droppable(Placeholder(Kind.OPEN, "em", '<em lang="la">'))
