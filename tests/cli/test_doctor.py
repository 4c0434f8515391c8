"""localize doctor: what is there, what is missing, and what to do."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from click.testing import CliRunner

from localize.cli import main
from localize.files.folder import Folder
from support.folder import ProjectFolder
from support.without_full_text import forbid_full_text

DE = "locales/de/LC_MESSAGES/cold-packs.po"


def healths(project: ProjectFolder) -> dict[str, list[str]]:
    """What is told of each subject."""
    told: dict[str, list[str]] = {}
    for each in project.json("doctor")["diagnoses"]:
        told.setdefault(each["subject"], []).append(each["health"])
    return told


def test_a_sound_project_has_no_problem(translated: ProjectFolder) -> None:
    result = translated.run("doctor")
    assert result.exit_code == 0, result.stdout
    assert "ok       Python: " in result.stdout
    assert "ok       configuration: en into de, ar" in result.stdout
    assert "ok       catalogs: " in result.stdout
    assert "0 problems, " in result.stdout.splitlines()[-1]


def test_a_folder_without_a_project_is_told_after_the_environment(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["-C", str(tmp_path), "doctor"])
    assert result.exit_code == 1
    assert result.stdout.startswith("ok       Python: ")
    assert "problem  configuration: " in result.stdout
    assert "`localize init` begins a project" in result.stdout


@pytest.mark.parametrize(
    ("path", "content", "subject", "message"),
    [
        ("localize.toml", "colour = 1\n", "configuration", "localize.toml:1: unknown key 'colour'"),
        ("glossary.csv", "term\n", "articles and glossary", "glossary.csv:1"),
        (DE, '<<<<<<< ours\nmsgid "a"\n', "catalogs", f"{DE}:1: "),
        (DE, 'msgid "a"\nmsgstr "b\n', "catalogs", f"{DE}:"),
    ],
)
def test_what_is_broken_is_a_problem_with_its_line(
    translated: ProjectFolder, path: str, content: str, subject: str, message: str
) -> None:
    translated.write(path, content)
    result = translated.run("doctor")
    assert result.exit_code == 1
    assert f"problem  {subject}: {message}" in result.stdout
    assert result.stdout.splitlines()[-1].startswith("1 problem, ")


def test_a_catalog_that_another_editor_has_wrapped_is_a_hint(translated: ProjectFolder) -> None:
    wrapped = translated.read(DE).replace('msgstr "USE IT FOR', 'msgstr ""\n"USE IT "\n"FOR')
    translated.write(DE, wrapped)
    result = translated.run("doctor")
    assert result.exit_code == 0
    assert f"hint     catalogs: {DE} as another editor has wrapped it; localize update --normalize" in result.stdout


def test_without_programs_of_others_there_are_hints(
    translated: ProjectFolder, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path_factory.mktemp("empty")))
    told = healths(translated)
    assert (told["git"], told["msgfmt"], told["fonts"]) == (["hint"], ["hint"], ["hint"])


def test_sqlite_without_full_text_search_is_a_hint(translated: ProjectFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    assert healths(translated)["SQLite"] == ["ok"]
    forbid_full_text(monkeypatch)
    assert healths(translated)["SQLite"] == ["hint"]


def test_a_command_that_holds_the_lock_is_named(translated: ProjectFolder) -> None:
    with Folder(translated.root).locked("localize update", path=".localize/lock"):
        result = translated.run("doctor")
    assert f"hint     lock: held by localize update (process {os.getpid()} on " in result.stdout
    assert "ok       lock: " in translated.run("doctor").stdout


def test_the_cache_is_named_with_its_size(translated: ProjectFolder) -> None:
    line = next(line for line in translated.run("doctor").stdout.splitlines() if "cache: " in line)
    assert ".localize/" in line
    assert "may be deleted at any time" in line


def test_the_doctor_changes_nothing(translated: ProjectFolder) -> None:
    before = translated.times()
    translated.run("doctor")
    assert translated.times() == before
