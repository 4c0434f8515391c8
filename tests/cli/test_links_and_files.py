"""Links between articles and the files beside them, from the source to the pages."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import html

from localize.model.catalog import Entry
from support.folder import CONFIG, ProjectFolder

KNEE = """\
# Knee pain

![A knee](images/knee.png "Front view")

Read about [the hip](hip.html#dose "More") or [your first visit](../visit.txt#what-to-bring).
Bring [this form](<form ä.pdf>).
"""
HIP = '<title>Hip pain</title><main><h1>Hip pain</h1><p id="dose">Take 5 mg. See <a href="knee.md">knee</a>.</p></main>'
VISIT = "Your visit\n\nWhat to bring:\n\nBring your list.\n"
PNG = b"\x89PNG\r\n\x1a\n"


@pytest.fixture
def project(tmp_path: Path) -> ProjectFolder:
    folder = ProjectFolder(tmp_path)
    folder.write("localize.toml", CONFIG)
    folder.write("source/pain/knee.md", KNEE)
    folder.write("source/pain/hip.html", HIP)
    folder.write("source/visit.txt", VISIT)
    folder.write("source/pain/images/knee.png", PNG + b"en")
    folder.write("source/pain/images/knee.de.png", PNG + b"de")
    folder.write("source/pain/form ä.pdf", b"%PDF")
    folder.run("update")
    return folder


def loud(entry: Entry) -> Entry:
    pieces = re.split(r"(<[^>]*>)", entry.source)
    return replace(entry, target="".join(each if each[:1] == "<" else each.upper() for each in pieces), fuzzy=False)


def translate(project: ProjectFolder, *names: str, locale: str = "de") -> None:
    for name in names:
        project.translate(f"locales/{locale}/LC_MESSAGES/{name}.po", loud)


def links(project: ProjectFolder, path: str) -> dict[str, tuple[str | None, str | None]]:
    """The links in an article by their text in small letters: address and language."""
    page = html.document_fromstring(project.read(f"dist/{path}"))
    return {
        link.text_content().lower(): (link.get("href"), link.get("hreflang")) for link in page.findall(".//article//a")
    }


def test_articles_of_all_formats_stand_in_their_folders(project: ProjectFolder) -> None:
    translate(project, "pain/knee", "pain/hip", "visit")
    result = project.run("publish")
    assert result.exit_code == 0, result.output
    found = {path for path in project.snapshot() if path.startswith("dist/de/")}
    assert {"dist/de/pain/knee.html", "dist/de/pain/hip.html", "dist/de/visit.html"} < found


def test_a_link_leads_to_the_same_locale(project: ProjectFolder) -> None:
    translate(project, "pain/knee", "pain/hip", "visit")
    project.run("publish")
    assert links(project, "de/pain/knee.html") == {
        "the hip": ("hip.html#dose", None),
        "your first visit": ("../visit.html#what-to-bring", None),
        "this form": ("form%20%C3%A4.pdf", None),
    }
    assert links(project, "en/pain/hip.html") == {"knee": ("knee.html", None)}


def test_a_link_to_a_page_that_is_withheld_leads_to_the_source_and_says_so(project: ProjectFolder) -> None:
    translate(project, "pain/knee", "visit")
    project.run("publish")
    assert links(project, "de/pain/knee.html")["the hip"] == ("../../en/pain/hip.html#dose", "en")
    translate(project, "pain/hip")
    project.run("publish")
    assert links(project, "de/pain/knee.html")["the hip"] == ("hip.html#dose", None)


def test_each_locale_has_its_own_variant_of_a_file_under_the_same_name(project: ProjectFolder) -> None:
    translate(project, "pain/knee")
    translate(project, "pain/knee", locale="ar")
    project.run("publish")
    shown = {locale: project.snapshot()[f"dist/{locale}/pain/images/knee.png"] for locale in ("en", "de", "ar")}
    assert shown == {"en": PNG + b"en", "de": PNG + b"de", "ar": PNG + b"en"}
    assert 'src="images/knee.png"' in project.read("dist/de/pain/knee.html")
    assert "dist/en/pain/images/knee.de.png" not in project.snapshot()


def test_texts_in_attributes_are_translated(project: ProjectFolder) -> None:
    translate(project, "pain/knee")
    project.run("publish")
    page = project.read("dist/de/pain/knee.html")
    assert 'alt="A KNEE" title="FRONT VIEW"' in page
    assert 'title="MORE"' in page


def test_a_run_that_changes_nothing_writes_nothing(project: ProjectFolder) -> None:
    translate(project, "pain/knee", "pain/hip", "visit")
    project.run("publish")
    before = project.snapshot()
    assert "0 files written" in project.run("publish").output
    assert project.snapshot() == before


def test_a_file_that_no_page_needs_any_more_leaves_the_output(project: ProjectFolder) -> None:
    project.run("publish")
    project.write("source/pain/knee.md", KNEE.replace('![A knee](images/knee.png "Front view")', "No picture."))
    assert "removed dist/en/pain/images/knee.png" in project.run("publish").output
    files = project.snapshot()
    assert "dist/en/pain/images/knee.png" not in files
    assert "dist/en/pain/form ä.pdf" in files
    listed = json.loads(files["dist/en/manifest.json"])["files"]
    assert [file["path"] for file in listed if file["role"] == "asset"] == ["pain/form ä.pdf"]


def test_a_file_in_the_output_that_somebody_changed_stays(project: ProjectFolder) -> None:
    project.run("publish")
    project.write("dist/en/pain/images/knee.png", b"mine")
    project.write("source/pain/knee.md", "# Knee\n\nNo picture.\n")
    project.run("publish")
    assert project.snapshot()["dist/en/pain/images/knee.png"] == b"mine"


def test_one_article_published_alone_leaves_the_files_of_the_others(project: ProjectFolder) -> None:
    project.run("publish")
    before = project.snapshot()
    project.run("publish", "visit")
    assert project.snapshot() == before


def test_what_leads_nowhere_is_told_and_the_page_goes_out(project: ProjectFolder) -> None:
    project.write("source/pain/knee.md", KNEE + "\n![x](no.png) and [y](no.md)\n")
    result = project.run("check")
    assert "source/pain/knee.md:8: warning: no file 'source/pain/no.png', expected a file" in result.output
    assert "source/pain/knee.md:8: warning: no file 'source/pain/no.md', expected an article or a file" in result.output
    assert result.exit_code == 0
    project.run("publish")
    assert 'href="no.md"' in project.read("dist/en/pain/knee.html")


def test_a_link_out_of_the_project_brings_nothing_in(project: ProjectFolder, tmp_path: Path) -> None:
    (tmp_path.parent / "secret.png").write_bytes(b"secret")
    project.write("source/pain/knee.md", "# Knee\n\n![x](../../../secret.png) ![y](../../localize.toml)\n")
    result = project.run("check")
    assert "'../../../secret.png' leads out of source/" in result.output
    assert "'../../localize.toml' leads out of source/" in result.output
    project.run("publish")
    assert not any(data == b"secret" for path, data in project.snapshot().items() if path.startswith("dist/"))


def test_a_symbolic_link_out_of_the_project_is_an_error(project: ProjectFolder, tmp_path: Path) -> None:
    (tmp_path.parent / "secret.png").write_bytes(b"secret")
    (tmp_path / "source/pain/link.png").symlink_to(tmp_path.parent / "secret.png")
    project.write("source/pain/knee.md", "# Knee\n\n![x](link.png)\n")
    result = project.run("publish")
    assert result.exit_code == 1
    assert "source/pain/link.png: error: leads out of the project, expected a file inside it" in result.stderr
    assert not any(data == b"secret" for path, data in project.snapshot().items() if path.startswith("dist/"))


def test_a_slug_names_the_page(project: ProjectFolder) -> None:
    project.write("source/pain/knee.md", f"---\nslug: sore-knee\n---\n{KNEE}")
    project.run("update")
    translate(project, "pain/knee", "pain/hip")
    project.run("publish")
    assert "dist/de/pain/sore-knee.html" in project.snapshot()
    assert "dist/de/pain/knee.html" not in project.snapshot()
    assert links(project, "de/pain/hip.html")["knee"] == ("sore-knee.html", None)
    assert "https://health.example/de/pain/sore-knee.html" in project.read("dist/de/sitemap.xml")


def test_two_articles_cannot_have_one_page(project: ProjectFolder) -> None:
    project.write("source/pain/ankle.md", "---\nslug: knee\n---\n# Ankle\n\nText.\n")
    result = project.run("check")
    assert "source/pain/knee.md: error: the same page as source/pain/ankle.md, expected another slug" in result.output
    assert result.exit_code == 1


def test_names_that_differ_only_in_case_are_told(project: ProjectFolder) -> None:
    project.write("source/pain/Knee.txt", "Knee\n\nText.\n")
    result = project.run("check")
    assert "the same article name as source/pain/knee.md" in result.output


def test_a_picture_that_leads_out_of_the_project_withholds_its_page_and_no_other(
    project: ProjectFolder, tmp_path: Path
) -> None:
    project.write("source/shown.md", "# Shown\n\nSee ![a knee](knee.png).\n")
    project.write("source/knee.png", PNG)
    project.run("update", "shown", "--locale", "de")
    translate(project, "shown")
    assert project.run("publish").exit_code == 0
    (project.root / "source/knee.png").unlink()
    secret = tmp_path.parent / f"{tmp_path.name}-secret.png"
    secret.write_bytes(b"secret")
    (project.root / "source/knee.png").symlink_to(secret)
    project.write("source/other.txt", "Other\n\nA new article.\n")
    told = "source/knee.png: error: leads out of the project, expected a file inside it [source]"
    for command in ("check", "publish"):
        result = project.run(command)
        assert result.exit_code == 1
        assert result.output.count(told) == 1
    assert "de/shown: withheld: source/knee.png cannot be read" in project.run("publish").output
    assert (project.root / "dist/en/other.html").exists()
    for path in ("en/shown.html", "en/knee.png", "de/shown.html", "de/knee.png"):
        assert not (project.root / "dist" / path).exists()


def test_a_page_that_is_kept_keeps_the_picture_that_cannot_be_read_any_more(project: ProjectFolder) -> None:
    project.write("localize.toml", CONFIG.replace("[locales.de]\n", '[locales.de]\npolicy = "keep"\n'))
    project.write("source/shown.md", "# Shown\n\nSee ![a knee](knee.png).\n")
    project.write("source/knee.png", PNG)
    project.run("update", "shown", "--locale", "de")
    translate(project, "shown")
    project.run("publish")
    (project.root / "source/knee.png").unlink()
    (project.root / "source/knee.png").symlink_to("nowhere.png")
    result = project.run("publish")
    assert "source/knee.png: error: a link that leads nowhere, expected a file [source]" in result.output
    assert (project.root / "dist/de/knee.png").read_bytes() == PNG
    assert (project.root / "dist/de/shown.html").exists()
