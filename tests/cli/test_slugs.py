"""Pages with names in their own languages, and what becomes of readers who know the former ones."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import html

from localize.model.catalog import Entry
from support.elements import first
from support.folder import CONFIG, ProjectFolder

KNEE = "---\nslug: knee-pain\n---\n# Knee pain\n\nRest. See [the hip](hip.md).\n"
HIP = "# Hip pain\n\nRest it.\n"


@pytest.fixture
def project(tmp_path: Path) -> ProjectFolder:
    folder = ProjectFolder(tmp_path)
    folder.write("localize.toml", CONFIG.replace("\n\n", '\nslugs = "localized"\n\n', 1))
    folder.write("source/pain/knee.md", KNEE)
    folder.write("source/pain/hip.md", HIP)
    folder.run("update")
    return folder


def named(project: ProjectFolder, name: str, slug: str, locale: str = "de") -> None:
    """Translates an article, and calls its page by that name."""

    def change(entry: Entry) -> Entry:
        return replace(entry, target=slug if entry.context == "slug" else f"{entry.source} (de)", fuzzy=False)

    project.translate(f"locales/{locale}/LC_MESSAGES/pain/{name}.po", change)


def test_translators_are_asked_for_a_name_and_may_leave_it(project: ProjectFolder) -> None:
    assert 'msgctxt "slug"\nmsgid "knee-pain"\nmsgstr ""' in project.read("locales/de/LC_MESSAGES/pain/knee.po")
    named(project, "knee", "")
    assert project.run("publish").exit_code == 0
    assert "dist/de/pain/knee-pain.html" in project.snapshot()


def test_a_page_is_called_as_its_translator_says(project: ProjectFolder) -> None:
    named(project, "knee", "Schmerzen im Knie & Füße")
    named(project, "hip", "hüfte")
    project.run("publish")
    files = project.snapshot()
    assert "dist/de/pain/schmerzen-im-knie-fuesse.html" in files
    assert "dist/de/pain/knee-pain.html" not in files
    page = html.document_fromstring(project.read("dist/de/pain/schmerzen-im-knie-fuesse.html"))
    assert first(page, "head/link[@rel='canonical']").attrib["href"].endswith("/de/pain/schmerzen-im-knie-fuesse.html")
    assert [link.get("href") for link in page.iterfind(".//article//a")] == ["huefte.html"]
    english = html.document_fromstring(project.read("dist/en/pain/knee-pain.html"))
    assert [link.get("href") for link in english.iterfind(".//nav//a")] == [
        "../../de/pain/schmerzen-im-knie-fuesse.html"
    ]


@pytest.mark.parametrize("name", ["القوباء المنطقية", "帯状疱疹", "Герпес"])
def test_letters_of_other_scripts_stay(project: ProjectFolder, name: str) -> None:
    named(project, "knee", name)
    project.run("publish")
    assert f"dist/de/pain/{name.lower().replace(' ', '-')}.html" in project.snapshot()


@pytest.mark.parametrize(
    ("name", "why"), [("…", "no letter or digit is in it"), ("hip", "another page is called 'pain/hip'")]
)
def test_a_name_that_cannot_be_taken_is_told_and_the_page_called_as_in_the_source(
    project: ProjectFolder, name: str, why: str
) -> None:
    named(project, "knee", name)
    result = project.run("publish")
    assert f"the page cannot be called {name!r}: {why}" in result.stderr
    assert "dist/de/pain/knee-pain.html" in project.snapshot()


def test_a_name_is_no_way_out_of_the_folder(project: ProjectFolder) -> None:
    named(project, "knee", "../../../x")
    project.run("publish")
    assert "dist/de/pain/x.html" in project.snapshot()


def test_a_page_that_was_called_otherwise_leaves_one_that_leads_on(project: ProjectFolder) -> None:
    named(project, "knee", "knie")
    project.run("publish")
    named(project, "knee", "knieschmerz")
    project.run("publish")
    page = html.document_fromstring(project.read("dist/de/pain/knie.html"))
    assert first(page, "head/meta[@http-equiv='refresh']").get("content") == "0; url=knieschmerz.html"
    assert first(page, "head/meta[@name='robots']").get("content") == "noindex"
    assert first(page, "head/link[@rel='canonical']").get("href") == "https://health.example/de/pain/knieschmerz.html"
    assert json.loads(project.read("dist/de/redirects.json")) == [
        {"from": "pain/knie.html", "to": "pain/knieschmerz.html", "article": "pain/knee"}
    ]
    assert project.read("locales/de/redirects.csv") == "article,page\npain/knee,pain/knie\n"


def test_former_names_are_known_when_the_output_is_made_anew(project: ProjectFolder) -> None:
    for name in ("knie", "knieschmerz", "knieschmerzen"):
        named(project, "knee", name)
        project.run("publish")
    for path in sorted((project.root / "dist").rglob("*"), reverse=True):
        path.unlink() if path.is_file() else path.rmdir()
    project.run("publish")
    froms = [row["from"] for row in json.loads(project.read("dist/de/redirects.json"))]
    assert froms == ["pain/knie.html", "pain/knieschmerz.html"]
    assert "0 files written" in project.run("publish").output


def test_a_name_that_is_taken_again_is_a_page_again(project: ProjectFolder) -> None:
    for name in ("knie", "knieschmerz", "knie"):
        named(project, "knee", name)
        project.run("publish")
    assert "<article>" in project.read("dist/de/pain/knie.html")
    froms = [row["from"] for row in json.loads(project.read("dist/de/redirects.json"))]
    assert froms == ["pain/knieschmerz.html"]


def test_a_slug_that_changes_in_the_source_leaves_a_page_that_leads_on(project: ProjectFolder) -> None:
    project.run("publish")
    project.write("source/pain/knee.md", KNEE.replace("knee-pain", "sore-knee"))
    project.run("publish")
    assert "url=sore-knee.html" in project.read("dist/en/pain/knee-pain.html")


@pytest.mark.parametrize(
    "text", ["article\n", "article,page\nx,../../y\n", "article,page\nx\n", 'article,page\n"x\n', ""]
)
def test_a_record_broken_by_hand_is_told_and_left_alone(project: ProjectFolder, text: str) -> None:
    project.write("locales/de/redirects.csv", text)
    result = project.run("publish")
    assert result.exit_code == 2
    assert "locales/de/redirects.csv" in result.stderr
    assert project.read("locales/de/redirects.csv") == text


def test_a_page_that_is_kept_moves_with_its_name(project: ProjectFolder) -> None:
    project.write(
        "localize.toml", project.read("localize.toml").replace("[locales.de]", '[locales.de]\npolicy = "keep"')
    )
    named(project, "hip", "hüfte")
    project.run("publish")
    project.write("source/pain/hip.md", HIP + "\nMore of it.\n")
    project.run("update")
    catalog = "locales/de/LC_MESSAGES/pain/hip.po"
    project.write(catalog, project.read(catalog).replace('msgstr "hüfte"', 'msgstr "hüftschmerz"'))
    result = project.run("publish")
    assert "de/pain/hip: kept: 1 untranslated" in result.output
    assert "Rest it. (de)" in project.read("dist/de/pain/hueftschmerz.html")
    assert "url=hueftschmerz.html" in project.read("dist/de/pain/huefte.html")
