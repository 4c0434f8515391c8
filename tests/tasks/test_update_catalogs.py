"""Catalogs brought up to date: what must be written, and nothing where nothing changed."""

from __future__ import annotations

import gc
from itertools import islice
from operator import attrgetter

import pytest

from localize.catalogs import po
from localize.model.catalog import Catalog
from localize.tasks.executors import InProcess
from localize.tasks.project import open_project
from localize.tasks.sources import Sources, load_sources
from localize.tasks.update_batch import MergedGroup
from localize.tasks.update_catalogs import (
    UpdateResult,
    is_selected_catalog,
    steps,
    update_again,
    update_catalogs,
    update_in,
    update_inputs,
)
from localize.tasks.update_project import update_project
from localize.tasks.workspace import Workspace
from support.folder import ARTICLE, CONFIG, ProjectFolder

DE = "locales/de/LC_MESSAGES/cold-packs.po"
AR = "locales/ar/LC_MESSAGES/cold-packs.po"
SWISS = "locales/de_CH/LC_MESSAGES/cold-packs.po"
REGIONAL = CONFIG + '[locales.de-CH]\nfallback = ["de"]\n'


def sources(folder: ProjectFolder, *locales: str) -> Sources:
    return load_sources(open_project(Workspace(folder.root), locales=locales))


def updated(folder: ProjectFolder, *locales: str) -> UpdateResult:
    return update_catalogs(update_inputs(sources(folder, *locales)))


def catalog(result: UpdateResult, path: str) -> Catalog:
    (change,) = (change for change in result.changes if change.path == path)
    return po.read(change.data or b"", path)


def test_a_new_project_gets_a_catalog_for_each_article_and_the_interface_words(project: ProjectFolder) -> None:
    result = updated(project)
    assert sorted(change.path for change in result.changes) == [
        "locales/ar/LC_MESSAGES/cold-packs.po",
        "locales/ar/LC_MESSAGES/interface.po",
        "locales/de/LC_MESSAGES/cold-packs.po",
        "locales/de/LC_MESSAGES/interface.po",
    ]
    assert {change.base for change in result.changes} == {None}
    assert len(result.changes) == steps(sources(project))


def test_a_run_that_changes_nothing_writes_nothing(translated: ProjectFolder) -> None:
    assert updated(translated).changes == ()


def test_a_changed_sentence_keeps_its_translation_as_fuzzy(translated: ProjectFolder) -> None:
    translated.write(
        "source/cold-packs.txt", translated.read("source/cold-packs.txt").replace("10 minutes", "15 minutes")
    )
    (entry,) = [each for each in catalog(updated(translated, "de"), DE).active() if each.fuzzy]
    assert (entry.source, entry.target) == ("Use it for 15 minutes.", "USE IT FOR 10 MINUTES.")


def test_a_catalog_that_cannot_be_read_is_left_alone_and_told(translated: ProjectFolder) -> None:
    translated.write(DE, "msgid\n")
    result = updated(translated)
    assert DE not in [change.path for change in result.changes]
    assert {finding.path for finding in result.findings} == {DE}


def test_a_regional_catalog_holds_only_what_differs(translated: ProjectFolder) -> None:
    translated.write("localize.toml", REGIONAL)
    translated.write(SWISS, translated.read(DE).replace("COLD PACKS", "KÜHLPACKUNGEN"))
    entries = catalog(updated(translated, "de-CH"), SWISS).active()
    assert {entry.target for entry in entries} == {"KÜHLPACKUNGEN"}


def test_what_another_article_has_is_proposed_for_a_new_one(translated: ProjectFolder) -> None:
    translated.write("source/knee.txt", "Knee\n\nWrap the pack in a cloth.\n")
    entries = catalog(updated(translated, "de"), "locales/de/LC_MESSAGES/knee.po").by_key()
    proposal = entries[None, "Wrap the pack in a cloth."]
    assert (proposal.target, proposal.fuzzy) == ("WRAP THE PACK IN A CLOTH.", True)


def test_few_catalogs_are_held_while_they_wait_for_the_memory(
    project: ProjectFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(7):
        project.write(f"source/other-{number}.txt", ARTICLE.replace("Cold packs", f"Cold packs {number}"))
    expected = updated(project)
    monkeypatch.setattr("localize.tasks.update_catalogs._MOST_HELD", 3)
    results = update_in(InProcess(), update_inputs(sources(project)))
    merged = list(islice(results, 4))  # what is settled, a batch of articles, the interface words, the memory
    assert sum(isinstance(each, MergedGroup) for each in gc.get_objects()) == 3
    changes = [change for _, result in (*merged, *results) for change in result.changes]
    assert sorted(changes, key=attrgetter("path")) == sorted(expected.changes, key=attrgetter("path"))


def test_a_catalog_is_worked_on_again_with_those_that_look_translations_up_in_it(translated: ProjectFolder) -> None:
    translated.write("localize.toml", REGIONAL)
    translated.run("update")
    inputs = update_inputs(sources(translated))
    translated.write(SWISS, translated.read(DE).replace("COLD PACKS", "KÜHLPACKUNGEN"))
    assert is_selected_catalog(inputs.sources, DE)
    assert [change.path for change in update_again(inputs, DE).changes] == [SWISS]


def test_only_what_was_asked_for_is_a_selected_catalog(project: ProjectFolder) -> None:
    read = sources(project, "ar")
    assert not is_selected_catalog(read, DE)
    assert not is_selected_catalog(read, "locales/templates/cold-packs.pot")
    assert is_selected_catalog(read, "locales/ar/LC_MESSAGES/interface.po")


def test_a_project_is_updated_by_one_call(project: ProjectFolder) -> None:
    lines: list[str] = []
    done: list[int] = []
    project.write("locales/templates/gone.pot", 'msgid ""\nmsgstr ""\n')
    workspace = Workspace(project.root)
    result = update_project(workspace, sources(project), tell=lines.append, advance=done.append)
    assert lines == ["removed locales/templates/gone.pot"]
    assert (result.findings, sum(done)) == ((), steps(sources(project)))
    assert result.written == 2 + 1 + 4  # templates, the removed one, catalogs
    assert update_project(workspace, sources(project)).written == 0


def test_what_another_program_saves_during_the_run_is_worked_on_again(translated: ProjectFolder) -> None:
    translated.write("source/cold-packs.txt", ARTICLE + "\nNew sentence.\n")
    saved: list[int] = []

    def save(done: int) -> None:
        if not saved:  # German is written, Arabic is made and not written yet
            translated.translate(AR)
        saved.append(done)

    result = update_project(Workspace(translated.root), sources(translated), advance=save)
    entries = po.read(translated.read(AR).encode(), AR).by_key()
    assert entries[None, "Wrap the pack in a cloth."].target == "WRAP THE PACK IN A CLOTH."
    assert (None, "New sentence.") in entries
    assert result.findings == ()
