"""What an element says of itself."""

from __future__ import annotations

import pytest

from localize.formats.html.cleaning import article_nodes
from localize.formats.html.document import HtmlDocument
from localize.formats.html.node_info import is_note_mark, is_translated, notes, switch
from localize.formats.html.nodes import Node


def element(html: str) -> Node:
    body = HtmlDocument(html, "a.html").body
    assert body is not None
    return article_nodes(body, trusted=True).children[0]


@pytest.mark.parametrize(
    ("html", "around", "translated"),
    [
        ("<p>a</p>", True, True),
        ("<p>a</p>", False, False),
        ('<p translate="no">a</p>', True, False),
        ('<p translate="yes">a</p>', False, True),
        ("<p translate>a</p>", False, True),
        ('<p translate="perhaps">a</p>', False, False),
        ('<p class="b notranslate">a</p>', True, False),
        ("<code>a</code>", True, False),
        ('<code translate="yes">a</code>', True, True),
    ],
)
def test_an_element_is_translated_as_it_says_or_as_what_is_around_it(html: str, around: bool, translated: bool) -> None:
    assert is_translated(element(html), around=around) is translated


@pytest.mark.parametrize(
    ("html", "expected"),
    [("<!-- translate: off -->", "off"), ("<!--Translate:ON-->", "on"), ("<!-- translators: off -->", ""), ("<p>", "")],
)
def test_a_comment_may_switch_translation(html: str, expected: str) -> None:
    assert switch(element(f"<div>{html}</div>").children[0]) == expected


@pytest.mark.parametrize(
    ("html", "mark"),
    [
        ('<sup><a href="#n1">[1]</a></sup>', True),
        ('<sup><a href="#n1">1, 2</a></sup>', True),
        ('<a href="#top">↑</a>', True),
        ('<a class="footnote-backref" href="#r1">back</a>', True),
        ('<a href="#dose">the dose</a>', False),
        ('<sup><a href="https://a.example">1</a></sup>', False),
        ("<sup>2</sup>", False),
        ('<p><a href="#n1">1</a></p>', False),
    ],
)
def test_a_mark_only_leads_to_a_note(html: str, mark: bool) -> None:
    assert is_note_mark(element(html)) is mark


def test_notes_to_translators_are_those_of_its_2() -> None:
    attributes = 'its-loc-note="Keep  short" its-loc-note-type="alert" its-loc-note-ref="a.html" its-term="yes"'
    html = f"<p {attributes}>Dry\nmouth</p>"
    assert list(notes(element(html))) == ["Alert: Keep short", "See a.html", "Term: Dry mouth"]
