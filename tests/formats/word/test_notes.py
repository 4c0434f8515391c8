"""Footnotes and endnotes of a Word file."""

from __future__ import annotations

from support.word import endnote, footnote, italic, paragraph, part, raw, relationships
from support.word_pages import html, plain, remarks


def test_notes_are_linked_both_ways() -> None:
    assert plain(paragraph("a", footnote("the ", italic("note")), endnote("the end"))) == (
        '<p>a<sup><a href="#footnote-1" id="footnote-ref-1">[1]</a></sup>'
        '<sup><a href="#endnote-1" id="endnote-ref-1">[2]</a></sup></p>'
        '<ol><li id="footnote-1"><p>the <em>note</em> <a href="#footnote-ref-1">↑</a></p></li>'
        '<li id="endnote-1"><p>the end <a href="#endnote-ref-1">↑</a></p></li></ol>'
    )


def test_a_link_in_a_note_is_one() -> None:
    note = paragraph("x", raw('<w:r><w:footnoteReference w:id="1"/></w:r>'))
    inside = '<w:hyperlink r:id="rId1"><w:r><w:t>n</w:t></w:r></w:hyperlink>'
    notes = f'<w:footnote w:id="1"><w:p>{inside}</w:p></w:footnote>'
    extra = {
        "word/footnotes.xml": part("footnotes", notes),
        "word/_rels/footnotes.xml.rels": relationships([("hyperlink", "https://n.example/", True)]),
    }
    assert '<a href="https://n.example/">n</a>' in html(note, extra=extra)


def test_a_note_that_is_missing_doubled_or_in_a_note_is_remarked_on() -> None:
    again = raw('<w:r><w:footnoteReference w:id="1"/></w:r>')
    gone = raw('<w:r><w:endnoteReference w:id="9"/></w:r>')
    found = remarks(paragraph("a", footnote("n", again)), paragraph("b", again, gone))
    assert found == [
        (1, "a footnote reference inside another note was left out, expected one in the text"),
        (2, "a footnote reference that is there before was left out, expected one in the text"),
        (2, "a reference to an absent endnote was left out, expected the endnote"),
    ]
