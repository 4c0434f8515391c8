"""Styles of a Word file make headings, captions and quotes."""

from __future__ import annotations

import pytest

from localize.errors import Problem
from localize.formats.word.convert import convert
from support.word import bold, docx, heading, image, paragraph, part, png, style, text
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


@pytest.mark.parametrize(
    "name",
    [
        *("Titre 1", "Título 1", "Encabezado 1", "Titolo 1", "Kop 1", "Nagłówek 1", "Nadpis 1", "Címsor 1", "Titlu 1"),
        *("Başlık 1", "Επικεφαλίδα 1", "Заголовок 1", "عنوان 1", "כותרת 1", "शीर्षक 1", "หัวเรื่อง 1", "Tiêu đề 1"),
        *("标题 1", "標題 1", "見出し 1", "제목 1"),
    ],
)
def test_a_heading_is_known_by_its_name_in_the_languages_of_programs(name: str) -> None:
    made = converted(paragraph("a"), paragraph("Warum", style="x1"), styles=style("x1", name))
    assert "<h1 " in made.html
    assert made.remarks == ()


@pytest.mark.parametrize("identifier", ["Heading2", "berschrift2", "Titre2", "Ttulo2", "Nagwek2", "Kop2", "Заголовок2"])
def test_a_heading_is_known_by_its_id_where_no_style_is_defined(identifier: str) -> None:
    data = docx(paragraph("a"), paragraph("Why", style=identifier), extra={"word/styles.xml": part("styles", "")})
    assert "<h2 " in convert(data, "a.docx").html


@pytest.mark.parametrize("name", ["Title", "Titel", "Titre", "Título", "Название", "标题", "表題", "제목"])
def test_a_title_is_known_by_its_name_in_the_languages_of_programs(name: str) -> None:
    assert plain(paragraph("a"), paragraph("Knee", style="x"), styles=style("x", name)) == "<h1>Knee</h1><p>a</p>"


@pytest.mark.parametrize("name", ["Source Code", "Listing", "Code"])
def test_lines_of_code_are_one_block_that_is_not_translated(name: str) -> None:
    lines = [paragraph(text, style="c") for text in ("", "if a:", "", "    b", "")]
    broken = paragraph(bold("c\nd"), style="c")
    made = converted(*lines, broken, paragraph("e"), styles=style("c", name))
    assert made.html == ('<pre data-line="2"><code>if a:\n\n    b\n\nc\nd</code></pre>\n<p data-line="7">e</p>\n')
    assert made.remarks == ()


@pytest.mark.parametrize("name", ["HTML Preformatted", "Preformatted Text"])
def test_preformatted_lines_are_one_block_with_its_emphasis(name: str) -> None:
    made = converted(paragraph("a", bold("b"), style="c"), paragraph("  c", style="c"), styles=style("c", name))
    assert made.html == '<pre data-line="1">a<strong>b</strong>\n  c</pre>\n'


@pytest.mark.parametrize("name", ["Verbatim Char", "Source Text", "HTML Code", "Teletype"])
def test_words_in_a_style_for_code_are_code(name: str) -> None:
    token = style("t", "KeywordTok", '<w:basedOn w:val="v"/>', kind="character", custom=True)
    rows = style("v", name, kind="character", custom=True) + token
    made = converted(paragraph("Run ", text("a", '<w:rStyle w:val="t"/>'), "."), styles=rows)
    assert made.html == '<p data-line="1">Run <code>a</code>.</p>\n'
    assert made.remarks == ()


def test_terms_and_definitions_are_a_list() -> None:
    rows = style("t", "Definition Term") + style("d", "Definition")
    made = plain(
        paragraph("mg", style="t"),
        paragraph("milligram", style="d"),
        paragraph("g", style="t"),
        paragraph("gram", style="d"),
        paragraph("1,000 mg", style="d"),
        styles=rows,
    )
    assert made == "<dl><dt>mg</dt><dd>milligram</dd><dt>g</dt><dd>gram</dd><dd>1,000 mg</dd></dl>"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Block Text", "<blockquote><p>a</p></blockquote>"),
        ("Quotations", "<blockquote><p>a</p></blockquote>"),
        ("Table Caption", '<p class="caption">a</p>'),
        ("Image Caption", '<p class="caption">a</p>'),
        ("Subtitle", '<p class="subtitle">a</p>'),
        ("Abstract", '<p class="abstract">a</p>'),
        ("First Paragraph", "<p>a</p>"),
        ("Compact", "<p>a</p>"),
        ("Text body indent", "<p>a</p>"),
        ("Footnote Text", "<p>a</p>"),
        ("Bibliography 1", "<p>a</p>"),
    ],
)
def test_the_styles_of_pandoc_and_libreoffice_are_known(name: str, expected: str) -> None:
    made = converted(paragraph("a", style="x"), styles=style("x", name))
    assert plain(paragraph("a", style="x"), styles=style("x", name)) == expected
    assert made.remarks == ()
