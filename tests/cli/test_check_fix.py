"""`localize check --fix`: a diff first, and written only with --apply."""

from __future__ import annotations

import subprocess
from dataclasses import replace

import pytest

from localize.model.catalog import Entry
from support.folder import ProjectFolder

FR = "locales/fr/LC_MESSAGES/cold-packs.po"
CONFIG = 'base-url = "https://health.example/"\n[locales.fr]\n[locales.fr-CA]\nfallback = ["fr"]\n'


@pytest.fixture
def french(project: ProjectFolder) -> ProjectFolder:
    """A project whose French translations lack no-break spaces, but for one that is waived and one not finished."""
    project.write("localize.toml", CONFIG)
    project.write("source/cold-packs.txt", "Cold packs\n\nDo they help? Yes.\n\nHow long?\n\nHow often?\n")
    project.run("update")
    targets = {"Cold packs": "Poches froides", "Do they help?": "Aident-elles ?", "Yes.": "Oui."}

    def typed(entry: Entry) -> Entry:
        if entry.source == "How long?":
            return replace(entry, target="Combien de temps ?", comments=(" check-ok: punctuation-space",))
        if entry.source == "How often?":
            return replace(entry, target="Combien de fois ?", fuzzy=True)
        return replace(entry, target=targets.get(entry.source, ""))

    project.translate(FR, typed)
    return project


def test_what_can_be_mended_is_shown_as_a_diff_and_nothing_is_written(french: ProjectFolder) -> None:
    before = french.snapshot()
    result = french.run("check", "--fix")
    assert result.exit_code == 0
    changed = [line for line in result.stdout.splitlines() if line[:1] in "+-"]
    assert changed == [
        f"--- a/{FR}",
        f"+++ b/{FR}",
        '-msgstr "Aident-elles ?"',
        '+msgstr "Aident-elles\u202f?"',
    ]
    assert result.stderr == "1 translation in 1 catalog can be mended; nothing written yet: --apply writes\n"
    assert french.snapshot() == before


@pytest.mark.parametrize("text", ["Aident\u2028elles ?", "Aident-elles ?"])
def test_the_diff_is_one_that_git_applies(french: ProjectFolder, text: str) -> None:
    french.write(FR, french.read(FR).replace("Aident-elles ?", text))
    diff = french.run("check", "--fix").stdout
    subprocess.run(["git", "apply", "-"], cwd=french.root, input=diff.encode(), check=True)
    assert french.run("check", "--fix").stdout == ""


def test_with_apply_only_that_entry_is_written_and_it_stays_finished(french: ProjectFolder) -> None:
    before = french.read(FR)
    result = french.run("check", "--fix", "--apply")
    assert result.exit_code == 0
    assert result.stdout == f"{FR}: 1 mended (punctuation-space 1)\n1 catalog written\n"
    assert french.read(FR) == before.replace("Aident-elles ?", "Aident-elles\u202f?")
    assert "nothing to mend\n" in french.run("check", "--fix").stderr


def test_what_a_regional_locale_takes_from_its_fallback_is_mended_there(french: ProjectFolder) -> None:
    assert french.run("check", "--fix", "--locale", "fr-CA").stdout == ""


def test_a_catalog_that_cannot_be_read_is_told_and_the_others_are_mended(french: ProjectFolder) -> None:
    french.write("source/warm-packs.txt", "Warm packs\n\nDo they help?\n")
    french.run("update")
    french.write("locales/fr/LC_MESSAGES/warm-packs.po", 'msgid "a"\nmsgid "b"\n')
    result = french.run("check", "--fix")
    assert result.exit_code == 1
    assert "warm-packs.po" in result.stderr
    assert FR in result.stdout


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("--apply",), "--apply without --fix, expected both: --fix --apply"),
        (("--fix", "--format", "json"), "--fix with --format, expected one of them"),
        (("--fix", "--explain", "tags"), "--fix with --explain, expected one of them"),
    ],
)
def test_options_that_exclude_each_other_are_refused(
    project: ProjectFolder, options: tuple[str, ...], message: str
) -> None:
    result = project.run("check", *options)
    assert result.exit_code == 2
    assert message in result.stderr
