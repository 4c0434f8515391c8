"""Attributes on a line above a block."""

from __future__ import annotations

import pytest

from localize.model.block import plain_text
from support.golden import read


@pytest.mark.parametrize(
    ("text", "tag", "words"),
    [
        ("{.wide #doses}\nText.", '<p id="doses" class="wide">', "4:Text."),
        ("(lab)=\n{.wide}\nText.", '<p class="wide" id="lab">', "5:Text."),
        ("{#doses .wide}\n\n- Text.", '<ul id="doses">', "5:Text."),
    ],
)
def test_they_belong_to_the_block_and_translators_do_not_see_them(text: str, tag: str, words: str) -> None:
    article = read(f"# A\n\n{text}\n", ".md")
    assert [f"{each.line}:{plain_text(each.pattern)}" for each in article.blocks()][1:] == [words]
    assert tag in "".join(each for each in article.body if isinstance(each, str))


@pytest.mark.parametrize("text", ["{see} this.", "{wide}\nText.", "{.wide} Text."])
def test_other_braces_are_words(text: str) -> None:
    article = read(f"# A\n\n{text}\n", ".md")
    assert [plain_text(each.pattern) for each in article.blocks()][1:] == [text.replace("\n", " ")]
