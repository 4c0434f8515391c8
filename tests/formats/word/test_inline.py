"""The words of a Word file, their formats and characters."""

from __future__ import annotations

import pytest

from support.word import bold, bookmark, italic, paragraph, raw, text
from support.word_pages import converted, html, plain, remarks


@pytest.mark.parametrize(
    ("properties", "expected"),
    [
        ("<w:b/>", "<strong>x</strong>"),
        ('<w:b w:val="0"/>', "x"),
        ('<w:b w:val="off"/>', "x"),
        ("<w:i/>", "<em>x</em>"),
        ('<w:u w:val="single"/>', "<u>x</u>"),
        ('<w:u w:val="none"/>', "x"),
        ('<w:vertAlign w:val="subscript"/>', "<sub>x</sub>"),
        ('<w:vertAlign w:val="superscript"/>', "<sup>x</sup>"),
        ("<w:strike/>", "<s>x</s>"),
        ("<w:dstrike/>", "<s>x</s>"),
        ("<w:rtl/><w:bCs/>", "<strong>x</strong>"),
        ("<w:b/><w:i/>", "<strong><em>x</em></strong>"),
    ],
)
def test_formats_are_elements(properties: str, expected: str) -> None:
    assert plain(paragraph(text("x", properties))) == f"<p>{expected}</p>"


def test_runs_of_one_format_are_one_element() -> None:
    assert plain(paragraph(bold("a"), bold("b"), italic("c"))) == "<p><strong>ab</strong><em>c</em></p>"


def test_line_breaks_are_kept() -> None:
    assert plain(paragraph("a\nb", raw("<w:r><w:cr/><w:t>c</w:t></w:r>"))) == "<p>a<br>b<br>c</p>"


def test_a_page_break_parts_words() -> None:
    assert plain(paragraph("a", raw('<w:r><w:br w:type="page"/></w:r>'), "b")) == "<p>a b</p>"


def test_no_break_spaces_hyphens_and_markup_stay_as_they_are() -> None:
    made = plain(paragraph("5\xa0mg <b> & ", raw("<w:r><w:t>a</w:t><w:noBreakHyphen/><w:softHyphen/></w:r>")))
    assert made == "<p>5\xa0mg &lt;b&gt; &amp; a\u2011\xad</p>"


def test_symbols_of_a_font_become_characters() -> None:
    sym = '<w:r><w:sym w:font="Symbol" w:char="F0A3"/></w:r>'
    old = '<w:r><w:rPr><w:rFonts w:ascii="Symbol"/></w:rPr><w:t>\uf062</w:t></w:r>'
    made = converted(paragraph("a ", raw(sym), " ", raw(old)))
    assert "a ≤ β" in made.html
    assert made.remarks == ()


def test_unknown_symbols_are_remarked_on() -> None:
    sym = '<w:r><w:sym w:font="House" w:char="F0FF"/></w:r>'
    assert remarks(paragraph("a", raw(sym), raw("<w:r><w:t>\uf0ff</w:t></w:r>"))) == [
        (1, "the character U+F0FF is only known to the font of the text, expected one of Unicode"),
        (1, "the symbol 'F0FF' of the font 'House' was left out, expected a character of Unicode"),
    ]


@pytest.mark.parametrize("tag", ["w:smartTag", "w:customXml", "w:dir", "w:bdo", 'w:fldSimple w:instr="SEQ Figure"'])
def test_words_in_an_element_around_them_are_kept(tag: str) -> None:
    around = f"<{tag}><w:r><w:t>1</w:t></w:r></{tag.partition(' ')[0]}>"
    assert plain(paragraph("Figure ", raw(around))) == "<p>Figure 1</p>"


def ruby(base: str) -> str:
    return f"<w:r><w:ruby><w:rt><w:r><w:t>かん</w:t></w:r></w:rt><w:rubyBase>{base}</w:rubyBase></w:ruby></w:r>"


def test_the_reading_above_characters_is_taken_over() -> None:
    made = converted(paragraph(raw(ruby("<w:r><w:t>漢</w:t></w:r>")), "字"))
    assert made.html == '<p data-line="1"><ruby>漢<rt>かん</rt></ruby>字</p>\n'
    assert made.remarks == ()


def test_the_reading_above_a_link_stays_in_it() -> None:
    around = f'<w:hyperlink w:anchor="here">{ruby("<w:r><w:t>漢</w:t></w:r>")}</w:hyperlink>'
    assert plain(paragraph(bookmark("here"), raw(around))) == (
        '<p id="here"><a href="#here"><ruby>漢<rt>かん</rt></ruby></a></p>'
    )


def test_the_reading_above_more_than_plain_characters_is_remarked_on() -> None:
    made = converted(paragraph(raw(ruby("<w:r><w:rPr><w:b/></w:rPr><w:t>漢</w:t></w:r>"))))
    assert "<strong>漢</strong>" in made.html
    assert "'かん'" in made.remarks[0].message


def test_a_drop_cap_belongs_to_the_paragraph_after_it() -> None:
    cap = paragraph("T", properties='<w:framePr w:dropCap="drop"/>')
    assert html(cap, paragraph("he trial")) == '<p data-line="1">The trial</p>\n'
