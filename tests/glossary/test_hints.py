"""What a translator reads about the terms of an entry."""

from __future__ import annotations

from localize.glossary.hints import hints
from localize.glossary.match import Matcher
from localize.glossary.table import COLUMNS, read
from localize.model.glossary import Glossary

GLOSSARY = read(
    "\n".join(
        [
            ",".join(COLUMNS),
            "side-effect,en,side effect,preferred,,,side effects,,",
            "side-effect,en,adverse effect,admitted,,,,,",
            "side-effect,de,Begleiterscheinung,forbidden,,,,,",
            "side-effect,de,unerwünschte Wirkung,admitted,,,,,",
            "side-effect,de,Nebenwirkung,preferred,,,Nebenwirkungen,,",
            "side-effect,de,Nebeneffekt,deprecated,,,,,",
            "dose,en,dose,preferred,,,doses,,",
            "dose,de,Dosis,preferred,,,,,",
            "dose,de-CH,Dosierung,preferred,,,,,",
            "mri,en,MRI,do-not-translate,,sensitive,,,",
            "nerve,en,nerve,preferred,,,,,",
            "pain,en,pain,preferred,,,,,",
            "pain,de,Weh,forbidden,,,,,",
            "strong,en,strong,preferred,,,,,",
            "strong,de,stark,preferred,,,,,",
            "patch,en,patch,preferred,,,,,",
            "patch,de,Pflaster,preferred,,,,,",
            "spot,en,patch,admitted,,,,,",
            "spot,de,Fleck,preferred,,,,,",
        ]
    ).encode(),
    "glossary.csv",
)


def told(text: str, *chain: str, glossary: Glossary = GLOSSARY) -> list[str]:
    """The lines for a source text, in German where no chain is given."""
    return list(hints(text, Matcher(glossary.in_locale("en")), glossary=glossary, chain=chain or ("de",)))


def test_a_line_names_the_terms_to_use_preferred_first_and_those_to_avoid() -> None:
    terms = "Nebenwirkung, unerwünschte Wirkung (not: Begleiterscheinung, Nebeneffekt)"
    assert told("A side effect") == [f"Glossary: side effect → {terms}"]


def test_a_concept_is_told_once_in_the_order_of_the_text() -> None:
    lines = told("Doses and side effects, adverse effects of a dose")
    assert [line.partition(" →")[0] for line in lines] == ["Glossary: dose", "Glossary: side effect"]


def test_a_term_that_stays_as_it_is_is_told_in_every_locale() -> None:
    assert told("An MRI", "ja") == ["Glossary: MRI (do not translate)"]


def test_a_concept_without_terms_in_the_locale_is_not_told() -> None:
    assert told("A nerve") == []
    assert told("A dose and a side effect", "ja") == []


def test_a_concept_that_has_only_terms_to_avoid_is_told() -> None:
    assert told("pain") == ["Glossary: pain (not: Weh)"]


def test_the_nearest_locale_of_the_chain_that_has_terms_is_told() -> None:
    assert told("dose, side effect", "de-CH", "de")[0] == "Glossary: dose → Dosierung"
    assert told("side effect", "de-CH", "de") == told("side effect", "de")


def test_terms_are_found_across_tags_and_tags_are_no_terms() -> None:
    assert told("<strong>Side</strong> <em>effects:</em> none") == told("side effects")


def test_each_meaning_of_a_word_is_told() -> None:
    assert told("a patch") == ["Glossary: patch → Pflaster", "Glossary: patch → Fleck"]
