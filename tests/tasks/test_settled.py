"""What is known to be up to date is not gone through again, and everything it depends on is looked at."""

from __future__ import annotations

import subprocess
from collections.abc import Callable

import pytest

from localize.tasks.extract import extract_project
from localize.tasks.project import open_project
from localize.tasks.settled import SettledTemplates
from localize.tasks.sources import load_sources
from localize.tasks.update_plan import plan_update
from localize.tasks.workspace import Workspace
from support.folder import ARTICLE, ProjectFolder

DE = "locales/de/LC_MESSAGES/cold-packs.po"
POT = "locales/templates/cold-packs.pot"
TERM = "concept,locale,term,status,part_of_speech,case,forms,definition,note\npack,en,pack,preferred,,,,,\n"


def settled(project: ProjectFolder, *locales: str, accept_loss: bool = False) -> tuple[str, ...]:
    opened = open_project(Workspace(project.root), locales=locales, accept_loss=accept_loss)
    return plan_update(load_sources(opened), ["cold-packs"], {}).settled


@pytest.fixture
def still(translated: ProjectFolder) -> ProjectFolder:
    """A project in which the last update has changed nothing."""
    translated.run("update")
    translated.run("update")
    return translated


def test_an_article_that_an_update_has_left_as_it_was_is_settled(still: ProjectFolder) -> None:
    assert settled(still) == ("cold-packs",)
    assert still.run("update").stdout.endswith("0 files written\n")


def commit(project: ProjectFolder) -> None:
    for command in (
        ["init", "-q"],
        ["add", "."],
        ["-c", "user.name=A", "-c", "user.email=a@b.example", "commit", "-qm", "x"],
    ):
        subprocess.run(["git", *command], cwd=project.root, check=True)


CHANGES: dict[str, Callable[[ProjectFolder], object]] = {
    "source": lambda project: project.write("source/cold-packs.txt", ARTICLE + "\nNew.\n"),
    "catalog": lambda project: project.write(DE, project.read(DE) + "\n# a note\n"),
    "no catalog": lambda project: (project.root / DE).unlink(),
    "template": lambda project: project.write(POT, ""),
    "glossary": lambda project: project.write("glossary.csv", TERM),
    "last commit": commit,
    "fallback": lambda project: project.write(
        "localize.toml", project.read("localize.toml").replace("[locales.de]", '[locales.de]\nfallback = ["ar"]')
    ),
}


@pytest.mark.parametrize("change", CHANGES)
def test_whatever_it_depends_on_unsettles_it(change: str, still: ProjectFolder) -> None:
    CHANGES[change](still)
    assert settled(still) == ()


def test_a_part_of_the_locales_and_an_accepted_loss_are_gone_through(still: ProjectFolder) -> None:
    assert settled(still, "de") == ()
    assert settled(still, accept_loss=True) == ()


def test_an_article_with_a_finding_is_never_settled(still: ProjectFolder) -> None:
    still.write(DE, "msgid\n")
    for _ in range(2):
        assert DE in still.run("update").stderr
    assert settled(still) == ()


def test_an_unchanged_source_makes_no_template_again(project: ProjectFolder) -> None:
    opened = open_project(Workspace(project.root))
    assert extract_project(Workspace(project.root), opened).written == 2
    templates, row = SettledTemplates(opened), load_sources(opened).articles.rows["cold-packs"]
    assert SettledTemplates(open_project(Workspace(project.root))).is_settled(row)
    project.write(POT, "changed by hand")
    assert not templates.is_settled(row)
    assert extract_project(Workspace(project.root), opened).written == 1
