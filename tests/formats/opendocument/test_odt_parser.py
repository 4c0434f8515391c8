"""OpenDocument texts as LibreOffice writes them: what becomes of them on the page, and what is refused."""

from __future__ import annotations

import io
import re
import zipfile

import pytest

from localize.errors import SourceError
from localize.formats.clean.rendered import as_html
from localize.model.article import Article
from localize.model.block import plain_text
from support.golden import read
from support.odt import frame, h, image, odt, p, style
from support.word import archive, png

HEAD = h("Knee pain")


def article(body: str, *, styles: str = "", meta: str = "") -> Article:
    return read(odt(HEAD + body, styles=styles, meta=meta), ".odt")


def page(body: str, *, styles: str = "") -> str:
    """The page below the title."""
    return re.sub(r"\n", "", as_html(article(body, styles=styles).body, "en"))


def remarks(body: str, *, styles: str = "") -> list[tuple[int, str]]:
    return [(each.line, each.message) for each in article(body, styles=styles).remarks]


def refusal(data: bytes) -> str:
    with pytest.raises(SourceError) as caught:
        read(data, ".odt")
    return str(caught.value)


def test_headings_and_paragraphs_have_their_levels_and_lines() -> None:
    made = article(p("Rest.") + h("Why", 2) + p("Because."))
    assert [(plain_text(block.pattern), block.lines[0][1]) for block in made.blocks()] == [
        ("Knee pain", 1),
        ("Rest.", 2),
        ("Why", 3),
        ("Because.", 4),
    ]
    assert '<h2 id="why">Why</h2>' in as_html(made.body, "en")


def test_the_words_of_a_paragraph_keep_their_emphasis_and_spaces() -> None:
    rows = style("T1", text='fo:font-weight="bold"', family="text") + style(
        "T2", text='fo:font-style="italic" style:text-position="super 58%"', family="text"
    )
    words = (
        'Take <text:span text:style-name="T1">5 mg</text:span>, 10<text:span text:style-name="T2">2</text:span>'
        ' <text:s text:c="2"/>x<text:line-break/>y<text:span text:style-name="Source_20_Text">z</text:span>'
    )
    assert page(p(words), styles=rows + style("Source_20_Text", "Source Text", family="text")) == (
        "<p>Take <strong>5 mg</strong>, 10<em><sup>2</sup></em> x<br>y<code>z</code></p>"
    )


def test_links_bookmarks_and_references_lead_where_they_led() -> None:
    words = (
        '<text:a xlink:href="https://a.example/x">a</text:a> <text:a xlink:href="#dose">b</text:a>'
        ' <text:bookmark-ref text:ref-name="dose">c</text:bookmark-ref> <text:a xlink:href="file:///C:/x">d</text:a>'
    )
    made = page(p(words) + p('<text:bookmark text:name="dose"/>Dose'))
    assert '<a href="https://a.example/x">a</a> <a href="#dose">b</a> <a href="#dose">c</a> d</p>' in made
    assert 'id="dose"' in made
    assert remarks(p(words)) == [
        (2, "the link to 'file:///C:/x' was left out, expected one to the web, mail or a telephone")
    ]


def test_lists_have_their_kinds_levels_and_numbers() -> None:
    number = (
        '<text:list-style style:name="L1"><text:list-level-style-number text:level="1" style:num-format="1"/>'
        '<text:list-level-style-number text:level="2" style:num-format="a" text:start-value="3"/></text:list-style>'
    )
    inner = f"<text:list><text:list-item>{p('b')}</text:list-item></text:list>"
    rows = (
        f'<text:list text:style-name="L1"><text:list-item>{p("a")}{inner}</text:list-item>'
        f'<text:list-item text:start-value="7">{p("c")}</text:list-item></text:list>'
        f'<text:list text:style-name="L2"><text:list-item>{p("d")}{p("e")}</text:list-item></text:list>'
    )
    assert page(rows, styles=number) == (
        '<ol><li>a<ol type="a" start="3"><li>b</li></ol></li><li value="7">c</li></ol>'
        "<ul><li><p>d</p><p>e</p></li></ul>"
    )


def test_tables_have_their_header_and_merged_cells() -> None:
    def cell(words: str, more: str = "") -> str:
        return f"<table:table-cell {more}>{p(words)}</table:table-cell>"

    wide = 'table:number-columns-spanned="2"'
    table = (
        '<table:table><table:table-column table:number-columns-repeated="2"/><table:table-header-rows><table:table-row>'
        f"{cell('a', wide)}<table:covered-table-cell/></table:table-row>"
        f"</table:table-header-rows><table:table-row>{cell('b')}{cell('c')}</table:table-row></table:table>"
    )
    assert page(table) == (
        '<table><thead><tr><th colspan="2">a</th></tr></thead><tbody><tr><td>b</td><td>c</td></tr></tbody></table>'
    )


def test_the_title_and_description_of_a_table_are_read_out_with_it() -> None:
    about = "<table:title>Doses</table:title><table:desc>By age  and weight</table:desc>"
    row = f"<table:table-row><table:table-cell>{p('a')}</table:table-cell></table:table-row>"
    assert page(f"<table:table>{about}{row}</table:table>") == (
        '<table aria-label="Doses" aria-description="By age and weight"><tbody><tr><td>a</td></tr></tbody></table>'
    )


def test_the_reading_above_characters_is_taken_over() -> None:
    ruby = "<text:ruby><text:ruby-base>漢</text:ruby-base><text:ruby-text>かん</text:ruby-text></text:ruby>"
    empty = "<text:ruby><text:ruby-base>字</text:ruby-base><text:ruby-text/></text:ruby>"
    assert page(p(f"{ruby}{empty}")) == "<p><ruby>漢<rt>かん</rt></ruby>字</p>"


def test_notes_stand_at_the_end() -> None:
    note = (
        '<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation>'
        f"<text:note-body>{p('A note.')}</text:note-body></text:note>"
    )
    made = page(p(f"Rest{note} well."))
    assert '<sup class="footnote-ref" translate="no"><a href="#footnote-1" id="footnote-ref-1">[1]</a></sup>' in made
    assert '<li id="footnote-1"><p>A note. <a href="#footnote-ref-1">↑</a></p></li>' in made


def test_pictures_are_files_beside_the_page() -> None:
    caption = frame(f"<draw:text-box>{p(image('Pictures/1.png', 'A knee') + 'Figure 1', 'Caption')}</draw:text-box>")
    data = odt(HEAD + p(caption) + p(image("Pictures/2.wmf", "A hip")), extra={"Pictures/1.png": png()})
    made = read(data, ".odt")
    assert made.embedded == (("a-image1.png", png()),)
    figure = '<figure><img src="a-image1.png" alt="A knee"><figcaption>Figure 1</figcaption></figure>'
    assert figure in as_html(made.body, "en")
    assert [each.message for each in made.remarks] == [
        "the image 'Pictures/2.wmf' was left out, expected PNG, JPEG, GIF or WebP in the document"
    ]


def test_styles_are_known_by_their_names() -> None:
    rows = style("Q", "Quotations") + style("P1", more='style:parent-style-name="Preformatted_20_Text"')
    rows += style("Preformatted_20_Text", "Preformatted Text") + style("B", "Warning Box")
    body = p("a", "Q") + p("b", "Q") + p("if x:", "P1") + p("", "P1") + p("  y", "P1") + p("c", "B")
    body += p("mg", "List_20_Heading") + p("milligram", "List_20_Contents") + p("S", "Subtitle")
    assert page(body, styles=rows) == (
        "<blockquote><p>a</p><p>b</p></blockquote><pre>if x:  y</pre><p>c</p><dl><dt>mg</dt><dd>milligram</dd></dl>"
        '<p class="subtitle">S</p>'
    )
    assert remarks(body, styles=rows) == [
        (7, "the style 'warning box' of a paragraph means nothing here, it was taken as plain text")
    ]


def test_the_style_title_is_the_title() -> None:
    made = read(odt(p("Knee", "Title") + h("Why") + p("Because.")), ".odt")
    assert [plain_text(block.pattern) for block in made.blocks()] == ["Knee", "Why", "Because."]
    assert "<h2" in as_html(made.body, "en")


def test_the_properties_are_metadata() -> None:
    meta = (
        "<dc:title>Knee | Clinic</dc:title><dc:description>About knees.</dc:description>"
        "<meta:keyword>knee</meta:keyword><meta:keyword>pain</meta:keyword>"
        "<meta:initial-creator>Ada Day</meta:initial-creator>"
        "<dc:date>2026-11-16T09:30:00.123</dc:date><dc:language>en-GB</dc:language>"
    )
    made = article(p("Rest."), meta=meta)
    assert {block.context: plain_text(block.pattern) for block in made.metadata} == {
        "title": "Knee pain",
        "page-title": "Knee | Clinic",
        "description": "About knees.",
        "keywords": "knee, pain",
        "author": "Ada Day",
    }
    assert str(made.date) == "2026-11-16"


def test_another_language_is_that_of_the_article() -> None:
    assert article(p("Rust."), meta="<dc:language>nl-NL</dc:language>").locale == "nl-NL"


def test_what_is_left_out_is_told() -> None:
    index = f"<text:table-of-content><text:index-body>{p('Why 1')}</text:index-body></text:table-of-content>"
    changes = f"<text:tracked-changes><text:changed-region><text:deletion>{p('old')}</text:deletion>"
    changes += "</text:changed-region></text:tracked-changes>"
    hidden = style("T9", text='text:display="none"', family="text")
    note = "<office:annotation><text:p>Check</text:p></office:annotation>"
    words = '<text:span text:style-name="T9">secret</text:span>' + note + "a"
    body = changes + index + p(words) + p(frame("<draw:object/>") + "b")
    assert "old" not in page(body, styles=hidden)
    assert [message.partition(",")[0] for _, message in remarks(body, styles=hidden)] == [
        "a table of contents was left out: 'Why 1'",
        "changes were tracked; they were taken as accepted",
        "a comment was left out: 'Check'",
        "hidden text was left out: 'secret'",
        "an embedded object was left out",
    ]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "expected an OpenDocument text (.odt)"),
        (archive({"content.xml": "<a/>"}), "a zip archive without a text in it, expected an OpenDocument text (.odt)"),
        (archive({"a": ""}), "a zip archive without a text in it"),
        (odt(p("a"), extra={"../x": ""}), "a part with the name '../x'"),
        (odt(p("a"), extra={"content.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}), "has a document type"),
        (odt("<text:section>" * 300 + "</text:section>" * 300), "is nested too deeply"),
        (odt("<text:p/>" * 200_001), "is too large"),
        (odt(p("a\x01".replace("\x01", "\ufdd0"))), "noncharacter U+FDD0"),
        (odt(p("a"))[:-40], "damaged or cut off"),
        (
            odt(p("a"), extra={"META-INF/manifest.xml": "<manifest:encryption-data/>"}),
            "is locked with a password",
        ),
    ],
    ids=["empty", "no-text", "no-parts", "outside", "doctype", "deep", "many", "character", "cut", "locked"],
)
def test_what_is_no_safe_text_is_refused(data: bytes, message: str) -> None:
    assert message in refusal(data)


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    buffer = io.BytesIO(odt(p("a")))
    with zipfile.ZipFile(buffer, "a", zipfile.ZIP_DEFLATED) as file:
        file.writestr("Pictures/bomb.png", bytes(30_000_000))
    assert "which is no document's size" in refusal(buffer.getvalue())


def test_numbers_that_are_too_large_do_no_harm() -> None:
    words = '<text:s text:c="999999999"/>a'
    cell = f'<table:table-cell table:number-columns-spanned="99999999">{p("b")}</table:table-cell>'
    made = page(p(words) + f"<table:table><table:table-row>{cell}</table:table-row></table:table>")
    assert made == "<p> a</p><table><tbody><tr><td>b</td></tr></tbody></table>"


def test_bookmarks_that_no_link_leads_to_are_no_tags() -> None:
    mark = (
        '<text:bookmark-start text:name="__RefHeading___Toc1"/>Why<text:bookmark-end text:name="__RefHeading___Toc1"/>'
    )
    two = '<text:bookmark text:name="a"/><text:bookmark text:name="b"/>'
    links = '<text:a xlink:href="#a">x</text:a> <text:a xlink:href="#b">y</text:a>'
    made = page(h(mark, 2) + p(two + "Because.") + p(links))
    assert made.startswith('<h2 id="why">Why</h2><p id="a"><a id="b"></a>Because.</p>')


def test_rows_in_groups_and_words_in_unknown_blocks_are_not_lost() -> None:
    cell = f"<table:table-cell>{p('a')}</table:table-cell>"
    rows = f"<table:table-header-rows><table:table-row>{cell}</table:table-row></table:table-header-rows>"
    table = f"<table:table><table:table-row-group>{rows}</table:table-row-group></table:table>"
    unknown = f"<text:strange>{p('b')}</text:strange>"
    assert page(table + unknown + p("c")) == "<table><tbody><tr><td>a</td></tr></tbody></table><p>c</p>"
    assert remarks(table + unknown + p("c")) == [
        (2, "an element 'text:strange' was left out: 'b', expected its words as running text")
    ]
