"""The title of a Word file: one heading of level 1, at the top, and everything in the file on the page."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localize import formats
from localize.formats.word.convert import convert
from localize.model.article import Article
from localize.model.block import plain_text
from support.word import Piece, cell, docx, grid, heading, image, paragraph, png, row

DOCUMENT1 = {"dc:title": "Document1"}


def headings(*blocks: Piece, title: str = "") -> str:
    html = convert(docx(*blocks, properties={"dc:title": title} if title else {}), "a.docx").html
    return re.sub(r' data-line="\d+"|\n', "", html)


def read(*blocks: Piece, **properties: str) -> Article:
    named = {name.replace("_", ":"): value for name, value in properties.items()}
    return formats.parse(docx(*blocks, properties=named), "source/hip.docx", name="hip", locale="en")


def metadata(article: Article) -> dict[str | None, str]:
    return {block.context: plain_text(block.pattern) for block in article.metadata}


def test_the_style_title_comes_before_heading_1_and_the_property() -> None:
    article = read(paragraph("Hip pain", style="Title"), heading("Causes"), paragraph("Many."), dc_title="Document1")
    assert metadata(article) == {"title": "Hip pain"}
    assert "<h2" in "".join(part for part in article.body if isinstance(part, str))
    assert "<h1" not in "".join(part for part in article.body if isinstance(part, str))


def test_a_property_that_an_author_wrote_is_the_title_in_search_results() -> None:
    article = read(paragraph("Hip pain", style="Title"), paragraph("a"), dc_title="Hip pain: what helps")
    assert metadata(article) == {"title": "Hip pain", "page-title": "Hip pain: what helps"}


def test_without_any_heading_the_property_is_the_title() -> None:
    assert metadata(read(paragraph("a"), dc_title="Hip pain")) == {"title": "Hip pain"}


def test_a_name_of_no_document_is_no_title() -> None:
    article = read(paragraph("a"), dc_title="Document1")
    assert metadata(article) == {"title": "Hip"}
    (problem,) = article.unconfirmed
    assert "'Hip', expected Hip as title in the properties before it is published" in problem.message


@pytest.mark.parametrize(
    ("blocks", "expected"),
    [
        ((heading("A"), paragraph("x"), heading("B", 2)), "<h1>A</h1><p>x</p><h2>B</h2>"),
        (
            (paragraph("T", style="Title"), heading("A"), heading("B", 2), heading("C"), heading("D", 6)),
            "<h1>T</h1><h2>A</h2><h3>B</h3><h2>C</h2><h6>D</h6>",
        ),
        ((heading("A"), heading("B", 2), heading("C"), heading("D", 2)), "<h1>A</h1><h2>B</h2><h2>C</h2><h3>D</h3>"),
        ((heading("A", 2), paragraph("x"), heading("B", 2)), "<h1>A</h1><p>x</p><h2>B</h2>"),
        ((heading("A", 2), heading("B"), paragraph("x")), "<h1>B</h1><h2>A</h2><p>x</p>"),
        (
            (paragraph("For patients"), paragraph("T", style="Title"), heading("A")),
            "<h1>T</h1><p>For patients</p><h2>A</h2>",
        ),
        ((paragraph("T", style="Title"), paragraph("U", style="Title")), "<h1>T</h1><h2>U</h2>"),
        ((paragraph(), paragraph(" ", style="Title"), heading("A")), "<h1>A</h1>"),
        ((paragraph(image(png(), "Logo")), heading("A")), '<h1>A</h1><p><img src="image1.png" alt="Logo"></p>'),
        ((paragraph("x"), heading("A"), paragraph("y")), "<p>x</p><h1>A</h1><p>y</p>"),
    ],
)
def test_one_heading_of_level_1_is_at_the_top(blocks: tuple[Piece, ...], expected: str) -> None:
    assert headings(*blocks) == expected


def test_parts_go_down_a_level_where_the_property_is_the_title() -> None:
    blocks = (paragraph("x"), heading("A"), heading("B", 2), heading("C"))
    assert headings(*blocks, title="T") == "<p>x</p><h2>A</h2><h3>B</h3><h2>C</h2>"


def test_a_title_in_a_table_of_a_cover_is_taken_out_of_it() -> None:
    cover = grid(row(cell(blocks=(paragraph("Hip pain", style="Title"),))))
    assert headings(cover, paragraph("x")) == "<h1>Hip pain</h1><p>x</p>"


BLOCKS = st.lists(
    st.builds(
        lambda style, number: (f"w{number}", style),
        st.sampled_from(["Title", "Heading1", "Heading2", "Heading3", "Heading6", ""]),
        st.integers(0, 99),
    ),
    max_size=8,
)


@given(BLOCKS, st.booleans())
def test_every_text_stays_and_a_page_has_one_heading_of_level_1(blocks: list[tuple[str, str]], titled: bool) -> None:
    pieces = [paragraph(text, style=style) if style else paragraph(text) for text, style in blocks]
    found = convert(docx(*pieces, properties={"dc:title": "T"} if titled else {}), "a.docx")
    assert sorted(re.findall(r"w\d+", found.html)) == sorted(text for text, _ in blocks)
    assert found.html.count("<h1") <= 1 or not (titled or found.html.startswith("<h1"))
    assert found.remarks == ()
