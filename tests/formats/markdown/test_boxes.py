"""Boxes that are written as quotations."""

from __future__ import annotations

from localize.model.block import Block, plain_text
from support.golden import read


def shown(text: str) -> str:
    """What stands between the title and the end, each text with its line."""
    body = read(f"# T\n\n{text}\nEnd.\n", ".md").body
    parts = (f"{each.line}:{plain_text(each.pattern)}" if isinstance(each, Block) else str(each) for each in body)
    return "".join(parts).rpartition("<p>")[0].replace("\n", "")


def test_a_title_of_its_own_stands_first_in_a_box() -> None:
    assert shown("> [!WARNING]- Own *title*\n> Careful.\n\n") == (
        '<div class="admonition warning"><p class="admonition-title">3:Own title</p><p>4:Careful.</p></div>'
    )


def test_a_box_may_be_only_a_title_or_have_none() -> None:
    assert shown("> [!todo] Only a title\n\n") == (
        '<div class="admonition todo"><p class="admonition-title">3:Only a title</p></div>'
    )
    assert shown("> [!tip]+\n> Folded.\n\n") == '<div class="admonition tip"><p>4:Folded.</p></div>'


def test_other_quotations_stay_quotations_also_around_boxes() -> None:
    assert shown("> Said.\n>\n> > [!info]\n> > Inner.\n\n") == (
        '<blockquote><p>3:Said.</p><div class="admonition info"><p>6:Inner.</p></div></blockquote>'
    )
    assert shown("> [!] x\n\n") == "<blockquote><p>3:[!] x</p></blockquote>"
