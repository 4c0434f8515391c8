"""Decisions that are packed are the same as those that are not."""

from __future__ import annotations

import gc

import pytest

from localize.cache import packed_list
from localize.tasks.check import check_project
from localize.tasks.decided_pages import DecidedPacking, DecidedPages
from localize.tasks.project import open_project
from localize.tasks.sources import load_sources
from localize.tasks.status import DecidedPage, decide_pages, load_decision_inputs
from localize.tasks.workspace import Workspace
from support.folder import ProjectFolder


def test_a_packed_decision_is_the_same(translated: ProjectFolder) -> None:
    translated.write("source/knee.txt", "Knee\n\nRest it. Take 5 mg.\n")
    translated.run("update")
    sources = load_sources(open_project(Workspace(translated.root)))
    checked = check_project(sources)
    pages = tuple(decide_pages(load_decision_inputs(checked.catalogs), checked.selected))
    assert len({page.status.decision.outcome for page in pages}) == 2
    packing = DecidedPacking(sources)
    assert packing.unpack(packing.pack((pages,))) == (pages,)


def test_pages_are_given_by_article_and_locale_whatever_is_packed(
    translated: ProjectFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(150):
        translated.write(f"source/a{number:03}.txt", f"Text {number}\n\nRest it.\n")
    sources = load_sources(open_project(Workspace(translated.root)))
    checked = check_project(sources)
    pages = list(decide_pages(load_decision_inputs(checked.catalogs), checked.selected))
    monkeypatch.setattr("localize.tasks.check._MOST_PAGES", 0)
    packed = DecidedPages(sources, pages)
    assert list(packed.in_order()) == pages
    assert len(packed) == len(pages)
    assert packed["a149", "ar"] == pages[-3]


def test_as_many_pages_are_held_as_they_are_in_few_locales_as_in_many(
    translated: ProjectFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("localize.tasks.check._MOST_PAGES", 12)
    monkeypatch.setattr(packed_list, "_TOGETHER", 2)
    for number in range(60):
        translated.write(f"source/a{number:03}.txt", f"Text {number}\n\nRest it.\n")
    sources = load_sources(open_project(Workspace(translated.root)))
    checked = check_project(sources)
    decided = DecidedPages(sources, decide_pages(load_decision_inputs(checked.catalogs), checked.selected))
    assert len(decided) >= 60 * len(sources.tags)
    del checked
    gc.collect()
    held = sum(isinstance(each, DecidedPage) for each in gc.get_objects())
    assert held <= 12 + 2 * 2 * len(sources.tags), "those that are not packed yet, and those unpacked last"
