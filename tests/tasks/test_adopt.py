"""Translations that exist elsewhere in the catalogs of a project: what is written, checked, and left alone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from localize.adopt.adopted import AdoptedArticle, AdoptedText
from localize.adopt.verdict import AdoptOptions, Verdict
from localize.catalogs import po
from localize.config import Worth
from localize.model.catalog import Entry
from localize.tasks.adopt import AdoptedCatalog, adopt
from localize.tasks.project import open_project
from localize.tasks.sources import Sources, load_sources
from localize.tasks.workspace import Workspace
from support.folder import ARTICLE, ProjectFolder

DE = "locales/de/LC_MESSAGES/cold-packs.po"
USE = "Use it for 10 minutes."
WRAP = "Wrap the pack in a cloth."


@pytest.fixture
def sources(project: ProjectFolder) -> Sources:
    return load_sources(open_project(Workspace(project.root)))


def text(source: str, target: str, *, certain: bool = True) -> AdoptedText:
    confidence = 1.0 if certain else 0.5
    return AdoptedText((None, source), target, confidence, certain=certain, path="old.po", line=7)


def adopted(sources: Sources, *texts: AdoptedText) -> AdoptedCatalog:
    article = AdoptedArticle("cold-packs", "de", texts)
    (catalog,) = adopt(sources, [article], AdoptOptions(Worth.TRANSLATED)).catalogs
    return catalog


def written(catalog: AdoptedCatalog) -> dict[str, Entry]:
    (change,) = catalog.changes
    assert change.data is not None
    return {entry.source: entry for entry in po.read(change.data, change.path).entries}


def test_texts_come_into_a_catalog_that_is_not_there_yet_with_all_its_entries(sources: Sources) -> None:
    catalog = adopted(sources, text(USE, "10 Minuten lang anwenden."), text(WRAP, "Einwickeln!", certain=False))
    entries = written(catalog)
    assert (entries[USE].target, entries[USE].fuzzy) == ("10 Minuten lang anwenden.", False)
    assert (entries[WRAP].target, entries[WRAP].fuzzy) == ("Einwickeln!", True)
    assert entries["Then rest."].empty
    assert [(each.judged.verdict, each.line, each.source.line) for each in catalog.entries] == [
        (Verdict.TRANSLATED, entries[USE].line, 5),
        (Verdict.FUZZY, entries[WRAP].line, 5),
    ]


def test_a_certain_text_with_an_error_is_fuzzy_and_the_error_is_told_at_its_line(sources: Sources) -> None:
    catalog = adopted(sources, text(USE, "15 Minuten lang anwenden."))
    entry = written(catalog)[USE]
    assert entry.fuzzy
    assert [(finding.rule, finding.path, finding.line) for finding in catalog.findings] == [("numbers", DE, entry.line)]
    assert catalog.entries[0].findings == catalog.findings
    (note,) = [hint for hint in entry.hints if hint.startswith("Adopted:")]
    assert catalog.findings[0].message in note


def test_a_certain_text_of_the_opposite_meaning_is_fuzzy(project: ProjectFolder) -> None:
    project.write("source/cold-packs.txt", ARTICLE + "\nUse it for adults.\n")
    sources = load_sources(open_project(Workspace(project.root)))
    (entry,) = adopted(sources, text("Use it for adults.", "Bei Kindern anwenden.")).entries
    assert [finding.rule for finding in entry.findings] == ["opposites"]
    assert entry.judged.verdict is Verdict.FUZZY


def test_a_document_in_another_language_is_fuzzy_as_a_whole(sources: Sources) -> None:
    russian = ("Заверните пакет в ткань.", "Применяйте его 10 минут.", "Затем отдохните.")
    texts = [text(source, target) for source, target in zip((WRAP, USE, "Then rest."), russian, strict=True)]
    catalog = adopted(sources, *texts)
    assert {each.judged.verdict for each in catalog.entries} == {Verdict.FUZZY}
    assert any(finding.blocking for finding in catalog.findings)


def test_adopting_again_changes_nothing(sources: Sources, project: ProjectFolder) -> None:
    texts = (text(USE, "10 Minuten lang anwenden."), text(WRAP, "Einwickeln!", certain=False))
    (change,) = adopted(sources, *texts).changes
    assert change.data is not None
    project.write(DE, change.data)
    again = adopted(sources, *texts)
    assert (again.changes, {each.judged.verdict for each in again.entries}) == ((), {Verdict.SAME})


def test_update_keeps_the_note_until_a_person_has_finished_the_text(sources: Sources, project: ProjectFolder) -> None:
    (change,) = adopted(sources, text(WRAP, "Einwickeln!", certain=False)).changes
    assert change.data is not None
    project.write(DE, change.data)
    project.run("update")
    assert project.read(DE).encode() == change.data
    project.translate(DE, lambda entry: replace(entry, fuzzy=False))
    project.write("source/cold-packs.txt", project.read("source/cold-packs.txt").replace("a cloth", "a dry cloth"))
    project.run("update")
    assert "Adopted:" not in project.read(DE)


def test_a_text_that_no_entry_has_any_more_is_passed_over(sources: Sources) -> None:
    assert adopted(sources, text("Gone.", "Weg.")).entries == ()
