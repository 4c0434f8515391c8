"""What our rules for Markdown make of footnotes."""

from __future__ import annotations

from lxml import html

from localize.formats.markdown.markdown_parser import _parser


def rendered(text: str) -> html.HtmlElement:
    """The elements of a text in Markdown."""
    parser = _parser()
    return html.fromstring(f"<main>{parser.render(text)}</main>")


def test_footnotes_are_endnotes_without_a_section_that_would_want_a_heading() -> None:
    page = rendered("It helps.[^a]\n\n[^a]: A study.\n")
    (notes,) = page.find_class("footnotes")
    assert (notes.tag, notes.get("role")) == ("div", "doc-endnotes")
    assert notes.getnext() is None
