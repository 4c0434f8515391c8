"""What the process of the project is asked for: pages with what is known, the rest in pieces, and decisions."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from localize.preview import project_work
from localize.preview.opened_page import OpenedPage, opened, with_checked
from localize.preview.previewed_project import PreviewedProject
from localize.preview.views import SegmentState
from support.folder import ProjectFolder

CATALOG = "locales/de/LC_MESSAGES/long.po"
WRONG = (None, "Take 139 tablets.")


@pytest.fixture
def project(project: ProjectFolder) -> ProjectFolder:
    """With an article that is longer than ordinary ones; the last sentence has a wrong number in German."""
    text = "\n\n".join(f"Take {number} tablets." for number in range(2, 140))
    project.write("source/long.txt", f"Tablets\n\n{text}\n")
    project.run("update")
    project.translate(CATALOG)
    project.write(CATALOG, project.read(CATALOG).replace("TAKE 139 TABLETS.", "TAKE 193 TABLETS."))
    return project


@pytest.fixture
def previewed(project: ProjectFolder) -> Iterator[PreviewedProject]:
    previewed = PreviewedProject(project.root)
    yield previewed
    previewed.close()


def open_page(project: PreviewedProject) -> OpenedPage:
    content = project_work.open_page(project, "long", "de")
    return opened(content, project_work.outline(project).targets["en"]["de"], version="1")


def state(page: OpenedPage) -> SegmentState:
    return next(each.state for each in page.segments.values() if each.key == WRONG)


def test_a_long_page_that_was_never_checked_comes_first_and_its_findings_follow(previewed: PreviewedProject) -> None:
    page = open_page(previewed)
    assert WRONG in page.unchecked
    assert state(page) is SegmentState.TRANSLATED

    while findings := project_work.next_findings(previewed, "long", "de"):
        page = with_checked(page, findings, version="2")

    assert page.unchecked == frozenset()
    assert state(page) is SegmentState.BLOCKED
    assert page.counts.blocked == 1


def test_what_was_found_in_pieces_is_known_when_the_page_is_opened_again(
    project: ProjectFolder, previewed: PreviewedProject
) -> None:
    open_page(previewed)
    while project_work.next_findings(previewed, "long", "de"):
        pass
    previewed.close()

    page = open_page(PreviewedProject(project.root))

    assert page.unchecked == frozenset()
    assert state(page) is SegmentState.BLOCKED


def test_findings_of_an_entry_that_was_saved_meanwhile_are_not_taken(
    project: ProjectFolder, previewed: PreviewedProject
) -> None:
    page = open_page(previewed)
    project.write(CATALOG, project.read(CATALOG).replace("TAKE 193 TABLETS.", "TAKE 139 TABLETS."))
    previewed.catalogs_have_changed(["long"])
    mended = open_page(previewed)

    for known in iter(lambda: project_work.next_findings(previewed, "long", "de"), {}):
        page = with_checked(page, known, version="2")
        mended = with_checked(mended, known, version="2")

    assert page.unchecked == {WRONG}
    assert state(mended) is SegmentState.TRANSLATED


def test_a_decision_tells_what_the_whole_project_has_to_do_with_a_page(previewed: PreviewedProject) -> None:
    news = project_work.decide(previewed, "long", "de")
    assert news
    assert news.row.decision
    assert news.row.counts
    assert news.row.counts.blocked == 1
    assert news.problems == ()
    assert project_work.decide(previewed, "gone", "de") is None


def test_the_list_of_an_earlier_preview_stays_until_its_rows_are_known_anew(
    project: ProjectFolder, previewed: PreviewedProject
) -> None:
    for name in ("long", "cold-packs"):
        project_work.decide(previewed, name, "de")
    project_work.keep_list(previewed)
    for _ in range(2):
        later = PreviewedProject(project.root)
        assert {row.article for row in project_work.outline(later).rows} == {"long", "cold-packs"}
        project_work.decide(later, "long", "de")
        project_work.keep_list(later)
        later.close()
