"""An opened project: a value that says what is there, what was asked for, and what has no name of its own."""

from __future__ import annotations

import pickle
from dataclasses import FrozenInstanceError

import pytest

from localize.errors import ConfigError
from localize.tasks.project import open_project
from localize.tasks.workspace import Workspace
from support.folder import ProjectFolder
from support.opened import opened

CHAIN = """\
source-locale = "en"
[locales.de]
[locales.de-CH]
fallback = ["de"]
[locales.fr]
[locales.de-AT]
fallback = ["de-CH", "de"]
"""


def test_all_locales_and_articles_are_selected_where_none_are_named(project: ProjectFolder) -> None:
    opened = open_project(Workspace(project.root))
    assert opened.selection.locales == {"en", "de", "ar"}
    assert opened.selection.articles == {"cold-packs"}
    assert opened.selection.everything


def test_articles_are_named_by_their_name_or_their_path(project: ProjectFolder) -> None:
    project.write("source/pain/knee.txt", "Knee\n\nText.\n")
    for name in ("pain/knee", "source/pain/knee.txt"):
        selection = open_project(Workspace(project.root), locales=["de"], articles=[name]).selection
        assert (selection.has("pain/knee", "de"), selection.has("cold-packs", "de")) == (True, False)
        assert not selection.everything


@pytest.mark.parametrize(
    ("locales", "articles", "message"),
    [
        (["fr"], [], "fr: no such locale, expected one of: en, de, ar"),
        ([], ["knee"], "knee: no such article, expected one of: cold-packs"),
    ],
)
def test_what_is_not_there_cannot_be_selected(
    project: ProjectFolder, locales: list[str], articles: list[str], message: str
) -> None:
    with pytest.raises(ConfigError, match=message):
        open_project(Workspace(project.root), locales=locales, articles=articles)


def test_source_files_of_one_name_are_left_out_and_told(project: ProjectFolder) -> None:
    project.write("source/Cold-packs.md", "# Packs\n\nText.\n")
    opened = open_project(Workspace(project.root))
    assert opened.paths == {}
    (finding,) = opened.findings
    assert finding.path == "source/Cold-packs.md"
    assert finding.message.startswith("the same article name as source/cold-packs.txt but for")


def test_locales_that_look_translations_up_in_each_other_are_one_group(project: ProjectFolder) -> None:
    project.write("localize.toml", CHAIN)
    opened = open_project(Workspace(project.root))
    assert sorted(opened.locale_groups()) == [("de", "de-CH", "de-AT"), ("en",), ("fr",)]
    assert sorted(opened.select(["de-AT", "fr"]).locale_groups()) == [("de-AT",), ("fr",)]


def test_another_selection_is_another_value(project: ProjectFolder) -> None:
    opened = open_project(Workspace(project.root))
    narrow = opened.select(["de"], [])
    assert narrow.selection.locales == {"de"}
    assert narrow.selection.articles == frozenset()
    assert opened.selection.locales == {"en", "de", "ar"}
    with pytest.raises(FrozenInstanceError):
        opened.selection = narrow.selection  # type: ignore[misc]


def test_an_opened_project_goes_to_another_process(project: ProjectFolder) -> None:
    opened = open_project(Workspace(project.root), locales=["de"])
    there = pickle.loads(pickle.dumps(opened))
    assert (there.paths, there.selection) == (opened.paths, opened.selection)
    assert there.config.locales.keys() == opened.config.locales.keys()


def test_opening_reads_no_article(project: ProjectFolder) -> None:
    project.write("source/broken.txt", b"\xff\xfe\x00 no text")
    found = opened(project)
    assert "broken" in found.paths
    assert found.findings == ()


def test_interface_words_are_translated_into_all_selected_locales_but_that_of_the_templates(
    project: ProjectFolder,
) -> None:
    assert opened(project).interface_locales() == ["de", "ar"]
    assert opened(project, locales=["en", "ar"]).interface_locales() == ["ar"]
