"""What an update has to do, article by article."""

from __future__ import annotations

from localize.tasks.losses import CatalogId
from localize.tasks.project import open_project
from localize.tasks.sources import load_sources
from localize.tasks.update_plan import UpdatePlan, plan_update
from localize.tasks.workspace import Workspace
from support.folder import ProjectFolder


def plan(project: ProjectFolder, *names: str, accept_loss: bool = False) -> UpdatePlan:
    opened = open_project(Workspace(project.root), accept_loss=accept_loss)
    return plan_update(load_sources(opened), names, {})


def test_articles_come_in_batches_with_the_templates_to_write(project: ProjectFolder) -> None:
    names = [f"a{number}" for number in range(9)]
    for name in names:
        project.write(f"source/{name}.txt", f"Title of {name}\n\nText.\n")
    project.run("extract")
    project.write("source/a8.txt", "Another title\n\nText.\n")
    (planned, first), (changed, second) = plan(project, *names).first()
    assert [update.name for update in first.articles] == names[:8]
    assert [update.name for update in second.articles] == ["a8"]
    assert planned.changes == ()
    assert [change.path for change in changed.changes] == ["locales/templates/a8.pot"]
    assert first.inputs.project.paths.keys() == set(names[:8])


def test_a_new_article_follows_the_gone_one_whose_segments_it_has(translated: ProjectFolder) -> None:
    text = translated.read("source/cold-packs.txt")
    (translated.root / "source/cold-packs.txt").unlink()
    translated.write("source/ice.txt", text)
    followed = plan(translated, "ice").predecessors
    assert followed == {CatalogId("ar", "ice"): "cold-packs", CatalogId("de", "ice"): "cold-packs"}


def test_an_article_with_a_catalog_follows_nothing_unless_it_is_blank_and_the_loss_accepted(
    translated: ProjectFolder,
) -> None:
    text = translated.read("source/cold-packs.txt")
    (translated.root / "source/cold-packs.txt").unlink()
    translated.write("source/ice.txt", text)
    translated.write("locales/de/LC_MESSAGES/ice.po", "")
    assert CatalogId("de", "ice") not in plan(translated, "ice").predecessors
    assert CatalogId("de", "ice") in plan(translated, "ice", accept_loss=True).predecessors
