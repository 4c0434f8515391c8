from __future__ import annotations

import shutil
import subprocess

import pytest

from localize.model.approval import Approval
from localize.tasks.approved_texts import approved_texts
from localize.tasks.status import report_status
from localize.tasks.workspace import Workspace
from support.folder import ProjectFolder
from support.installed import needs
from support.opened import sources

DE = "locales/de/LC_MESSAGES/cold-packs.po"
KEY, OTHER = (None, "Wrap the pack in a cloth."), (None, "Then rest.")
TEXT = "WRAP THE PACK IN A CLOTH."


@pytest.fixture
def approved(translated: ProjectFolder) -> ProjectFolder:
    """The German page is approved, and then its first sentence changes."""
    needs(shutil.which("git"), "git is")
    translated.run("approve", "cold-packs", "--locale", "de", "--reviewer", "Dr. A. Example")
    return translated


def commit(folder: ProjectFolder) -> None:
    named = ("-c", "user.name=A", "-c", "user.email=a@clinic.example", "-c", "commit.gpgsign=false")
    for arguments in (("init", "-q"), ("add", "-A"), ("commit", "-q", "-m", "work")):
        subprocess.run(["git", *named, *arguments], cwd=folder.root, check=True, capture_output=True)


def change(folder: ProjectFolder, new: str) -> None:
    folder.write(DE, folder.read(DE).replace(TEXT, new))


def lapsed(folder: ProjectFolder) -> Approval:
    (row,) = (row for row in report_status(sources(folder, locales=["de"])).rows() if row.locale == "de")
    assert row.approval.lapsed
    return row.approval.lapsed


def texts(folder: ProjectFolder) -> dict[tuple[str | None, str], str]:
    read = sources(folder)
    return approved_texts(Workspace(folder.root), read.articles["cold-packs"], "de", lapsed(folder), [KEY, OTHER])


def test_the_approved_text_is_looked_up_in_the_history(approved: ProjectFolder) -> None:
    commit(approved)
    change(approved, "IN A TOWEL.")
    commit(approved)

    assert texts(approved) == {KEY: TEXT, OTHER: "THEN REST."}


def test_a_version_that_was_not_approved_does_not_count(approved: ProjectFolder) -> None:
    change(approved, "IN A TOWEL.")
    commit(approved)

    assert texts(approved) == {OTHER: "THEN REST."}


def test_without_a_repository_nothing_is_known(approved: ProjectFolder) -> None:
    change(approved, "IN A TOWEL.")

    assert texts(approved) == {}
