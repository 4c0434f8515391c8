"""Links and bookmarks of a Word file."""

from __future__ import annotations

import pytest

from support.word import bookmark, link, paragraph, raw
from support.word_pages import converted, plain, remarks


def test_a_link_leads_out() -> None:
    made = plain(paragraph("see ", link("the trial", "https://a.example/?b=1&c=2#d")))
    assert made == '<p>see <a href="https://a.example/?b=1&amp;c=2#d">the trial</a></p>'


def test_a_bookmark_in_a_block_is_the_id_of_the_block() -> None:
    target = paragraph(bookmark("_Ref1"), "Dose", style="Heading1")
    made = plain(target, paragraph(link("see", bookmark="_Ref1")))
    assert made == '<h1 id="_Ref1">Dose</h1><p><a href="#_Ref1">see</a></p>'


def test_a_second_bookmark_in_a_block_is_an_anchor() -> None:
    made = plain(paragraph(bookmark("one"), "a", bookmark("two"), "b"))
    assert made == '<p id="one">a<a id="two"></a>b</p>'


def test_bookmarks_of_word_itself_that_nothing_leads_to_are_dropped() -> None:
    assert plain(paragraph(bookmark("_GoBack"), bookmark("OLE_LINK1"), "a")) == "<p>a</p>"


def test_a_link_to_no_bookmark_is_remarked_on() -> None:
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
def test_a_field_may_be_a_link(code: str, href: str) -> None:
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>{}</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>x</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    ).format(code.replace('"', "&quot;"))
    assert f'<a href="{href}">x</a> y' in plain(paragraph(bookmark("here"), raw(field), " y"))


@pytest.mark.parametrize("url", ["javascript:alert(1)", " java\tscript:alert(1)", "file:///C:/a.doc", "C:\\a.doc"])
def test_a_link_elsewhere_is_no_link_and_remarked_on(url: str) -> None:
    made = converted(paragraph(link("x", url)))
    assert made.html == '<p data-line="1">x</p>\n'
    assert "expected one to the web, mail or a telephone" in made.remarks[0].message


def test_a_link_without_its_target_is_remarked_on() -> None:
    lost = raw('<w:hyperlink r:id="rId99"><w:r><w:t>x</w:t></w:r></w:hyperlink>')
    assert remarks(paragraph(lost)) == [(1, "the link of 'x' leads nowhere, expected a URL")]
