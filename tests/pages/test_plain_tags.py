"""Plain HTML is read tag by tag, and a parser finds nothing in it that is not among these tags."""

from __future__ import annotations

import pytest
import turbohtml
from hypothesis import given
from hypothesis import strategies as st

from localize.pages.plain_tags import PlainTag, read, start_tags, tags_of

PIECES = (
    *(
        "<",
        ">",
        "</",
        "<!--",
        "-->",
        "<![CDATA[",
        "]]>",
        "<?",
        "<!doctype html>",
        '"',
        "'",
        "=",
        " ",
        "/",
        "&lt;",
        "&",
        "a",
    ),
    *("<p>", "</p>", "<textarea>", "</textarea>", "<title>", "<style>", "</style>", "<script>", "</script>", "<svg>"),
    *(
        "</svg>",
        "<math>",
        "<table>",
        "<td>",
        "<noscript>",
        "<plaintext>",
        "<select>",
        "<option>",
        "<template>",
        "<br/>",
    ),
    *(
        '<img src="x">',
        '<a href="#b" class="c">',
        "</a>",
        '<b title="&lt;p&gt;">',
        "<i hidden>",
        "<P>",
        "<p a=b>",
        "\0",
        "\n",
    ),
)
pages = st.lists(st.sampled_from(PIECES), max_size=12).map("".join)


@given(pages)
def test_a_parser_finds_no_other_elements_and_no_other_attributes(html: str) -> None:
    tags = tags_of(html)
    if tags is None or None in (read_ := [read(tag) for tag in tags]):
        return
    known = {
        tag.name: {name for each in read_ if each and each.name == tag.name for name, _ in each.attributes}
        for tag in read_
        if tag
    }
    for element in turbohtml.parse_fragment(html, "article").iter_elements():
        name = str(element.tag).lower()
        assert name in known or name in ("tbody", "tr", "colgroup"), html
        assert set(element.attrs) <= known.get(name, set()), html


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("<p>", PlainTag("p")),
        ("</p>", PlainTag("p")),
        ("<input disabled>", PlainTag("input", (("disabled", ""),))),
        ('<a href="b?c=1&amp;d=2" title="&quot;">', PlainTag("a", (("href", "b?c=1&d=2"), ("title", '"')))),
        ('<svg viewBox="0 0 1 1">', PlainTag("svg", (("viewbox", "0 0 1 1"),))),
    ],
)
def test_a_plain_tag_is_read_with_its_attributes(tag: str, expected: PlainTag) -> None:
    assert read(tag) == expected


@pytest.mark.parametrize(
    "tag",
    [
        "<P>",
        "<p a=b>",
        "<p a='b'>",
        "<br/>",
        "<!-- a -->",
        '<a href="java&Tab;script:b">',
        '<p id="a" id="b">',
        "<p\na>",
        "<>",
    ],
)
def test_what_is_written_in_another_way_is_left_to_a_parser(tag: str) -> None:
    assert read(tag) is None
    assert start_tags(f"<p>a</p>{tag}") is None


@pytest.mark.parametrize("html", ["a < b", "<p", '<p title="<b>">'])
def test_html_with_a_stray_angle_bracket_is_left_to_a_parser(html: str) -> None:
    assert tags_of(html) is None


def test_start_tags_with_attributes_come_once_each_and_in_their_order() -> None:
    html = '<p class="b">x</p><p id="a">y</p><p class="b">z</p><br>'
    assert start_tags(html) == [PlainTag("p", (("class", "b"),)), PlainTag("p", (("id", "a"),))]
