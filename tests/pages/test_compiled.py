"""An article made ready: what is the same on all its pages is skeleton, and the rest are slots in their order."""

from __future__ import annotations

from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localize.config import Segmentation
from localize.model.block import Block, Kind, Label, LinkAddress, Placeholder, Role, Slot
from localize.pages.compiled import CompiledBlock, CompiledElement, compile_article, plain_reading, reading
from localize.segments.split import split
from support.articles import BREAK, CODE, EM, EM_END, LINK, LINK_END, OTHER_LINK, article, block, keys, rich_article
from support.releases import CITATION

TO_KNEE = Placeholder(Kind.OPEN, "a", '<a href="knee.md">', parts=("<a ", LinkAddress("knee.md"), ">"))


def test_what_nobody_translates_is_skeleton() -> None:
    *_, label, end = compile_article(rich_article()).body
    assert label == Label("References")
    assert end == (
        '</h2>\n<ul lang="en" dir="ltr" translate="no">\n<li>'
        'Doe J. (2020). <a href="https://health.example/a?b=1&amp;c=2">A &amp; B</a></li>\n</ul>\n</section>\n'
    )


def test_what_nobody_translates_is_a_slot_if_it_depends_on_the_page() -> None:
    cited = Block(Role.REFERENCE, (TO_KNEE, "Knee", LINK_END), ((0, 1),), translatable=False)
    (slot,) = compile_article(article(cited)).body
    assert isinstance(slot, CompiledBlock)
    assert slot.segments[0].source == ("<a ", LinkAddress("knee.md"), ">Knee</a>")


def test_a_segment_has_its_words_and_its_html_in_the_source() -> None:
    (slot,) = compile_article(article(block("a < b, ", EM, "c", EM_END, " & ", CODE))).body
    assert isinstance(slot, CompiledBlock)
    (segment,) = slot.segments
    assert segment.plain == "a < b, c & a < b"
    assert segment.source == ('a &lt; b, <em>c</em> &amp; <code translate="no">a &lt; b</code>',)
    assert [(each.name, each.kind) for each in segment.elements] == [("em", Kind.OPEN), ("code", Kind.LOCKED)]


def test_segments_come_in_the_order_of_the_catalog_those_inside_elements_too() -> None:
    picture = Placeholder(
        Kind.ALONE,
        "img",
        '<img alt="A knee">',
        parts=('<img alt="', Block(Role.ALTERNATIVE, ("A knee",), ((0, 1),), slot=Slot.ATTRIBUTE), '">'),
    )
    source = article("<p>", block("Look: ", picture, " and rest."), "</p>", description="D")
    assert list(compile_article(source).translatable()) == keys(source)
    in_sentences = split(article(block("Look at ", picture, " first. Then rest your knee.")), Segmentation.SENTENCE)
    assert list(compile_article(in_sentences).translatable()) == keys(in_sentences)
    assert [text for _, text in keys(in_sentences)][-2:] == ["Then rest your knee.", "A knee"]


PATTERN = (EM, "a", EM_END, LINK, "b", LINK_END, OTHER_LINK, "c", LINK_END, BREAK, CODE)
TEXTS = (
    "<em>",
    "</em>",
    "<a1>",
    "</a1>",
    "<a2>",
    "</a2>",
    "<br>",
    "</br>",
    "<code>",
    "</code>",
    "<em >",
    "<",
    "&lt;",
    ">",
    "x",
)


@given(st.lists(st.sampled_from(TEXTS), max_size=8).map("".join))
def test_a_plain_translation_is_read_as_any_other(target: str) -> None:
    (slot,) = compile_article(article(block(*PATTERN))).body
    assert isinstance(slot, CompiledBlock)
    elements = slot.segments[0].elements
    plain = plain_reading(target, elements)
    if plain is not None:
        assert "".join(map(str, plain)) == html_of(target, elements)


def html_of(target: str, elements: tuple[CompiledElement, ...]) -> str:
    read, markup = reading(target, elements)
    return "".join(
        escape(each, quote=False) if isinstance(each, str) else "".join(map(str, markup[each.markup])) for each in read
    )


def test_the_publications_that_all_locales_share_are_known() -> None:
    source = article("<ul><li>", block(CITATION), "</li><li>", block("Rest in 2019."), "</li></ul>")
    assert compile_article(source).citations == {CITATION}


@pytest.mark.parametrize(
    ("target", "html"),
    [
        ("a <em>b</em>", "a <em>b</em>"),
        (
            "<a2>b</a2> <a1>c</a1><br>",
            '<a href="#top" class="up">b</a> <a href="https://health.example/a?b=1&amp;c=2">c</a><br>',
        ),
        ("<code>x</code>", '<code translate="no">a &lt; b</code>'),
        ("</em><script>", "&lt;/em&gt;&lt;script&gt;"),
        ("&lt;em&gt;", "&lt;em&gt;"),
    ],
)
def test_a_translation_is_read_with_the_elements_of_its_source(target: str, html: str) -> None:
    (slot,) = compile_article(article(block(*PATTERN))).body
    assert isinstance(slot, CompiledBlock)
    assert html_of(target, slot.segments[0].elements) == html
