"""Templates are brought up to date with the articles, and go with them."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from localize.catalogs import po
from localize.catalogs.template import template
from localize.errors import FileError
from localize.files.folder import FileExchange
from localize.model.article import Article
from localize.tasks.extract import ExtractedProject, extract_project
from localize.tasks.workspace import Workspace
from support.folder import ProjectFolder
from support.opened import opened

POT = "locales/templates/cold-packs.pot"


def extract(folder: ProjectFolder, *articles: str) -> ExtractedProject:
    return extract_project(Workspace(folder.root), opened(folder, articles=articles))


def test_each_article_and_the_interface_words_have_a_template(project: ProjectFolder) -> None:
    assert extract(project).written == 2
    template = po.read(project.read(POT).encode(), POT)
    assert "Use it for 10 minutes." in {entry.source for entry in template.entries}
    assert (project.root / "locales/templates/interface.pot").exists()
    assert not (project.root / "locales/de").exists()


def test_a_second_time_nothing_is_written(project: ProjectFolder) -> None:
    extract(project)
    before = project.snapshot()
    assert extract(project) == ExtractedProject(0, ())
    assert project.snapshot() == before


def test_only_the_templates_of_selected_articles_are_written(project: ProjectFolder) -> None:
    project.write("source/a.txt", "A\n\nText.\n")
    extract(project, "a")
    assert (project.root / "locales/templates/a.pot").exists()
    assert not (project.root / POT).exists()


def test_the_template_of_a_gone_article_goes(project: ProjectFolder) -> None:
    project.write("source/a.txt", "A\n\nText.\n")
    extract(project)
    (project.root / "source/cold-packs.txt").unlink()
    assert extract(project).written == 1
    assert not (project.root / POT).exists()


def test_before_the_template_of_a_renamed_article_goes_its_new_name_is_recorded(project: ProjectFolder) -> None:
    extract(project)
    (project.root / "source/cold-packs.txt").rename(project.root / "source/ice.txt")
    notes: list[str] = []
    extract_project(Workspace(project.root), opened(project), tell=notes.append)
    assert project.read("locales/de/redirects.csv") == "article,page\nice,cold-packs\n"
    assert notes[0] == "cold-packs is now ice: its translations and old addresses go along"


def test_an_article_that_cannot_be_read_is_reported_and_the_others_written(project: ProjectFolder) -> None:
    project.write("source/broken.md", "# Only a title\n")
    done = extract(project)
    assert done.written == 2
    assert [(finding.rule, finding.path) for finding in done.findings] == [("source", "source/broken.md")]


def test_what_is_found_in_an_article_is_told_once_where_a_template_is_saved_meanwhile(
    project: ProjectFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(60):
        project.write(f"source/p{number:02}.txt", "A\n\nText.\n")

    def faulty(article: Article, *arguments: object, **options: object) -> object:
        if article.name == "p59":
            raise ValueError("no template for it")
        return template(article, *arguments, **options)  # type: ignore[arg-type]

    monkeypatch.setattr("localize.tasks.articles.template", faulty)

    class Saved(Workspace):
        def exchange_all(self, exchanges: Iterable[FileExchange]) -> list[bool | FileError]:
            if not (self.root / POT).exists():
                project.write(POT, "saved meanwhile")
            return super().exchange_all(exchanges)

    done = extract_project(Saved(project.root), opened(project))
    assert [finding.article for finding in done.findings] == ["p59"]
