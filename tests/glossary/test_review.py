"""What a terminologist should look at in a glossary that can be read."""

from __future__ import annotations

import pytest

from localize.glossary.review import missing, review
from localize.glossary.table import COLUMNS, read
from localize.model.finding import Severity

CHAINS = {"de": ("de",), "de-CH": ("de-CH", "de"), "fr": ("fr",)}


def found(*rows: str) -> list[tuple[str, int, str]]:
    """The findings of a glossary with these rows; the first of them is line 2."""
    glossary = read("\n".join([",".join(COLUMNS), *rows, ""]).encode(), "glossary.csv")
    findings = list(review(glossary, "en", chains=CHAINS, path="glossary.csv"))
    assert all((finding.path, finding.severity) == ("glossary.csv", Severity.WARNING) for finding in findings)
    return [(finding.rule, finding.line, finding.message) for finding in findings]


def lacking(locale: str, *rows: str) -> list[str]:
    glossary = read("\n".join([",".join(COLUMNS), *rows, ""]).encode(), "glossary.csv")
    return missing(glossary, "en", chain=CHAINS[locale])


PAIN = "pain,en,pain,preferred,,,,,"
SCHMERZ = "pain,de,Schmerz,preferred,,,Schmerzen,,"


def test_a_glossary_in_order_has_no_findings() -> None:
    assert found(PAIN, SCHMERZ, "pain,de,Weh,forbidden,,,,,", "pain,fr,douleur,preferred,,,,,") == []


@pytest.mark.parametrize("rows", [(), ("pain,en,ache,forbidden,,,,,",)])
def test_a_concept_without_a_source_term_is_told_at_its_first_row(rows: tuple[str, ...]) -> None:
    message = "pain has no term in en, expected one: without it the concept is never found"
    assert ("glossary-source", 2, message) in found(SCHMERZ, *rows)


def test_a_source_term_may_be_in_the_language_of_some_articles() -> None:
    glossary = read(f"{','.join(COLUMNS)}\n{SCHMERZ}\n".encode(), "glossary.csv")
    assert list(review(glossary, "en", chains=CHAINS, path="glossary.csv", others=("nl", "de"))) == []
    (finding,) = review(glossary, "en", chains=CHAINS, path="glossary.csv", others=("nl",))
    assert finding.message == "pain has no term in en or nl, expected one: without it the concept is never found"


def test_a_concept_without_a_preferred_term_in_a_locale_is_told() -> None:
    told = found(PAIN, "pain,de,Schmerz,admitted,,,,,", "pain,de,Weh,forbidden,,,,,")
    assert told == [
        ("glossary-preferred", 3, "pain has only admitted, forbidden terms in de, expected a preferred one")
    ]


def test_a_regional_locale_inherits_the_preferred_term() -> None:
    assert found(PAIN, SCHMERZ, "pain,de-CH,Weh,forbidden,,,,,") == []


def test_a_term_that_is_not_to_be_translated_counts_as_preferred() -> None:
    assert found("gene,en,HLA-B,do-not-translate,,,,,") == []


def test_a_source_term_of_two_concepts_is_told_with_the_other() -> None:
    (told,) = found("cold,en,cold,preferred,,,,,", "flu,en,flu,preferred,,,,,", "flu,en,Cold,admitted,,,,,")
    where = "is also a term of cold on line 2, expected a term for one concept"
    assert told == ("glossary-ambiguous", 4, f"'Cold' of flu {where}")


def test_source_terms_that_differ_in_case_where_case_counts_are_two() -> None:
    assert found("a,en,AIDS,preferred,,sensitive,,,", "b,en,aids,preferred,,sensitive,,,") == []


def test_a_target_term_of_two_concepts_is_not_told() -> None:
    assert found(PAIN, SCHMERZ, "ache,en,ache,preferred,,,,,", "ache,de,Schmerz,preferred,,,,,") == []


def test_a_term_that_is_a_form_of_another_concepts_forbidden_term_is_told() -> None:
    rows = (PAIN, "pain,de,Schmerzen,preferred,,,,,", "ache,en,ache,preferred,,,,,", "ache,de,Weh,preferred,,,,,")
    told = found(*rows, "ache,de,Schmerz,forbidden,,,Schmerzen,,")
    message = (
        "'Schmerzen' of pain in de is forbidden for ache on line 6 as a form of 'Schmerz', expected one of the two"
    )
    assert ("glossary-forbidden", 3, message) in told


def test_a_forbidden_term_inside_a_longer_one_is_not_told() -> None:
    rows = (PAIN, "pain,de,starker Schmerz,preferred,,,,,", "ache,en,ache,preferred,,,,,", "ache,de,Weh,preferred,,,,,")
    assert found(*rows, "ache,de,Schmerz,forbidden,,,,,") == []


def test_findings_stand_in_the_order_of_the_file() -> None:
    told = found("b,de,B,admitted,,,,,", "a,en,a,admitted,,,,,", "c,en,a,preferred,,,,,")
    assert [line for _, line, _ in told] == sorted(line for _, line, _ in told)


# Concepts without a term in a locale


def test_a_concept_without_a_term_to_be_written_is_missing() -> None:
    rows = (PAIN, "pain,de,Weh,forbidden,,,,,", "heat,en,heat,preferred,,,,,", "heat,de,Wärme,admitted,,,,,")
    assert lacking("de", *rows) == ["pain"]


def test_a_regional_locale_lacks_nothing_that_its_fallback_has() -> None:
    assert lacking("de-CH", PAIN, SCHMERZ) == []
    assert lacking("fr", PAIN, SCHMERZ) == ["pain"]


def test_what_is_not_to_be_translated_is_nowhere_missing() -> None:
    assert lacking("de", "gene,en,HLA-B,do-not-translate,,,,,") == []
