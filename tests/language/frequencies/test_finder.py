"""Phrases are found as by looking at each offset, but tried only where one can begin."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localize.language.frequencies.finder import PhraseFinder
from localize.language.frequencies.templates import PhraseTable, language_phrases
from localize.language.frequencies.tree import PhraseMatch, PhraseText, PhraseWords, tree

LANGUAGES = ["ar", "de", "en", "hi", "ja"]
ENGLISH = "every 8 to six hours twice daily a day day. in the 24 h q8h / b.i.d."
OTHERS = "alle zwei zweimal täglich 3-mal كل يوم وكل مرتين في ٨ ساعات दिन में दो बार 1日 2回 毎 時間 おき 日量"
PIECES = [*ENGLISH.split(), *OTHERS.split()]
TEXTS = st.lists(st.tuples(st.sampled_from(PIECES), st.sampled_from([" ", "", "-", "\n", "  ", "/"]))).map(
    lambda pairs: "".join(piece + separator for piece, separator in pairs)
)


def finders(tag: str) -> Iterator[PhraseFinder[PhraseTable]]:
    phrases = language_phrases(tag)
    yield from (phrases.times, phrases.periods)


def everywhere(table: PhraseTable, text: str) -> Iterator[PhraseMatch]:
    """The phrases of a table, looked for at each offset behind the one before."""
    looked_in = PhraseText(text, table.words)
    behind = 0
    for start in range(len(text)):
        match = table.match(looked_in, start) if start >= behind else None
        if match:
            yield match
            behind = match.end


@given(TEXTS, st.sampled_from(LANGUAGES))
def test_it_finds_what_is_found_at_each_offset_of_a_text(text: str, tag: str) -> None:
    for finder in finders(tag):
        assert list(finder.find(text)) == [
            (table, match) for table in finder.tables for match in everywhere(table, text)
        ]


NO_WORDS = PhraseWords(tree([]), tree([]), tree([]), tree([]), prefixes=(), arabic=False)


@dataclass
class CountedPhrase:
    """A phrase that notes where it is tried."""

    written: str
    text: str
    tried: list[str] = field(default_factory=list)

    def may_begin(self, token: str) -> bool:
        return self.written.startswith(token)

    def match(self, text: PhraseText, start: int) -> PhraseMatch | None:
        self.tried.append(self.text[start:])
        return text.match(tree([self.written]), start)


@pytest.mark.parametrize(
    ("spaces", "text", "tried"),
    [
        (True, "not each day, every day", ["every day"]),
        (True, "each day", []),
        (True, "for every-one (every day)", ["every-one (every day)", "every day)"]),
        (False, "one every day", ["e every day", "every day"]),
    ],
)
def test_it_tries_a_phrase_only_where_a_word_can_begin_it(spaces: bool, text: str, tried: list[str]) -> None:
    phrase = CountedPhrase("every day", text)
    assert len(list(PhraseFinder(phrase, words=NO_WORDS, spaces=spaces).find(text))) == ("every day" in text)
    assert phrase.tried == tried
