"""What a changed row of the glossary reaches."""

from __future__ import annotations

from dataclasses import replace

import pytest

from localize.glossary.reach import Reach, changed_concepts
from localize.glossary.table import grouped
from localize.model.glossary import Status, Term

CHAINS = {"de": ("de",), "de-CH": ("de-CH", "de"), "fr": ("fr",)}


def term(concept: str, locale: str, text: str, status: Status = Status.PREFERRED) -> Term:
    return Term(concept, locale, text=text, status=status)


ROWS = [
    term("kidney", "en", "kidney"),
    term("kidney", "de", "Niere"),
    term("kidney", "fr", "rein"),
    term("dose", "en", "dose"),
    term("dose", "de", "Dosis"),
    term("swelling", "en", "swelling"),
]


def reach(before: list[Term], after: list[Term]) -> Reach:
    return Reach(changed_concepts(grouped(before), grouped(after)), source_locale="en", chains=CHAINS)


def changed(before: list[Term], after: list[Term]) -> dict[str, set[str]]:
    return {each.name: set(each.locales) for each in changed_concepts(grouped(before), grouped(after))}


def test_a_row_that_stands_on_another_line_has_not_changed() -> None:
    assert changed(ROWS, [replace(row, line=row.line + 1) for row in ROWS]) == {}


def test_a_definition_and_a_note_change_nothing_that_is_checked() -> None:
    assert changed(ROWS, [replace(row, definition="An organ.", note="Plain.") for row in ROWS]) == {}


@pytest.mark.parametrize(
    "column",
    [
        {"text": "Dosierung"},
        {"status": Status.ADMITTED},
        {"case_sensitive": True},
        {"forms": ("Dosen",)},
        {"part_of_speech": "verb"},
    ],
    ids=lambda column: next(iter(column)),
)
def test_any_other_column_changes_the_concept_in_its_locale(column: dict[str, object]) -> None:
    after = [replace(row, **column) if row.locale == "de" and row.concept == "dose" else row for row in ROWS]  # type: ignore[arg-type]
    assert changed(ROWS, after) == {"dose": {"de"}}


def test_a_new_concept_and_one_that_is_gone_change_in_all_their_locales() -> None:
    assert changed(ROWS, ROWS[3:]) == {"kidney": {"en", "de", "fr"}}
    assert changed(ROWS[3:], ROWS) == {"kidney": {"en", "de", "fr"}}


def test_a_concept_that_moves_changes_and_those_around_it_do_not() -> None:
    assert changed(ROWS, [*ROWS[3:], *ROWS[:3]]) == {"kidney": {"en", "de", "fr"}}


def test_a_changed_row_reaches_the_sources_with_its_concept_in_its_locale_and_the_regional_ones() -> None:
    changed_row = [replace(row, text="Ren") if row.text == "Niere" else row for row in ROWS]
    seen = reach(ROWS, changed_row)
    assert seen.touches("Both kidneys hurt.", "Beide schmerzen.", "de")
    assert seen.touches("Both kidneys hurt.", "Beide schmerzen.", "de-CH")
    assert not seen.touches("Both kidneys hurt.", "Deux douleurs.", "fr")
    assert not seen.touches("The dose is low.", "Die Dosis ist gering.", "de")
    assert seen.locales() == ["de", "de-CH"]


def test_a_first_row_of_a_concept_in_a_locale_reaches_the_sources_with_its_terms() -> None:
    seen = reach(ROWS, [*ROWS, term("swelling", "fr", "œdème")])
    assert seen.touches("The swelling goes down.", "Cela diminue.", "fr")
    assert not seen.touches("The swelling goes down.", "Das geht zurück.", "de")


def test_a_forbidden_term_reaches_translations_with_it_whatever_their_source() -> None:
    seen = reach(ROWS, [*ROWS, term("dose", "de", "Gabe", Status.FORBIDDEN)])
    assert seen.touches("Take it now.", "Die Gaben sind gering.", "de")
    assert not seen.touches("Take it now.", "Jetzt nehmen.", "de")


def test_a_longer_term_reaches_the_texts_where_it_hides_a_shorter_one() -> None:
    longer = [term("injury", "en", "kidney injury"), term("injury", "de", "Nierenschaden")]
    seen = reach(ROWS, [*ROWS, *longer])
    assert seen.touches("A kidney injury heals.", "Die Niere heilt.", "de")
    assert not seen.touches("A kidney heals.", "Die Niere heilt.", "de")


def test_a_term_that_a_longer_one_hides_is_reached_too() -> None:
    rows = [*ROWS, term("injury", "en", "kidney injury"), term("injury", "de", "Nierenschaden")]
    changed_row = [replace(row, status=Status.ADMITTED) if row.text == "kidney" else row for row in rows]
    assert reach(rows, changed_row).touches("A kidney injury heals.", "Der Nierenschaden heilt.", "de")


def test_a_term_of_the_locale_reaches_sources_that_have_it_untranslated() -> None:
    seen = reach(ROWS, [*ROWS, term("dose", "de", "Stent", Status.ADMITTED)])
    assert seen.touches("Stent now", "Jetzt", "de")
