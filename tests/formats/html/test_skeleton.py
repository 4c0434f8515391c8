"""What is not translated in an article, and the placeholders that stand for it."""

from __future__ import annotations

from localize.formats.html.skeleton import placeholder
from localize.model.block import Kind, LinkAddress


def test_the_markup_of_a_link_to_another_article_is_that_of_its_source() -> None:
    link = placeholder(Kind.OPEN, "a", ("<a ", LinkAddress("knee.md?a&b"), ">"))
    assert link.markup == '<a href="knee.md?a&amp;b">'
