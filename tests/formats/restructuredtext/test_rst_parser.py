"""reStructuredText that cannot be read: what is refused, and with which line; what is only told."""

from __future__ import annotations

import pytest

from localize import formats
from localize.errors import SourceError
from localize.formats.restructuredtext import rst_parser
from localize.formats.source import Source
from localize.model.block import plain_text
from support.golden import read


def refused(text: str) -> str:
    with pytest.raises(SourceError) as error:
        read(text, ".rst")
    return str(error.value)


def test_a_long_line_is_refused() -> None:
    text = f"Title\n=====\n\n{'a' * 20_001}"
    assert refused(text) == "source/a.rst:4: a line of 20,001 characters, expected at most 20,000"


def test_what_is_nested_too_deep_is_refused() -> None:
    deep = "\n\n".join(f"{' ' * depth}a" for depth in range(100))
    assert "nested more than 60 deep, expected fewer" in refused(f"Title\n=====\n\n{deep}")


def test_many_targets_of_one_name_are_refused() -> None:
    assert "names of targets are repeated, expected fewer" in refused("Title\n=====\n\na\n\n" + ".. _b: c\n" * 1_000)


def test_substitutions_that_grow_are_refused() -> None:
    doubled = "".join(f".. |a{n}| replace:: |a{n + 1}| |a{n + 1}|\n" for n in range(40))
    text = f"Title\n=====\n\nText |a0|\n\n{doubled}.. |a40| replace:: b\n"
    assert "substitutions, expected at most 20,000" in refused(text)


def test_substitutions_that_name_themselves_or_nothing_stay_as_they_are_written() -> None:
    text = "Title\n=====\n\n|a| |c|\n\n.. |a| replace:: b |b|\n.. |b| replace:: |a| c\n.. |c| replace:: d |e|\n"
    article = read(text, ".rst")
    assert [plain_text(block.pattern) for block in article.blocks()] == ["Title", "b |a| c d |e|"]
    assert [each.message.partition(",")[0] for each in article.remarks] == [
        'Circular substitution referenced: "a"',
        'Undefined substitution referenced: "e"',
    ]


def test_an_article_without_a_title_is_called_after_its_file() -> None:
    article = read("Some words, which are a sentence.\n\nMore of it.", ".rst")
    expected = "expected a field :title: A at the beginning before it is published"
    assert [str(each) for each in article.unconfirmed] == [
        f"source/a.rst:1: no title, the name of the file is taken for it: 'A', {expected}"
    ]


def test_an_article_in_another_language_says_so() -> None:
    assert read(":language: nl\n\nTitel\n=====\n\nTekst", ".rst").locale == "nl"


def test_kinds_of_boxes_are_no_titles_where_the_source_is_not_english() -> None:
    text = b"Titel\n=====\n\n.. note:: A\n\n.. seealso:: B\n\n.. versionadded:: 2.0\n"
    article = formats.parse(text, "source/a.rst", name="a", locale="de")
    assert [plain_text(block.pattern) for block in article.blocks()] == ["Titel", "A", "B", "2.0"]


def test_links_of_roles_lead_to_sources_of_the_same_kind() -> None:
    data = b"Title\n=====\n\n:doc:`a <knee>` :doc:`b </foot>` :doc:`c <hand.md>`"
    article = formats.parse(data, "source/pain/a.rst", name="pain/a", locale="en")
    assert [each.address for each in article.references] == ["knee.rst", "../foot.rst", "hand.md"]


def test_a_label_that_stands_nowhere_in_the_file_is_told() -> None:
    text = "Title\n=====\n\n:ref:`here <b>`\n\n.. _b:\n\nB\n-\n\nSee :ref:`knee`, :numref:`it <foot>`, :ref:`!c`.\n"
    repeated = "\n- :ref:`the knee <knee>`\n"
    rest = "is in this file, so what stands for it is no link, expected one, or :doc: with a path"
    assert [str(each) for each in read(text + repeated, ".rst").remarks] == [
        f"source/a.rst:11: no label 'knee' {rest} (2 times)",
        f"source/a.rst:11: no label 'foot' {rest}",
    ]


def test_a_fragment_has_the_lines_of_its_file() -> None:
    source = Source(b"", "a", "source/a.md", "en")
    html, remarks = rst_parser.fragment("One *two* |three|\n\n- four", source, 10)
    assert '<p data-line="11">One <em>two</em>' in html
    assert '<li data-line="13">four</li>' in html
    assert [each.line for each in remarks] == [11]


@pytest.mark.parametrize("others", ["", ":abstract: In short.\n:author: Ada\n", ":authors: Ada; Bea\n:note: A\n"])
def test_a_field_that_cannot_be_read_is_told_with_its_line(others: str) -> None:
    line = 4 + others.count("\n")
    article = read(f"Title\n=====\n\n{others}:date: soon\n\nText.\n", ".rst")
    assert [str(each).partition(",")[0] for each in article.guesses] == [f"source/a.rst:{line}: the date is 'soon'"]


@pytest.mark.parametrize("option", [":file: b.txt", ":url: https://example.org/b"])
@pytest.mark.parametrize("name", ["note", "figure"])
def test_a_text_is_kept_whose_directive_names_a_file_that_it_cannot_be_filled_from(name: str, option: str) -> None:
    argument = " a.png" if name == "figure" else ""
    article = read(f"Title\n=====\n\n.. {name}::{argument}\n   {option}\n\n   Take 5 mg.\n\nText.\n", ".rst")
    assert "Take 5 mg." in [plain_text(block.pattern) for block in article.blocks()]
    assert not any("left out" in each.message for each in article.remarks)


@pytest.mark.parametrize("second", [":author: Bea Lind", ":authors: Bea Lind; Cy Moe"])
def test_each_author_may_have_a_field(second: str) -> None:
    article = read(f"Title\n=====\n\n:author: Ada Berg\n{second}\n:date: 2026-11-16\n\nText.\n", ".rst")
    (author,) = [block for block in article.metadata if block.context == "author"]
    assert plain_text(author.pattern) == "Ada Berg, Bea Lind" + (", Cy Moe" if "Cy" in second else "")
