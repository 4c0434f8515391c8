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
    Term("pain", "en", "nerve pain", Status.PREFERRED, definition="A pain."),
    Term("pain", "de", "Neuralgie", Status.ADMITTED),
    Term("pain", "de", "Nervenschmerz", Status.PREFERRED),
    Term("pain", "de", "Nervenweh", Status.FORBIDDEN),
    Term("gene", "en", "HLA-B", Status.DO_NOT_TRANSLATE),
    Term("skin", "en", "skin", Status.PREFERRED),
)


def entries(pattern: Pattern, *chain: str) -> list[GlossEntry]:
    glossary = grouped(TERMS)
    return list(gloss_entries(pattern, Matcher(glossary.in_locale("en")), glossary=glossary, chain=chain))


def test_a_term_stands_where_it_is_first_with_what_to_write_for_it_the_preferred_first() -> None:
    (entry,) = entries(("No ", *pair("em", "<em>", "nerve pain"), ", less nerve pain."), "de")
    assert entry == GlossEntry("nerve pain", ("Nervenschmerz", "Neuralgie"), 3, 13, "A pain.")


def test_a_regional_locale_has_the_terms_of_its_fallback() -> None:
    assert entries(("Nerve pain",), "de-AT", "de")[0].translations == ("Nervenschmerz", "Neuralgie")


def test_what_is_not_to_be_translated_is_written_as_it_is() -> None:
    assert entries(("The gene HLA-B",), "de") == [GlossEntry("HLA-B", ("HLA-B",), 9, 14)]


def test_a_term_that_has_nothing_to_say_is_left_out() -> None:
    assert entries(("Your skin",), "de") == []
    assert entries(("Nerve pain",), "fr") == [GlossEntry("nerve pain", (), 0, 10, "A pain.")]
