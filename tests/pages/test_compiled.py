"""An article made ready: what is the same on all its pages is skeleton, and the rest are slots in their order."""

from __future__ import annotations

import pytest

from localize.model.block import Block, Kind, Label, LinkAddress, Placeholder, Role, Slot
from localize.pages.compiled import CompiledBlock, compile_article, reading
from support.articles import BREAK, CODE, EM, EM_END, LINK, LINK_END, OTHER_LINK, article, block, keys, rich_article

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


@pytest.mark.parametrize(
    ("target", "html"),
    [
        ("a <em>b</em>", "a <em>b</em>"),
        (
            "<a2>b</a2> <a1>c</a1><br>",
            '<a href="#top" class="up">b</a> <a href="https://health.example/a?b=1&amp;c=2">c</a><br>',
        ),
        ("<code>x</code>", '<code translate="no">a &lt; b</code>'),
        ("</em><script>", "</em><script>"),
        ("&lt;em&gt;", "<em>"),
    ],
)
def test_a_translation_is_read_with_the_elements_of_its_source(target: str, html: str) -> None:
    pattern = (EM, "a", EM_END, LINK, "b", LINK_END, OTHER_LINK, "c", LINK_END, BREAK, CODE)
    (slot,) = compile_article(article(block(*pattern))).body
    assert isinstance(slot, CompiledBlock)
    read, markup = reading(target, slot.segments[0].elements)
    written = [each if isinstance(each, str) else "".join(map(str, markup[each.markup])) for each in read]
    assert "".join(written) == html
