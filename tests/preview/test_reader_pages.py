"""The page as readers will see it, with its style sheet and images, and nothing that could run or reach out."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from support.folder import ProjectFolder
from support.running_preview import RunningPreview, running_preview

PNG = b"\x89PNG\r\n\x1a\n"


@pytest.fixture
def preview(project: ProjectFolder) -> Iterator[RunningPreview]:
    project.write("source/knee.md", "# Your knee\n\nBend it. Then rest.\n\n![A knee](knee.png)\n")
    project.write("source/knee.png", PNG)
    project.run("update")
    project.translate("locales/de/LC_MESSAGES/knee.po")
    project.write(
        "locales/de/LC_MESSAGES/knee.po",
        project.read("locales/de/LC_MESSAGES/knee.po").replace("THEN REST.", ""),
    )
    with running_preview(project.root) as running:
        yield running


def test_a_segment_that_is_not_ready_stands_in_the_language_of_the_source(preview: RunningPreview) -> None:
    page = preview.get("/readers/de/knee.html").text
    assert "BEND IT." in page
    assert '<span class="untranslated" lang="en" dir="ltr">Then rest.</span>' in page


def test_style_and_images_stand_beside_it(preview: RunningPreview) -> None:
    assert preview.get("/readers/de/style.css").headers["content-type"].startswith("text/css")
    image = preview.get("/readers/de/knee.png")
    assert (image.body, image.headers["content-type"]) == (PNG, "image/png")


def test_it_is_of_today(preview: RunningPreview, project: ProjectFolder) -> None:
    preview.get("/readers/de/knee.html")
    with preview.events("/de/knee") as events:
        path = "locales/de/LC_MESSAGES/knee.po"
        project.write(path, project.read(path).replace("BEND IT.", "Beugen Sie es."))
        events.wait("segment")
        assert "Beugen Sie es." in preview.get("/readers/de/knee.html").text


def test_no_script_runs_in_it_and_no_form_is_sent(preview: RunningPreview) -> None:
    policy = preview.get("/readers/de/knee.html").headers["content-security-policy"]
    directives = dict(each.strip().partition(" ")[::2] for each in policy.split(";"))
    assert directives["default-src"] == directives["form-action"] == "'none'"
    assert "script-src" not in directives
    assert directives["sandbox"] == "allow-same-origin"


def test_nothing_else_is_there(preview: RunningPreview) -> None:
    paths = ("de/none.html", "xx/knee.html", "de/../localize.toml", "de/knee.md", "de/", "")
    assert {path: preview.get(f"/readers/{path}").status for path in paths} == dict.fromkeys(paths, 404)
