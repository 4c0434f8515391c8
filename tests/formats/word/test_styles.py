"""Styles of a Word file make headings, captions and quotes."""

from __future__ import annotations

import pytest

from localize.errors import Problem
from localize.formats.word.convert import convert
from support.word import docx, heading, image, paragraph, part, png, style, text
from support.word_pages import converted, html, plain, remarks


@pytest.mark.parametrize("level", range(1, 7))
def test_a_heading_has_its_level(level: int) -> None:
    assert plain(paragraph("a"), heading("Why", level)) == f"<p>a</p><h{level}>Why</h{level}>"


def test_the_title_is_a_first_heading() -> None:
    assert plain(paragraph("Cold packs", style="Title")) == "<h1>Cold packs</h1>"


def test_a_deeper_heading_is_the_sixth_and_remarked_on() -> None:
    made = converted(paragraph("a"), heading("Deep", 8))
    assert "<h6" in made.html
    assert made.remarks[0].message == "the heading 'Deep' is of level 8, expected at most 6"


@pytest.mark.parametrize(
    "row",
    [
        style("berschrift2", "heading 2"),
        style("berschrift2", "Überschrift 2"),
        style("berschrift2", "Abschnitt", '<w:pPr><w:outlineLvl w:val="1"/></w:pPr>', custom=True),
        style("berschrift2", "Meine", '<w:basedOn w:val="Heading2"/>', custom=True),
    ],
)
def test_a_style_in_another_language_or_of_ones_own_is_known(row: str) -> None:
    made = converted(paragraph("a"), paragraph("Warum", style="berschrift2"), styles=row)
    assert "<h2 " in made.html
    assert made.remarks == ()


def test_an_outline_level_of_the_paragraph_makes_a_heading() -> None:
    why = paragraph("Why", properties='<w:outlineLvl w:val="2"/>')
    assert plain(paragraph("a"), why) == "<p>a</p><h3>Why</h3>"


def test_a_style_that_is_based_on_itself_ends() -> None:
    rows = style("A", "One", '<w:basedOn w:val="B"/>') + style("B", "Two", '<w:basedOn w:val="A"/>')
    assert plain(paragraph("a", style="A"), styles=rows) == "<p>a</p>"


def test_a_heading_known_by_its_id_only_is_one() -> None:
    data = docx(paragraph("a"), heading("Why", 2), extra={"word/styles.xml": part("styles", "")})
    assert "<h2 " in convert(data, "a.docx").html


def test_a_caption_is_marked() -> None:
    assert plain(paragraph("Table 1", style="Caption")) == '<p class="caption">Table 1</p>'


def test_a_caption_after_a_picture_makes_a_figure() -> None:
    made = html(paragraph(image(png(), "A pack")), paragraph(), paragraph("Figure 1", style="Caption"))
    assert made == (
        '<figure data-line="1"><img src="image1.png" alt="A pack">'
        '<figcaption data-line="3">Figure 1</figcaption></figure>\n'
    )


def test_a_quote_is_one() -> None:
    assert plain(paragraph("a", style="Quote"), paragraph("b", style="Quote")) == (
        "<blockquote><p>a</p><p>b</p></blockquote>"
    )


def test_an_unknown_style_is_remarked_on_once() -> None:
    rows = style("Box", "Warning Box", custom=True)
    found = remarks(paragraph("a"), paragraph("b", style="Box"), paragraph("c", style="Box"), styles=rows)
    message = (
        "the style 'warning box' of a paragraph means nothing here, it was taken as plain text,"
        " expected Heading 1 to 6, Title, Caption, Quote, a list or Normal"
    )
    assert found == [(2, message)]


def test_an_unknown_style_of_words_is_remarked_on() -> None:
    rows = style("Drug", "Drug name", kind="character", custom=True)
    found = remarks(paragraph(text("Aspirin", '<w:rStyle w:val="Drug"/>')), styles=rows)
    assert found == [(1, "the style 'drug name' of some words means nothing here, expected bold, italic or such")]


def test_the_emphasis_in_a_style_of_words_is_kept() -> None:
    rows = style("Drug", "Drug name", "<w:rPr><w:i/></w:rPr>", kind="character", custom=True)
    assert plain(paragraph(text("Aspirin", '<w:rStyle w:val="Drug"/>')), styles=rows) == "<p><em>Aspirin</em></p>"


def test_a_table_of_contents_is_left_out_and_remarked_on() -> None:
    rows = style("TOC1", "toc 1")
    made = converted(paragraph("Why\t3", style="TOC1"), paragraph("a"), styles=rows)
    assert made.html == '<p data-line="2">a</p>\n'
    message = "a table of contents was left out: 'Why 3', expected none: the page has its own"
    assert made.remarks == (Problem("source/a.docx", 1, message),)
