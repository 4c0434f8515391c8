"""Any text may be searched for any terms, in time proportional to its length."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from localize.glossary.match import Matcher, fold
from localize.glossary.required import Translation
from localize.language.forms import forms_of
from localize.model.glossary import Status, Term
from support.sizes import size
from support.work import assert_linear

LANGUAGES = ["en", "de", "fr", "es", "nb", "pl", "fi", "ru", "ar", "ja", "zh", "sv", "cs", "tr"]
TEXT = st.text(st.characters(codec="utf-8"), max_size=60)
WORDS = st.lists(
    st.sampled_from(["Niere", "nieren", "ألم", "副作用", "lääke", "-", ", ", " ", "’", "\u00ad", "ﾞ", "Dr. "])
)
TERM_TEXT = TEXT | WORDS.map("".join)
LENGTH = size(1_000_000, default=20_000)


@st.composite
def terms(draw: st.DrawFn) -> Term:
    """Any row of a glossary."""
    return Term(
        "concept",
        draw(st.sampled_from(LANGUAGES)),
        text=draw(TERM_TEXT),
        status=draw(st.sampled_from(list(Status))),
        part_of_speech=draw(st.sampled_from(["", "noun", "verb"])),
        case_sensitive=draw(st.booleans()),
        forms=tuple(draw(st.lists(TERM_TEXT, max_size=2))),
    )


@given(st.lists(terms(), max_size=4), TERM_TEXT)
@settings(deadline=None)  # the first word of a language loads its data
def test_hits_are_whole_pieces_of_the_text_in_order(rows: list[Term], text: str) -> None:
    hits = Matcher(rows).find(text)
    assert all(hit.terms and 0 <= hit.start < hit.end <= len(text) for hit in hits)
    assert all(one.end <= other.start for one, other in pairwise(hits))


@given(terms(), TERM_TEXT)
@settings(deadline=None)
def test_what_is_found_precisely_is_found_generously(row: Term, text: str) -> None:
    if Matcher([row]).find(text) and row.status is not Status.DO_NOT_TRANSLATE:
        assert Translation(text).has(row)


LONG = {
    "one word": "a" * LENGTH,
    "a term again and again": "Niere " * (LENGTH // 6),
    "a term without end": "Niere" * (LENGTH // 5),
    "hyphens": "Niere-" * (LENGTH // 6),
    "hyphens and spaces": "Niere- " * (LENGTH // 7),
    "punctuation": "., " * (LENGTH // 3),
    "spaces": " " * LENGTH,
    "brackets": "(" * LENGTH,
    "capitals": "NIERE Krebs " * (LENGTH // 12),
    "kanji": "副作用" * (LENGTH // 3),
    "katakana": "ワ" * LENGTH,
    "marks": "e\u0301" * (LENGTH // 2),
    "soft hyphens": "\u00ad" * LENGTH,
    "first words of a term": "akute " * (LENGTH // 6),
}
ROWS = [
    Term("kidney", "de", text="Niere", status=Status.PREFERRED),
    Term("kidney", "fr", text="rein aigu", status=Status.PREFERRED),
    Term("acute", "de", text="akute Niere", status=Status.PREFERRED),
    Term("vaccine", "ja", text="ワクチン", status=Status.PREFERRED),
    Term("effect", "ja", text="副作用", status=Status.PREFERRED),
    Term("cancer", "nb", text="krebs", status=Status.PREFERRED),
    Term("liver", "de", text="Leberversagen", status=Status.PREFERRED),
]


def looked_up(text: str) -> None:
    """Searches a text for all terms, both ways."""
    Matcher(ROWS).find(text)
    translation = Translation(text)
    for row in ROWS:
        translation.has(row)


@pytest.mark.parametrize("name", LONG)
def test_a_long_text_takes_no_longer_for_its_length(name: str) -> None:
    text = LONG[name]

    def task(size: int) -> Callable[[], object]:
        return lambda: looked_up(text[:size])

    assert_linear(task, 2000)
    looked_up(text)  # a search that goes back again and again would not come to an end


@given(st.sampled_from(LANGUAGES), TERM_TEXT, st.lists(TERM_TEXT, max_size=4))
@settings(deadline=None)  # the first word of a language loads its data
def test_of_the_keys_of_a_word_none_is_left_out_whose_stem_is_asked_for(code: str, word: str, terms: list[str]) -> None:
    forms = forms_of(code)
    asked = {key for term in [word[:-1], *terms] for key in forms.of_term(fold(term))}
    stems = {key.partition("\t")[0] for key in asked}
    assert forms.of_text(fold(word)) & asked == forms.of_text(fold(word), stems) & asked
