"""The manual of the rules: its examples are true, and docs/checks.md lists what there is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from localize import checks
from localize.checks import rule_docs

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "src/localize/checks/examples"
DOCUMENT = ROOT / "docs/checks.md"


@pytest.mark.parametrize("name", checks.SEVERITIES)
def test_a_rule_finds_something_in_each_of_its_bad_examples(name: str) -> None:
    page = rule_docs.page(name)
    told = rule_docs.told(name, page.bad)
    assert {finding.article for finding in told} == {rule_docs.article(number + 1) for number in range(len(page.bad))}


@pytest.mark.parametrize("name", checks.SEVERITIES)
def test_a_rule_finds_nothing_in_its_good_examples(name: str) -> None:
    page = rule_docs.page(name)
    assert page.good
    assert [finding.message for finding in rule_docs.told(name, page.good)] == []


@pytest.mark.parametrize("name", checks.SEVERITIES)
def test_a_rule_says_in_a_sentence_what_it_finds_and_in_a_few_why_it_matters(name: str) -> None:
    page = rule_docs.page(name)
    assert re.fullmatch(r"[A-Z].{10,}\.", page.summary), page.summary
    assert len(page.why.split()) > 10


def test_every_example_belongs_to_a_rule() -> None:
    assert {path.stem for path in EXAMPLES.glob("*.toml")} == set(checks.SEVERITIES)


def test_the_document_lists_every_rule_with_its_severity_and_what_it_finds() -> None:
    assert rows_of("## Rules\n") == rule_docs.table(), "expected what manual.table() gives"


def test_the_document_lists_the_languages_of_every_rule_that_needs_data_of_them() -> None:
    assert rows_of("### Languages\n") == rule_docs.languages(), "expected what manual.languages() gives"


def test_the_document_lists_the_languages_in_which_rules_are_errors_in_clinical_locales() -> None:
    assert rows_of("## How severe a rule is\n") == rule_docs.clinical(), "expected what manual.clinical() gives"


def rows_of(heading: str) -> list[str]:
    """The rows of the table below a heading."""
    section = re.split(r"\n#+ ", DOCUMENT.read_text(encoding="utf-8").split(heading)[1])[0]
    return [line for line in section.splitlines() if line.startswith("| `")]
