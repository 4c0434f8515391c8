"""Blocks of a Word file have the numbers of their paragraphs."""

from __future__ import annotations

import re

from support.word import cell, footnote, grid, item, paragraph, raw, row, table
from support.word_pages import box, html


def test_a_block_carries_the_number_of_its_paragraph() -> None:
    assert html(paragraph("a"), paragraph("b")) == '<p data-line="1">a</p>\n<p data-line="2">b</p>\n'


def test_empty_paragraphs_are_counted_and_not_shown() -> None:
    assert html(paragraph(), paragraph("a"), paragraph(" "), paragraph("b")) == (
        '<p data-line="2">a</p>\n<p data-line="4">b</p>\n'
    )


def test_lists_tables_and_what_follows_them_are_numbered_in_order() -> None:
    made = html(item("a"), item("b", level=1), table(("c", "d"), ("e", "f")), paragraph("g"))
    assert re.findall(r'<(\w+) data-line="(\d+)">', made) == [
        ("ul", "1"), ("li", "1"), ("ul", "2"), ("li", "2"),
        ("table", "3"), ("thead", "3"), ("tr", "3"), ("th", "3"), ("th", "4"),
        ("tbody", "5"), ("tr", "5"), ("td", "5"), ("td", "6"), ("p", "7"),
    ]  # fmt: skip


def test_an_empty_cell_has_its_number_too() -> None:
    assert '<td data-line="1"></td><td data-line="2">b</td>' in html(table(("", "b"), headed=False))


def test_text_boxes_and_notes_have_the_number_of_the_paragraph_they_belong_to() -> None:
    made = html(paragraph("a"), paragraph("b", raw(box("in")), footnote("note")), paragraph("c"))
    assert '<p data-line="2">in</p>\n<p data-line="3">c</p>' in made
    assert '<p data-line="2">note <a' in made


def test_paragraphs_inside_controls_are_counted() -> None:
    control = "<w:sdt><w:sdtPr/><w:sdtContent><w:p><w:r><w:t>a</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    assert html(raw(control), paragraph("b")) == '<p data-line="1">a</p>\n<p data-line="2">b</p>\n'


def test_paragraphs_of_a_deleted_row_are_counted() -> None:
    made = html(grid(row(cell("a"), properties="<w:del/>"), row(cell("b"))), paragraph("c"))
    assert '<td data-line="2">b</td>' in made
    assert '<p data-line="3">c</p>' in made
