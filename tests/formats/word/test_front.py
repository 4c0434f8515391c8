"""Author and date that stand in front of the text are metadata, as pandoc writes them."""

from __future__ import annotations

import pytest

from localize.formats.word.convert import Converted
from support.word import Piece, bold, paragraph, style
from support.word_pages import converted

STYLES = "".join(style(name, name) for name in ("Author", "Date", "Subtitle"))


def front(*blocks: Piece, **properties: str) -> Converted:
    named = {name.replace("_", ":"): value for name, value in properties.items()}
    title = paragraph("Knee pain", style="Title")
    return converted(title, *blocks, paragraph("Rest."), styles=STYLES, properties=named)


def author(words: str) -> Piece:
    return paragraph(words, style="Author")


def day(words: str) -> Piece:
    return paragraph(words, style="Date")


def test_authors_and_date_in_front_are_metadata() -> None:
    made = front(author("Ada Day"), author("Bo Lie"), day("2024-05-01"), dcterms_modified="2026-11-16T09:30:00Z")
    assert made.fields == (("date", "2024-05-01"), ("author", "Ada Day, Bo Lie"))
    assert made.html == '<h1 data-line="1">Knee pain</h1>\n<p data-line="5">Rest.</p>\n'
    assert made.remarks == ()


def test_the_same_author_as_in_the_properties_is_not_given_twice() -> None:
    made = front(author("ada day"), dc_creator="Ada Day")
    assert dict(made.fields)["author"].casefold() == "ada day"
    assert "ada" not in made.html


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        (author("Bo Lie"), '<p data-line="2">Bo Lie</p>'),
        (day("May 2024"), '<p data-line="2">May 2024</p>'),
        (day("2024-13-01"), '<p data-line="2">2024-13-01</p>'),
    ],
)
def test_another_author_and_what_is_no_date_stay_in_the_text(block: Piece, expected: str) -> None:
    made = front(block, dc_creator="Ada Day")
    assert made.fields == (("author", "Ada Day"),)
    assert expected in made.html


def test_an_author_further_down_stays_in_the_text() -> None:
    made = front(paragraph("A letter by"), author("Ada Day"), paragraph(bold("b"), style="Subtitle"))
    assert made.fields == ()
    assert '<p data-line="3">Ada Day</p>' in made.html
