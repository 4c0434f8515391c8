"""The files beside the page of an article, each as its locale has it."""

from __future__ import annotations

import pytest

from localize.pages.references import links_of
from localize.pages.released_page import Asset
from localize.tasks.assets import assets, data, unreadable
from support.folder import ProjectFolder
from support.opened import sources


@pytest.fixture
def folder(project: ProjectFolder) -> ProjectFolder:
    """An article with a picture, which German has in a variant of its own."""
    project.write("source/pain/knee.md", "# Knee\n\n![A knee](knee.png)\n\nText.\n")
    project.write("source/pain/knee.png", b"\x89PNG en")
    project.write("source/pain/knee.de.png", b"\x89PNG de")
    return project


def of(folder: ProjectFolder, *chain: str) -> tuple[Asset, ...]:
    found = sources(folder)
    article = found.articles["pain/knee"]
    return assets(article, chain, references=found.references, files=found.project.files)


def test_each_locale_has_its_variant_at_the_same_path(folder: ProjectFolder) -> None:
    files = sources(folder).project.files
    for chain, content in (((), b"\x89PNG en"), (("de",), b"\x89PNG de"), (("ar",), b"\x89PNG en")):
        (asset,) = of(folder, *chain)
        assert asset.path == "pain/knee.png"
        assert data(asset, files) == content


def test_a_regional_locale_has_the_variant_of_its_fallback(folder: ProjectFolder) -> None:
    assert [asset.file for asset in of(folder, "de-CH", "de")] == ["source/pain/knee.de.png"]


def test_a_file_that_cannot_be_read_is_the_one_that_was_published(folder: ProjectFolder) -> None:
    path = folder.root / "source/pain/knee.de.png"
    path.unlink()
    path.symlink_to("/etc/hostname")
    found = sources(folder)
    assert [asset.file for asset in of(folder, "de")] == ["dist/de/pain/knee.png"]
    article = found.articles["pain/knee"]
    problems = unreadable(links_of(article), ("de",), references=found.references, files=found.project.files)
    assert [problem.path for problem in problems] == ["source/pain/knee.de.png"]
    assert list(unreadable(links_of(article), ("ar",), references=found.references, files=found.project.files)) == []


def test_a_file_that_is_gone_is_empty(folder: ProjectFolder) -> None:
    assert data(Asset("pain/hip.png", "source/pain/hip.png"), sources(folder).project.files) == b""
