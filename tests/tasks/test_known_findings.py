"""An entry that is as it was is not checked again; a row of the glossary reaches the texts that hold its term."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from localize.checks import article
from localize.checks.article import EntryFindings, rule_findings
from localize.checks.pair import Pair
from localize.checks.runner import RuleOn
from localize.model.catalog import Entry
from localize.tasks.make_release import decide_project
from localize.tasks.project import open_project
from localize.tasks.sources import load_sources
from localize.tasks.workspace import Workspace
from support.folder import ProjectFolder, shout

DE = "locales/de/LC_MESSAGES/cold-packs.po"
HEADER = "concept,locale,term,status,part_of_speech,case,forms,definition,note\n"


@pytest.fixture
def checked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The German translations that were checked, by their source."""
    sources: list[str] = []

    def count(pairs: Sequence[Pair], rules: Sequence[RuleOn]) -> Sequence[EntryFindings]:
        sources.extend(pair.source for pair in pairs if pair.locale == "de")
        return rule_findings(pairs, rules)

    monkeypatch.setattr(article, "rule_findings", count)
    return sources


def check(folder: ProjectFolder) -> None:
    workspace = Workspace(folder.root)
    decide_project(load_sources(open_project(workspace)))
    workspace.keep_results()


def change(entry: Entry) -> Entry:
    new = shout(entry)
    return replace(new, target=f"{new.target} BITTE.") if entry.source.startswith("Wrap") else new


def test_of_a_changed_catalog_only_the_changed_entry_is_checked(translated: ProjectFolder, checked: list[str]) -> None:
    check(translated)
    assert len(checked) > 5
    checked.clear()
    check(translated)
    assert checked == []
    translated.translate(DE, change)
    check(translated)
    assert checked == ["Wrap the pack in a cloth."]


def test_a_term_reaches_only_texts_that_hold_it(translated: ProjectFolder, checked: list[str]) -> None:
    translated.write("glossary.csv", f"{HEADER}skin,en,skin,preferred,noun,,,,\nskin,de,Haut,preferred,noun,,,,\n")
    check(translated)
    checked.clear()
    translated.write(
        "glossary.csv",
        f"{HEADER}skin,en,skin,preferred,noun,,,,\nskin,de,Haut,preferred,noun,,,,\n"
        "cloth,en,cloth,preferred,noun,,,,\ncloth,de,Tuch,preferred,noun,,,,\n",
    )
    check(translated)
    assert checked == ["Wrap the pack in a cloth."]


def test_another_level_of_a_rule_reaches_all_of_its_locale(translated: ProjectFolder, checked: list[str]) -> None:
    check(translated)
    every = sorted(checked)
    checked.clear()
    translated.write(
        "localize.toml",
        translated.read("localize.toml").replace("[locales.de]", '[locales.de.checks]\nbrackets = "off"'),
    )
    check(translated)
    assert sorted(checked) == every


def test_another_language_of_an_article_reaches_all_of_its_entries(
    translated: ProjectFolder, checked: list[str]
) -> None:
    translated.write("localize.toml", f'other-languages = "translate"\n{translated.read("localize.toml")}')
    check(translated)
    checked.clear()
    source = translated.read("source/cold-packs.txt")
    translated.write("source/cold-packs.txt", f"Language: nl\n{source}")
    check(translated)
    assert "Wrap the pack in a cloth." in checked
