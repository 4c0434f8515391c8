"""The approvals of an article: those under its name, and those of the same page under a name that it may have had."""

from __future__ import annotations

from datetime import date

import pytest

from localize.model.approval import Approval
from localize.tasks.approvals import ApprovalRecord, load_approvals
from localize.tasks.project import open_project
from localize.tasks.workspace import Workspace
from support.folder import ProjectFolder

HEADER = "article,reviewer,role,date,digest,segments\n"
A, B = "a" * 64, "b" * 64


@pytest.fixture
def record(project: ProjectFolder) -> ApprovalRecord:
    """Approvals of an article, of one that is gone, of one that has another name now, and of another article."""
    project.write("source/knee.txt", "Knee\n\nText.\n")
    rows = [f"{name},Dr. {name},,2026-11-2{day},{digest},\n" for day, (name, digest) in enumerate(NAMES)]
    project.write("locales/de/approvals.csv", HEADER + "".join(rows))
    project.write("locales/de/redirects.csv", "article,page\ncold-packs,ice\n")
    return load_approvals(open_project(Workspace(project.root)), "de").value


NAMES = [("gone", A), ("cold-packs", B), ("ice", B), ("knee", A)]
TAKEN = {"cold-packs", "knee"}


def names(approvals: list[Approval]) -> list[str]:
    return [approval.article for approval in approvals]


def test_those_under_names_of_today_and_of_before_count(record: ApprovalRecord) -> None:
    assert names(record.of("cold-packs", ["c" * 64], taken=TAKEN)) == ["cold-packs", "ice"]


def test_those_of_a_gone_article_count_for_the_same_page(record: ApprovalRecord) -> None:
    assert names(record.of("cold-packs", [A], taken=TAKEN)) == ["gone", "cold-packs", "ice"]


def test_those_under_a_previous_name_that_another_article_has_now_count_for_the_same_page_only(
    record: ApprovalRecord,
) -> None:
    taken = {*TAKEN, "ice"}
    assert names(record.of("cold-packs", [A], taken=taken)) == ["gone", "cold-packs"]
    assert names(record.of("cold-packs", [B], taken=taken)) == ["cold-packs", "ice"]


def test_an_article_without_any_has_none(record: ApprovalRecord, project: ProjectFolder) -> None:
    assert names(record.of("other", ["c" * 64], taken=TAKEN)) == []
    project.write("locales/de/approvals.csv", HEADER + f"knee,Dr. B,,2026-11-20,{A},\n")
    only = load_approvals(open_project(Workspace(project.root)), "de").value
    assert (only.may_hold("knee"), only.may_hold("cold-packs")) == (True, False)


def test_approvals_are_in_the_order_of_the_record_with_their_dates(record: ApprovalRecord) -> None:
    assert [each.date for each in record.rows] == [date(2026, 11, 20 + day) for day in range(4)]


def test_a_record_that_cannot_be_read_is_told_and_empty(project: ProjectFolder) -> None:
    project.write("locales/de/approvals.csv", "what\n")
    loaded = load_approvals(open_project(Workspace(project.root)), "de")
    assert (loaded.unreadable, loaded.value.rows) == (True, ())
    assert [finding.rule for finding in loaded.findings] == ["approvals"]
