"""How sure findings must be, by the configuration and for one run: what is told, and what becomes of the page."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from localize.model.catalog import Entry
from support.folder import ProjectFolder

DE = "locales/de/LC_MESSAGES/packs.po"
ARTICLE = "Meta-description: Packs.\n\nPacks\n\nUse two packs.\n"
TEXTS = {"Packs.": "Packungen.", "Packs": "Packungen", "Use two packs.": "Benutzen Sie drei Packungen."}
"""The last one has a finding of `numbers` that is likely: a small number in words."""


@pytest.fixture
def packs(tmp_path: Path) -> ProjectFolder:
    project = ProjectFolder(tmp_path)
    configure(project)
    project.write("source/packs.txt", ARTICLE)
    project.run("update")
    project.translate(DE, lambda entry: replace(entry, target=TEXTS[entry.source]))
    return project


def configure(project: ProjectFolder, text: str = "[locales.de]\n") -> None:
    project.write("localize.toml", text)


def told(project: ProjectFolder, *arguments: str) -> list[tuple[str, str, str]]:
    findings = project.json("check", *arguments)["findings"]
    return [(finding["rule"], finding["severity"], finding["confidence"]) for finding in findings]


def state(project: ProjectFolder) -> str:
    return str(project.json("status")["articles"][0]["state"])


def test_findings_of_any_confidence_are_told(packs: ProjectFolder) -> None:
    assert told(packs) == [("numbers", "warning", "likely")]


@pytest.mark.parametrize(
    ("setting", "count"),
    [
        ('confidence = "possible"', 1),
        ('confidence = "likely"', 1),
        ('confidence = "certain"', 0),
        ('numbers = { confidence = "certain" }', 0),
        ('units = { confidence = "certain" }', 1),
        ('confidence = "certain"\nnumbers = { confidence = "likely" }', 1),
    ],
)
def test_the_configuration_tells_how_sure_a_finding_must_be(packs: ProjectFolder, setting: str, count: int) -> None:
    configure(packs, f"[checks]\n{setting}\n[locales.de]\n")
    assert len(told(packs)) == count


def test_an_error_that_is_not_sure_enough_withholds_nothing(packs: ProjectFolder) -> None:
    configure(packs, '[locales.de.checks]\nnumbers = "error"\n')
    assert (told(packs), state(packs)) == ([("numbers", "error", "likely")], "withheld")
    configure(packs, '[locales.de.checks]\nnumbers = { level = "error", confidence = "certain" }\n')
    assert (told(packs), state(packs)) == ([], "published")
    assert packs.run("publish").exit_code == 0


def test_an_error_of_a_clinical_locale_withholds_however_sure_it_is(packs: ProjectFolder) -> None:
    setting = 'numbers = { level = "error", confidence = "certain" }'
    configure(packs, f"[locales.de]\nclinical = true\n[locales.de.checks]\n{setting}\n")
    assert (told(packs), state(packs)) == ([("numbers", "error", "likely")], "withheld")


def test_a_waiver_of_what_is_not_sure_enough_is_not_called_unused(packs: ProjectFolder) -> None:
    def waive(entry: Entry) -> Entry:
        return replace(entry, comments=(" check-ok: numbers",)) if "two" in entry.source else entry

    packs.translate(DE, waive)
    configure(packs, '[checks]\nconfidence = "certain"\n[locales.de]\n')
    assert told(packs) == []


def test_one_run_may_leave_out_warnings_that_are_less_sure(packs: ProjectFolder) -> None:
    assert told(packs, "--confidence", "likely") == [("numbers", "warning", "likely")]
    assert told(packs, "--confidence", "certain") == []
    assert told(packs) == [("numbers", "warning", "likely")]


def test_one_run_leaves_out_no_error(packs: ProjectFolder) -> None:
    configure(packs, '[locales.de.checks]\nnumbers = "error"\n')
    assert told(packs, "--confidence", "certain") == [("numbers", "error", "likely")]
    assert packs.run("check", "--confidence", "certain").exit_code == 1


def test_a_mending_run_takes_no_confidence(packs: ProjectFolder) -> None:
    result = packs.run("check", "--fix", "--confidence", "likely")
    assert result.exit_code == 2
    assert "--fix with --confidence, expected one of them" in result.stderr


def test_the_page_of_a_rule_shows_how_sure_its_findings_must_be(packs: ProjectFolder) -> None:
    configure(packs, '[checks.negation]\nconfidence = "likely"\n[locales.de]\n')
    for rule in ("negation", "prohibition"):
        assert (
            "  Here, in de: findings that are at least likely count\n" in packs.run("check", "--explain", rule).stdout
        )
    assert "Here" not in packs.run("check", "--explain", "tags").stdout
