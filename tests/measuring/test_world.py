"""What is counted apart by the benchmark of the world's documents, and what stays lost."""

from __future__ import annotations

from collections import Counter

import pytest
from benchmarks import kept_out, other_readers
from benchmarks.page_contents import contents

from support.word import docx, paragraph, raw, text

_FIELD = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
_TEXT = "<w:r><w:t>Doses 5</w:t></w:r>"
_INSTRUCTION = "<w:r><w:instrText> TOC \\h </w:instrText></w:r>"
_GALLERY = '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj>'
_CONTROL = f"<w:sdt><w:sdtPr>{{}}</w:sdtPr><w:sdtContent><w:p>{_TEXT}</w:p></w:sdtContent></w:sdt>"


@pytest.mark.parametrize(
    ("kind", "markup"),
    [
        ("tables of contents", _CONTROL.format(_GALLERY)),
        (
            "tables of contents",
            f"<w:p>{_FIELD.format('begin')}{_INSTRUCTION}{_FIELD.format('separate')}{_TEXT}{_FIELD.format('end')}</w:p>",
        ),
        ("prompts of empty fields", _CONTROL.format("<w:showingPlcHdr/>")),
        ("deleted rows", f"<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc><w:p>{_TEXT}</w:p></w:tc></w:tr></w:tbl>"),
        ("hidden text", "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>Doses 5</w:t></w:r></w:p>"),
    ],
)
def test_what_the_markup_keeps_out_of_a_page_is_known_by_its_kind(kind: str, markup: str) -> None:
    found = kept_out.paragraphs(
        docx(paragraph("Before"), raw(markup), paragraph(text("After", "<w:vanish w:val='0'/>")))
    )
    assert {name: texts for name, texts in found.items() if texts} == {kind: ["Doses 5"]}


def test_what_is_no_word_file_keeps_nothing_out() -> None:
    assert kept_out.paragraphs(b"PK") == {}


@pytest.mark.parametrize(
    ("theirs", "ours", "otherwise"),
    [
        ("<p>1736including you</p>", "<p>1736<br>Including you</p>", ["1736including"]),
        ("<p>split paragraph</p>", "<p>splitparagraph</p>", ["split", "paragraph"]),
        ("<p>Take 12 of 1 2</p>", "<p>Take of 1 2</p>", []),
        ("<p>Take it twice</p>", "<p>Take it</p>", []),
    ],
)
def test_words_that_are_parted_otherwise_are_not_lost(theirs: str, ours: str, otherwise: list[str]) -> None:
    expected, found = (contents(other_readers.parsed(page)) for page in (theirs, ours))
    assert expected.parted_otherwise(found, expected.lost(found)["words"]) == Counter(otherwise)


@pytest.mark.parametrize(
    ("page", "kept", "is_document"),
    [
        ("<p></p>", [], False),
        ("<p><img src='a.png'></p>", [], False),
        ("<h1>Knee pain</h1>", [], False),
        ("<h1>Knee pain</h1><p><img src='a.png'></p>", [], True),
        ("<h1>Knee pain</h1><p>Rest.</p>", [], True),
        ("<p>Knee pain 1</p><h1>Knee pain</h1>", ["knee pain 1"], False),
    ],
)
def test_a_document_has_two_blocks_of_text_or_one_and_a_picture(page: str, kept: list[str], is_document: bool) -> None:
    assert contents(other_readers.parsed(page)).is_document(kept) == is_document
