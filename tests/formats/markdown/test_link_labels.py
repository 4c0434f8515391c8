"""The ends of link labels: those that markdown-it finds, in a time that does not grow with the nesting."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from localize.formats.markdown.link_labels import HELPERS
from support.work import work

PIECES = ("[", "]", "[", "]", "(x)", "[a]", "![", "`", "\\", "*", "a", "<b>", "[a](b)", "\n", "[r]")
DEFINITION = "\n\n[r]: /r\n"


def parser(*, ours: bool, nesting: int = 8) -> MarkdownIt:
    made = MarkdownIt("commonmark", {"maxNesting": nesting})
    if ours:
        made.helpers = HELPERS
    return made


LIBRARY, OURS = parser(ours=False), parser(ours=True)


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
@example("[[[a](b)](c)")
@example("[![a](b)](c) [x")
@example("[" * 12 + "a](b)")
@example("[" * 7 + "a](b)" + "]" * 3)
@example("[a `]` [b](c)")
def test_links_are_those_of_the_library(text: str) -> None:
    assert OURS.render(text + DEFINITION) == LIBRARY.render(text + DEFINITION)


@pytest.mark.parametrize("piece", ["[[a ", "[a", "![[a ", "[a] [", "[`"])
def test_brackets_that_nothing_closes_are_looked_at_once_however_deep_others_may_be_nested(piece: str) -> None:
    shallow, deep = (parser(ours=True, nesting=nesting) for nesting in (8, 60))
    text = piece * 400
    assert work(lambda: deep.render(text)) < 1.5 * work(lambda: shallow.render(text))
    assert work(lambda: deep.render(text * 2)) < 2.5 * work(lambda: deep.render(text))
