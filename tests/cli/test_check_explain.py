"""`localize check --explain`."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from localize.checks.severities import SEVERITIES
from localize.cli import main
from support.folder import ProjectFolder


def explain(*arguments: str, folder: Path) -> Result:
    return CliRunner().invoke(main, ["-C", str(folder), "check", "--explain", *arguments], catch_exceptions=False)


@pytest.mark.parametrize("rule", SEVERITIES)
def test_every_rule_is_explained_without_a_project(rule: str, tmp_path: Path) -> None:
    result = explain(rule, folder=tmp_path)
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert lines[0] == f"{rule}: {SEVERITIES[rule].value}"
    for part in ("Bad (", "Good (", "Set:", "Waive", f"  # check-ok: {rule}"):
        assert any(line.startswith(part) for line in lines), part
    assert all(len(line) < 240 for line in lines)


def test_the_page_of_a_rule_shows_what_is_told_of_its_bad_example_and_marks_the_piece(tmp_path: Path) -> None:
    assert (
        """
Bad (de):
  source: Bring the medicine.
  target: Bringen Sie die Droge mit.
                          ^^^^^
  told:   'Droge' is forbidden, expected 'Arzneimittel' (drug)

Good (de):
  source: Bring the medicine.
  target: Bringen Sie das Arzneimittel mit.
"""
        in explain("forbidden-term", folder=tmp_path).stdout
    )


def test_the_page_of_a_rule_with_a_fix_shows_what_comes_of_its_bad_example(tmp_path: Path) -> None:
    text = explain("punctuation-space", folder=tmp_path).stdout
    assert "  fixed:  Avez-vous mal{U+202F}?\n" in text
    assert "\nFix: localize check --fix " in text
    assert "Fix: " not in explain("tags", folder=tmp_path).stdout


def test_the_page_of_a_rule_shows_how_it_is_set_in_the_project(project: ProjectFolder) -> None:
    project.write(
        "localize.toml",
        '[checks]\nuntouched = "off"\n[locales.de]\n[locales.fr.checks]\nuntouched = "error"\n',
    )
    text = explain("untouched", folder=project.root).stdout
    assert "  Here, in de: off\n  Here, in fr: error\n" in text
    assert "Here" not in explain("tags", folder=project.root).stdout


def test_a_rule_is_explained_where_the_configuration_cannot_be_read(project: ProjectFolder) -> None:
    project.write("localize.toml", "nonsense")
    assert explain("tags", folder=project.root).exit_code == 0


def test_without_a_name_the_rules_are_listed(tmp_path: Path) -> None:
    lines = explain(folder=tmp_path).stdout.splitlines()
    assert [line.split()[:2] for line in lines] == [[name, severity.value] for name, severity in SEVERITIES.items()]


def test_an_unknown_name_is_told_with_the_known_ones(tmp_path: Path) -> None:
    result = explain("tag", folder=tmp_path)
    assert result.exit_code == 2
    assert result.stderr.startswith("error: no rule 'tag', did you mean 'tags'? expected one of: tags, empty, ")
