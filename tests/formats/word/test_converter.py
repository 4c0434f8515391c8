"""What mammoth makes of the few elements that our reader of Word files leaves it."""

from __future__ import annotations

from xml.etree.ElementTree import Element

import pytest

from localize.errors import SourceError
from localize.formats.word import converter
from localize.formats.word.context import make


def run(text: str, *properties: Element) -> Element:
    words = make("w:t", {"xml:space": "preserve"})
    words.text = text
    return make("w:r", children=[make("w:rPr", children=properties), words])


def paragraph(*content: Element, style: str = "", numbering: tuple[str, str] | None = None) -> Element:
    properties = [make("w:pStyle", {"w:val": style})] if style else []
    if numbering:
        level, number = (
            make(name, {"w:val": value}) for name, value in zip(("w:ilvl", "w:numId"), numbering, strict=True)
        )
        properties.append(make("w:numPr", children=[level, number]))
    return make("w:p", children=[make("w:pPr", children=properties), *content])


def html(*blocks: Element, links: tuple[str, ...] = (), **notes: list[Element]) -> str:
    parts = {"document": make("w:document", children=[make("w:body", children=blocks)])}
    parts |= {kind: make(f"w:{kind}", children=children) for kind, children in notes.items()}
    return converter.html(parts, links, "source/a.docx")


def test_styles_become_elements() -> None:
    assert html(paragraph(run("a"), style="Heading2"), paragraph(run("b"), style="Quote"), paragraph(run("c"))) == (
        "<h2>a</h2><blockquote><p>b</p></blockquote><p>c</p>"
    )


def test_runs_of_one_kind_are_joined() -> None:
    bold = make("w:b", {"w:val": "1"})
    assert html(paragraph(run("a", bold), run("b", bold), run(" c"))) == "<p><strong>ab</strong> c</p>"


def test_items_are_nested_by_their_level() -> None:
    items = [paragraph(run(text), numbering=(level, number)) for text, level, number in ("a01", "b12", "c01")]
    assert html(*items) == "<ul><li>a<ol><li>b</li></ol></li><li>c</li></ul>"


def test_a_link_is_known_by_its_number() -> None:
    linked = make("w:hyperlink", {"r:id": "rId2"}, [run("b")])
    links = ("https://a.example/", "https://b.example/?x=1&y=2")
    assert html(paragraph(linked), links=links) == '<p><a href="https://b.example/?x=1&amp;y=2">b</a></p>'


def test_cells_that_are_merged_reach_over_rows() -> None:
    def cell(text: str, merge: str = "") -> Element:
        properties = [make("w:vMerge", {"w:val": merge})] if merge else []
        return make("w:tc", children=[make("w:tcPr", children=properties), paragraph(run(text))])

    rows = [
        make("w:tr", children=[cell("a", "restart"), cell("b")]),
        make("w:tr", children=[cell("", "continue"), cell("c")]),
    ]
    assert html(make("w:tbl", children=rows)) == (
        '<table><tr><td rowspan="2"><p>a</p></td><td><p>b</p></td></tr><tr><td><p>c</p></td></tr></table>'
    )


def test_notes_stand_at_the_end_and_lead_back() -> None:
    reference = make("w:r", children=[make("w:footnoteReference", {"w:id": "7"})])
    note = make("w:footnote", {"w:id": "7"}, [paragraph(run("n"))])
    assert html(paragraph(run("a"), reference), footnotes=[note]) == (
        '<p>a<sup><a href="#footnote-7" id="footnote-ref-7">[1]</a></sup></p>'
        '<ol><li id="footnote-7"><p>n <a href="#footnote-ref-7">↑</a></p></li></ol>'
    )


def test_a_character_of_a_font_for_symbols_is_one_of_unicode() -> None:
    assert chr(converter.symbols()["Symbol", 0x61]) == "α"


def test_what_cannot_be_converted_is_an_error_of_the_source() -> None:
    reference = make("w:r", children=[make("w:footnoteReference", {"w:id": "gone"})])
    with pytest.raises(SourceError, match=r"source/a\.docx: the document cannot be converted"):
        html(paragraph(reference))
