"""A catalog of another language in place of the right one."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from localize.model.catalog import Entry
from support.folder import ProjectFolder

SOURCE = """\
Cold packs

Ask your doctor first. Use it for a day. Rest after that.

Panadol
"""
GERMAN = {
    "Cold packs": "Kühlpackungen",
    "Ask your doctor first.": "Fragen Sie zuerst Ihren Arzt.",
    "Use it for a day.": "Verwenden Sie sie einen Tag lang.",
    "Rest after that.": "Ruhen Sie sich danach aus.",
    "Panadol": "Panadol",
}
RUSSIAN = {
    "Cold packs": "Холодные компрессы",
    "Ask your doctor first.": "Сначала спросите врача.",
    "Use it for a day.": "Используйте его в течение дня.",
    "Rest after that.": "После этого отдохните.",
    "Panadol": "Panadol",
}
DE = "locales/de/LC_MESSAGES/cold.po"


@pytest.fixture
def cold(tmp_path: Path) -> ProjectFolder:
    project = ProjectFolder(tmp_path)
    project.write("localize.toml", "[locales.de]\n")
    project.write("source/cold.txt", SOURCE)
    project.run("update")
    return project


def translate(project: ProjectFolder, texts: dict[str, str], *comments: str) -> None:
    def change(entry: Entry) -> Entry:
        return replace(entry, target=texts[entry.source], fuzzy=False, comments=comments)

    project.translate(DE, change)


def found(project: ProjectFolder) -> list[tuple[str, str, str]]:
    return [(each["rule"], each["severity"], each["message"]) for each in project.json("check")["findings"]]


def test_a_whole_catalog_in_another_script_is_told_once_and_withholds_its_page(cold: ProjectFolder) -> None:
    translate(cold, RUSSIAN)
    message = "4 of 5 translations are written in Cyrillic letters, expected those of de: Latin;"
    assert found(cold) == [("script", "error", f"{message} this may be the catalog of another language")]
    assert "de/cold: withheld: 5 with blocking findings" in cold.run("publish").stdout


def test_nothing_of_it_is_shown_where_missing_parts_are_shown_in_the_source_language(cold: ProjectFolder) -> None:
    cold.write("localize.toml", '[locales.de]\npolicy = "fallback"\n')
    translate(cold, {**RUSSIAN, "Panadol": "Панадол и другие"})
    cold.run("publish")
    page = cold.read("dist/de/cold.fragment.html")
    assert "Ask your doctor first." in page
    assert not any("а" <= char <= "я" for char in page)


def test_single_entries_in_another_script_are_told_each(cold: ProjectFolder) -> None:
    translate(cold, {**GERMAN, "Rest after that.": RUSSIAN["Rest after that."]})
    assert [(rule, severity) for rule, severity, _ in found(cold)] == [("script", "error")]
    assert "de/cold: withheld: 1 with blocking findings" in cold.run("publish").stdout


def test_a_waiver_says_that_it_is_meant(cold: ProjectFolder) -> None:
    translate(cold, {**GERMAN, "Rest after that.": RUSSIAN["Rest after that."]}, " check-ok: script")
    assert all(severity == "warning" for _, severity, _ in found(cold))


def test_the_right_catalog_is_published(cold: ProjectFolder) -> None:
    translate(cold, GERMAN)
    assert found(cold) == []
    assert "1 published" in cold.run("publish").stdout
