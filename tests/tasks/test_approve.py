"""The approval of a page: what would be approved, why it may not be, and the record of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from localize.errors import ApprovalError
from localize.model.approval import Approval
from localize.tasks.approve import PageForApproval, page_for_approval, record_approval, review_files, review_path
from localize.tasks.workspace import Workspace
from support.folder import ProjectFolder, shout
from support.opened import opened, sources

DE = "locales/de/LC_MESSAGES/cold-packs.po"
RECORD = "locales/de/approvals.csv"


def page(folder: ProjectFolder) -> PageForApproval:
    found = sources(folder)
    return page_for_approval(found, found.articles["cold-packs"], found.targets["en"]["de"])


def test_a_whole_page_may_be_approved(translated: ProjectFolder) -> None:
    found = page(translated)
    assert (found.reasons, found.record_unreadable) == ((), False)
    assert not [finding for finding in found.findings if finding.blocking]


def test_a_page_that_is_not_finished_may_not_be(translated: ProjectFolder) -> None:
    translated.translate(DE, lambda entry: replace(shout(entry), fuzzy=entry.source.startswith("Use")))
    assert page(translated).reasons == ("1 fuzzy",)
    translated.write(DE, b"\xff")
    assert page(translated).reasons == (f"{DE} cannot be read",)


def test_what_is_approved_is_what_readers_see(translated: ProjectFolder) -> None:
    before = page(translated).view().digest
    assert page(translated).view().digest == before
    translated.translate(DE, lambda entry: replace(shout(entry), comments=("a note",)))
    assert page(translated).view().digest == before
    translated.translate(DE, lambda entry: replace(shout(entry), target=shout(entry).target.replace("REST", "RUHE")))
    assert page(translated).view().digest != before


def test_an_approval_is_recorded_once(translated: ProjectFolder) -> None:
    approval = Approval(
        "cold-packs", "Dr. B. Roe", role="", date=date(2026, 11, 27), digest=page(translated).view().digest
    )
    workspace, project = Workspace(translated.root), opened(translated)
    assert record_approval(workspace, project, "de", approval, tell=print)
    before = translated.read(RECORD)
    assert "Dr. B. Roe" in before
    assert not record_approval(workspace, project, "de", approval, tell=print)
    assert translated.read(RECORD) == before


def test_a_record_that_cannot_be_read_is_reported_and_never_overwritten(translated: ProjectFolder) -> None:
    translated.write(RECORD, "no record\n")
    found = page(translated)
    assert found.record_unreadable
    assert RECORD in [finding.path for finding in found.findings]
    approval = Approval("cold-packs", "Dr. B. Roe", role="", date=date(2026, 11, 27), digest=found.view().digest)
    with pytest.raises(ApprovalError, match=f"^{RECORD}"):
        record_approval(Workspace(translated.root), opened(translated), "de", approval, tell=print)
    assert translated.read(RECORD) == "no record\n"


def test_the_page_to_be_read_stands_with_its_style_sheet_in_a_folder_of_its_own(translated: ProjectFolder) -> None:
    found = page(translated)
    files = {file.path: file.data for file in review_files(found)}
    assert review_path(found) == ".localize/review/de/cold-packs.html"
    assert b"WRAP THE PACK" in files[review_path(found)]
    assert ".localize/review/de/style.css" in files
    assert not any(path.endswith((".json", ".xml")) for path in files)
