"""What is told of rules that have no data for a locale: silence there is no sign that all is well."""

from __future__ import annotations

from pathlib import Path

import pytest

from localize.cli.reports.report import unguarded_lines, unquiet_lines
from support.folder import ARTICLE, ProjectFolder

MEANINGS = ("opposites", "anatomy", "administration", "modality")
ROMANIAN = (
    f"ro: no data for the language: comparison, frequency, strictness, prohibition, negation, {', '.join(MEANINGS)}"
)


@pytest.fixture
def romanian(tmp_path: Path) -> ProjectFolder:
    project = ProjectFolder(tmp_path)
    project.write("localize.toml", "[locales.de]\n[locales.ro]\n")
    project.write("source/cold-packs.txt", ARTICLE)
    project.run("update")
    return project


@pytest.mark.parametrize("command", ["check", "status"])
def test_a_line_for_each_locale_names_the_rules(romanian: ProjectFolder, command: str) -> None:
    told = romanian.run(command).stdout
    assert told.count(ROMANIAN) == 1
    assert "de: no data" not in told


@pytest.mark.parametrize("command", ["check", "status"])
def test_a_program_gets_them_by_locale(romanian: ProjectFolder, command: str) -> None:
    rules = ["comparison", "frequency", "strictness", "prohibition", "negation", *MEANINGS]
    assert romanian.json(command)["unguarded"] == {"ro": rules}
    assert romanian.json(command, "--locale", "de")["unguarded"] == {}


def test_rules_that_are_off_are_not_named(romanian: ProjectFolder) -> None:
    off = "".join(f'{rule} = "off"\n' for rule in ("negation", "comparison", "frequency", "strictness", *MEANINGS))
    romanian.write("localize.toml", f"[locales.ro.checks]\n{off}")
    assert romanian.json("check")["unguarded"] == {}


def test_the_source_may_be_what_there_is_no_data_for(romanian: ProjectFolder) -> None:
    romanian.write("localize.toml", 'source-locale = "ro"\n[locales.de]\n')
    told = romanian.json("check")["unguarded"]
    assert told == {
        "de": [
            "comparison",
            "frequency",
            "strictness",
            "prohibition",
            "negation",
            *MEANINGS,
            "untranslated",
            "leftover-words",
        ]
    }


def test_a_line_names_the_rules_that_are_off_because_they_flag_too_much_and_how_one_is_turned_on() -> None:
    assert list(unquiet_lines({"fi": ("length", "negation")})) == [
        'fi: off, for many right translations are flagged: length, negation (length = "warning" turns it on)'
    ]


def test_a_program_gets_those_that_are_off_by_locale(romanian: ProjectFolder) -> None:
    assert romanian.json("status")["unquiet"] == {}


def test_locales_that_miss_the_same_rules_are_told_of_in_one_line() -> None:
    told = list(unguarded_lines({"bg": ["negation", "names"], "cs": ["names"], "ro": ["negation", "names"]}))
    assert [line.partition(" (")[0] for line in told] == [
        "bg, ro: no data for the language: negation, names",
        "cs: no data for the language: names",
    ]
