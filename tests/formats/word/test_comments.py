"""Comments in a Word file."""

from __future__ import annotations

from support.word import Piece, numbers, paragraph, part, raw
from support.word_pages import converted, html, plain, remarks


def comment(identifier: int, words: str, author: str = "Ana") -> str:
    return f'<w:comment w:id="{identifier}" w:author="{author}"><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:comment>'


def commented(words: str, identifier: int = 0) -> Piece:
    return raw(
        f'<w:commentRangeStart w:id="{identifier}"/><w:r><w:t>{words}</w:t></w:r>'
        f'<w:commentRangeEnd w:id="{identifier}"/>'
        f'<w:r><w:commentReference w:id="{identifier}"/></w:r>'
    )


def test_a_comment_for_translators_stands_before_its_paragraph() -> None:
    extra = {"word/comments.xml": part("comments", comment(0, "Translators: a brand -- keep"))}
    made = html(paragraph("a"), paragraph("b ", commented("Cold")), extra=extra)
    assert made == ('<p data-line="1">a</p>\n<!-- translators: a brand - - keep -->\n<p data-line="2">b Cold</p>\n')


def test_a_comment_for_translators_in_a_list_stands_before_its_item() -> None:
    extra = {"word/comments.xml": part("comments", comment(0, "translators: x"))}
    made = plain(numbers("a", commented("b")), extra=extra)
    assert made == "<ol><li>a</li><!-- translators: x --><li>b</li></ol>"


def test_another_comment_is_dropped_and_remarked_on() -> None:
    extra = {"word/comments.xml": part("comments", comment(0, "Check this!"))}
    made = converted(paragraph(commented("b")), extra=extra)
    assert made.html == '<p data-line="1">b</p>\n'
    assert made.remarks[0].message == (
        "a comment by Ana was left out: 'Check this!', expected 'translators:' before what translators should read"
    )


def test_a_comment_cannot_end_the_comment() -> None:
    extra = {"word/comments.xml": part("comments", comment(0, "translators: --&gt;&lt;script&gt;"))}
    made = html(paragraph(commented("b")), extra=extra)
    assert made.count("-->") == 1


def test_a_comment_beside_nothing_is_remarked_on() -> None:
    extra = {"word/comments.xml": part("comments", comment(5, "translators: x"))}
    assert "a comment that belongs to no text" in remarks(paragraph("a"), extra=extra)[0][1]
