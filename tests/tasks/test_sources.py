"""What every task begins with: the articles and the glossary as read, with what a person must mend."""

from __future__ import annotations

import pytest

from localize.tasks.loaded import FileState
from localize.tasks.sources import load_glossary, source_findings
from support.folder import ProjectFolder
from support.opened import opened, sources

GLOSSARY = """\
concept,locale,term,status,part_of_speech,case,forms,definition,note
pack,en,cold pack,preferred,,,,,
pack,de,Kältepackung,preferred,,,,,
"""


def test_articles_and_locales_stand_in_their_order(project: ProjectFolder) -> None:
    project.write("source/a.txt", "A\n\nText.\n")
    found = sources(project)
    assert list(found.articles) == ["a", "cold-packs"]
    assert found.tags == ("de", "ar")
    assert [(article.name, locale.tag) for article, locale in found.pairs()] == [
        ("a", "de"), ("a", "ar"), ("cold-packs", "de"), ("cold-packs", "ar"),
    ]  # fmt: skip


def test_only_what_was_asked_for_is_worked_on_but_all_is_read(project: ProjectFolder) -> None:
    project.write("source/a.txt", "A\n\nText.\n")
    found = sources(project, locales=["ar"], articles=["a"])
    assert [(article.name, locale.tag) for article, locale in found.pairs()] == [("a", "ar")]
    assert found.selected_tags() == ["ar"]
    assert (found.selected_pages, sources(project).selected_pages) == (1, 4)
    assert list(found.articles) == ["a", "cold-packs"]
    assert [article.name for article in found.select(("de",), ("cold-packs",)).selected_articles()] == ["cold-packs"]


def test_an_article_that_cannot_be_read_is_left_out_and_reported(project: ProjectFolder) -> None:
    project.write("source/broken.md", "# Only a title\n")
    found = sources(project)
    assert list(found.articles) == ["cold-packs"]
    (finding,) = found.findings
    assert (finding.rule, finding.path, finding.article) == ("source", "source/broken.md", "broken")


def test_the_glossary_is_read_for_each_locale(project: ProjectFolder) -> None:
    project.write("glossary.csv", GLOSSARY)
    found = sources(project)
    assert found.glossary.state is FileState.READ
    assert [term.text for term in found.targets["en"]["de"].terms.glossary.terms["pack"]["de"]] == ["Kältepackung"]


def test_a_glossary_that_was_read_before_is_the_same_with_what_it_says_of_the_file(project: ProjectFolder) -> None:
    project.write("glossary.csv", GLOSSARY.replace(",", ";"))
    first = opened(project)
    read = load_glossary(first)
    first.files.keep_results()
    again = load_glossary(opened(project))
    assert again == read
    assert again.value.remarks == read.value.remarks != ()
    project.write("glossary.csv", GLOSSARY.replace("Kältepackung", "Kühlpackung"))
    (term,) = load_glossary(opened(project)).value.in_locale("de")
    assert term.text == "Kühlpackung"


@pytest.mark.parametrize("content", [None, "", " \n"])
def test_no_glossary_and_an_empty_one_are_absent(project: ProjectFolder, content: str | None) -> None:
    if content is not None:
        project.write("glossary.csv", content)
    loaded = load_glossary(opened(project))
    assert (loaded.state, loaded.findings, dict(loaded.value.terms)) == (FileState.ABSENT, (), {})


def test_a_glossary_that_cannot_be_read_is_an_empty_one_with_a_finding(project: ProjectFolder) -> None:
    project.write("glossary.csv", "concept,locale\npack,en\n")
    loaded = load_glossary(opened(project))
    assert loaded.unreadable
    assert dict(loaded.value.terms) == {}
    assert [(finding.rule, finding.path, finding.blocking) for finding in loaded.findings] == [
        ("glossary-file", "glossary.csv", True)
    ]


def test_what_leads_nowhere_in_a_selected_article_is_a_warning(project: ProjectFolder) -> None:
    project.write("source/a.md", "# A\n\nSee [b](b.md).\n")
    (finding,) = source_findings(sources(project, articles=["a"]))
    assert (finding.article, finding.path, finding.line, finding.blocking) == ("a", "source/a.md", 3, False)
    assert source_findings(sources(project, articles=["cold-packs"])) == []
