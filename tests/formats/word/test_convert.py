"""Whole Word files, ours and those of other programs."""

from __future__ import annotations

import io
import re

import pytest

from localize.formats.word.convert import Converted, convert
from support.word import OFFICE, bold, bullets, docx, footnote, image, paragraph, part, png, relationships, table
from support.word_pages import converted, html

DOCUMENT = (
    paragraph("Cold packs", style="Title"),
    paragraph("Use ", bold("cold"), " packs", footnote("Or ice."), "."),
    bullets("a", "b"),
    table(("Drug", "Dose"), ("A", "5 mg")),
    paragraph(image(png(), "A pack")),
)


def test_the_same_bytes_give_the_same_result() -> None:
    assert docx(*DOCUMENT) == docx(*DOCUMENT)
    assert converted(*DOCUMENT) == converted(*DOCUMENT)


def test_the_strict_form_is_read_too() -> None:
    strict = (
        part("document", "<w:body><w:p><w:r><w:t>a</w:t></w:r></w:p></w:body>")
        .replace("http://schemas.openxmlformats.org/wordprocessingml/2006/main", "http://purl.oclc.org/ooxml/wordprocessingml/main")
        .replace(OFFICE, "http://purl.oclc.org/ooxml/officeDocument/relationships")
    )  # fmt: skip
    assert html(extra={"word/document.xml": strict}) == '<p data-line="1">a</p>\n'


def test_other_prefixes_are_read_too() -> None:
    xml = part("document", "<w:body><w:p><w:r><w:t>a</w:t></w:r></w:p></w:body>")
    xml = re.sub(r"(?<=[</:])w(?=[:=])", "ns0", xml)
    assert html(extra={"word/document.xml": xml}) == '<p data-line="1">a</p>\n'


def test_the_main_part_may_have_another_name() -> None:
    extra = {
        "_rels/.rels": relationships([("officeDocument", "/doc/main.xml", False)]),
        "doc/main.xml": part("document", "<w:body><w:p><w:r><w:t>b</w:t></w:r></w:p></w:body>"),
    }
    assert html(paragraph("a"), extra=extra) == '<p data-line="1">b</p>\n'


def test_a_file_of_another_program_is_read() -> None:
    other = pytest.importorskip("docx").Document()
    other.add_heading("Cold packs", 0)
    other.add_heading("Why", 2)
    other.add_paragraph("a", style="List Bullet")
    other.add_paragraph("b", style="List Number")
    buffer = io.BytesIO()
    other.save(buffer)
    made = re.sub(r' data-line="\d+"|\n', "", convert(buffer.getvalue(), "a.docx").html)
    assert made == "<h1>Cold packs</h1><h2>Why</h2><ul><li>a</li></ul><ol><li>b</li></ol>"


def test_our_files_open_elsewhere() -> None:
    other = pytest.importorskip("docx").Document(io.BytesIO(docx(*DOCUMENT, properties={"dc:title": "T"})))
    assert [one.text for one in other.paragraphs][:2] == ["Cold packs", "Use cold packs."]
    assert other.core_properties.title == "T"


def test_an_empty_document_is_an_empty_page() -> None:
    assert converted() == Converted("", (), images=(), remarks=())
