"""The language in which the preview speaks."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from support.folder import ProjectFolder
from support.running_preview import RunningPreview, running_preview


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningPreview]:
    project = ProjectFolder(tmp_path_factory.mktemp("project"))
    project.write("localize.toml", "[locales.de]\n[locales.ar]\n")
    project.write("source/knee.txt", "Knee pain\n\nRest the knee.\n")
    project.run("update")
    with running_preview(project.root) as running:
        yield running


def test_a_page_speaks_the_language_that_the_browser_likes_best(preview: RunningPreview) -> None:
    page = preview.get("/", Accept_Language="ar-EG, de;q=0.5").text
    assert '<html lang="ar" dir="rtl">' in page
    assert "المقالات" in page
    assert '<html lang="en" dir="ltr">' in preview.get("/").text


def test_a_language_that_was_chosen_goes_before_that_of_the_browser(preview: RunningPreview) -> None:
    answer = preview.get("/language?locale=ja&back=/de/knee")
    assert (answer.status, answer.headers["location"]) == (303, "/de/knee")
    cookie = answer.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=strict" in cookie
    page = preview.get("/de/knee", Cookie=cookie.partition(";")[0], Accept_Language="de").text
    assert '<html lang="ja" dir="ltr">' in page


@pytest.mark.parametrize("back", ["https://elsewhere.example/", "//elsewhere.example/", "/%5Celsewhere.example", "de"])
def test_the_choice_leads_nowhere_else(preview: RunningPreview, back: str) -> None:
    assert preview.get(f"/language?locale=de&back={back}").headers["location"] == "/"


def test_an_unknown_language_is_not_remembered(preview: RunningPreview) -> None:
    assert "set-cookie" not in preview.get("/language?locale=xx").headers
    assert '<html lang="de"' in preview.get("/", Cookie="localize-language=xx", Accept_Language="de").text


def test_a_changed_segment_comes_in_the_language_of_each_page_that_is_open(preview: RunningPreview) -> None:
    german, arabic = (preview.events(f"/events?article=knee&locale=de&language={each}") for each in ("de", "ar"))
    path = preview.live.root / "locales/de/LC_MESSAGES/knee.po"
    preview.get("/de/knee")
    with german as in_german, arabic as in_arabic:
        path.write_text(path.read_text().replace('Rest the knee."\nmsgstr ""', 'Rest the knee."\nmsgstr "Ruhen."'))
        assert "Übersetzt" in in_german.wait("segment")[0]["html"]
        assert "مترجَم" in in_arabic.wait("segment")[0]["html"]
        assert "1 von 2" in in_german.wait_until("page", "translated", 1)["html"]
