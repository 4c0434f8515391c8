from __future__ import annotations

import io
import re
import tracemalloc
import zipfile
from html.parser import HTMLParser

import pytest

from localize.errors import Problem, SourceError
from localize.formats.word import convert as word
from localize.formats.word import package as word_package
from localize.formats.word import xml as word_xml
from localize.formats.word.convert import Converted, convert
from support.word import (
    OFFICE,
    Parts,
    Piece,
    abstract,
    archive,
    bold,
    bookmark,
    bullets,
    cell,
    docx,
    endnote,
    footnote,
    grid,
    heading,
    image,
    italic,
    item,
    link,
    number,
    numbers,
    paragraph,
    part,
    png,
    raw,
    relationships,
    row,
    style,
    table,
    text,
)

DECORATIVE = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative'
    ' xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
)


def converted(*blocks: Piece, **more: object) -> Converted:
    return convert(docx(*blocks, **more), "source/a.docx")  # type: ignore[arg-type]


def html(*blocks: Piece, **more: object) -> str:
    return converted(*blocks, **more).html


def plain(*blocks: Piece, **more: object) -> str:
    """Without line numbers and line ends."""
    return re.sub(r' data-line="\d+"|\n', "", html(*blocks, **more))


def remarks(*blocks: Piece, **more: object) -> list[tuple[int, str]]:
    return [(problem.line, problem.message) for problem in converted(*blocks, **more).remarks]


def refusal(data: bytes) -> str:
    with pytest.raises(SourceError) as caught:
        convert(data, "source/a.docx")
    (problem,) = caught.value.problems
    assert problem.path == "source/a.docx"
    return problem.message


def comment(identifier: int, words: str, author: str = "Ana") -> str:
    return f'<w:comment w:id="{identifier}" w:author="{author}"><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:comment>'


def commented(words: str, identifier: int = 0) -> Piece:
    return raw(
        f'<w:commentRangeStart w:id="{identifier}"/><w:r><w:t>{words}</w:t></w:r>'
        f'<w:commentRangeEnd w:id="{identifier}"/>'
        f'<w:r><w:commentReference w:id="{identifier}"/></w:r>'
    )


def box(*paragraphs: str) -> str:
    """A text box as Word writes it: the new form, and the same once more for older programs."""
    content = "".join(f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>" for words in paragraphs)
    new = (
        '<w:drawing><wp:anchor><wp:docPr id="1" name="Box"/><a:graphic><a:graphicData uri="x/wordprocessingShape">'
        f"<wps:wsp><wps:txbx><w:txbxContent>{content}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic>"
        "</wp:anchor></w:drawing>"
    )
    old = f"<w:pict><v:shape><v:textbox><w:txbxContent>{content}</w:txbxContent></v:textbox></v:shape></w:pict>"
    return (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">{new}</mc:Choice><mc:Fallback>{old}</mc:Fallback>'
        "</mc:AlternateContent></w:r>"
    )


def drawing(uri: str) -> str:
    return (
        f'<w:r><w:drawing><wp:inline><wp:docPr id="1" name="x"/><a:graphic><a:graphicData uri="{uri}"/></a:graphic>'
        "</wp:inline></w:drawing></w:r>"
    )


class TestLines:
    def test_a_block_carries_the_number_of_its_paragraph(self) -> None:
        assert html(paragraph("a"), paragraph("b")) == '<p data-line="1">a</p>\n<p data-line="2">b</p>\n'

    def test_empty_paragraphs_are_counted_and_not_shown(self) -> None:
        assert html(paragraph(), paragraph("a"), paragraph(" "), paragraph("b")) == (
            '<p data-line="2">a</p>\n<p data-line="4">b</p>\n'
        )

    def test_lists_tables_and_what_follows_them_are_numbered_in_order(self) -> None:
        made = html(item("a"), item("b", level=1), table(("c", "d"), ("e", "f")), paragraph("g"))
        assert re.findall(r'<(\w+) data-line="(\d+)">', made) == [
            ("ul", "1"), ("li", "1"), ("ul", "2"), ("li", "2"),
            ("table", "3"), ("thead", "3"), ("tr", "3"), ("th", "3"), ("th", "4"),
            ("tbody", "5"), ("tr", "5"), ("td", "5"), ("td", "6"), ("p", "7"),
        ]  # fmt: skip

    def test_an_empty_cell_has_its_number_too(self) -> None:
        assert '<td data-line="1"></td><td data-line="2">b</td>' in html(table(("", "b"), headed=False))

    def test_text_boxes_and_notes_have_the_number_of_the_paragraph_they_belong_to(self) -> None:
        made = html(paragraph("a"), paragraph("b", raw(box("in")), footnote("note")), paragraph("c"))
        assert '<p data-line="2">in</p>\n<p data-line="3">c</p>' in made
        assert '<p data-line="2">note <a' in made

    def test_paragraphs_inside_controls_are_counted(self) -> None:
        control = "<w:sdt><w:sdtPr/><w:sdtContent><w:p><w:r><w:t>a</w:t></w:r></w:p></w:sdtContent></w:sdt>"
        assert html(raw(control), paragraph("b")) == '<p data-line="1">a</p>\n<p data-line="2">b</p>\n'

    def test_paragraphs_of_a_deleted_row_are_counted(self) -> None:
        made = html(grid(row(cell("a"), properties="<w:del/>"), row(cell("b"))), paragraph("c"))
        assert '<td data-line="2">b</td>' in made
        assert '<p data-line="3">c</p>' in made


class TestHeadings:
    @pytest.mark.parametrize("level", range(1, 7))
    def test_a_heading_has_its_level(self, level: int) -> None:
        assert plain(paragraph("a"), heading("Why", level)) == f"<p>a</p><h{level}>Why</h{level}>"

    def test_the_title_is_a_first_heading(self) -> None:
        assert plain(paragraph("Cold packs", style="Title")) == "<h1>Cold packs</h1>"

    def test_a_deeper_heading_is_the_sixth_and_remarked_on(self) -> None:
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
    def test_a_style_in_another_language_or_of_ones_own_is_known(self, row: str) -> None:
        made = converted(paragraph("a"), paragraph("Warum", style="berschrift2"), styles=row)
        assert "<h2 " in made.html
        assert made.remarks == ()

    def test_an_outline_level_of_the_paragraph_makes_a_heading(self) -> None:
        why = paragraph("Why", properties='<w:outlineLvl w:val="2"/>')
        assert plain(paragraph("a"), why) == "<p>a</p><h3>Why</h3>"

    def test_a_style_that_is_based_on_itself_ends(self) -> None:
        rows = style("A", "One", '<w:basedOn w:val="B"/>') + style("B", "Two", '<w:basedOn w:val="A"/>')
        assert plain(paragraph("a", style="A"), styles=rows) == "<p>a</p>"

    def test_a_heading_known_by_its_id_only_is_one(self) -> None:
        data = docx(paragraph("a"), heading("Why", 2), extra={"word/styles.xml": part("styles", "")})
        assert "<h2 " in convert(data, "a.docx").html


class TestStyles:
    def test_a_caption_is_marked(self) -> None:
        assert plain(paragraph("Table 1", style="Caption")) == '<p class="caption">Table 1</p>'

    def test_a_caption_after_a_picture_makes_a_figure(self) -> None:
        made = html(paragraph(image(png(), "A pack")), paragraph(), paragraph("Figure 1", style="Caption"))
        assert made == (
            '<figure data-line="1"><img src="image1.png" alt="A pack">'
            '<figcaption data-line="3">Figure 1</figcaption></figure>\n'
        )

    def test_a_quote_is_one(self) -> None:
        assert plain(paragraph("a", style="Quote"), paragraph("b", style="Quote")) == (
            "<blockquote><p>a</p><p>b</p></blockquote>"
        )

    def test_an_unknown_style_is_remarked_on_once(self) -> None:
        rows = style("Box", "Warning Box", custom=True)
        found = remarks(paragraph("a"), paragraph("b", style="Box"), paragraph("c", style="Box"), styles=rows)
        message = (
            "the style 'warning box' of a paragraph means nothing here, it was taken as plain text,"
            " expected Heading 1 to 6, Title, Caption, Quote, a list or Normal"
        )
        assert found == [(2, message)]

    def test_an_unknown_style_of_words_is_remarked_on(self) -> None:
        rows = style("Drug", "Drug name", kind="character", custom=True)
        found = remarks(paragraph(text("Aspirin", '<w:rStyle w:val="Drug"/>')), styles=rows)
        assert found == [(1, "the style 'drug name' of some words means nothing here, expected bold, italic or such")]

    def test_the_emphasis_in_a_style_of_words_is_kept(self) -> None:
        rows = style("Drug", "Drug name", "<w:rPr><w:i/></w:rPr>", kind="character", custom=True)
        assert plain(paragraph(text("Aspirin", '<w:rStyle w:val="Drug"/>')), styles=rows) == "<p><em>Aspirin</em></p>"

    def test_a_table_of_contents_is_left_out_and_remarked_on(self) -> None:
        rows = style("TOC1", "toc 1")
        made = converted(paragraph("Why\t3", style="TOC1"), paragraph("a"), styles=rows)
        assert made.html == '<p data-line="2">a</p>\n'
        message = "a table of contents was left out: 'Why 3', expected none: the page has its own"
        assert made.remarks == (Problem("source/a.docx", 1, message),)


class TestWords:
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
    def test_formats_are_elements(self, properties: str, expected: str) -> None:
        assert plain(paragraph(text("x", properties))) == f"<p>{expected}</p>"

    def test_runs_of_one_format_are_one_element(self) -> None:
        assert plain(paragraph(bold("a"), bold("b"), italic("c"))) == "<p><strong>ab</strong><em>c</em></p>"

    def test_line_breaks_are_kept(self) -> None:
        assert plain(paragraph("a\nb", raw("<w:r><w:cr/><w:t>c</w:t></w:r>"))) == "<p>a<br>b<br>c</p>"

    def test_a_page_break_parts_words(self) -> None:
        assert plain(paragraph("a", raw('<w:r><w:br w:type="page"/></w:r>'), "b")) == "<p>a b</p>"

    def test_no_break_spaces_hyphens_and_markup_stay_as_they_are(self) -> None:
        made = plain(paragraph("5\xa0mg <b> & ", raw("<w:r><w:t>a</w:t><w:noBreakHyphen/><w:softHyphen/></w:r>")))
        assert made == "<p>5\xa0mg &lt;b&gt; &amp; a\u2011\xad</p>"

    def test_symbols_of_a_font_become_characters(self) -> None:
        sym = '<w:r><w:sym w:font="Symbol" w:char="F0A3"/></w:r>'
        old = '<w:r><w:rPr><w:rFonts w:ascii="Symbol"/></w:rPr><w:t>\uf062</w:t></w:r>'
        made = converted(paragraph("a ", raw(sym), " ", raw(old)))
        assert "a ≤ β" in made.html
        assert made.remarks == ()

    def test_unknown_symbols_are_remarked_on(self) -> None:
        sym = '<w:r><w:sym w:font="House" w:char="F0FF"/></w:r>'
        assert remarks(paragraph("a", raw(sym), raw("<w:r><w:t>\uf0ff</w:t></w:r>"))) == [
            (1, "the character U+F0FF is only known to the font of the text, expected one of Unicode"),
            (1, "the symbol 'F0FF' of the font 'House' was left out, expected a character of Unicode"),
        ]

    @pytest.mark.parametrize("tag", ["w:smartTag", "w:customXml", "w:dir", "w:bdo", 'w:fldSimple w:instr="SEQ Figure"'])
    def test_words_in_an_element_around_them_are_kept(self, tag: str) -> None:
        around = f"<{tag}><w:r><w:t>1</w:t></w:r></{tag.partition(' ')[0]}>"
        assert plain(paragraph("Figure ", raw(around))) == "<p>Figure 1</p>"

    def test_the_reading_above_characters_is_remarked_on(self) -> None:
        ruby = (
            "<w:ruby><w:rt><w:r><w:t>かん</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>漢</w:t></w:r></w:rubyBase></w:ruby>"
        )
        made = converted(paragraph(raw(f"<w:r>{ruby}</w:r>")))
        assert "漢" in made.html
        assert "'かん'" in made.remarks[0].message

    def test_a_drop_cap_belongs_to_the_paragraph_after_it(self) -> None:
        cap = paragraph("T", properties='<w:framePr w:dropCap="drop"/>')
        assert html(cap, paragraph("he trial")) == '<p data-line="1">The trial</p>\n'


class TestLists:
    def test_lists_nest(self) -> None:
        made = plain(item("a"), item("b", level=1, numbered=True), item("c", level=2), item("d"))
        assert made == "<ul><li>a<ol><li>b<ul><li>c</li></ul></li></ol></li><li>d</li></ul>"

    def test_nine_levels_are_kept(self) -> None:
        made = plain(*(item(str(level), level=level) for level in range(9)))
        assert made == "".join(f"<ul><li>{level}" for level in range(9)) + "</li></ul>" * 9

    def test_bullets_and_numbers_are_lists_of_their_own(self) -> None:
        made = plain(bullets("a", "b"), numbers("c", "d"))
        assert made == "<ul><li>a</li><li>b</li></ul><ol><li>c</li><li>d</li></ol>"

    def test_a_list_that_goes_on_after_a_paragraph_keeps_its_numbers(self) -> None:
        made = plain(numbers("a", "b"), paragraph("but"), numbers("c"))
        assert made == '<ol><li>a</li><li>b</li></ol><p>but</p><ol start="3"><li>c</li></ol>'

    def test_a_list_that_starts_anew_is_another_list(self) -> None:
        rows = number(3, 2, 1)
        made = plain(numbers("a", "b"), item("c", numbering=3), numbering=rows)
        assert made == "<ol><li>a</li><li>b</li></ol><ol><li>c</li></ol>"

    def test_a_list_starts_where_it_says_and_counts_as_it_says(self) -> None:
        rows = abstract(7, "lowerLetter", start=3) + number(7, 7)
        made = plain(item("c", numbering=7), item("d", numbering=7), numbering=rows)
        assert made == '<ol type="a" start="3"><li>c</li><li>d</li></ol>'

    def test_an_empty_item_counts(self) -> None:
        made = plain(numbers("a", "", "c"))
        assert made == '<ol><li>a</li><li value="3">c</li></ol>'

    def test_a_list_of_nothing_is_none(self) -> None:
        assert plain(bullets("", ""), paragraph("a"), numbers("")) == "<p>a</p>"

    def test_a_style_may_make_the_list(self) -> None:
        rows = style("Step", "List Step", '<w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr>')
        assert plain(paragraph("a", style="Step"), styles=rows) == "<ol><li>a</li></ol>"

    def test_a_list_named_by_a_style_is_found(self) -> None:
        rows = style(
            "Numbers", "My Numbers", '<w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr>', kind="numbering"
        )
        kinds = '<w:abstractNum w:abstractNumId="8"><w:numStyleLink w:val="Numbers"/></w:abstractNum>' + number(8, 8)
        assert plain(item("a", numbering=8), styles=rows, numbering=kinds) == "<ol><li>a</li></ol>"

    def test_number_zero_ends_a_list(self) -> None:
        assert plain(item("a", numbering=99), paragraph("b", properties='<w:numPr><w:numId w:val="0"/></w:numPr>')) == (
            "<p>a</p><p>b</p>"
        )


class TestTables:
    def test_a_header_row_is_marked(self) -> None:
        assert plain(table(("Drug", "Dose"), ("A", "5 mg"))) == (
            "<table><thead><tr><th>Drug</th><th>Dose</th></tr></thead>"
            "<tbody><tr><td>A</td><td>5 mg</td></tr></tbody></table>"
        )

    def test_a_header_row_that_is_switched_off_is_none(self) -> None:
        made = plain(grid(row(cell("a"), properties='<w:tblHeader w:val="0"/>'), row(cell("b"))))
        assert "<th" not in made

    def test_merged_cells_span(self) -> None:
        start, on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
        made = plain(
            grid(
                row(cell("wide", properties='<w:gridSpan w:val="2"/>'), cell("tall", properties=start)),
                row(cell("a"), cell("b"), cell(properties=on)),
            )
        )
        assert made == (
            '<table><tr><td colspan="2">wide</td><td rowspan="2">tall</td></tr><tr><td>a</td><td>b</td></tr></table>'
        )

    def test_a_row_that_a_header_cell_reaches_into_is_a_header_row_too(self) -> None:
        start, on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
        head = row(cell("tall", properties=start), cell("a"), head=True), row(cell(properties=on), cell("b"))
        assert plain(grid(*head, row(cell("c"), cell("d")))) == (
            '<table><thead><tr><th rowspan="2">tall</th><th>a</th></tr><tr><th>b</th></tr></thead>'
            "<tbody><tr><td>c</td><td>d</td></tr></tbody></table>"
        )

    def test_words_in_a_cell_that_is_merged_away_are_remarked_on(self) -> None:
        rows = row(cell("a", properties='<w:vMerge w:val="restart"/>')), row(cell("gone", properties="<w:vMerge/>"))
        assert remarks(grid(*rows)) == [(2, "text was left out: 'gone', expected it as running text")]

    def test_cells_left_out_at_the_start_of_a_row_keep_the_columns(self) -> None:
        made = plain(grid(row(cell("a"), cell("b")), row(cell("c"), properties='<w:gridBefore w:val="1"/>')))
        assert "<tr><td></td><td>c</td></tr>" in made

    def test_a_cell_may_hold_paragraphs_lists_and_tables(self) -> None:
        inner = cell(blocks=(paragraph("a"), item("b"), table(("c",), headed=False), paragraph()))
        assert plain(grid(row(inner))) == (
            "<table><tr><td><p>a</p><ul><li>b</li></ul><table><tr><td>c</td></tr></table></td></tr></table>"
        )

    def test_a_span_that_is_no_number_is_none(self) -> None:
        assert plain(grid(row(cell("a", properties='<w:gridSpan w:val="x"/>')))) == "<table><tr><td>a</td></tr></table>"

    def test_rows_in_controls_are_kept(self) -> None:
        inside = row(cell("a"))
        made = grid(lambda parts: f"<w:sdt><w:sdtPr/><w:sdtContent>{inside(parts)}</w:sdtContent></w:sdt>")
        assert plain(made) == "<table><tr><td>a</td></tr></table>"


class TestNotes:
    def test_notes_are_linked_both_ways(self) -> None:
        assert plain(paragraph("a", footnote("the ", italic("note")), endnote("the end"))) == (
            '<p>a<sup><a href="#footnote-1" id="footnote-ref-1">[1]</a></sup>'
            '<sup><a href="#endnote-1" id="endnote-ref-1">[2]</a></sup></p>'
            '<ol><li id="footnote-1"><p>the <em>note</em> <a href="#footnote-ref-1">↑</a></p></li>'
            '<li id="endnote-1"><p>the end <a href="#endnote-ref-1">↑</a></p></li></ol>'
        )

    def test_a_link_in_a_note_is_one(self) -> None:
        note = paragraph("x", raw('<w:r><w:footnoteReference w:id="1"/></w:r>'))
        inside = '<w:hyperlink r:id="rId1"><w:r><w:t>n</w:t></w:r></w:hyperlink>'
        notes = f'<w:footnote w:id="1"><w:p>{inside}</w:p></w:footnote>'
        extra = {
            "word/footnotes.xml": part("footnotes", notes),
            "word/_rels/footnotes.xml.rels": relationships([("hyperlink", "https://n.example/", True)]),
        }
        assert '<a href="https://n.example/">n</a>' in html(note, extra=extra)

    def test_a_note_that_is_missing_doubled_or_in_a_note_is_remarked_on(self) -> None:
        again = raw('<w:r><w:footnoteReference w:id="1"/></w:r>')
        gone = raw('<w:r><w:endnoteReference w:id="9"/></w:r>')
        found = remarks(paragraph("a", footnote("n", again)), paragraph("b", again, gone))
        assert found == [
            (1, "a footnote reference inside another note was left out, expected one in the text"),
            (2, "a footnote reference that is there before was left out, expected one in the text"),
            (2, "a reference to an absent endnote was left out, expected the endnote"),
        ]


class TestLinks:
    def test_a_link_leads_out(self) -> None:
        made = plain(paragraph("see ", link("the trial", "https://a.example/?b=1&c=2#d")))
        assert made == '<p>see <a href="https://a.example/?b=1&amp;c=2#d">the trial</a></p>'

    def test_a_bookmark_in_a_block_is_the_id_of_the_block(self) -> None:
        target = paragraph(bookmark("_Ref1"), "Dose", style="Heading1")
        made = plain(target, paragraph(link("see", bookmark="_Ref1")))
        assert made == '<h1 id="_Ref1">Dose</h1><p><a href="#_Ref1">see</a></p>'

    def test_a_second_bookmark_in_a_block_is_an_anchor(self) -> None:
        made = plain(paragraph(bookmark("one"), "a", bookmark("two"), "b"))
        assert made == '<p id="one">a<a id="two"></a>b</p>'

    def test_bookmarks_of_word_itself_that_nothing_leads_to_are_dropped(self) -> None:
        assert plain(paragraph(bookmark("_GoBack"), bookmark("OLE_LINK1"), "a")) == "<p>a</p>"

    def test_a_link_to_no_bookmark_is_remarked_on(self) -> None:
        made = converted(paragraph("see ", link("it", bookmark="gone"), " now"))
        assert made.html == '<p data-line="1">see it now</p>\n'
        assert made.remarks[0].message == "the link of 'it' leads to the bookmark 'gone', expected one that is there"

    @pytest.mark.parametrize(
        ("code", "href"),
        [
            ('HYPERLINK "https://a.example/" \\o "a tip"', "https://a.example/"),
            ('HYPERLINK "https://a.example/" \\l "part"', "https://a.example/#part"),
            ('HYPERLINK \\l "here"', "#here"),
            ("REF here \\h", "#here"),
        ],
    )
    def test_a_field_may_be_a_link(self, code: str, href: str) -> None:
        field = (
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>{}</w:instrText></w:r>'
            '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>x</w:t></w:r>'
            '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        ).format(code.replace('"', "&quot;"))
        assert f'<a href="{href}">x</a> y' in plain(paragraph(bookmark("here"), raw(field), " y"))

    @pytest.mark.parametrize("url", ["javascript:alert(1)", " java\tscript:alert(1)", "file:///C:/a.doc", "C:\\a.doc"])
    def test_a_link_elsewhere_is_no_link_and_remarked_on(self, url: str) -> None:
        made = converted(paragraph(link("x", url)))
        assert made.html == '<p data-line="1">x</p>\n'
        assert "expected one to the web, mail or a telephone" in made.remarks[0].message

    def test_a_link_without_its_target_is_remarked_on(self) -> None:
        lost = raw('<w:hyperlink r:id="rId99"><w:r><w:t>x</w:t></w:r></w:hyperlink>')
        assert remarks(paragraph(lost)) == [(1, "the link of 'x' leads nowhere, expected a URL")]


class TestImages:
    def test_an_image_has_its_alternative_text_and_content(self) -> None:
        made = converted(paragraph("a ", image(png(), 'A "cold" pack', title="Pack")))
        assert made.html == '<p data-line="1">a <img src="image1.png" alt="A &quot;cold&quot; pack" title="Pack"></p>\n'
        assert made.images == (("image1.png", png()),)
        assert made.remarks == ()

    def test_images_are_named_in_order_and_each_once(self) -> None:
        jpeg = b"\xff\xd8\xff\xe0" + bytes(10)
        made = converted(paragraph(image(jpeg, "a", suffix="jpg"), image(png(), "b"), image(jpeg, "c", suffix="jpg")))
        assert re.findall(r'src="([^"]+)"', made.html) == ["image1.jpg", "image2.png", "image1.jpg"]
        assert [name for name, _ in made.images] == ["image1.jpg", "image2.png"]

    def test_the_format_is_told_by_the_content(self) -> None:
        assert converted(paragraph(image(b"GIF89a", "a", suffix="png"))).images[0][0] == "image1.gif"

    def test_a_decorative_image_has_an_empty_alternative_text(self) -> None:
        made = converted(paragraph(image(png(), "", inside=DECORATIVE)))
        assert 'alt=""' in made.html
        assert made.remarks == ()

    def test_an_image_without_alternative_text_is_remarked_on(self) -> None:
        found = remarks(paragraph("a"), paragraph(image(png())))
        message = "the image 'image1.png' has no alternative text, expected one, or the mark that it is decorative"
        assert found == [(2, message)]

    @pytest.mark.parametrize(("data", "suffix"), [(b"\x01\0\0\0 EMF", "emf"), (b"II*\0", "tiff"), (b"<svg/>", "svg")])
    def test_a_format_that_browsers_do_not_show_is_remarked_on(self, data: bytes, suffix: str) -> None:
        made = converted(paragraph("a"), paragraph("b", image(data, "x", suffix=suffix)))
        assert made.images == ()
        assert made.remarks == (
            Problem(
                "source/a.docx",
                2,
                f"the image 'picture1.{suffix}' was left out as browsers do not show it,"
                " expected PNG, JPEG, GIF or WebP",
            ),
        )

    def test_a_linked_image_is_not_fetched_but_remarked_on(self) -> None:
        def linked(parts: Parts) -> str:
            outside = parts.relate("image", "https://a.example/x.png", external=True)
            return re.sub(r'r:embed="\w+"', f'r:link="{outside}"', image(png(), "x")(parts))

        made = converted(paragraph("a", linked))
        assert made.images == ()
        assert made.remarks[0].message == (
            "an image outside of the file at 'https://a.example/x.png' was left out, expected one in the document"
        )

    def test_an_image_may_be_a_link(self) -> None:
        made = plain(paragraph(image(png(), "x", link="https://a.example/")))
        assert made == '<p><a href="https://a.example/"><img src="image1.png" alt="x"></a></p>'

    def test_a_cropped_image_is_remarked_on(self) -> None:
        found = remarks(paragraph(image(png(), "x", crop='<a:srcRect l="1000"/>')))
        assert found == [
            (1, "the image 'image1.png' is cropped but holds all of it, expected its cropped areas deleted")
        ]

    def test_an_old_image_is_taken_too(self) -> None:
        def old(parts: Parts) -> str:
            image(png())(parts)
            return '<w:r><w:pict><v:shape alt="x"><v:imagedata r:id="rId1"/></v:shape></w:pict></w:r>'

        assert plain(paragraph(old)) == '<p><img src="image1.png" alt="x"></p>'

    def test_a_name_in_the_file_cannot_lead_out_of_it(self) -> None:
        rows = relationships([("image", "../../../etc/passwd", False)])
        made = converted(paragraph("a", image(png(), "x")), extra={"word/_rels/document.xml.rels": rows})
        assert made.images == ()
        assert "an image outside of the file" in made.remarks[0].message


class TestProperties:
    def test_properties_are_header_fields(self) -> None:
        found = converted(
            paragraph("a"),
            properties={
                "dc:title": "Cold  packs",
                "dc:description": "Which one",
                "cp:keywords": "pack, cold",
                "dc:creator": "Ana",
                "dcterms:created": "2020-01-01T00:00:00Z",
                "dcterms:modified": "2026-11-16T09:30:00Z",
                "dc:language": "en",
            },
        ).fields
        assert found == (
            ("title", "Cold packs"),
            ("meta-description", "Which one"),
            ("keywords", "pack, cold"),
            ("author", "Ana"),
            ("date", "2026-11-16"),
            ("language", "en"),
        )

    @pytest.mark.parametrize(
        "properties",
        [
            {"dc:title": "Document1"},
            {"dc:title": "Dokument 12"},
            {"dc:title": "文書1"},
            {"dc:title": "Microsoft Word - hip pain.doc"},
            {"dc:title": "Word Document", "dc:creator": "python-docx"},
            {"dc:description": "generated by python-docx"},
            {"dc:description": "Created with Aspose.Words for .NET 23.1"},
            {"dc:description": "generated by python-docx", "dcterms:modified": "2013-12-23T23:15:00Z"},
            {"dcterms:created": "2013-12-23T23:15:00Z"},
        ],
    )
    def test_what_a_program_put_there_is_none(self, properties: dict[str, str]) -> None:
        assert converted(paragraph("a"), properties=properties).fields == ()

    @pytest.mark.parametrize(
        ("name", "field", "value"),
        [
            ("dc:title", "title", "Document your pain"),
            ("dc:title", "title", "Documents"),
            ("dc:description", "meta-description", "Created by our pain team: what helps after surgery"),
            ("dc:description", "meta-description", "How antibodies are generated by the body"),
        ],
    )
    def test_what_an_author_wrote_stays(self, name: str, field: str, value: str) -> None:
        assert converted(paragraph("a"), properties={name: value}).fields == ((field, value),)

    def test_empty_properties_are_none(self) -> None:
        assert converted(paragraph("a"), properties={"dc:title": " "}).fields == ()

    def test_the_date_is_the_one_written_whatever_the_time_and_zone(self) -> None:
        found = converted(paragraph("a"), properties={"dcterms:modified": "2026-11-16T23:59:59.5-11:00"})
        assert found.fields == (("date", "2026-11-16"),)

    def test_a_date_that_is_none_is_remarked_on(self) -> None:
        assert remarks(paragraph("a"), properties={"dcterms:modified": "soon"}) == [
            (0, "the date in the properties is 'soon', expected one like 2026-11-16T09:30:00Z")
        ]


class TestComments:
    def test_a_comment_for_translators_stands_before_its_paragraph(self) -> None:
        extra = {"word/comments.xml": part("comments", comment(0, "Translators: a brand -- keep"))}
        made = html(paragraph("a"), paragraph("b ", commented("Cold")), extra=extra)
        assert made == ('<p data-line="1">a</p>\n<!-- translators: a brand - - keep -->\n<p data-line="2">b Cold</p>\n')

    def test_a_comment_for_translators_in_a_list_stands_before_its_item(self) -> None:
        extra = {"word/comments.xml": part("comments", comment(0, "translators: x"))}
        made = plain(numbers("a", commented("b")), extra=extra)
        assert made == "<ol><li>a</li><!-- translators: x --><li>b</li></ol>"

    def test_another_comment_is_dropped_and_remarked_on(self) -> None:
        extra = {"word/comments.xml": part("comments", comment(0, "Check this!"))}
        made = converted(paragraph(commented("b")), extra=extra)
        assert made.html == '<p data-line="1">b</p>\n'
        assert made.remarks[0].message == (
            "a comment by Ana was left out: 'Check this!', expected 'translators:' before what translators should read"
        )

    def test_a_comment_cannot_end_the_comment(self) -> None:
        extra = {"word/comments.xml": part("comments", comment(0, "translators: --&gt;&lt;script&gt;"))}
        made = html(paragraph(commented("b")), extra=extra)
        assert made.count("-->") == 1

    def test_a_comment_beside_nothing_is_remarked_on(self) -> None:
        extra = {"word/comments.xml": part("comments", comment(5, "translators: x"))}
        assert "a comment that belongs to no text" in remarks(paragraph("a"), extra=extra)[0][1]


class TestChanges:
    CHANGES = "changes were tracked; they were taken as accepted, expected a document without tracked changes"

    def test_insertions_are_taken_and_deletions_dropped(self) -> None:
        tracked = raw(
            "<w:ins><w:r><w:t>new</w:t></w:r></w:ins><w:del><w:r><w:delText>old</w:delText></w:r></w:del>"
            "<w:moveTo><w:r><w:t> here</w:t></w:r></w:moveTo><w:moveFrom><w:r><w:t>there</w:t></w:r></w:moveFrom>"
        )
        made = converted(paragraph("a"), paragraph(tracked))
        assert '<p data-line="2">new here</p>' in made.html
        assert made.remarks == (Problem("source/a.docx", 2, self.CHANGES),)

    def test_a_paragraph_whose_end_is_deleted_goes_on_in_the_next(self) -> None:
        made = converted(paragraph("a ", properties="<w:rPr><w:del/></w:rPr>"), paragraph("b"))
        assert made.html == '<p data-line="1">a b</p>\n'
        assert made.remarks == (Problem("source/a.docx", 1, self.CHANGES),)

    def test_a_last_paragraph_whose_end_is_deleted_is_kept(self) -> None:
        assert plain(paragraph("a", properties="<w:rPr><w:del/></w:rPr>")) == "<p>a</p>"

    def test_a_deleted_row_is_left_out_and_remarked_on(self) -> None:
        made = converted(grid(row(cell("a")), row(cell("b"), properties="<w:del/>")))
        assert "b" not in re.sub(r"<[^>]*>", "", made.html)
        message = "a deleted row was left out: 'b', expected a document without tracked changes"
        assert made.remarks == (Problem("source/a.docx", 2, message),)


class TestRemarks:
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
    def test_what_cannot_be_taken_over_is_said_with_its_paragraph(self, inside: str, message: str) -> None:
        made = converted(paragraph("a"), paragraph("b", raw(inside)), paragraph("c"))
        assert made.html == '<p data-line="1">a</p>\n<p data-line="2">b</p>\n<p data-line="3">c</p>\n'
        assert made.remarks == (Problem("source/a.docx", 2, message),)

    def test_a_text_box_is_put_after_its_paragraph_once(self) -> None:
        made = converted(paragraph("a ", raw(box("one", "two")), "b"))
        assert made.html == '<p data-line="1">a b</p>\n<p data-line="1">one</p>\n<p data-line="1">two</p>\n'
        message = "a text box was put after its paragraph: 'one two', expected running text"
        assert made.remarks == (Problem("source/a.docx", 1, message),)

    def test_the_picture_for_older_programs_is_taken_for_a_drawing_that_says_nothing(self) -> None:
        def both(parts: Parts) -> str:
            old = image(png(), "x")(parts)
            old = old.removeprefix("<w:r>").removesuffix("</w:r>")
            return (
                '<w:r><mc:AlternateContent><mc:Choice Requires="cx"><w:drawing/></mc:Choice>'
                f"<mc:Fallback>{old}</mc:Fallback></mc:AlternateContent></w:r>"
            )

        assert plain(paragraph(both)) == '<p><img src="image1.png" alt="x"></p>'

    def test_headers_and_footers_are_remarked_on(self) -> None:
        words = "<w:p><w:r><w:t>Draft</w:t></w:r></w:p>"
        extra = {"word/header1.xml": part("hdr", words), "word/footer1.xml": part("ftr", "<w:p/>")}
        assert remarks(paragraph("a"), extra=extra) == [
            (0, "a page header was left out: 'Draft', expected what matters in the text itself")
        ]

    def test_an_embedded_document_is_remarked_on(self) -> None:
        assert remarks(paragraph("a"), raw('<w:altChunk r:id="rId9"/>')) == [
            (1, "a part in another format was left out, expected its text in the document itself")
        ]

    def test_words_that_the_converter_loses_are_found(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(word, "_mammoth", lambda *_: '<p><a id="localize:place-0"></a>not</p>')
        assert remarks(paragraph("what it", bold(" says"))) == [
            (1, "text was left out: 'what it says', expected it as running text")
        ]

    def test_words_outside_of_paragraphs_are_kept_or_remarked_on(self) -> None:
        made = converted(raw("<w:r><w:t>loose</w:t></w:r>"), paragraph("a"))
        said = "".join(problem.message for problem in made.remarks)
        assert "loose" in made.html + said

    def test_remarks_are_in_line_order(self) -> None:
        equation = raw("<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>")
        found = remarks(*(paragraph("a", equation) for _ in range(12)))
        assert [line for line, _ in found] == list(range(1, 13))


class TestHostileFiles:
    @pytest.mark.parametrize(
        ("data", "expected"),
        [
            (b"", "not a zip archive"),
            (b"just text", "not a zip archive"),
            (b"PK\x03\x04 and no more", "damaged or cut off"),
            (archive({"a.txt": "x"}), "without a Word document in it"),
            (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "is in the format of Word 97 to 2003"),
            (
                b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
                "is locked with a password",
            ),
        ],
    )
    def test_what_is_no_word_file_is_refused(self, data: bytes, expected: str) -> None:
        assert expected in refusal(data)

    def test_a_workbook_is_refused(self) -> None:
        extra = {
            "_rels/.rels": relationships([("officeDocument", "xl/workbook.xml", False)]),
            "xl/workbook.xml": "<workbook/>",
        }
        assert "without a Word document in it" in refusal(docx(extra=extra))

    @pytest.mark.parametrize("share", [0.3, 0.6, 0.9, 0.99])
    def test_a_file_that_is_cut_off_is_refused(self, share: float) -> None:
        data = docx(paragraph("a"))
        assert "damaged or cut off" in refusal(data[: int(len(data) * share)])

    def test_a_file_with_a_changed_byte_is_refused(self) -> None:
        data = docx(paragraph("the same words"))
        assert "damaged" in refusal(data.replace(b"the same words", b"the sane words"))

    def test_a_locked_part_is_refused(self) -> None:
        data = bytearray(docx(paragraph("a")))
        for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
            data[data.index(signature) + offset] |= 1
        assert "locked with a password" in refusal(bytes(data))

    @pytest.mark.parametrize("name", ["../../x", "/etc/x", "a\\b", "c:/x", "word/../../x"])
    def test_a_part_with_a_name_outside_of_the_file_is_refused(self, name: str) -> None:
        assert "expected one inside the document" in refusal(docx(extra={name: "x"}))

    def test_a_nul_in_a_name_is_refused(self) -> None:
        data = docx(paragraph("a"), extra={"word/xyz": "x"})
        assert "expected one inside the document" in refusal(data.replace(b"word/xyz", b"word/x\0z"))

    def test_a_nul_in_the_text_is_refused(self) -> None:
        assert "is no XML" in refusal(docx(paragraph("a\0b")))

    def test_a_part_that_is_there_twice_is_refused(self) -> None:
        data = docx(paragraph("a"), extra={"word/one": "x", "word/two": "y"})
        assert "two parts with the name 'word/one'" in refusal(data.replace(b"word/two", b"word/one"))

    def test_too_many_parts_are_refused(self) -> None:
        many = {f"word/{index}": "" for index in range(word_package.MAX_MEMBERS)}
        assert "expected at most 1,000" in refusal(docx(extra=many))
        assert "too many parts" in refusal(b"PK\x03\x04" + b"PK\x01\x02" * 20_000)

    def test_a_bomb_is_refused_before_it_is_unpacked(self) -> None:
        buffer = io.BytesIO(docx(paragraph("a")))
        with zipfile.ZipFile(buffer, "a", zipfile.ZIP_DEFLATED) as file:
            file.writestr("word/bomb.xml", bytes(30_000_000))
        tracemalloc.start()
        assert "which is no document's size" in refusal(buffer.getvalue())
        assert tracemalloc.get_traced_memory()[1] < 5_000_000
        tracemalloc.stop()

    def test_parts_that_are_large_together_are_refused(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(word_package, "MAX_TOTAL", 10_000)
        assert "expected at most 10,000" in refusal(docx(paragraph("a" * 10_000)))

    def test_what_comes_out_is_counted_whatever_the_file_says_of_itself(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(word_package, "MAX_TOTAL", 10_000)
        monkeypatch.setattr(word_package, "_check", lambda *_: None)
        assert "unpacks to more than 10,000 bytes" in refusal(docx(paragraph("a" * 10_000)))

    def test_a_part_that_lies_about_its_size_is_refused(self) -> None:
        buffer = io.BytesIO(docx(paragraph("a")))
        with zipfile.ZipFile(buffer, "a", zipfile.ZIP_DEFLATED) as file:
            file.writestr("word/bomb.xml", bytes(30_000_000))
        size = (30_000_000).to_bytes(4, "little")
        assert "damaged" in refusal(buffer.getvalue().replace(size, (10).to_bytes(4, "little")))

    def test_a_large_file_is_refused(self, monkeypatch: pytest.MonkeyPatch) -> None:
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
    def test_a_document_type_in_any_part_is_refused(self, subset: str, name: str) -> None:
        xml = part(name, "<w:body/>").replace("?>\n", f"?>{subset}")
        assert "has a document type" in refusal(docx(paragraph("a"), extra={f"word/{name}.xml": xml}))

    def test_a_document_type_in_another_encoding_is_refused(self) -> None:
        xml = '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE x [<!ENTITY a "b">]><x/>'.encode("utf-16")
        assert "has a document type" in refusal(docx(extra={"word/document.xml": xml}))

    @pytest.mark.parametrize("name", ["docProps/core.xml", "_rels/.rels", "word/_rels/document.xml.rels"])
    def test_a_document_type_outside_of_the_text_is_refused(self, name: str) -> None:
        assert "has a document type" in refusal(docx(extra={name: "<!DOCTYPE x><x/>"}))

    def test_an_encoding_that_there_is_not_is_refused(self) -> None:
        xml = '<?xml version="1.0" encoding="no-such"?><x/>'
        assert "'word/document.xml'" in refusal(docx(extra={"word/document.xml": xml}))

    @pytest.mark.parametrize("name", ["document", "comments", "footnotes"])
    def test_parts_that_are_nested_too_deeply_are_refused(self, name: str) -> None:
        deep = part(name, "<w:body>" + "<w:p>" * 10_000 + "</w:p>" * 10_000 + "</w:body>")
        assert "is nested too deeply" in refusal(docx(paragraph("a"), extra={f"word/{name}.xml": deep}))

    def test_tables_as_deep_as_may_be_do_not_crash(self) -> None:
        depth = (word_xml.MAX_DEPTH - 6) // 3
        tables = (
            "<w:tbl><w:tr><w:tc>" * depth + "<w:p><w:r><w:t>in</w:t></w:r></w:p>" + "</w:tc></w:tr></w:tbl>" * depth
        )
        try:
            assert ">in<" in html(raw(tables))
        except SourceError as error:
            assert "nested too deeply" in str(error)

    def test_running_out_of_stack_is_an_error_of_the_source(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def deep(*_: object) -> str:
            raise RecursionError

        monkeypatch.setattr(word, "_mammoth", deep)
        assert "nested too deeply" in refusal(docx(paragraph("a")))

    def test_too_many_elements_are_refused(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(word_xml, "MAX_ELEMENTS", 500)
        assert "expected at most 500 elements" in refusal(docx(raw("<w:p/>" * 600)))

    def test_a_style_map_in_the_file_is_not_obeyed(self) -> None:
        extra = {"mammoth/style-map": "p => script:fresh"}
        assert plain(paragraph("a"), extra=extra) == "<p>a</p>"

    def test_markup_in_text_stays_text(self) -> None:
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

    def test_a_bookmark_cannot_pass_as_a_mark_of_our_own(self) -> None:
        made = converted(paragraph(bookmark("localize:image-0"), bookmark("footnote-1"), "a", footnote("n")))
        assert 'id="localize_image_0"' in made.html
        assert made.html.count('id="footnote-1"') == 1


class TestWholeFiles:
    DOCUMENT = (
        paragraph("Cold packs", style="Title"),
        paragraph("Use ", bold("cold"), " packs", footnote("Or ice."), "."),
        bullets("a", "b"),
        table(("Drug", "Dose"), ("A", "5 mg")),
        paragraph(image(png(), "A pack")),
    )

    def test_the_same_bytes_give_the_same_result(self) -> None:
        assert docx(*self.DOCUMENT) == docx(*self.DOCUMENT)
        assert converted(*self.DOCUMENT) == converted(*self.DOCUMENT)

    def test_the_strict_form_is_read_too(self) -> None:
        strict = (
            part("document", "<w:body><w:p><w:r><w:t>a</w:t></w:r></w:p></w:body>")
            .replace("http://schemas.openxmlformats.org/wordprocessingml/2006/main", "http://purl.oclc.org/ooxml/wordprocessingml/main")
            .replace(OFFICE, "http://purl.oclc.org/ooxml/officeDocument/relationships")
        )  # fmt: skip
        assert html(extra={"word/document.xml": strict}) == '<p data-line="1">a</p>\n'

    def test_other_prefixes_are_read_too(self) -> None:
        xml = part("document", "<w:body><w:p><w:r><w:t>a</w:t></w:r></w:p></w:body>")
        xml = re.sub(r"(?<=[</:])w(?=[:=])", "ns0", xml)
        assert html(extra={"word/document.xml": xml}) == '<p data-line="1">a</p>\n'

    def test_the_main_part_may_have_another_name(self) -> None:
        extra = {
            "_rels/.rels": relationships([("officeDocument", "/doc/main.xml", False)]),
            "doc/main.xml": part("document", "<w:body><w:p><w:r><w:t>b</w:t></w:r></w:p></w:body>"),
        }
        assert html(paragraph("a"), extra=extra) == '<p data-line="1">b</p>\n'

    def test_a_file_of_another_program_is_read(self) -> None:
        other = pytest.importorskip("docx").Document()
        other.add_heading("Cold packs", 0)
        other.add_heading("Why", 2)
        other.add_paragraph("a", style="List Bullet")
        other.add_paragraph("b", style="List Number")
        buffer = io.BytesIO()
        other.save(buffer)
        made = re.sub(r' data-line="\d+"|\n', "", convert(buffer.getvalue(), "a.docx").html)
        assert made == "<h1>Cold packs</h1><h2>Why</h2><ul><li>a</li></ul><ol><li>b</li></ol>"

    def test_our_files_open_elsewhere(self) -> None:
        other = pytest.importorskip("docx").Document(io.BytesIO(docx(*self.DOCUMENT, properties={"dc:title": "T"})))
        assert [one.text for one in other.paragraphs][:2] == ["Cold packs", "Use cold packs."]
        assert other.core_properties.title == "T"

    def test_an_empty_document_is_an_empty_page(self) -> None:
        assert converted() == Converted("", (), (), ())


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
