"""The article as the policy leaves it."""

from __future__ import annotations

import pytest

from localize.formats.html.cleaning import taken_over
from localize.formats.html.document import HtmlDocument
from localize.formats.html.nodes import Node
from localize.model.block import plain_text
from support.golden import read

TRUSTED_ALIKE = (
    '<p class="a  b" lang="de" data-x="1:2">One <em>two</em><br>three &amp; four</p>',
    '<p><a href="knee.html#dose" title="Knee: dose">a</a> <a href="https://a.example/x?y=1&amp;z#b">b</a></p>',
    '<table><tr><th style="text-align:start">a<td>b</table><ul><li>a<li>b</ul>',
    "<b><p>misnested</b></p><!-- translators: a note -->",
    "<pre>\n\nline</pre><p>text</p><textarea>\n\n x</textarea>",
)
CLEANED_ONLY = (
    "<p onclick=a()>a</p>",
    '<a href="javascript:a()">a</a>',
    '<img src="a.png" style="color:red" alt="">',
    "<p>a<script>b</script></p>",
    "<noscript><img src=a onerror=b></noscript>",
    "<div><path>a</path></div>",
)


def taken(html: str, *, trusted: bool) -> Node:
    body = HtmlDocument(html, "a.html").body
    assert body is not None
    return taken_over(body, "a.html", trusted=trusted)[0]


@pytest.mark.parametrize("html", TRUSTED_ALIKE)
def test_of_what_the_policy_allows_nothing_changes(html: str) -> None:
    assert taken(html, trusted=False).children == taken(html, trusted=True).children


@pytest.mark.parametrize("html", CLEANED_ONLY)
def test_what_the_policy_does_not_allow_is_gone(html: str) -> None:
    assert taken(html, trusted=False).children != taken(html, trusted=True).children


def test_a_remark_stands_on_the_line_of_what_was_removed() -> None:
    body = HtmlDocument("<p>a</p>\n<p>b\n<script>c</script></p><iframe></iframe><iframe></iframe>", "a.html").body
    assert body is not None
    assert [(each.line, each.message.split(", ")[0]) for each in taken_over(body, "a.html", trusted=False)[1]] == [
        (3, "<script> was left out"),
        (3, "<iframe> was left out (2 times)"),
    ]


def test_a_remark_on_broken_html_stands_on_the_line_that_the_last_comment_of_ours_sets() -> None:
    html = "<!--data-line:6--><font></p><p><meta></font>"
    body = HtmlDocument(html, "a.md", made=True).body
    assert body is not None
    assert [each.line for each in taken_over(body, "a.md", trusted=False)[1]] == [6]


@pytest.mark.parametrize("tag", ["pi", "set", "max", "min", "int", "in", "list", "image2", "view", "x-note", "cos"])
def test_what_stands_in_an_element_that_html_does_not_know_stays(tag: str) -> None:
    made = read(f"<h1>A</h1><p>Take <{tag}>5 <b>mg</b></{tag}> now<script>x</script>.<h2>Then</h2><p>Rest.", ".html")
    assert [plain_text(block.pattern) for block in made.blocks()] == ["A", "Take 5 mg now.", "Then", "Rest."]
