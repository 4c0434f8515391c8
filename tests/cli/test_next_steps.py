"""`localize` without a command."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from localize.cli import main
from support.folder import ProjectFolder


def test_in_an_empty_folder_it_says_how_to_begin(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["-C", str(tmp_path)])
    assert result.exit_code == 0
    assert "There is no project in this folder" in result.stdout
    assert "localize init " in result.stdout


def test_below_a_project_it_says_where_that_is(project: ProjectFolder) -> None:
    result = CliRunner().invoke(main, ["-C", str(project.root / "source")])
    assert f"localize -C {project.root} " in result.stdout


def test_a_new_project_is_to_be_updated_first(project: ProjectFolder) -> None:
    result = project.run()
    assert result.exit_code == 0
    assert result.stdout.splitlines()[:4] == [
        "1 article, 2 target locales: 0 of 2 pages ready to be published",
        "  de: 1 page not ready: 8 to translate",
        "  ar: 1 page not ready: 8 to translate",
        "Next:",
    ]
    assert "localize update " in result.stdout


def test_what_waits_is_told_for_each_locale(translated: ProjectFolder) -> None:
    result = translated.run()
    assert "1 of 2 pages ready" in result.stdout
    assert "  ar: 1 page not ready: 8 to translate" in result.stdout
    assert "de:" not in result.stdout
    assert "localize update" not in result.stdout
    assert "localize publish " in result.stdout


@pytest.mark.parametrize("config", ['source-locale = "en"\n', ""])
def test_a_project_without_target_locales_is_told_to_name_one(project: ProjectFolder, config: str) -> None:
    project.write("localize.toml", config)
    assert "[locales.de]" in project.run().stdout


def test_a_configuration_that_cannot_be_used_is_told(project: ProjectFolder) -> None:
    project.write("localize.toml", "colour = 1\n")
    result = project.run()
    assert (result.exit_code, "localize.toml:1: unknown key 'colour'" in result.stderr) == (2, True)
