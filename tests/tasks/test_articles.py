"""The articles of a project: one that cannot be used costs only itself, and is told."""

from __future__ import annotations

import gc

import pytest

from localize.cache import packed_list
from localize.tasks.articles import ArticleRow, LoadedArticles, load_articles, load_template
from localize.tasks.loaded import FileState
from localize.tasks.project import open_project
from localize.tasks.sources import load_sources, source_findings
from localize.tasks.workspace import Workspace
from support.folder import ProjectFolder

HEADER = "concept,locale,term,status,part_of_speech,case,forms,definition,note\n"


def load(folder: ProjectFolder) -> LoadedArticles:
    return load_articles(open_project(Workspace(folder.root)))


def test_articles_are_read_split_and_carry_their_locale_and_digest(project: ProjectFolder) -> None:
    article = load(project).by_name["cold-packs"]
    assert (article.locale, len(article.digest)) == ("en", 64)
    assert [segment.text for _, segment in article.translatable()][:2] == ["Cold packs", "How to use a cold pack."]


def test_articles_that_were_not_asked_for_are_read_too(project: ProjectFolder) -> None:
    project.write("source/knee.txt", "Knee\n\nText.\n")
    opened = open_project(Workspace(project.root), articles=["knee"])
    assert list(load_articles(opened).by_name) == ["cold-packs", "knee"]


def test_one_that_was_parsed_is_not_unpacked_when_it_is_asked_for(project: ProjectFolder) -> None:
    opened = open_project(Workspace(project.root))
    articles = load_articles(opened).by_name
    opened.files.steps.store.drop(["cold-packs"])
    (project.root / "source/cold-packs.txt").unlink()
    assert articles["cold-packs"].digest == articles.rows["cold-packs"].info.source


def test_one_that_cannot_be_read_is_left_out_and_told(project: ProjectFolder) -> None:
    project.write("source/empty.txt", "")
    articles = load(project)
    assert list(articles.by_name) == ["cold-packs"]
    assert [(each.rule, each.path, each.article) for each in articles.findings] == [
        ("source", "source/empty.txt", "empty")
    ]


def test_of_two_articles_with_the_same_page_the_second_is_left_out(project: ProjectFolder) -> None:
    project.write("source/packs.md", "---\nslug: cold-packs\n---\n# Packs\n\nText.\n")
    articles = load(project)
    assert list(articles.by_name) == ["cold-packs"]
    assert [each.message for each in articles.findings] == [
        "the same page as source/cold-packs.txt, expected another slug"
    ]


def test_one_that_shows_a_file_which_cannot_be_published_is_left_out(project: ProjectFolder) -> None:
    project.write("source/knee.md", "# Knee\n\n![A knee](con.png)\n")
    project.write("source/con.png", b"png")
    articles = load(project)
    assert list(articles.by_name) == ["cold-packs"]
    assert "con.png" in articles.findings[0].message


def test_a_title_that_nobody_has_confirmed_withholds_every_page(project: ProjectFolder) -> None:
    text = "It goes by itself.\n\nTake a rest.\n"
    project.write("source/pain/back-pain.md", text)
    result = project.run("publish")
    expected = "the name of the file is taken for it: 'Back pain', expected title: Back pain in the front matter"
    assert f"source/pain/back-pain.md:1: error: no title, {expected}" in result.stderr
    assert "dist/en/pain/back-pain.html" not in project.snapshot()
    project.write("source/pain/back-pain.md", f"---\ntitle: Back pain\n---\n{text}")
    assert "Back pain" not in project.run("publish").stderr
    assert "<h1>Back pain</h1>" in project.read("dist/en/pain/back-pain.html")


def test_a_title_that_was_guessed_is_a_warning_and_the_page_is_published(project: ProjectFolder) -> None:
    project.write("source/knee.md", "## Knee pain\n\nIt goes by itself.\n")
    assert "source/knee.md:1: warning: no title, the first heading is taken for it" in project.run("check").output
    project.run("publish")
    assert "<h1>Knee pain</h1>" in project.read("dist/en/knee.html")


def test_a_draft_is_translated_and_not_published(project: ProjectFolder) -> None:
    project.write("source/knee.md", "---\ndraft: true\n---\n# Knee\n\nText.\n")
    project.run("update")
    project.translate("locales/de/LC_MESSAGES/knee.po")
    result = project.run("publish")
    assert "a draft" in result.output
    assert not {"dist/en/knee.html", "dist/de/knee.html"} & project.snapshot().keys()


def test_aliases_lead_to_the_page_in_each_locale_as_long_as_the_source_has_them(project: ProjectFolder) -> None:
    project.write("source/knee.md", "---\naliases: [/old-knee/, /cold-packs/]\n---\n# Knee\n\nText.\n")
    project.run("update")
    project.translate("locales/de/LC_MESSAGES/knee.po")
    for _ in range(2):
        project.run("publish")
        assert 'href="knee.html"' in project.read("dist/en/old-knee.html")
        assert "knee.html" in project.read("dist/de/old-knee.html")
        assert "<article>" in project.read("dist/en/cold-packs.html")
    project.write("source/knee.md", "# Knee\n\nText.\n")
    project.run("publish")
    assert "dist/en/old-knee.html" not in project.snapshot()


def test_an_article_called_index_has_a_page_beside_the_list_of_all(project: ProjectFolder) -> None:
    project.write("source/index.md", "# Welcome\n\nText.\n")
    project.write("source/knee.md", "# Knee\n\n[Start](index.md)\n")
    assert "the page is called home.html" in project.run("check").output
    project.run("publish")
    assert "<h1>Welcome</h1>" in project.read("dist/en/home.html")
    assert 'href="home.html"' in project.read("dist/en/index.html")
    assert 'href="home.html"' in project.read("dist/en/knee.html")


def test_articles_in_another_language_are_left_out_and_told_once_for_a_folder(project: ProjectFolder) -> None:
    for name in ("a", "b"):
        project.write(f"source/nl/{name}.md", "---\nlang: nl\n---\n# Knie\n\nTekst.\n")
    project.write("source/c.txt", "Language: nl\n\nKnie\n\nTekst.\n")
    articles = load(project)
    expected = "expected the source locale 'en' in the metadata, or other-languages = \"translate\""
    assert list(articles.by_name) == ["cold-packs"]
    assert [(each.path, each.severity.value, each.message) for each in articles.findings] == [
        ("source", "warning", f"an article in nl left out (c.txt), {expected}"),
        (
            "source/nl",
            "warning",
            f"2 articles in nl left out (a.md, b.md), {expected}",
        ),
    ]


def test_a_link_that_leads_nowhere_is_a_warning_of_the_selected_article(project: ProjectFolder) -> None:
    project.write("source/knee.md", "# Knee\n\n[Hip](hip.md)\n")
    for articles, rules in (((), ["broken-link"]), (("cold-packs",), [])):
        sources = load_sources(open_project(Workspace(project.root), articles=articles))
        assert [each.rule for each in source_findings(sources)] == rules


def test_templates_are_those_of_the_articles_given(project: ProjectFolder) -> None:
    articles = load(project).by_name
    config = Workspace(project.root).config
    templates = {name: load_template(article, config) for name, article in articles.items()}
    assert templates["cold-packs"].state is FileState.READ
    assert "Cold packs" in [entry.source for entry in templates["cold-packs"].value.entries]


def test_a_glossary_is_absent_read_or_unreadable(project: ProjectFolder) -> None:
    states = []
    for text in ("", HEADER + "pain,en,pain,preferred,,,,,\n", "concept\n"):
        project.write("glossary.csv", text)
        states.append(load_sources(open_project(Workspace(project.root))).glossary.state)
    assert states == [FileState.ABSENT, FileState.READ, FileState.UNREADABLE]


def test_few_rows_of_many_articles_are_held_as_they_are(
    project: ProjectFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(80):
        project.write(
            f"source/a{number:02}.md", f"# Text {number}\n\n## Rest\n\nSee [it](a{79 - number:02}.md#rest).\n"
        )
    whole = load_sources(open_project(Workspace(project.root)))
    expected, problems = list(whole.articles.rows.values()), source_findings(whole)
    monkeypatch.setattr("localize.tasks.articles._MOST_ROWS", 4)
    monkeypatch.setattr(packed_list, "_TOGETHER", 4)

    packed = load_sources(open_project(Workspace(project.root)))
    assert list(packed.articles.rows.values()) == expected
    assert source_findings(packed) == problems
    assert [row for row, _ in packed.row_pairs()] == [row for row, _ in whole.row_pairs()]
    assert len(packed.row_pairs()) == len(whole.row_pairs())
    del whole, expected
    gc.collect()
    assert sum(isinstance(each, ArticleRow) for each in gc.get_objects()) < 40
