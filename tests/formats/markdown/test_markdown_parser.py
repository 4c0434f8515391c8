"""What the Markdown reader makes of single pieces; whole articles stand in `tests/cases/markdown/`."""

from __future__ import annotations

import pytest

from localize import formats
from localize.errors import SourceError
from localize.model.article import Article, Target
from localize.model.block import Block, plain_text
from support.golden import read


def article(text: str) -> Article:
    return read(text, ".md")


def test_every_line_of_a_wrapped_paragraph_is_known() -> None:
    lines = {plain_text(block.pattern): block.lines for block in article("# A\n\nOne *two\nthree*\nfour\n").blocks()}
    assert lines == {"A": ((0, 1),), "One two three four": ((0, 3), (8, 4), (14, 5))}


def test_links_and_files_are_told_with_their_lines() -> None:
    text = "# A\n\n[b](b.md#x) [c](https://c.example) [d](/d)\n\n![e](img/e.png)\n[f](#g)\n\n[h](tel:1) [i]({{j}})\n"
    assert [(each.target, each.address, each.line) for each in article(text).references] == [
        (Target.LINK, "b.md#x", 3),
        (Target.FILE, "img/e.png", 5),
        (Target.LINK, "#g", 6),
    ]


def test_the_ids_of_headings_are_the_anchors() -> None:
    assert article("# A {#top}\n\n## B\n\n## C {#see}\n\n## Content\n").anchors == {"top", "b", "see", "content-2"}


@pytest.mark.parametrize("text", ["Ask why: 5 {x} wow! Then 3:1 now.", "One, two", "ww. http ! {"])
def test_signs_that_begin_nothing_are_text(text: str) -> None:
    assert [block.pattern for block in article(f"# A\n\n{text}\n").body if isinstance(block, Block)] == [(text,)]


@pytest.mark.parametrize("text", ["www.who.int", "http://who.int", "https://who.int", "mailto:a@who.int", "a@who.int"])
def test_an_address_in_a_text_is_a_link(text: str) -> None:
    assert "href=" in str(article(f"# A\n\nSee {text} now.\n").body)


def test_in_code_a_reference_is_as_it_was_typed() -> None:
    assert "&amp;#1;" in str(article("# A\n\nText `&#1;`.\n").body)


def test_a_text_that_holds_only_code_is_not_translated() -> None:
    blocks = list(article("# `localize`\n\n## `a` / **`b`**\n\n| `c` | 5 |\n|--|--|\n\n- `d`\n- `e` too\n").blocks())
    assert [plain_text(block.pattern) for block in blocks if block.translatable] == ["5", "e too"]


def test_the_title_keeps_its_id() -> None:
    assert article("# A {#top}\n\nText\n").heading == ('<h1 id="top">',)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("# Title\n", "1: no text, expected at least one paragraph after the title"),
        ("---\ntitle: A\n\n# A\n\nText\n", "1: front matter without an end, expected a line --- below it"),
        (
            f"# A\n\n{'*' * 70_000}.\n",
            "3: a paragraph of 70,001 characters with 70,000 signs of markup, expected at most 57,142, or blank lines",
        ),
        ("# A\n\nFive\n&#150; ten\n", "4: &#150; is no character of a text, expected one"),
        ("# A\n\n> x\n> &#xFDD0;\n", "4: &#xFDD0; is no character of a text, expected one"),
        (
            '# A\n\nB <a\nhref="java&#1;script:c">d</a>\n',
            "3: control character U+0001 in <a>, written as &#1;, expected text",
        ),
        ("# A\n\nB\n\n<div>&#1;</div>\n", "5: control character U+0001 in <div>, written as &#1;, expected text"),
        (f"# A\n\n{'> ' * 70}B\n", "3: blocks nested more than 60 deep, expected fewer"),
        (f"# A\n\n{'a' * 1_000_000}", ": 1,000,005 bytes, expected at most 1,000,000 in an article"),
        (
            f"# A\n\n{'[a] ' * 4000}\n\n[a]: /{'b' * 1000}\n",
            "3: links with more than 1,000,000 characters in all, expected fewer",
        ),
    ],
)
def test_what_is_no_article_is_told(text: str, problem: str) -> None:
    with pytest.raises(SourceError) as caught:
        article(text)
    assert str(caught.value).removeprefix("source/a.md").removeprefix(":") == problem.removeprefix(":")


def test_a_paragraph_may_be_as_long_as_a_file_where_few_signs_are_markup() -> None:
    text = "A *long* and dull sentence, with [a link](b.md). " * 1_400
    read = article(f"# A\n\n{text}\n")
    assert [len(plain_text(block.pattern)) for block in read.blocks()][1:] == [
        len("A long and dull sentence, with a link. ") * 1_400 - 1
    ]
    assert article(f"# A\n\n{'word ' * 190_000}\n")


@pytest.mark.parametrize("rule", ["---", "----", "- - -", "***"])
def test_a_line_across_the_page_before_the_title_is_no_front_matter(rule: str) -> None:
    read = article(f"{rule}\n\n# A\n\nText\n")
    assert [plain_text(block.pattern) for block in read.metadata] == ["A"]
    assert "".join(part for part in read.body if isinstance(part, str)).startswith("<hr>\n<h1")


def test_headings_of_level_1_are_parts_where_the_front_matter_names_the_title() -> None:
    article = formats.parse(
        b"---\ntitle: Knee pain\n---\n# Causes\n\nWear.\n\n# Treatment\n\nRest.\n", "a.md", name="a", locale="en"
    )
    assert [(block.context, plain_text(block.pattern)) for block in article.metadata] == [("title", "Knee pain")]
    assert article.heading == ("<h1>",)
    assert "".join(part for part in article.body if isinstance(part, str)).count("<h1 id=") == 2
