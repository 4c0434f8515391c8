"""The page that an article had in an earlier run, also where it was called otherwise."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from localize.pages.previous_page import PageRecord
from localize.tasks.previous_pages import PreviousPages
from support.folder import ARTICLE, CONFIG, ProjectFolder
from support.opened import opened

Row = dict[str, Any]


@pytest.fixture
def published(translated: ProjectFolder) -> ProjectFolder:
    translated.run("publish")
    return translated


def pages(folder: ProjectFolder) -> PreviousPages:
    project = opened(folder)
    return PreviousPages(project.files, project.paths)


def html(folder: ProjectFolder, name: str, path: str) -> str | None:
    """The German page of an article."""
    file = pages(folder).file(name, path, "de")
    return file.html if file else None


def record(folder: ProjectFolder, name: str = "cold-packs", path: str = "cold-packs") -> PageRecord | None:
    """What was recorded of a German page."""
    file = pages(folder).file(name, path, "de")
    assert file is not None
    return file.record


def change_rows(folder: ProjectFolder, change: Callable[[Row], None]) -> None:
    """Change the rows of the articles in the German manifest."""
    data = json.loads(folder.read("dist/de/manifest.json"))
    for row in data["articles"]:
        change(row)
    folder.write("dist/de/manifest.json", json.dumps(data, indent=1))


def without_record(row: Row) -> None:
    """Make a row as an earlier version wrote it."""
    for key in ("complete", "article-bytes", "translators"):
        row.pop(key, None)


def keep(folder: ProjectFolder) -> None:
    """Have the German page stay as it is, for a source that has changed since."""
    folder.write("localize.toml", CONFIG.replace("[locales.de]", '[locales.de]\npolicy = "keep"'))
    folder.write("source/cold-packs.txt", ARTICLE + "\nMore of it.\n")
    folder.run("update")


def row_of(folder: ProjectFolder) -> Row:
    """The row of the German page."""
    (row,) = [row for row in json.loads(folder.read("dist/de/manifest.json"))["articles"] if row["id"] == "cold-packs"]
    return dict(row)


def test_the_record_of_a_page_is_that_of_its_row(published: ProjectFolder) -> None:
    found = record(published)
    assert found is not None
    assert found.complete
    begin, end = found.span
    inside = published.read("dist/de/cold-packs.html").encode()[begin:end].decode()
    assert inside.startswith("<h1")
    assert "<article" not in inside
    assert record(published, path="another-name") == found


def test_a_renamed_article_has_the_record_of_its_old_name(published: ProjectFolder) -> None:
    before = record(published)
    (published.root / "source/cold-packs.txt").rename(published.root / "source/ice.txt")
    published.write("locales/de/redirects.csv", "article,page\nice,cold-packs\n")
    assert record(published, "ice", "ice") == before


def test_the_output_of_an_earlier_version_has_no_record_until_it_is_published_again(published: ProjectFolder) -> None:
    keep(published)
    before = row_of(published)
    change_rows(published, without_record)
    assert record(published) is None
    published.run("publish")
    after = row_of(published)
    assert after["outcome"] == "kept"
    assert after["complete"] is before["complete"] is True
    assert record(published) is not None


def test_a_page_that_was_changed_since_has_no_record(published: ProjectFolder) -> None:
    published.write("dist/de/cold-packs.html", published.read("dist/de/cold-packs.html").replace("WRAP", "wrap", 1))
    assert record(published) is None


def test_a_span_that_leads_elsewhere_is_no_record(published: ProjectFolder) -> None:
    change_rows(published, lambda row: row["article-bytes"].update(begin=1))
    assert record(published) is None


@pytest.mark.parametrize("complete", [True, False])
def test_a_kept_page_is_as_complete_as_its_row_says_from_run_to_run(published: ProjectFolder, complete: bool) -> None:
    keep(published)
    change_rows(published, lambda row: row.update(complete=complete))
    published.run("publish")
    kept = row_of(published)
    assert (kept["outcome"], kept["complete"]) == ("kept", complete)
    assert ('name="robots"' in published.read("dist/de/cold-packs.html")) is not complete
    before = published.snapshot()
    assert "; 0 files written" in published.run("publish").stdout
    assert published.snapshot() == before


def test_a_kept_page_has_the_date_and_names_of_its_row(published: ProjectFolder) -> None:
    keep(published)
    made = {"translators": ["Jana"], "date": "2026-01-02", "reviewers": ["Dr. A. Example"]}
    change_rows(published, lambda row: row.update(made))
    for _ in range(2):
        published.run("publish")
        assert row_of(published).items() >= made.items()


def test_a_page_whose_author_marks_text_as_untranslated_stays_complete(published: ProjectFolder) -> None:
    source = '<html lang="en"><body><h1>Knee</h1><p>A <span class="untranslated">b</span> c.</p></body></html>'
    published.write("source/knee.html", source)
    published.run("update")
    published.translate(
        "locales/de/LC_MESSAGES/knee.po", lambda entry: replace(entry, target=entry.source, fuzzy=False)
    )
    published.run("publish", "knee")
    assert '<span class="untranslated"' in published.read("dist/de/knee.html")
    published.write("localize.toml", CONFIG.replace("[locales.de]", '[locales.de]\npolicy = "keep"'))
    published.write("source/knee.html", source.replace("</body>", "<p>More.</p></body>"))
    published.run("update")
    published.run("publish")
    (row,) = [row for row in json.loads(published.read("dist/de/manifest.json"))["articles"] if row["id"] == "knee"]
    assert (row["outcome"], row["complete"]) == ("kept", True)
    assert 'name="robots"' not in published.read("dist/de/knee.html")


def test_the_page_of_an_article_is_read_from_the_output(published: ProjectFolder) -> None:
    assert html(published, "cold-packs", "cold-packs") == published.read("dist/de/cold-packs.html")


def test_what_was_never_published_has_none(published: ProjectFolder) -> None:
    assert pages(published).file("cold-packs", "cold-packs", "ar") is None
    assert pages(published).file("other", "other", "de") is None
    assert pages(published).path("other", "de") == "other"


def test_a_page_is_found_at_the_path_that_it_had(published: ProjectFolder) -> None:
    found = pages(published)
    assert found.path("cold-packs", "de") == "cold-packs"
    assert html(published, "cold-packs", "another-name") == published.read("dist/de/cold-packs.html")


def test_the_page_of_a_renamed_article_is_found_under_its_old_name(published: ProjectFolder) -> None:
    (published.root / "source/cold-packs.txt").rename(published.root / "source/ice.txt")
    published.write("locales/de/redirects.csv", "article,page\nice,cold-packs\n")
    found = pages(published)
    assert found.path("ice", "de") == "cold-packs"
    assert html(published, "ice", "ice") == published.read("dist/de/cold-packs.html")


@pytest.mark.parametrize("content", ["<p>of a person</p>", ""])
def test_a_page_that_is_not_ours_is_none(published: ProjectFolder, content: str) -> None:
    published.write("dist/de/cold-packs.html", content)
    assert pages(published).file("cold-packs", "cold-packs", "de") is None


def test_a_page_with_a_character_that_no_page_may_hold_is_none(published: ProjectFolder) -> None:
    page = published.read("dist/de/cold-packs.html")
    published.write("dist/de/cold-packs.html", page.replace("WRAP", "WR\x01AP", 1))
    assert pages(published).file("cold-packs", "cold-packs", "de") is None
