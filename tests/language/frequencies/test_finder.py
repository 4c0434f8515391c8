"""Phrases are found as by searching with each expression, but tried only where one can begin."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from localize.language.frequencies.finder import PhraseFinder
from localize.language.frequencies.templates import PhraseTable, language_phrases

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


@given(TEXTS, st.sampled_from(LANGUAGES))
def test_it_finds_what_each_expression_finds_in_the_whole_text(text: str, tag: str) -> None:
    for finder in finders(tag):
        matches = [(table, match.span(), match.groupdict()) for table, match in finder.find(text)]
        assert matches == [
            (table, match.span(), match.groupdict())
            for table in finder.tables
            for match in table.expression.finditer(text)
        ]


@dataclass
class CountedExpression:
    """An expression that notes what it is tried at."""

    written: str
    tried: list[str] = field(default_factory=list)

    @property
    def expression(self) -> CountedExpression:
        return self

    def match(self, text: str, start: int = 0, *, partial: bool = False) -> regex.Match[str] | None:
        if not partial:
            self.tried.append(text[start:])
        return regex.compile(self.written).match(text, start, partial=partial)


@pytest.mark.parametrize(
    ("spaces", "text", "tried"),
    [
        (True, "not each day, every day", ["every day"]),
        (True, "each day", []),
        (True, "for every-one (every day)", ["every-one (every day)", "every day)"]),
        (False, "one every day", ["e every day", "every day"]),
    ],
)
def test_it_tries_an_expression_only_where_a_word_can_begin_a_phrase(spaces: bool, text: str, tried: list[str]) -> None:
    table = CountedExpression("every day")
    assert len(list(PhraseFinder(table, spaces=spaces).find(text))) == ("every day" in text)  # type: ignore[type-var]
    assert table.tried == tried
