"""Tracked changes in a Word file."""

from __future__ import annotations

import re

from localize.errors import Problem
from support.word import cell, grid, paragraph, raw, row
from support.word_pages import converted, plain

CHANGES = "changes were tracked; they were taken as accepted, expected a document without tracked changes"


def test_insertions_are_taken_and_deletions_dropped() -> None:
    tracked = raw(
        "<w:ins><w:r><w:t>new</w:t></w:r></w:ins><w:del><w:r><w:delText>old</w:delText></w:r></w:del>"
        "<w:moveTo><w:r><w:t> here</w:t></w:r></w:moveTo><w:moveFrom><w:r><w:t>there</w:t></w:r></w:moveFrom>"
    )
    made = converted(paragraph("a"), paragraph(tracked))
    assert '<p data-line="2">new here</p>' in made.html
    assert made.remarks == (Problem("source/a.docx", 2, CHANGES),)


def test_a_paragraph_whose_end_is_deleted_goes_on_in_the_next() -> None:
    made = converted(paragraph("a ", properties="<w:rPr><w:del/></w:rPr>"), paragraph("b"))
    assert made.html == '<p data-line="1">a b</p>\n'
    assert made.remarks == (Problem("source/a.docx", 1, CHANGES),)


def test_a_last_paragraph_whose_end_is_deleted_is_kept() -> None:
    assert plain(paragraph("a", properties="<w:rPr><w:del/></w:rPr>")) == "<p>a</p>"


def test_a_deleted_row_is_left_out_and_remarked_on() -> None:
    made = converted(grid(row(cell("a")), row(cell("b"), properties="<w:del/>")))
    assert "b" not in re.sub(r"<[^>]*>", "", made.html)
    message = "a deleted row was left out: 'b', expected a document without tracked changes"
    assert made.remarks == (Problem("source/a.docx", 2, message),)
