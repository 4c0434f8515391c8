"""Inline markup is read as docutils reads it, in a time proportional to the length of the text."""

from __future__ import annotations

import pytest
from docutils import frontend, utils
from docutils.parsers.rst import Parser
from docutils.parsers.rst.states import Inliner
from hypothesis import example, given
from hypothesis import strategies as st

from localize.formats.restructuredtext.inliner import LinearInliner
from support.work import assert_linear_time

PIECES = (
    "*",
    "**",
    "`",
    "``",
    "|",
    "_`",
    "`_",
    "`__",
    "_",
    " ",
    " ",
    "a",
    "b.",
    ":r:`",
    "<x>",
    "\\",
    "http://a",
    "a@b.c",
)
SETTINGS = frontend.get_default_settings(Parser)
SETTINGS.warning_stream = False


def tree(text: str, inliner: Inliner) -> str:
    document = utils.new_document("a.rst", SETTINGS.copy())
    Parser(inliner=inliner).parse(text, document)
    return document.pformat()


@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join))
@example("*a **b *c* `d *e*")
@example("*a* `b` *c `d* e`")
@example("`a *b` `c `d` *e")
@example("** *a**")
def test_a_text_is_read_as_docutils_reads_it(text: str) -> None:
    assert tree(text, LinearInliner()) == tree(text, Inliner())


@pytest.mark.parametrize("piece", ["`a <", "*a ", "+--", "|a ", "_`a ", "a.b@"])
def test_beginnings_without_an_end_take_a_time_proportional_to_their_number(piece: str) -> None:
    assert_linear_time(lambda count: tree(piece * count, LinearInliner()), 1000)
