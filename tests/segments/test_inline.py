"""A pattern as translators see it, and what is made of the text they type."""

from __future__ import annotations

import pytest

from localize.model.block import Kind, Pattern, Placeholder, plain_text
from localize.segments.inline import Reading, to_pattern, to_text
from localize.segments.tag_differences import DROPPABLE, droppable


def pair(tag: str, attributes: str = "") -> tuple[Placeholder, Placeholder]:
    return (
        Placeholder(Kind.OPEN, tag, f"<{tag}{attributes}>"),
        Placeholder(Kind.CLOSE, tag, f"</{tag}>"),
    )


EM, EM_END = pair("em")
STRONG, STRONG_END = pair("strong")
RED, RED_END = pair("em", ' class="red"')
LINK, LINK_END = pair("a", ' href="https://health.example/a"')
OTHER, OTHER_END = pair("a", ' href="https://health.example/b"')
SUB, SUB_END = pair("sub")
BREAK = Placeholder(Kind.ALONE, "br", "<br>")
IMAGE = Placeholder(Kind.ALONE, "img", '<img src="a.png" alt="">')
NAME = Placeholder(Kind.LOCKED, "i", '<i translate="no">E. coli</i>', "E. coli")
CODE = Placeholder(Kind.LOCKED, "code", '<code translate="no">a &lt; b</code>', "a < b")
OTHER_CODE = Placeholder(Kind.LOCKED, "code", '<code translate="no">&lt;/code&gt;</code>', "</code>")


def read(text: str, *source: str | Placeholder) -> Pattern:
    reading = to_pattern(text, source)
    assert reading.problems == ()
    return reading.pattern


def problems(text: str, *source: str | Placeholder) -> tuple[str, ...]:
    return to_pattern(text, source).problems


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ((), ""),
        (("Plain text",), "Plain text"),
        (("Read ", LINK, "it", LINK_END, " on ", EM, "E. coli", EM_END, "."), "Read <a>it</a> on <em>E. coli</em>."),
        ((LINK, "one", LINK_END, " ", OTHER, "two", OTHER_END), "<a1>one</a1> <a2>two</a2>"),
        ((LINK, "one", LINK_END, " ", LINK, "two", LINK_END), "<a>one</a> <a>two</a>"),
        ((OTHER, "b", OTHER_END, LINK, "a", LINK_END, OTHER, "b", OTHER_END), "<a1>b</a1><a2>a</a2><a1>b</a1>"),
        ((EM, "a", RED, "b", RED_END, EM_END), "<em1>a<em2>b</em2></em1>"),
        (("One", BREAK, "two", IMAGE), "One<br>two<img>"),
        (("Kill ", NAME, "!"), "Kill <i>E. coli</i>!"),
        ((CODE, OTHER_CODE), "<code1>a < b</code1><code2>&lt;/code></code2>"),
        ((LINK, EM, "x", EM_END, LINK_END), "<a><em>x</em></a>"),
    ],
)  # fmt: skip
def test_inline_elements_are_bare_tags_and_those_that_differ_are_numbered(pattern: Pattern, text: str) -> None:
    assert to_text(pattern) == text
    assert to_pattern(text, pattern) == Reading(pattern, ())


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("p < .05 & n > 3", "p < .05 & n > 3"),
        ("AT&T, R&D;", "AT&T, R&D;"),
        ("a<b and b>a", "a<b and b>a"),
        ("a <b> is bold", "a &lt;b> is bold"),
        ("</b>", "&lt;/b>"),
        ("<br/> <br /> <br\t>", "&lt;br/> &lt;br /> &lt;br\t>"),
        ('<a href="x">', '<a href="x">'),
        ("<!-- c --> <1> <é> < b>", "<!-- c --> <1> <é> < b>"),
        ("&amp; &lt; &nbsp; &#38; &#x26;", "&amp;amp; &amp;lt; &amp;nbsp; &amp;#38; &amp;#x26;"),
        ("&unknown; &; &#; &# 38; &amp", "&unknown; &; &#; &# 38; &amp"),
        ("&amp;lt;", "&amp;amp;lt;"),
        ("&<b>;", "&&lt;b>;"),
    ],
)
def test_text_stays_as_typed_unless_it_would_read_as_a_tag_or_an_entity(words: str, text: str) -> None:
    assert to_text((words,)) == text
    assert read(text) == (words,)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("5&nbsp;mg", "5\xa0mg"),
        ("&lt;b&gt;", "<b>"),
        ("&#8239;&#x202F;", "\u202f\u202f"),
        ("&eacute;&Eacute;", "éÉ"),
        ("&amp;amp;", "&amp;"),
        ("&nosuch; &#xD800; &#0;", "&nosuch; \ufffd \ufffd"),
        ("&lt", "&lt"),
    ],
)
def test_entities_are_decoded_once(text: str, words: str) -> None:
    assert read(text) == (words,)


@pytest.mark.parametrize("text", ["a&#12;b", "a&#1;b", "a&#xFDD0;b", "a&#x1FFFF;b"])
def test_an_entity_of_what_no_text_may_hold_is_text(text: str) -> None:
    assert read(text) == (text,)


def test_parts_of_an_entity_on_two_sides_of_a_tag_are_no_entity() -> None:
    pattern = ("&am", EM, "p;", EM_END, "&", BREAK, "lt;")
    assert read(to_text(pattern), *pattern) == pattern


def test_a_script_in_a_translation_is_a_word_on_the_page() -> None:
    reading = to_pattern("<script>alert(1)</script>", ("Hello",))
    assert reading.pattern == ("<script>alert(1)</script>",)
    assert reading.problems == ("unknown tag <script>", "unknown tag </script>")
    assert read('<script src="x">', "Hello") == ('<script src="x">',)


def test_translators_may_reorder() -> None:
    source = (LINK, "one", LINK_END, " and ", OTHER, "two", OTHER_END)
    assert read("<a2>zwei</a2> und <a1>eins</a1>", *source) == (
        OTHER,
        "zwei",
        OTHER_END,
        " und ",
        LINK,
        "eins",
        LINK_END,
    )


def test_translators_may_drop_what_only_stresses() -> None:
    assert read("ohne", EM, "with", EM_END) == ("ohne",)
    assert read("nur <em>eins</em>", EM, "one", EM_END, EM, "two", EM_END) == ("nur ", EM, "eins", EM_END)


@pytest.mark.parametrize("tag", sorted(DROPPABLE))
def test_an_element_that_only_shades_text_is_droppable_without_attributes(tag: str) -> None:
    assert droppable(pair(tag)[0])
    assert not droppable(pair(tag, ' lang="la"')[0])


@pytest.mark.parametrize("element", [LINK, SUB, BREAK, IMAGE, NAME, RED, CODE], ids=lambda part: part.markup)
def test_what_means_something_is_not_droppable(element: Placeholder) -> None:
    assert not droppable(element)


@pytest.mark.parametrize(
    ("text", "source", "expected"),
    [
        ("gone", (LINK, "x", LINK_END), ("<a> is lost",)),
        ("gone", (RED, "x", RED_END), ("<em> is lost",)),
        ("gone", (NAME,), ("<i> is lost",)),
        ("gone", ("a", BREAK, "b"), ("<br> is lost",)),
        ("<a1>x</a1>", (LINK, "x", LINK_END, OTHER, "y", OTHER_END), ("<a2> is lost",)),
        ("<a>x</a>", (LINK, "x", LINK_END, LINK, "y", LINK_END), ("<a> is there once, expected 2",)),
        ("<br>", (BREAK, "a", BREAK, "b", BREAK), ("<br> is there once, expected 3",)),
        ("<a>x</a><a>y</a>", (LINK, "x", LINK_END), ("<a> is there 2 times, expected 1",)),
        ("<em>x</em><em>y</em>", (EM, "x", EM_END), ("<em> is there 2 times, expected 1",)),
        ("<br><br>", (BREAK,), ("<br> is there 2 times, expected 1",)),
        ("<i>E. coli</i> <i>E. coli</i>", (NAME,), ("<i> is there 2 times, expected 1",)),
        ("<b>x</b>", ("x",), ("unknown tag <b>", "unknown tag </b>")),
        ("<A>x</A>", (LINK, "x", LINK_END), ("unknown tag <A>", "unknown tag </A>")),
        ("<a>x</a>", (LINK, "x", LINK_END, OTHER, "y", OTHER_END), ("unknown tag <a>", "unknown tag </a>")),
        ("<a3>x</a3>", (LINK, "x", LINK_END, OTHER, "y", OTHER_END), ("unknown tag <a3>", "unknown tag </a3>")),
        ("x</br>", ("x", BREAK), ("unknown tag </br>",)),
        ("</i>", (NAME,), ("unknown tag </i>",)),
        ("<a>x", (LINK, "x", LINK_END), ("<a> is not closed",)),
        ("x</a>", (LINK, "x", LINK_END), ("</a> closes nothing here",)),
        ("<i>E. coli", (NAME,), ("<i> is not closed",)),
        ("<a></a>x", (LINK, "x", LINK_END), ("<a> is empty",)),
        (
            "<em><a>x</em></a>",
            (EM, LINK, "x", LINK_END, EM_END),
            ("</em> closes nothing here", "<em> is not closed"),
        ),
        ("<a>x</a><em>y</em>", (LINK, EM, "x", EM_END, LINK_END), ("<em> outside other tags is misplaced",)),
        ("<a><em>x</em></a>", (EM, "x", EM_END, LINK, "y", LINK_END), ("<em> inside <a> is misplaced",)),
        (
            "<sub><a>x</a></sub>",
            (LINK, SUB, "x", SUB_END, LINK_END),
            ("<sub> outside other tags is misplaced", "<a> inside <sub> is misplaced"),
        ),
    ],
)
def test_a_problem_names_the_tag_as_the_translator_sees_it(
    text: str, source: Pattern, expected: tuple[str, ...]
) -> None:
    assert problems(text, *source) == expected


def test_all_problems_of_a_text_are_told() -> None:
    assert len(problems("<x>a</a> <em>b", LINK, "a", LINK_END, EM, "b", EM_END)) == 3


def test_stress_may_move_in_and_out_of_other_stress() -> None:
    source = (STRONG, "a ", EM, "b", EM_END, STRONG_END)
    assert problems("<em>b <strong>a</strong></em>", *source) == ()
    assert problems("<strong>a</strong> <em>b</em>", *source) == ()


def test_an_element_may_be_empty_where_one_of_the_source_is() -> None:
    assert problems("<a></a>x", LINK, LINK_END, "x") == ()


@pytest.mark.parametrize("inside", ["E. coli", "Bazillus", "", "<b>", "<i>", "&lt;", "<em>x"])
def test_a_locked_element_is_the_sources_whatever_stands_in_it(inside: str) -> None:
    assert read(f"Das <i>{inside}</i>!", "The ", NAME, "!") == ("Das ", NAME, "!")


def test_spaces_in_a_tag_are_forgiven() -> None:
    assert read("a<br/>b<br />", BREAK, BREAK) == ("a", BREAK, "b", BREAK)
    assert read("<em >x</em >", EM, "x", EM_END) == (EM, "x", EM_END)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("<a>x", "<a>x"),
        ("x</a>", "x</a>"),
        ("<a ><a>x</a>", "<a >x"),
        ("<a><em>x</a></em>", "<a>x</a>"),
        ("<b>x", "<b>x"),
    ],
)
def test_a_tag_with_a_problem_is_shown_as_text(text: str, words: str) -> None:
    reading = to_pattern(text, (LINK, EM, "x", EM_END, LINK_END))
    assert reading.problems
    assert plain_text(reading.pattern) == words


def test_a_translation_has_the_names_of_its_source() -> None:
    source = (LINK, "one", LINK_END, OTHER, "two", OTHER_END)
    assert to_text((OTHER, "zwei", OTHER_END), source) == "<a2>zwei</a2>"


@pytest.mark.parametrize(
    "text",
    [
        "<em>" * 20_000 + "x" + "</em>" * 20_000,
        "<a>" * 20_000 + "</a>" * 20_000,
        "<i>" * 50_000,
        "<" * 100_000,
        "&" * 100_000,
    ],
    ids=["stress in stress", "links in links", "locked and not closed", "less-than signs", "ampersands"],
)
def test_a_hostile_translation_is_read_at_once(text: str) -> None:
    # quadratic work on these takes minutes, linear work less than a second
    assert to_pattern(text, (EM, LINK, "x", LINK_END, EM_END, NAME)).problems
