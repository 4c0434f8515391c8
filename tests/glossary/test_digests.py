"""Digests of what a locale sees of the glossary."""

from __future__ import annotations

from dataclasses import replace

from localize.glossary.digests import digest_of, digests_by_locale
from localize.glossary.table import grouped
from localize.model.glossary import Status, Term

ROWS = [
    Term("pain", "en", text="pain", status=Status.PREFERRED, line=2),
    Term("pain", "de", text="Schmerz", status=Status.PREFERRED, line=3),
    Term("dose", "de", text="Dosis", status=Status.PREFERRED, line=4),
    Term("pain", "fr", text="douleur", status=Status.PREFERRED, line=5),
]


def digest(rows: list[Term], *locales: str) -> str:
    return digest_of(locales, digests_by_locale(grouped(rows)))


def test_another_status_is_another_digest_for_its_locale_alone() -> None:
    changed = [replace(row, status=Status.ADMITTED) if row.locale == "fr" else row for row in ROWS]
    assert digest(ROWS, "en", "de") == digest(changed, "en", "de")
    assert digest(ROWS, "en", "fr") != digest(changed, "en", "fr")


def test_a_fallback_counts() -> None:
    assert digest(ROWS, "en", "de-CH", "de") != digest(ROWS[:2], "en", "de-CH", "de")


def test_lines_definitions_and_notes_do_not_count() -> None:
    assert digest(ROWS, "en", "de") == digest(
        [replace(row, line=row.line + 1, note="Plain.") for row in ROWS], "en", "de"
    )


def test_the_order_of_rows_counts() -> None:
    assert digest(ROWS, "en", "de") != digest([ROWS[2], *ROWS[:2]], "en", "de")
