"""One task of an update: articles in all their locales, values in and values out."""

from __future__ import annotations

import pickle

from localize.catalogs import po
from localize.catalogs.memory import MemoryPair, Proposal
from localize.model.catalog import Key
from localize.tasks.losses import CatalogId
from localize.tasks.project import open_project
from localize.tasks.sources import load_sources
from localize.tasks.update_batch import GroupUpdate, UpdateBatch, update_batch
from localize.tasks.update_plan import UpdatePlan, plan_update
from localize.tasks.workspace import Workspace
from support.folder import ARTICLE, CONFIG, ProjectFolder

DE = "locales/de/LC_MESSAGES/cold-packs.po"
NEW = "Something else entirely, never said before."
KEY: Key = (None, NEW)


def plan(project: ProjectFolder, *names: str, locales: tuple[str, ...] = ("de",)) -> UpdatePlan:
    return plan_update(load_sources(open_project(Workspace(project.root), locales=locales)), names, {})


def batch(project: ProjectFolder, *names: str, locales: tuple[str, ...] = ("de",)) -> UpdateBatch:
    ((_, only),) = plan(project, *names, locales=locales).first()
    return only


def paths(updates: tuple[GroupUpdate, ...]) -> list[str]:
    return [change.path for update in updates for change in update.changes]


def test_catalogs_without_new_entries_are_finished_at_once(translated: ProjectFolder) -> None:
    translated.write("source/cold-packs.txt", ARTICLE.replace("10 minutes", "15 minutes"))
    (update,) = update_batch(batch(translated, "cold-packs"))
    assert (paths((update,)), update.questions) == ([DE], {})


def test_catalogs_with_new_entries_wait_for_the_memory(translated: ProjectFolder) -> None:
    translated.write("source/cold-packs.txt", f"{ARTICLE}\n{NEW}\n")
    (update,) = update_batch(batch(translated, "cold-packs"))
    assert KEY in update.questions["de"]
    assert update.changes == ()
    assert "WRAP THE PACK IN A CLOTH." in update.rows["de"].in_use.targets


def test_proposals_finish_those_that_wait(translated: ProjectFolder) -> None:
    translated.write("source/cold-packs.txt", f"{ARTICLE}\n{NEW}\n")
    proposal = Proposal(MemoryPair(NEW, "ANDERS.", context=None, origin="y"), 1.0)
    proposals = {CatalogId("de", "cold-packs"): {KEY: proposal}}
    ((_, again),) = plan(translated, "cold-packs").second({"cold-packs": ("de",)}, proposals)
    (update,) = update_batch(again)
    (change,) = update.changes
    assert po.read(change.data or b"", DE).by_key()[KEY].target == "ANDERS."


def test_locales_that_look_translations_up_in_each_other_are_one_group(translated: ProjectFolder) -> None:
    translated.write("localize.toml", CONFIG + '[locales.de-CH]\nfallback = ["de"]\n')
    updates = update_batch(batch(translated, "cold-packs", locales=("ar", "de", "de-CH")))
    assert [update.locales for update in updates] == [("ar",), ("de", "de-CH")]


def test_a_batch_goes_to_another_process_with_nothing_of_other_articles(translated: ProjectFolder) -> None:
    translated.write("source/knee.txt", "Knee\n\nA text about knees.\n")
    data = pickle.dumps(batch(translated, "cold-packs"))
    assert b"about knees" not in data
    assert update_batch(pickle.loads(data)) == update_batch(batch(translated, "cold-packs"))
