"""Lists of a Word file."""

from __future__ import annotations

from support.word import abstract, bullets, item, number, numbers, paragraph, style
from support.word_pages import plain


def test_lists_nest() -> None:
    made = plain(item("a"), item("b", level=1, numbered=True), item("c", level=2), item("d"))
    assert made == "<ul><li>a<ol><li>b<ul><li>c</li></ul></li></ol></li><li>d</li></ul>"


def test_nine_levels_are_kept() -> None:
    made = plain(*(item(str(level), level=level) for level in range(9)))
    assert made == "".join(f"<ul><li>{level}" for level in range(9)) + "</li></ul>" * 9


def test_bullets_and_numbers_are_lists_of_their_own() -> None:
    made = plain(bullets("a", "b"), numbers("c", "d"))
    assert made == "<ul><li>a</li><li>b</li></ul><ol><li>c</li><li>d</li></ol>"


def test_a_list_that_goes_on_after_a_paragraph_keeps_its_numbers() -> None:
    made = plain(numbers("a", "b"), paragraph("but"), numbers("c"))
    assert made == '<ol><li>a</li><li>b</li></ol><p>but</p><ol start="3"><li>c</li></ol>'


def test_a_list_that_starts_anew_is_another_list() -> None:
    rows = number(3, 2, 1)
    made = plain(numbers("a", "b"), item("c", numbering=3), numbering=rows)
    assert made == "<ol><li>a</li><li>b</li></ol><ol><li>c</li></ol>"


def test_a_list_starts_where_it_says_and_counts_as_it_says() -> None:
    rows = abstract(7, "lowerLetter", start=3) + number(7, 7)
    made = plain(item("c", numbering=7), item("d", numbering=7), numbering=rows)
    assert made == '<ol type="a" start="3"><li>c</li><li>d</li></ol>'


def test_an_empty_item_counts() -> None:
    made = plain(numbers("a", "", "c"))
    assert made == '<ol><li>a</li><li value="3">c</li></ol>'


def test_a_list_of_nothing_is_none() -> None:
    assert plain(bullets("", ""), paragraph("a"), numbers("")) == "<p>a</p>"


def test_a_style_may_make_the_list() -> None:
    rows = style("Step", "List Step", '<w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr>')
    assert plain(paragraph("a", style="Step"), styles=rows) == "<ol><li>a</li></ol>"


def test_a_list_named_by_a_style_is_found() -> None:
    rows = style("Numbers", "My Numbers", '<w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr>', kind="numbering")
    kinds = '<w:abstractNum w:abstractNumId="8"><w:numStyleLink w:val="Numbers"/></w:abstractNum>' + number(8, 8)
    assert plain(item("a", numbering=8), styles=rows, numbering=kinds) == "<ol><li>a</li></ol>"


def test_number_zero_ends_a_list() -> None:
    assert plain(item("a", numbering=99), paragraph("b", properties='<w:numPr><w:numId w:val="0"/></w:numPr>')) == (
        "<p>a</p><p>b</p>"
    )
