"""The glossary's terms in a source, for tools that show them beside it."""

from __future__ import annotations

from localize.exchange.gloss_entries import gloss_entries
from localize.exchange.model import GlossEntry
from localize.glossary.match import Matcher
from localize.glossary.table import grouped
from localize.model.block import Pattern
from localize.model.glossary import Status, Term
from support.documents import pair

TERMS = (
    Term("pain", "en", text="nerve pain", status=Status.PREFERRED, definition="A pain."),
    Term("pain", "de", text="Neuralgie", status=Status.ADMITTED),
    Term("pain", "de", text="Nervenschmerz", status=Status.PREFERRED),
    Term("pain", "de", text="Nervenweh", status=Status.FORBIDDEN),
    Term("gene", "en", text="HLA-B", status=Status.DO_NOT_TRANSLATE),
    Term("skin", "en", text="skin", status=Status.PREFERRED),
)


def entries(pattern: Pattern, *chain: str) -> list[GlossEntry]:
    glossary = grouped(TERMS)
    return list(gloss_entries(pattern, Matcher(glossary.in_locale("en")), glossary=glossary, chain=chain))


def test_a_term_stands_where_it_is_first_with_what_to_write_for_it_the_preferred_first() -> None:
    (entry,) = entries(("No ", *pair("em", "<em>", "nerve pain"), ", less nerve pain."), "de")
    assert entry == GlossEntry("nerve pain", ("Nervenschmerz", "Neuralgie"), start=3, end=13, definition="A pain.")


def test_a_regional_locale_has_the_terms_of_its_fallback() -> None:
    assert entries(("Nerve pain",), "de-AT", "de")[0].translations == ("Nervenschmerz", "Neuralgie")


def test_what_is_not_to_be_translated_is_written_as_it_is() -> None:
    assert entries(("The gene HLA-B",), "de") == [GlossEntry("HLA-B", ("HLA-B",), start=9, end=14)]


def test_a_term_that_has_nothing_to_say_is_left_out() -> None:
    assert entries(("Your skin",), "de") == []
    assert entries(("Nerve pain",), "fr") == [GlossEntry("nerve pain", (), start=0, end=10, definition="A pain.")]
