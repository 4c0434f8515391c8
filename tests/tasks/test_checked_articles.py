"""Which articles were checked: whoever checked them, in all locales, as their files are now, and by this program."""

from __future__ import annotations

from pathlib import Path

import pytest

from localize.cache.steps import Steps
from localize.tasks.batches import Batches
from localize.tasks.checked_articles import CheckedArticles, checked_before
from localize.tasks.executors import InProcess
from localize.tasks.project import Project, open_project
from localize.tasks.workspace import Workspace
from support.folder import ProjectFolder

NAME = "cold-packs"


def opened(project: ProjectFolder) -> Project:
    return open_project(Workspace(Path(project.root)))


@pytest.mark.parametrize("command", ["check", "publish"])
def test_a_command_that_checks_all_locales_counts(translated: ProjectFolder, command: str) -> None:
    assert not CheckedArticles(opened(translated)).has(NAME)
    translated.run(command)
    project = opened(translated)
    assert CheckedArticles(project).has(NAME)
    assert checked_before(project.files) == len(project.paths)
    assert Batches(project).names == ()


def test_a_check_of_one_locale_does_not_count(translated: ProjectFolder) -> None:
    translated.run("check", "--locale", "de")
    assert not CheckedArticles(opened(translated)).has(NAME)


def test_a_batch_counts(translated: ProjectFolder) -> None:
    project = opened(translated)
    assert sum(Batches(project).done(InProcess())) == checked_before(project.files) > 0


def test_an_article_whose_catalog_has_changed_was_not_checked_as_it_is(translated: ProjectFolder) -> None:
    translated.run("check")
    catalog = f"locales/de/LC_MESSAGES/{NAME}.po"
    translated.write(catalog, translated.read(catalog) + "\n# a note\n")
    project = opened(translated)
    assert not CheckedArticles(project).has(NAME)
    assert checked_before(project.files) == len(project.paths)


def test_what_another_program_has_checked_does_not_count(translated: ProjectFolder) -> None:
    project = opened(translated)
    step = Steps(project.files.steps.store, "an earlier one").step("checked article", str)
    for name in project.paths:
        step.keep(name, "an earlier one", name)
    assert checked_before(project.files) == 0
