"""Addresses in a text: those that the library finds, in a time that grows with the length."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from mdit_py_plugins.gfm import gfm_plugin

from localize.formats.markdown.inline_rules import before_address

PIECES = ("http", "https", "mailto", "xmpp", ":", "://", "a.b", "a@b.c", " ", "(", "*", "<", "x", "\n", "_", "`")


def parser(*, ours: bool) -> MarkdownIt:
    made = MarkdownIt("commonmark")
    gfm_plugin(made)
    if ours:
        made.inline.ruler.before("gfm_autolink_protocol", "before_address", before_address)
    return made


LIBRARY, OURS = parser(ours=False), parser(ours=True)


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
@example("(see mailto:a@b.c) xmpp:a@b.c")
@example("xhttp://a.b *http://a.b*")
def test_addresses_are_those_of_the_library(text: str) -> None:
    assert OURS.render(text) == LIBRARY.render(text)


@pytest.mark.parametrize("piece", ["<http://", "http:", "mailto:"])
def test_the_library_looks_for_a_scheme_in_a_short_text_only(piece: str) -> None:
    lengths = []

    def look(state: StateInline, _: bool) -> bool:
        lengths.append(len(state.pending))
        return False

    looked_at = parser(ours=True)
    looked_at.inline.ruler.before("gfm_autolink_protocol", "look", look)
    looked_at.render(piece * 1000)
    assert len(lengths) >= 1000
    assert max(lengths) <= 10
