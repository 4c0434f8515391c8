"""localize explain: where a text stands, in which locales, since when, and what holds it."""

from __future__ import annotations

import os
import subprocess
from dataclasses import replace

import pytest

from support.folder import ARTICLE, ProjectFolder

DE = "locales/de/LC_MESSAGES/cold-packs.po"


def committed(project: ProjectFolder) -> None:
    """Commits all files, as Anna did on a day."""
    who = {f"GIT_{role}_{what}": value for role in ("AUTHOR", "COMMITTER") for what, value in WHO.items()}
    for command in (["init", "--quiet"], ["add", "--all"], ["commit", "--quiet", "-m", "all"]):
        subprocess.run(["git", *command], cwd=project.root, env=os.environ | who, check=True)


WHO = {"NAME": "Anna Example", "EMAIL": "anna@example.org", "DATE": "2026-11-02T12:00:00Z"}


def test_each_locale_is_told_with_its_line_its_state_and_what_holds_it(translated: ProjectFolder) -> None:
    lines = translated.read(DE).splitlines()
    number = lines.index('msgid "Use it for 10 minutes."') + 1
    result = translated.run("explain", "for  10 MINUTES")
    assert result.exit_code == 0
    assert result.stdout.splitlines() == [
        "cold-packs: Paragraph, source/cold-packs.txt:5",
        "  Use it for 10 minutes.",
        f"  de: translated, {DE}:{number}",
        "    USE IT FOR 10 MINUTES.",
        f"  ar: missing, locales/ar/LC_MESSAGES/cold-packs.po:{number}",
        "    held by: not translated",
        "    page withheld: 8 untranslated",
    ]


def test_since_when_is_told_by_git(translated: ProjectFolder) -> None:
    committed(translated)
    assert ", since 2026-11-02 by Anna Example\n" in translated.run("explain", "10 minutes").stdout
    translated.translate(DE, lambda entry: replace(entry, target=entry.target.replace("USE IT", "TAKE IT")))
    result = translated.run("explain", "10 minutes", "--locale", "de")
    assert ", not committed yet\n    TAKE IT FOR 10 MINUTES." in result.stdout


def test_findings_and_fuzzy_entries_hold_it(translated: ProjectFolder) -> None:
    translated.translate(DE, lambda entry: replace(entry, target=entry.target.replace("10", "15")))
    assert "    held by: " in translated.run("explain", "10 minutes", "--locale", "de").stdout
    translated.write("source/cold-packs.txt", ARTICLE.replace("for 10 minutes", "for 15 minutes"))
    translated.run("update")
    result = translated.run("explain", "for 15 minutes", "--locale", "de")
    assert "  de: fuzzy, " in result.stdout
    assert "    held by: fuzzy: a translator must look at it" in result.stdout


def test_an_inherited_translation_is_told_with_its_locale(translated: ProjectFolder) -> None:
    translated.write("localize.toml", translated.read("localize.toml") + '[locales.de-CH]\nfallback = ["de"]\n')
    translated.run("update")
    assert f"  de-CH: translated from de, {DE}:" in translated.run("explain", "10 minutes").stdout


def test_a_translation_is_looked_up_too(translated: ProjectFolder) -> None:
    translated.translate(DE, lambda entry: replace(entry, target=entry.target.replace("MINUTES", "Minuten")))
    result = translated.run("explain", "10 minuten")
    assert "  Use it for 10 minutes." in result.stdout
    assert result.exit_code == 0


def test_as_json(translated: ProjectFolder) -> None:
    told = translated.json("explain", "10 minutes", "--locale", "de")
    (segment,) = told["segments"]
    assert (segment["article"], segment["line"], segment["role"]) == ("cold-packs", 5, "Paragraph")
    (locale,) = segment["locales"]
    assert (locale["locale"], locale["state"], locale["path"]) == ("de", "translated", DE)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Use it for ten minutes", "holds 'Use it for ten minutes', the nearest is 'Use it for 10 minutes.'"),
        ("zzzz", "no segment and no translation holds 'zzzz'\n"),
        ("tags", "tags is also a rule of the checks: localize check --explain tags"),
    ],
)
def test_what_is_nowhere_is_told_with_what_is_near(project: ProjectFolder, text: str, told: str) -> None:
    result = project.run("explain", text)
    assert (result.exit_code, told in result.stdout) == (1, True), result.stdout


def test_many_segments_are_cut(project: ProjectFolder) -> None:
    result = project.run("explain", "i", "--limit", "2")
    assert "more segments: --limit shows more" in result.stdout
    assert "no entry, run localize update" in result.stdout
