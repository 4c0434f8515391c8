"""What can be wrong with the header of an article: each problem has its line, and all are told at once."""

from __future__ import annotations

from datetime import date

import pytest

from localize.config.formats import Formats
from localize.errors import SourceError
from localize.formats.source import Source
from localize.formats.text import parse as parse_source
from localize.model.article import Article
from localize.model.block import plain_text

REST = "\n\nTitle\n\nText.\n"


def parse(text: str, name: str, path: str, locale: str) -> Article:
    return parse_source(Source(text.encode(), name, path=path, locale=locale))


def problems(text: str, locale: str = "en") -> list[str]:
    with pytest.raises(SourceError) as error:
        parse(text, "pain", "source/pain.txt", locale)
    assert str(error.value) == "\n".join(map(str, error.value.problems))
    return [str(problem) for problem in error.value.problems]


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("Language: Elvish", "source/pain.txt:1: the language is 'Elvish', expected a BCP 47 tag such as 'en'"),
        (
            "\n\nLanguage: Elvish",
            "source/pain.txt:3: the language is 'Elvish', expected a BCP 47 tag such as 'en'",
        ),
    ],
)
def test_a_problem_says_where_it_is_what_is_wrong_and_what_was_expected(header: str, expected: str) -> None:
    assert problems(header + REST) == [expected]


def test_all_problems_of_a_file_are_told_at_once_in_the_order_of_lines() -> None:
    text = "Author: A\nDate: soon\nColour: red\nAuthor: B\nLanguage: Elvish\n"
    assert [line.split(" ", 1)[0] for line in problems(text)] == [f"source/pain.txt:{number}:" for number in (5, 6)]
    assert any("no title" in problem for problem in problems(text))


@pytest.mark.parametrize(
    ("written", "locale", "read", "guess"),
    [
        ("16.11.2026", "en", date(2026, 11, 16), "read as 2026-11-16"),
        ("3 mei 2026", "nl", date(2026, 5, 3), "read as 2026-05-03"),
        ("20261116", "en", date(2026, 11, 16), "read as 2026-11-16"),
        ("2026-02-30", "en", None, "which is no date that can be read"),
        ("05/06/2026", "en", None, "which is no date that can be read"),
        ("soon", "en", None, "which is no date that can be read"),
    ],
)
def test_a_date_that_is_written_otherwise_is_read_where_it_is_one_day_only_and_told(
    written: str, locale: str, read: date | None, guess: str
) -> None:
    article = parse(f"Date: {written}{REST}", "pain", "source/pain.txt", locale)
    assert article.date == read
    assert [str(each) for each in article.guesses] == [
        f"source/pain.txt:1: the date is {written!r}, {guess}, expected one like 2026-11-16"
    ]


@pytest.mark.parametrize(
    ("header", "name", "text", "guess"),
    [
        ("Author: A\nAuthor: B", "author", "A, B", "read as one with the first"),
        ("Author: A\nAUTHOR: C, A", "author", "A, C", "read as one with the first"),
        ("Keywords: pain\nKeywords: knee", "keywords", "pain, knee", "read as one with the first"),
        ("Title: A\nTitle: B", "title", "A", "the first counts"),
        ("Meta-description: A.\nMeta-description: B.", "description", "A.", "the first counts"),
    ],
)
def test_a_second_header_is_told_and_a_second_list_is_read_too(header: str, name: str, text: str, guess: str) -> None:
    article = parse(header + REST, "pain", "source/pain.txt", "en")
    field = article.field(name)
    assert field is not None
    assert plain_text(field.pattern) == text
    label = header.split("\n")[1].split(":", maxsplit=1)[0].lower()
    assert [str(each) for each in article.guesses] == [
        f"source/pain.txt:2: second {label!r} header, {guess}, expected one (first on line 1)"
    ]


@pytest.mark.parametrize("name", ["Summary", "Excerpt", "Description"])
def test_the_description_may_have_the_names_of_other_programs_among_other_headers(name: str) -> None:
    field = parse(f"Author: A\n{name}: What it is.{REST}", "pain", "source/pain.txt", "en").field("description")
    assert field is not None
    assert plain_text(field.pattern) == "What it is."


@pytest.mark.parametrize(
    ("written", "locale"), [("English", "en"), ("german", "de"), ("Brazilian Portuguese", "pt-BR")]
)
def test_a_language_that_is_called_by_its_name_is_read_and_told(written: str, locale: str) -> None:
    article = parse(f"Language: {written}{REST}", "pain", "source/pain.txt", "en")
    assert article.locale == locale
    assert [str(each) for each in article.guesses] == [
        f"source/pain.txt:1: the language is {written!r}, read as {locale!r}, expected a BCP 47 tag such as 'en'"
    ]


@pytest.mark.parametrize("header", ["Keywords:", "Keywords: \t ", "Date:", "Language:", "Author:\nAuthor: Ada"])
def test_a_header_without_a_text_counts_as_none(header: str) -> None:
    article = parse(header + REST, "pain", "source/pain.txt", "en")
    assert (article.field("keywords"), article.date, article.locale) == (None, None, "en")


@pytest.mark.parametrize(("written", "locale"), [("nb", "nb"), ("PT_br", "pt-BR"), ("en-US", "en")])
def test_the_language_of_a_header_is_that_of_the_article(written: str, locale: str) -> None:
    assert parse(f"Language: {written}{REST}", "pain", "source/pain.txt", "en").locale == locale


def test_a_header_that_is_not_known_is_passed_over() -> None:
    article = parse(f"Source: WHO\nReviewed-by: Ada\nStatus: final{REST}", "pain", "source/pain.txt", "en")
    assert {block.context: plain_text(block.pattern) for block in article.metadata} == {
        "title": "Title",
        "reviewer": "Ada",
    }
    assert (article.head, article.guesses) == ((), ())


def test_a_header_that_the_configuration_passes_on_is_on_the_page_and_makes_a_header() -> None:
    options = Formats(pass_metadata=("source",))
    article = parse_source(Source(f"Source: WHO{REST}".encode(), "pain", "pain.txt", locale="en", options=options))
    assert article.head == ('<meta name="source" content="WHO">\n',)


@pytest.mark.parametrize(
    "text",
    [
        "Note: take it with food",
        "Note: Never chew",
        "Note: 5 mg",
        "Note: Stop.",
        "Note: never\n  without food",
        "Note: with food,\nnot without",
    ],
)
def test_a_header_that_is_not_known_and_could_be_a_text_is_told(text: str) -> None:
    article = parse(f"Author: A\n{text}{REST}", "pain", "source/pain.txt", "en")
    assert [str(each) for each in article.guesses] == [
        (
            "source/pain.txt:2: unknown header 'Note', left out with its text, expected a blank line above it if it is "
            "text, or its name in pass-metadata"
        )
    ]


@pytest.mark.parametrize(
    ("header", "name", "known"),
    [
        ("Tilte: Knee", "title", "Title"),
        ("Titel: Knee", "title", "Title"),
        ("Author: A\nKeyword: knee", "keywords", "Keywords"),
        ("Meta-descripton: Knee", "description", "Meta-description"),
    ],
)
def test_a_name_that_is_nearly_that_of_a_text_is_read_as_it_and_told(header: str, name: str, known: str) -> None:
    article = parse(header + REST, "pain", "source/pain.txt", "en")
    field = article.field(name)
    assert field is not None
    assert plain_text(field.pattern).lower() == "knee"
    last = header.rsplit("\n", maxsplit=1)[-1].partition(":")[0]
    assert [str(each) for each in article.guesses] == [
        (
            f"source/pain.txt:{header.count(chr(10)) + 1}: unknown header {last!r}, read as {known!r}, "
            f"expected {known!r} if that is meant"
        )
    ]


@pytest.mark.parametrize(("header", "known"), [("Reviewed: 2026", "Reviewer"), ("Update: 2026", "Date")])
def test_another_word_that_is_nearly_a_name_is_left_out_and_told(header: str, known: str) -> None:
    article = parse(f"Author: A\n{header}{REST}", "pain", "source/pain.txt", "en")
    assert (article.date, article.field("reviewer")) == (None, None)
    assert [str(each) for each in article.guesses] == [
        f"source/pain.txt:2: unknown header {header.partition(':')[0]!r}, left out, expected {known!r} if that is meant"
    ]


@pytest.mark.parametrize(
    "first", ["Note: take it with food", "Source: WHO", "Update: new doses", "Summary: It heals.", "Draft: a letter"]
)
def test_a_text_that_begins_with_a_word_and_a_colon_is_no_header(first: str) -> None:
    title = parse(f"{first}\n\nText.", "pain", "source/pain.txt", "en").field("title")
    assert title is not None
    assert title.pattern == (first,)


def test_lines_that_look_like_a_header_without_a_known_name_are_text_and_told() -> None:
    article = parse("Source: WHO\nStatus: final\n\nText.", "pain", "source/pain.txt", "en")
    assert [plain_text(block.pattern) for block in article.blocks()] == ["Source: WHO", "Status: final", "Text."]
    assert [str(each) for each in article.guesses] == [
        (
            "source/pain.txt:1: the text begins with lines that no header is known by, they are read as title and "
            "text, expected one of Title, Meta-description, Keywords, Author, Reviewer, Date, Language among them if "
            "they are a header"
        )
    ]


@pytest.mark.parametrize(
    ("header", "read"),
    [
        ("Last updated: 2026-11-16", "date"),
        ("Slug: knee-pain", "slug"),
        ("Draft: true", "is_draft"),
        ("Aliases: /old/, /older/", "aliases"),
        ("translationKey: knee", "translation_key"),
    ],
)
def test_a_header_may_have_the_keys_of_front_matter(header: str, read: str) -> None:
    article = parse(f"Author: A\n{header}{REST}", "pain", "source/pain.txt", "en")
    expected = {
        "date": date(2026, 11, 16),
        "slug": "knee-pain",
        "is_draft": True,
        "aliases": ("old", "older"),
        "translation_key": "knee",
    }
    assert getattr(article, read) == expected[read]


def test_a_title_with_a_colon_is_no_header() -> None:
    article = parse("Warning: hot surfaces\n\nText.", "pain", "source/pain.txt", "en")
    assert article.field("title") is not None


def test_a_title_that_reads_as_a_header_can_be_given_by_name() -> None:
    title = parse("Title: Date: a sweet fruit\n\nText.", "pain", "source/pain.txt", "en").field("title")
    assert title is not None
    assert title.pattern == ("Date: a sweet fruit",)


def test_a_line_that_names_no_header_continues_the_one_before() -> None:
    field = parse("Author: Ada\nand Bo\n  Date: no, indented\n\nT\n\nText.", "p", "p.txt", "en").field("author")
    assert field is not None
    assert field.pattern == ("Ada and Bo Date: no, indented",)
    assert field.lines == ((0, 1), (4, 2), (11, 3))


def test_an_address_in_a_value_is_no_header() -> None:
    field = parse("Author: Ada,\nhttps://ada.example\n\nT\n\nText.", "p", "p.txt", "en").field("author")
    assert field is not None
    assert field.pattern == ("Ada, https://ada.example",)


def test_a_line_that_continues_an_unknown_header_belongs_to_no_other() -> None:
    article = parse("Author: A\nColour: red\n  and blue" + REST, "pain", "source/pain.txt", "en")
    assert [plain_text(block.pattern) for block in article.metadata] == ["Title", "A"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Author: A\n", "source/pain.txt:2: no title, expected one as the first line after the header"),
        ("Author: A\n\n\n", "source/pain.txt:4: no title, expected one as the first line after the header"),
        ("Title only\n", "source/pain.txt:2: no text, expected at least one paragraph after the title"),
        ("Author: A\n\nTitle only", "source/pain.txt:3: no text, expected at least one paragraph after the title"),
        ("Title: Only\n\n \n", "source/pain.txt:4: no text, expected at least one paragraph after the title"),
    ],
)
def test_what_is_missing_is_told_at_the_end_of_the_file(text: str, expected: str) -> None:
    assert problems(text) == [expected]
