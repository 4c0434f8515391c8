"""Blocks cut into segments: where the cuts fall, and what a segment knows of its source."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from localize import formats
from localize.config import Segmentation
from localize.language import sentences
from localize.model.article import Article
from localize.model.block import Block, Kind, Pattern, Placeholder, Role, Segment
from localize.segments.split import cut, split, version

EM = Placeholder(Kind.OPEN, "em", "<em>")
EM_END = Placeholder(Kind.CLOSE, "em", "</em>")
BREAK = Placeholder(Kind.ALONE, "br", "<br>")
NAME = Placeholder(Kind.LOCKED, "i", markup='<i translate="no">A. Berg</i>', content="A. Berg")


def segments(
    *pattern: str | Placeholder,
    role: Role = Role.PARAGRAPH,
    mode: Segmentation = Segmentation.SENTENCE,
    translatable: bool = True,
    locale: str = "en",
) -> tuple[Segment, ...]:
    block = Block(role, pattern, ((0, 1),), translatable=translatable)
    article = split(
        Article("a", "source/a.txt", locale=locale, date=None, metadata=(), body=("<p>", block, "</p>\n")), mode
    )
    (found,) = article.blocks()
    return found.segments


def texts(*pattern: str | Placeholder) -> list[str]:
    return [segment.text for segment in segments(*pattern)]


def test_a_paragraph_is_cut_at_its_sentences() -> None:
    assert [(segment.text, segment.tail) for segment in segments("One is here. Two is there.  Three.")] == [
        ("One is here.", " "),
        ("Two is there.", "  "),
        ("Three.", ""),
    ]


@pytest.mark.parametrize("options", [{"mode": Segmentation.BLOCK}, {"translatable": False}, {"role": Role.HEADING}])
def test_a_block_that_is_not_cut_is_one_segment(options: dict[str, Any]) -> None:
    assert [segment.text for segment in segments("One. Two.", **options)] == ["One. Two."]


@pytest.mark.parametrize(
    "role", [Role.TITLE, Role.HEADING, Role.DESCRIPTION, Role.KEYWORDS, Role.AUTHOR, Role.REVIEWER]
)
def test_what_is_read_at_a_glance_is_one_segment(role: Role) -> None:
    assert len(segments("Ada Berg. She wrote it. All of it.", role=role)) == 1


@pytest.mark.parametrize("role", [Role.PARAGRAPH, Role.ITEM])
def test_running_text_is_cut(role: Role) -> None:
    assert len(segments("Ada Berg. She wrote it. All of it.", role=role)) == 3


def test_metadata_is_split_too() -> None:
    title = Block(Role.TITLE, ("Pain",), ((0, 1),), context="title")
    article = split(
        Article("a", "source/a.txt", locale="en", date=None, metadata=(title,), body=()), Segmentation.SENTENCE
    )
    assert [segment.text for _, segment in article.translatable()] == ["Pain"]


def test_a_reference_has_a_segment_that_no_translator_sees() -> None:
    reference = Block(Role.REFERENCE, ("Zhao. Pain. 2008.",), ((0, 1),), translatable=False)
    article = split(
        Article("a", "source/a.txt", locale="en", date=None, metadata=(), body=(reference,)), Segmentation.SENTENCE
    )
    assert list(article.translatable()) == []
    assert [segment.text for block in article.blocks() for segment in block.segments] == ["Zhao. Pain. 2008."]


def test_a_cut_never_falls_inside_an_element() -> None:
    assert texts("One ", EM, "two. Three", EM_END, " four. Five.") == ["One <em>two. Three</em> four.", "Five."]
    assert texts("By ", NAME, " Himself. Then.") == ["By <i>A. Berg</i> Himself.", "Then."]


def test_at_a_cut_a_closing_tag_stays_and_an_opening_one_goes() -> None:
    assert texts(EM, "One.", EM_END, " Two.") == ["<em>One.</em>", "Two."]
    assert texts(EM, "One. ", EM_END, "Two.") == ["<em>One. </em>", "Two."]
    assert texts("One. ", EM, "Two.", EM_END) == ["One.", "<em>Two.</em>"]
    assert texts("One. ", BREAK, "Two.") == ["One.", "<br>Two."]


def test_the_tail_never_takes_a_no_break_space() -> None:
    (first, second) = segments("Only 5\xa0mg.\xa0 And 6\u202fmg.\xa0")
    assert (first.text, first.tail) == ("Only 5\xa0mg.\xa0", " ")
    assert (second.text, second.tail) == ("And 6\u202fmg.\xa0", "")


def test_an_empty_block_is_one_empty_segment() -> None:
    assert [(segment.text, segment.pattern) for segment in segments("")] == [("", ())]
    assert [(segment.text, segment.pattern) for segment in segments()] == [("", ())]


@pytest.mark.parametrize(
    ("offsets", "expected"),
    [
        ((), [("ab", EM, "cd", EM_END, "ef")]),
        ((1,), [("a",), ("b", EM, "cd", EM_END, "ef")]),
        ((2,), [("ab",), (EM, "cd", EM_END, "ef")]),
        ((3,), [("ab", EM, "cd", EM_END, "ef")]),
        ((4,), [("ab", EM, "cd", EM_END), ("ef",)]),
        ((5,), [("ab", EM, "cd", EM_END, "e"), ("f",)]),
        ((2, 4), [("ab",), (EM, "cd", EM_END), ("ef",)]),
        ((1, 3, 5), [("a",), ("b", EM, "cd", EM_END, "e"), ("f",)]),
    ],
)
def test_a_pattern_is_cut_at_offsets_outside_elements(offsets: tuple[int, ...], expected: list[Pattern]) -> None:
    assert list(cut(("ab", EM, "cd", EM_END, "ef"), offsets)) == expected


def test_a_segment_knows_the_line_it_starts_on() -> None:
    source = b"Title\n\nOne is\nhere. Two is\nthere. Three\nis not.\n\n- Item. Next\n  line. Last.\n"
    article = split(formats.parse(source, "source/a.txt", name="a", locale="en"), Segmentation.SENTENCE)
    assert [(segment.text, segment.line) for _, segment in article.translatable()] == [
        ("Title", 1),
        ("One is here.", 3),
        ("Two is there.", 4),
        ("Three is not.", 5),
        ("Item.", 8),
        ("Next line.", 8),
        ("Last.", 9),
    ]


def test_the_rules_of_the_source_language_hold() -> None:
    assert [segment.text for segment in segments("Am 3. Mai. Gut.", locale="de")] == ["Am 3. Mai.", "Gut."]
    assert [segment.text for segment in segments("痛い。痛くない。", locale="ja")] == ["痛い。", "痛くない。"]


def test_splitting_twice_is_splitting_once() -> None:
    article = formats.parse(b"Title\n\nOne. Two.", "source/a.txt", name="a", locale="en")
    once = split(article, Segmentation.SENTENCE)
    assert split(once, Segmentation.SENTENCE) == once
    assert split(replace(once), Segmentation.BLOCK) == split(article, Segmentation.BLOCK)


def test_the_version_names_the_rules_only_where_they_are_used() -> None:
    assert version(Segmentation.SENTENCE) == f"sentence {sentences.VERSION}"
    assert version(Segmentation.BLOCK) == "block"


CODE = Placeholder(Kind.LOCKED, "code", markup="<code>…</code>", content="setup.")


@pytest.mark.parametrize("content", ["setup.", "..", "a.b!", "really?", "e.g.", "Mr."])
def test_a_stop_in_a_locked_element_ends_no_sentence(content: str) -> None:
    code = replace(CODE, content=content)
    assert len(texts("Open ", code, " Then wait.")) == 1
    assert len(texts("Open ", code, ". Then wait.")) == 2
    assert len(texts("Open it. ", replace(CODE, content=f"A{content}"), " and wait.")) == 2


def test_a_stop_of_one_language_is_none_in_a_locked_element_either() -> None:
    code = replace(CODE, content="α;")
    assert len(segments("Άνοιξε ", code, " Μετά περίμενε.", locale="el")) == 1
