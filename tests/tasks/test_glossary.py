"""What becomes of the glossary when terms of other tools come in, and what is told of it."""

from __future__ import annotations

import pytest

from localize.errors import ExchangeError, GlossaryError
from localize.glossary.merge import TermVerdict
from localize.tasks.glossary import GlossaryImport, avoided, exported, import_terms, overview, suggestions
from localize.tasks.project import Project, open_project
from localize.tasks.sources import load_sources
from localize.tasks.workspace import Workspace
from support.folder import ProjectFolder

GLOSSARY = """\
concept,locale,term,status,part_of_speech,case,forms,definition,note
pain,en,pain,preferred,,,,,
pain,de,Schmerz,preferred,,,,,
pain,de,Weh,forbidden,,,,,
"""


@pytest.fixture
def opened(project: ProjectFolder) -> Project:
    project.write("glossary.csv", GLOSSARY)
    return open_project(Workspace(project.root))


def imported(project: Project, text: str, *locales: str, overwrite: bool = False) -> GlossaryImport:
    return import_terms(project, text.encode(), "list.csv", locales=locales or ("de", "ar"), overwrite=overwrite)


def test_new_terms_are_a_change_of_the_glossary_and_nothing_is_written(opened: Project, project: ProjectFolder) -> None:
    result = imported(opened, "source,target\nskin,Haut\npain,Schmerz\n", "de")
    assert [(each.term.text, each.verdict) for each in result.terms] == [
        ("skin", TermVerdict.NEW),
        ("Haut", TermVerdict.NEW),
        ("pain", TermVerdict.SAME),
        ("Schmerz", TermVerdict.SAME),
    ]
    (change,) = result.changes
    assert change.data == (GLOSSARY + "skin,en,skin,preferred,,,,,\nskin,de,Haut,preferred,,,,,\n").encode()
    assert result.findings == ()
    assert project.read("glossary.csv") == GLOSSARY


def test_what_is_known_changes_nothing(opened: Project) -> None:
    assert imported(opened, "source,target\npain,Schmerz\n", "de").changes == ()


def test_terms_in_conflict_and_rows_without_a_source_term_are_findings(opened: Project) -> None:
    result = imported(opened, "source,target\npain,Weh\n,Haut\n", "de")
    assert [(finding.rule, finding.line) for finding in result.findings] == [("import-conflict", 2), ("import-row", 3)]
    assert result.changes == ()


def test_a_region_serves_its_language_and_other_languages_are_named(opened: Project) -> None:
    result = imported(opened, "en,de-AT,fi\nskin,Haut,iho\n", "de")
    assert [(each.term.locale, each.term.text) for each in result.terms] == [("en", "skin"), ("de", "Haut")]
    assert result.unknown == ("fi",)


def test_a_file_without_a_term_in_a_selected_locale_is_refused(opened: Project) -> None:
    with pytest.raises(ExchangeError, match=r"^list\.csv: no term in ar \(but in de\), expected some$"):
        imported(opened, "en,de\nskin,Haut\n", "ar")


def test_a_glossary_that_cannot_be_read_is_not_touched(opened: Project, project: ProjectFolder) -> None:
    project.write("glossary.csv", GLOSSARY + "ragged\n")
    with pytest.raises(GlossaryError, match=r"^glossary\.csv:5: 1 fields in 'ragged', expected 9$"):
        imported(opened, "source,target\nskin,Haut\n", "de")


def test_a_glossary_with_semicolons_gets_rows_with_semicolons(opened: Project, project: ProjectFolder) -> None:
    saved = ("\ufeff" + GLOSSARY.replace(",", ";").replace("\n", "\r\n")).encode()
    project.write("glossary.csv", saved)
    (change,) = imported(opened, "source,target\nskin,Haut\n", "de").changes
    assert change.data == saved + b"skin;en;skin;preferred;;;;;\r\nskin;de;Haut;preferred;;;;;\r\n"
    found = overview(load_sources(opened), ["de"]).findings
    assert [(finding.rule, finding.line) for finding in found] == [("glossary-file", 1)]


def test_an_overview_counts_missing_and_unused_terms(opened: Project) -> None:
    found = overview(load_sources(opened), ["de", "ar"])
    assert found.missing == {"de": [], "ar": ["pain"]}
    assert found.unused == ()
    assert avoided(found.glossary) == 1
    assert [term.locale for term in exported(found.glossary, "en", ("ar",)).all_terms()] == ["en"]


@pytest.mark.usefixtures("opened")
def test_phrases_that_stand_often_in_the_articles_are_suggested(project: ProjectFolder) -> None:
    project.write("source/more.txt", "Cold packs\n\nA cold pack helps. Take a cold pack.\n")
    sources = load_sources(open_project(Workspace(project.root)))
    assert "cold pack" in [candidate.phrase.lower() for candidate in suggestions(sources, least=2)]
