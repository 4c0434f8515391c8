"""HTML of pages is read as browsers read it."""

from __future__ import annotations

import pytest

from localize.pages.parsed_html import parsed


@pytest.mark.parametrize(
    ("html", "tree"),
    [
        ("<p>one<p>two", "<p>one</p><p>two</p>"),
        ("<b><i>x</b></i>", "<b><i>x</i></b>"),
        ("<td>in no table", "in no table"),
        ("a &lt; b", "a &lt; b"),
    ],
)
def test_it_is_the_tree_that_a_browser_makes(html: str, tree: str) -> None:
    assert parsed(html, "article").inner_html == tree


def test_it_depends_on_the_element_around_it() -> None:
    assert parsed("<td>x", "tr").inner_html == "<td>x</td>"
