"""Texts that are the same in a locale as in the source."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localize.segments.source_form import is_same, is_same_everywhere
from support.patterns import TRICKY


@pytest.mark.parametrize(
    "text",
    [
        "<code>localize check</code>",
        "<code>a</code>, <code>b</code>.",
        "<code1>a</code1> → <code2>b</code2>",
        "<strong><code>a</code></strong>",
        "<ph>{{ clinic.phone }}</ph>.",
        "<code>a &lt;b&gt; c</code>.",
        "<img>",
        "…",
    ],
)
def test_code_and_template_tags_are_the_same_everywhere(text: str) -> None:
    assert is_same_everywhere(text)
    assert is_same(text, "en", "ar")


@pytest.mark.parametrize(
    "text",
    [
        "Run <code>a</code>.",
        "<code>a</code> is it.",
        "<code>a</code> 7",
        "<code>a</code>&eacute;",
        "<em>a</em>",
        "<x>a</x>",  # code that the author lets be translated
        "</code>a",
        "<codes>a</codes>",
        "E. coli",
    ],
)
def test_a_word_is_translated(text: str) -> None:
    assert not is_same_everywhere(text)
    assert not is_same(text, "en", "de")


def test_a_number_is_the_same_where_it_is_written_so() -> None:
    for text in ("12", "<strong>12</strong>"):
        assert not is_same_everywhere(text)
        assert is_same(text, "en", "de")
        assert not is_same(text, "en", "ar")


@given(st.lists(st.sampled_from(TRICKY)).map("".join), st.sampled_from(["de", "ar"]))
def test_what_is_the_same_everywhere_is_so_in_each_locale(text: str, locale: str) -> None:
    assert is_same(text, "en", locale) or not is_same_everywhere(text)
