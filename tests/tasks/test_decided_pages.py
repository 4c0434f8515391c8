"""Decisions about pages by group: the same whether they are made, known from an earlier run, or packed."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator
from dataclasses import replace

import pytest

from localize.gate.decide import Outcome
from localize.tasks import page_checks
from localize.tasks.check import ProjectCatalogs, check_pages
from localize.tasks.decided_row import DecidedPacking
from localize.tasks.make_release import DecidedProject, decide_project, make_release
from localize.tasks.project import open_project
from localize.tasks.sources import Sources, load_sources
from localize.tasks.status import DecidedPage, decide_pages, load_decision_inputs
from localize.tasks.watch import Item
from localize.tasks.workspace import Workspace
from support.folder import CONFIG, ProjectFolder


def sources(folder: ProjectFolder) -> Sources:
    return load_sources(open_project(Workspace(folder.root)))


def one_by_one(of: Sources) -> list[DecidedPage]:
    """The pages, each decided about by itself."""
    catalogs = ProjectCatalogs(of, of.tags)
    return list(decide_pages(load_decision_inputs(catalogs), check_pages(catalogs, of.row_pairs())))


def many(folder: ProjectFolder, articles: int = 150) -> None:
    for number in range(articles):
        folder.write(f"source/a{number:03}.txt", f"Text {number}\n\nRest it.\n")


def decided(folder: ProjectFolder) -> DecidedProject:
    """The decisions of a run, which leaves its results for the next one."""
    workspace = Workspace(folder.root)
    project = decide_project(load_sources(open_project(workspace)))
    workspace.keep_results()
    return project


def test_a_packed_decision_is_the_same(translated: ProjectFolder) -> None:
    translated.write("source/knee.txt", "Knee\n\nRest it. Take 5 mg.\n")
    translated.run("update")
    of = sources(translated)
    pages = tuple(one_by_one(of))
    assert len({page.status.decision.outcome for page in pages}) == 2
    packing = DecidedPacking(of)
    assert packing.unpack(packing.pack(pages)) == pages


def test_pages_are_given_by_article_and_locale_whatever_is_packed(
    translated: ProjectFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    many(translated)
    monkeypatch.setattr("localize.tasks.decided_pages._MOST_GROUPS", 0)
    of = sources(translated)
    packed, pages = decide_project(of).pages, one_by_one(of)
    assert len(list(packed.articles())) > 1, "several groups"
    assert list(packed.in_order()) == pages
    assert list(packed) == [page.page.names for page in pages]
    assert len(packed) == len(pages)
    assert packed["a149", "ar"] == pages[-3]
    with pytest.raises(KeyError):
        packed["a150", "ar"]


def test_groups_that_are_known_say_what_they_said(translated: ProjectFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    many(translated)
    translated.run("update")
    before = decided(translated)
    monkeypatch.setattr(page_checks.PageChecks, "of", None)  # whoever looks at a page by itself fails
    after = decided(translated)
    packing = DecidedPacking(before.inputs.sources)
    assert packing.pack(tuple(after.pages.in_order())) == packing.pack(tuple(before.pages.in_order()))
    assert packing.pack(tuple(after.pages.remarkable)) == packing.pack(tuple(before.pages.remarkable))
    first, second = make_release(before).release.index, make_release(after).release.index
    assert (first.paths, first.unlisted) == (second.paths, second.unlisted)
    for locale in ("en", "de", "ar"):
        assert list(first.pages[locale]) == list(second.pages[locale])
        assert list(first.withheld[locale]) == list(second.withheld[locale])
        assert list(before.pages.keys_of(locale)) == list(after.pages.keys_of(locale))


def test_only_the_group_in_which_something_changed_is_looked_at(translated: ProjectFolder) -> None:
    many(translated)
    translated.run("update")
    decided(translated)
    seen: dict[str, int] = {}

    def watch(items: Iterable[Item], length: int, label: str, /) -> Iterator[Item]:
        seen[label] = length
        return iter(items)

    translated.translate("locales/de/LC_MESSAGES/a149.po", lambda entry: replace(entry, target="RUHE.", fuzzy=False))
    project = decide_project(sources(translated), watch=watch)
    groups = [articles for articles in project.pages.articles() if "a149" in articles]
    of_group = len(groups[0])
    assert seen == {"Reading": of_group, "Checking": of_group * len(project.inputs.sources.tags)}
    assert seen["Checking"] < len(project.pages)


def test_a_page_is_remarkable_if_it_is_not_published_or_has_findings(translated: ProjectFolder) -> None:
    project = decided(translated)
    assert {page.page.names: page.status.decision.outcome for page in project.pages.remarkable} == {
        ("cold-packs", "ar"): Outcome.WITHHELD
    }
    de = project.pages["cold-packs", "de"]
    assert de.status.decision.outcome is Outcome.PUBLISHED
    assert de in list(project.pages.remarkable_with({("cold-packs", "de")}))


def test_with_a_page_to_be_kept_nothing_is_taken_from_an_earlier_run(translated: ProjectFolder) -> None:
    translated.write("localize.toml", CONFIG.replace("[locales.de]", '[locales.de]\npolicy = "keep"'))
    translated.run("publish")
    translated.translate("locales/de/LC_MESSAGES/cold-packs.po", lambda entry: replace(entry, fuzzy=True))
    assert decided(translated).pages["cold-packs", "de"].status.decision.outcome is Outcome.KEPT
    (translated.root / "dist/de/cold-packs.html").unlink()
    assert decided(translated).pages["cold-packs", "de"].status.decision.outcome is Outcome.WITHHELD


def test_of_many_groups_few_are_held_as_they_are(translated: ProjectFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    many(translated, 60)
    monkeypatch.setattr("localize.tasks.article_groups._PAGES", 4)
    monkeypatch.setattr("localize.tasks.decided_pages._MOST_GROUPS", 3)
    of = sources(translated)
    project = decide_project(of)
    groups = len(list(project.pages.articles()))
    assert groups > 20
    gc.collect()
    held = {type(each).__name__ for each in gc.get_objects()} & {"PageGroup"}
    count = sum(type(each).__name__ == "PageGroup" for each in gc.get_objects())
    assert held
    assert count <= 3 + 2, "those that are not packed yet, and the one unpacked last"
