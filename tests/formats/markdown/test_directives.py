"""What directives of MyST make of their names, options and texts where a case of its own would hide it."""

from __future__ import annotations

import pytest

from localize import formats
from localize.errors import SourceError
from localize.model.article import Article
from localize.model.block import plain_text
from support.golden import read


def texts(article: Article) -> list[tuple[int, str]]:
    return [(block.line, plain_text(block.pattern)) for block in article.blocks()]


@pytest.mark.parametrize("options", ["", ":class: wide\n\n", "---\nclass: wide\n---\n"])
def test_a_text_has_the_lines_of_the_file_below_any_options(options: str) -> None:
    article = read(f"# A\n\n```{{tip}}\n{options}One\n\nTwo\n```\n", ".md")
    first = 4 + options.count("\n")
    assert texts(article) == [(1, "A"), (3, "Tip"), (first, "One"), (first + 2, "Two")]


def test_a_box_has_no_english_title_in_an_article_of_another_language() -> None:
    article = formats.parse(b"# A\n\n```{note}\nEen\n```\n", "source/a.md", name="a", locale="nl")
    assert texts(article) == [(1, "A"), (4, "Een")]


def test_a_directive_of_another_name_is_code() -> None:
    article = read("# A\n\n```{r chunk}\nx <- 1\n```\n", ".md")
    assert texts(article) == [(1, "A")]
    assert "x &lt;- 1" in str(article.body)


def test_a_list_table_with_other_text_in_it_loses_none() -> None:
    article = read("# A\n\n```{list-table} B\nWords.\n\n* - C\n```\n", ".md")
    assert [text for _, text in texts(article)] == ["A", "B", "Words.", "C"]


def test_directives_nested_too_deep_are_refused() -> None:
    fences = [f"{'`' * (100 - depth)}{{note}}" for depth in range(70)]
    with pytest.raises(SourceError, match="blocks nested more than 60 deep"):
        read("# A\n\n" + "\n".join(fences) + "\n", ".md")


def test_what_is_included_from_elsewhere_is_told() -> None:
    (remark,) = read("# A\n\nText.\n\n```{include} b.md\n```\n", ".md").remarks
    assert str(remark).endswith(":5: {include} was left out, expected its text in the file itself")


@pytest.mark.parametrize("option", [":file: b.csv", ":url: https://example.org/b.csv"])
@pytest.mark.parametrize("name", ["csv-table", "raw"])
def test_what_is_to_be_filled_from_another_file_is_told(name: str, option: str) -> None:
    article = read(f"# A\n\nText.\n\n```{{{name}}} html\n{option}\n```\n", ".md")
    (remark,) = article.remarks
    assert str(remark).endswith(f":5: {{{name}}} was left out, expected its text in the file itself")
    assert [text for _, text in texts(article)] == ["A", "Text."]


@pytest.mark.parametrize("marks", ["```", ":::"])
def test_fields_at_the_beginning_of_restructuredtext_are_no_options(marks: str) -> None:
    article = read(f"# A\n\n{marks}{{eval-rst}}\n:dose: 5 mg a day\n\nSee *this*.\n{marks}\n", ".md")
    assert texts(article) == [(1, "A"), (4, "dose"), (4, "5 mg a day"), (6, "See this.")]


@pytest.mark.parametrize(("begin", "end"), [("```{raw} html", "```"), (":::{raw} html", ":::")])
def test_raw_html_is_html_as_in_restructuredtext(begin: str, end: str) -> None:
    raw = '<div class="box"><p>Some <b>words</b>.</p></div>'
    article = read(f"# A\n\n{begin}\n{raw}\n{end}\n\nEnd.\n", ".md")
    assert texts(article) == [(1, "A"), (4, "Some words."), (7, "End.")]
    rst = read(f"A\n=\n\n.. raw:: html\n\n   {raw}\n\nEnd.\n", ".rst")
    assert [text for _, text in texts(rst)] == [text for _, text in texts(article)]
    assert '<div class="box"><p>' in str(article.body)
    assert '<div class="box"><p>' in str(rst.body)


@pytest.mark.parametrize("program", ["latex", ""])
def test_what_is_raw_for_other_programs_is_left_out(program: str) -> None:
    article = read(f"# A\n\n```{{raw}} {program}\nwords\n```\n\nEnd.\n", ".md")
    assert texts(article) == [(1, "A"), (7, "End.")]
