"""What a page cannot show of a Word file is named with its paragraph."""

from __future__ import annotations

import pytest

from localize.errors import Problem
from localize.formats.word import converter
from support.word import Parts, bold, image, paragraph, part, png, raw
from support.word_pages import box, converted, plain, remarks


def drawing(uri: str) -> str:
    return (
        f'<w:r><w:drawing><wp:inline><wp:docPr id="1" name="x"/><a:graphic><a:graphicData uri="{uri}"/></a:graphic>'
        "</wp:inline></w:drawing></w:r>"
    )


@pytest.mark.parametrize(
    ("inside", "message"),
    [
        (
            "<m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath>",
            "an equation was left out: 'x=1', expected text, or an image of it with alternative text",
        ),
        (
            drawing("http://schemas.openxmlformats.org/drawingml/2006/chart"),
            "a chart was left out, expected text, a table, or an image of it with alternative text",
        ),
        (
            drawing("http://schemas.openxmlformats.org/drawingml/2006/diagram"),
            "a diagram (SmartArt) was left out, expected text, a table, or an image of it with alternative text",
        ),
        (
            drawing("urn:shape"),
            "a drawing was left out, expected text, a table, or an image of it with alternative text",
        ),
        (
            '<w:r><w:object><o:OLEObject ProgID="Excel.Sheet.12"/></w:object></w:r>',
            (
                "an embedded object (Excel.Sheet.12) was left out, expected text, a table,"
                " or an image of it with alternative text"
            ),
        ),
        (
            "<w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r>",
            "hidden text was left out: 'secret', expected no hidden text",
        ),
        (
            "<w:new><w:r><w:t>words</w:t></w:r></w:new>",
            "an element 'w:new' was left out: 'words', expected its words as running text",
        ),
        (
            "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:r><w:t>Click</w:t></w:r></w:sdtContent></w:sdt>",
            "the prompt of an empty form field was left out: 'Click', expected text in it",
        ),
        (
            (
                '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> FORMCHECKBOX </w:instrText></w:r>'
                '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
            ),
            "a check box was left out, expected text",
        ),
    ],
)
def test_what_cannot_be_taken_over_is_said_with_its_paragraph(inside: str, message: str) -> None:
    made = converted(paragraph("a"), paragraph("b", raw(inside)), paragraph("c"))
    assert made.html == '<p data-line="1">a</p>\n<p data-line="2">b</p>\n<p data-line="3">c</p>\n'
    assert made.remarks == (Problem("source/a.docx", 2, message),)


def test_a_text_box_is_put_after_its_paragraph_once() -> None:
    made = converted(paragraph("a ", raw(box("one", "two")), "b"))
    assert made.html == '<p data-line="1">a b</p>\n<p data-line="1">one</p>\n<p data-line="1">two</p>\n'
    message = "a text box was put after its paragraph: 'one two', expected running text"
    assert made.remarks == (Problem("source/a.docx", 1, message),)


def test_the_picture_for_older_programs_is_taken_for_a_drawing_that_says_nothing() -> None:
    def both(parts: Parts) -> str:
        old = image(png(), "x")(parts)
        old = old.removeprefix("<w:r>").removesuffix("</w:r>")
        return (
            '<w:r><mc:AlternateContent><mc:Choice Requires="cx"><w:drawing/></mc:Choice>'
            f"<mc:Fallback>{old}</mc:Fallback></mc:AlternateContent></w:r>"
        )

    assert plain(paragraph(both)) == '<p><img src="image1.png" alt="x"></p>'


def test_headers_and_footers_are_remarked_on() -> None:
    words = "<w:p><w:r><w:t>Draft</w:t></w:r></w:p>"
    extra = {"word/header1.xml": part("hdr", words), "word/footer1.xml": part("ftr", "<w:p/>")}
    assert remarks(paragraph("a"), extra=extra) == [
        (0, "a page header was left out: 'Draft', expected what matters in the text itself")
    ]


def test_an_embedded_document_is_remarked_on() -> None:
    assert remarks(paragraph("a"), raw('<w:altChunk r:id="rId9"/>')) == [
        (1, "a part in another format was left out, expected its text in the document itself")
    ]


def test_words_that_the_converter_loses_are_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(converter, "html", lambda *_: '<p><a id="localize:place-0"></a>not</p>')
    assert remarks(paragraph("what it", bold(" says"))) == [
        (1, "text was left out: 'what it says', expected it as running text")
    ]


def test_words_outside_of_paragraphs_are_kept_or_remarked_on() -> None:
    made = converted(raw("<w:r><w:t>loose</w:t></w:r>"), paragraph("a"))
    said = "".join(problem.message for problem in made.remarks)
    assert "loose" in made.html + said


def test_remarks_are_in_line_order() -> None:
    equation = raw("<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>")
    found = remarks(*(paragraph("a", equation) for _ in range(12)))
    assert [line for line, _ in found] == list(range(1, 13))
