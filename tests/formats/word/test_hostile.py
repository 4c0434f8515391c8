"""Files that are no Word file, or are made to do harm."""

from __future__ import annotations

import io
import tracemalloc
import zipfile
from html.parser import HTMLParser

import pytest

from localize.errors import SourceError
from localize.formats.word import converter
from localize.formats.word import package as word_package
from localize.formats.word import xml as word_xml
from support.word import (
    archive,
    bookmark,
    docx,
    footnote,
    heading,
    image,
    item,
    link,
    paragraph,
    part,
    png,
    raw,
    relationships,
    table,
)
from support.word_pages import converted, html, plain, refusal


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", "not a zip archive"),
        (b"just text", "not a zip archive"),
        (b"PK\x03\x04 and no more", "damaged or cut off"),
        (archive({"a.txt": "x"}), "without a Word document in it"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "is in the format of Word 97 to 2003"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "is locked with a password"),
    ],
)
def test_what_is_no_word_file_is_refused(data: bytes, expected: str) -> None:
    assert expected in refusal(data)


def test_a_workbook_is_refused() -> None:
    extra = {
        "_rels/.rels": relationships([("officeDocument", "xl/workbook.xml", False)]),
        "xl/workbook.xml": "<workbook/>",
    }
    assert "without a Word document in it" in refusal(docx(extra=extra))


@pytest.mark.parametrize("share", [0.3, 0.6, 0.9, 0.99])
def test_a_file_that_is_cut_off_is_refused(share: float) -> None:
    data = docx(paragraph("a"))
    assert "damaged or cut off" in refusal(data[: int(len(data) * share)])


def test_a_file_with_a_changed_byte_is_refused() -> None:
    data = docx(paragraph("the same words"))
    assert "damaged" in refusal(data.replace(b"the same words", b"the sane words"))


def test_a_locked_part_is_refused() -> None:
    data = bytearray(docx(paragraph("a")))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(signature) + offset] |= 1
    assert "locked with a password" in refusal(bytes(data))


@pytest.mark.parametrize("name", ["../../x", "/etc/x", "a\\b", "c:/x", "word/../../x"])
def test_a_part_with_a_name_outside_of_the_file_is_refused(name: str) -> None:
    assert "expected one inside the document" in refusal(docx(extra={name: "x"}))


def test_a_nul_in_a_name_is_refused() -> None:
    data = docx(paragraph("a"), extra={"word/xyz": "x"})
    assert "expected one inside the document" in refusal(data.replace(b"word/xyz", b"word/x\0z"))


def test_a_nul_in_the_text_is_refused() -> None:
    assert "is no XML" in refusal(docx(paragraph("a\0b")))


def test_a_part_that_is_there_twice_is_refused() -> None:
    data = docx(paragraph("a"), extra={"word/one": "x", "word/two": "y"})
    assert "two parts with the name 'word/one'" in refusal(data.replace(b"word/two", b"word/one"))


def test_too_many_parts_are_refused() -> None:
    many = {f"word/{index}": "" for index in range(word_package.MAX_MEMBERS)}
    assert "expected at most 5,000" in refusal(docx(extra=many))
    assert "too many parts" in refusal(b"PK\x03\x04" + b"PK\x01\x02" * 60_000)


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    buffer = io.BytesIO(docx(paragraph("a")))
    with zipfile.ZipFile(buffer, "a", zipfile.ZIP_DEFLATED) as file:
        file.writestr("word/bomb.xml", bytes(30_000_000))
    tracemalloc.start()
    assert "which is no document's size" in refusal(buffer.getvalue())
    assert tracemalloc.get_traced_memory()[1] < 5_000_000
    tracemalloc.stop()


def test_parts_that_are_large_together_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(word_package, "MAX_TOTAL", 10_000)
    assert "expected at most 10,000" in refusal(docx(paragraph("a" * 10_000)))


def test_what_comes_out_is_counted_whatever_the_file_says_of_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(word_package, "MAX_TOTAL", 10_000)
    monkeypatch.setattr(word_package, "_check", lambda *_: None)
    assert "unpacks to more than 10,000 bytes" in refusal(docx(paragraph("a" * 10_000)))


def test_a_part_that_lies_about_its_size_is_refused() -> None:
    buffer = io.BytesIO(docx(paragraph("a")))
    with zipfile.ZipFile(buffer, "a", zipfile.ZIP_DEFLATED) as file:
        file.writestr("word/bomb.xml", bytes(30_000_000))
    size = (30_000_000).to_bytes(4, "little")
    assert "damaged" in refusal(buffer.getvalue().replace(size, (10).to_bytes(4, "little")))


def test_a_large_file_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(word_package, "MAX_FILE", 1_000)
    assert "expected at most 1,000" in refusal(docx(paragraph("a")))


@pytest.mark.parametrize(
    "subset",
    [
        '<!DOCTYPE w:document SYSTEM "file:///etc/passwd">',
        '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>',
    ],
)
@pytest.mark.parametrize("name", ["document", "styles", "numbering", "comments", "footnotes", "header1"])
def test_a_document_type_in_any_part_is_refused(subset: str, name: str) -> None:
    xml = part(name, "<w:body/>").replace("?>\n", f"?>{subset}")
    assert "has a document type" in refusal(docx(paragraph("a"), extra={f"word/{name}.xml": xml}))


def test_a_document_type_in_another_encoding_is_refused() -> None:
    xml = '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE x [<!ENTITY a "b">]><x/>'.encode("utf-16")
    assert "has a document type" in refusal(docx(extra={"word/document.xml": xml}))


@pytest.mark.parametrize("name", ["docProps/core.xml", "_rels/.rels", "word/_rels/document.xml.rels"])
def test_a_document_type_outside_of_the_text_is_refused(name: str) -> None:
    assert "has a document type" in refusal(docx(extra={name: "<!DOCTYPE x><x/>"}))


def test_an_encoding_that_there_is_not_is_refused() -> None:
    xml = '<?xml version="1.0" encoding="no-such"?><x/>'
    assert "'word/document.xml'" in refusal(docx(extra={"word/document.xml": xml}))


@pytest.mark.parametrize("name", ["document", "comments", "footnotes"])
def test_parts_that_are_nested_too_deeply_are_refused(name: str) -> None:
    deep = part(name, "<w:body>" + "<w:p>" * 10_000 + "</w:p>" * 10_000 + "</w:body>")
    assert "is nested too deeply" in refusal(docx(paragraph("a"), extra={f"word/{name}.xml": deep}))


def test_tables_as_deep_as_may_be_do_not_crash() -> None:
    depth = (word_xml.MAX_DEPTH - 6) // 3
    tables = "<w:tbl><w:tr><w:tc>" * depth + "<w:p><w:r><w:t>in</w:t></w:r></w:p>" + "</w:tc></w:tr></w:tbl>" * depth
    try:
        assert ">in<" in html(raw(tables))
    except SourceError as error:
        assert "nested too deeply" in str(error)


def test_running_out_of_stack_is_an_error_of_the_source(monkeypatch: pytest.MonkeyPatch) -> None:
    def deep(*_: object) -> str:
        raise RecursionError

    monkeypatch.setattr(converter, "html", deep)
    assert "nested too deeply" in refusal(docx(paragraph("a")))


def test_too_many_elements_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(word_xml, "MAX_ELEMENTS", 500)
    assert "expected at most 500 elements" in refusal(docx(raw("<w:p/>" * 600)))


def test_a_style_map_in_the_file_is_not_obeyed() -> None:
    extra = {"mammoth/style-map": "p => script:fresh"}
    assert plain(paragraph("a"), extra=extra) == "<p>a</p>"


def test_markup_in_text_stays_text() -> None:
    class Scripts(HTMLParser):
        found = False

        def handle_starttag(self, tag: str, _: object) -> None:
            self.found = self.found or tag == "script"

    bad = '"><script>alert(1)</script>'
    made = html(
        heading(bad), paragraph(bad, link(bad, f"https://a.example/{bad}"), bookmark(bad), image(png(), bad)),
        table((bad,)), paragraph(footnote(bad)), item(bad),
    )  # fmt: skip
    parser = Scripts()
    parser.feed(made)
    assert not parser.found


def test_a_bookmark_cannot_pass_as_a_mark_of_our_own() -> None:
    made = converted(paragraph(bookmark("localize:image-0"), bookmark("footnote-1"), "a", footnote("n")))
    assert 'id="localize_image_0"' in made.html
    assert made.html.count('id="footnote-1"') == 1


@pytest.mark.parametrize(
    ("found", "part"),
    [
        (docx(paragraph("Take 5\x9610 mg.")), "word/document.xml"),
        (docx(paragraph("Text."), properties={"dc:title": "5\x9610 mg"}), "docProps/core.xml"),
        (docx(paragraph(image(png(), "5\x9610 mg"))), "word/document.xml"),
        (docx(paragraph(link("Text", "https://a.example/5\x9610 mg"))), "word/_rels/document.xml.rels"),
    ],
    ids=["text", "property", "alternative", "address"],
)
def test_what_no_page_can_hold_is_refused_with_the_words_around_it(found: bytes, part: str) -> None:
    told = refusal(found)
    assert told.startswith(f"the part {part!r} of the Word file has the control character U+0096 in ")
    assert "5\\x9610 mg" in told
