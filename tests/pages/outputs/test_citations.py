"""The publications that an article cites are the items of its lists that are citations."""

from __future__ import annotations

import pytest

from localize.pages.outputs.citations import citations
from support.releases import CITATION


@pytest.mark.parametrize("tag", ["ul", "ol"])
def test_they_are_found_in_any_list_once_each_and_in_their_order(tag: str) -> None:
    other = CITATION.replace("2020", "2021")
    article = f"<h2>References</h2><{tag}><li>{CITATION}</li><li>{other}</li><li>{CITATION}</li></{tag}>"
    assert list(citations(article)) == [CITATION, other]


def test_items_that_are_no_citations_are_none() -> None:
    assert list(citations(f"<p>{CITATION}</p><ul><li>Rest a day.</li><li>Drink 2 litres.</li></ul>")) == []


def test_an_item_with_a_list_in_it_is_none_but_those_in_the_list_are() -> None:
    assert list(citations(f"<ul><li>Studies<ul><li>{CITATION}</li></ul></li></ul>")) == [CITATION]


def test_markup_line_ends_and_the_arrow_back_to_a_footnote_are_left_out() -> None:
    written = CITATION.replace("Journal of Cold", "<em>Journal\n of Cold</em>")
    assert list(citations(f'<ol><li>{written} <a href="#ref">↩\ufe0e</a></li></ol>')) == [CITATION]
