"""docs/checks.md lists the rules that there are."""

from __future__ import annotations

import re
from pathlib import Path

from localize.checks import rule_docs

DOCUMENT = Path(__file__).parents[2] / "docs/checks.md"


def test_the_document_lists_every_rule_with_its_severity_and_what_it_finds() -> None:
    assert rows_of("## Rules\n") == rule_docs.table(), "expected what rule_docs.table() gives"


def test_the_document_lists_the_languages_of_every_rule_that_needs_data_of_them() -> None:
    assert rows_of("### Languages\n") == rule_docs.languages(), "expected what rule_docs.languages() gives"


def test_the_document_lists_the_languages_in_which_rules_are_errors_in_clinical_locales() -> None:
    assert rows_of("## How severe a rule is\n") == rule_docs.clinical(), "expected what rule_docs.clinical() gives"


def test_the_document_lists_the_rules_that_have_a_fix() -> None:
    assert f"of these rules: {rule_docs.mended()}." in DOCUMENT.read_text(encoding="utf-8")


def rows_of(heading: str) -> list[str]:
    """The rows of the table below a heading."""
    section = re.split(r"\n#+ ", DOCUMENT.read_text(encoding="utf-8").split(heading)[1])[0]
    return [line for line in section.splitlines() if line.startswith("| `")]
