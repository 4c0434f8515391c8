"""The page that an article had in an earlier run, also where it was called otherwise."""

from __future__ import annotations

import pytest

from localize.tasks.previous_pages import PreviousPages
from support.folder import ProjectFolder
from support.opened import opened


@pytest.fixture
def published(translated: ProjectFolder) -> ProjectFolder:
    translated.run("publish")
    return translated


def pages(folder: ProjectFolder) -> PreviousPages:
    project = opened(folder)
    return PreviousPages(project.files, project.paths)


def test_the_page_of_an_article_is_read_from_the_output(published: ProjectFolder) -> None:
    html = pages(published).html("cold-packs", "cold-packs", "de")
    assert html == published.read("dist/de/cold-packs.html")


def test_what_was_never_published_has_none(published: ProjectFolder) -> None:
    assert pages(published).html("cold-packs", "cold-packs", "ar") is None
    assert pages(published).html("other", "other", "de") is None
    assert pages(published).path("other", "de") == "other"


def test_a_page_is_found_at_the_path_that_it_had(published: ProjectFolder) -> None:
    found = pages(published)
    assert found.path("cold-packs", "de") == "cold-packs"
    assert found.html("cold-packs", "another-name", "de") == published.read("dist/de/cold-packs.html")


def test_the_page_of_a_renamed_article_is_found_under_its_old_name(published: ProjectFolder) -> None:
    (published.root / "source/cold-packs.txt").rename(published.root / "source/ice.txt")
    published.write("locales/de/redirects.csv", "article,page\nice,cold-packs\n")
    found = pages(published)
    assert found.path("ice", "de") == "cold-packs"
    assert found.html("ice", "ice", "de") == published.read("dist/de/cold-packs.html")


@pytest.mark.parametrize("content", ["<p>of a person</p>", ""])
def test_a_page_that_is_not_ours_is_none(published: ProjectFolder, content: str) -> None:
    published.write("dist/de/cold-packs.html", content)
    assert pages(published).html("cold-packs", "cold-packs", "de") is None


def test_a_page_with_a_character_that_no_page_may_hold_is_none(published: ProjectFolder) -> None:
    page = published.read("dist/de/cold-packs.html")
    published.write("dist/de/cold-packs.html", page.replace("WRAP", "WR\x01AP", 1))
    assert pages(published).html("cold-packs", "cold-packs", "de") is None
