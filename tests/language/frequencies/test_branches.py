"""Many expressions as one."""

from __future__ import annotations

import re

import regex
from hypothesis import given
from hypothesis import strategies as st

from localize.language.frequencies.branches import branches

WORDS = st.lists(st.text("abc", min_size=1, max_size=5), min_size=1)


@given(WORDS, st.text("abc", max_size=12))
def test_it_finds_what_the_sequences_find_one_by_one_the_longest_first(words: list[str], text: str) -> None:
    longest_first = "|".join(sorted(words, key=len, reverse=True))
    assert regex.findall(branches(words), text) == re.findall(longest_first, text)


def test_what_several_begin_with_is_written_once() -> None:
    assert branches(["every day", "every week", "daily"]) == "(?:every (?:day|week)|daily)"


def test_nothing_fits_where_there_is_no_sequence() -> None:
    assert regex.search(branches([]), "") is None
