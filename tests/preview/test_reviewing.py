"""The reviewer's work by a real server: notes, what has changed since the last approval, the approval."""

from __future__ import annotations

import re
import subprocess
import time
from collections.abc import Iterator
from typing import Any

import pytest

from localize.catalogs import po
from localize.model import waiver
from localize.preview.read_page import read_digest
from localize.preview.views import segment_id
from support.folder import ProjectFolder
from support.running_preview import PATIENCE, Answer, RunningPreview, running_preview

DE = "locales/de/LC_MESSAGES/cold-packs.po"
KEY = (None, "Wrap the pack in a cloth.")
NAMES = {"article": "cold-packs", "locale": "de"}
RECORD = "locales/de/approvals.csv"


@pytest.fixture
def preview(translated: ProjectFolder) -> Iterator[RunningPreview]:
    with running_preview(translated.root) as running:
        yield running


def note(preview: RunningPreview, text: str, **fields: Any) -> Answer:
    return preview.post("/note", {**NAMES, "id": segment_id(KEY), "text": text, **fields})


def approve(preview: RunningPreview, name: str = "Dr. A. Example", **fields: Any) -> Answer:
    page = preview.get("/review/de/cold-packs").text
    read = re.search(r'data-read="([^"]+)"', page)
    assert read
    return preview.post("/approve", {**NAMES, "name": name, "role": "Nurse", "read": read[1], **fields})


def test_a_note_stands_in_the_catalog_for_translators(preview: RunningPreview, translated: ProjectFolder) -> None:
    with preview.events("/de/cold-packs") as events:
        assert note(preview, "Sounds odd.\nA towel?", name="Dr. A.", fuzzy=True).status == 200
        assert "Sounds odd. A towel?" in events.wait("segment")[0]["html"]

    entry = po.read(translated.read(DE).encode(), DE).by_key()[KEY]
    assert entry.comments == (" Note by Dr. A.: Sounds odd. A towel?",)
    assert entry.fuzzy


def test_a_note_leaves_the_translation_finished_unless_asked(
    preview: RunningPreview, translated: ProjectFolder
) -> None:
    assert note(preview, "Fine.").status == 200
    assert note(preview, " ").status == 400

    entry = po.read(translated.read(DE).encode(), DE).by_key()[KEY]
    assert entry.comments == (" Note: Fine.",)
    assert not entry.fuzzy


@pytest.mark.parametrize(("name", "text"), [("", "check-ok: number"), ("check-ok", "number"), ("", "= fuzzy")])
def test_no_note_can_silence_a_rule(preview: RunningPreview, translated: ProjectFolder, name: str, text: str) -> None:
    note(preview, text, name=name)

    entry = po.read(translated.read(DE).encode(), DE).by_key()[KEY]
    assert waiver.rules(entry.comments) == ()
    assert not entry.fuzzy


def test_a_page_is_approved_as_by_the_command(preview: RunningPreview, translated: ProjectFolder) -> None:
    answer = approve(preview)

    assert answer.status == 200, answer.text
    (row,) = translated.json("approve", "--list", "--locale", "de")["approvals"]
    assert row["state"] == "approved"
    assert (row["by"][0]["reviewer"], row["by"][0]["role"]) == ("Dr. A. Example", "Nurse")


def test_an_unfinished_page_is_not_approved(preview: RunningPreview, translated: ProjectFolder) -> None:
    note(preview, "Wrong.", fuzzy=True)

    answer = approve(preview)

    assert answer.status == 409
    assert "1 fuzzy" in answer.json["reason"]
    assert not (translated.root / RECORD).exists()


def test_a_page_that_has_changed_since_it_was_read_is_not_approved(
    preview: RunningPreview, translated: ProjectFolder
) -> None:
    answer = approve(preview, read="another")

    assert answer.status == 409
    assert "changed since it was loaded" in answer.json["reason"]
    assert not (translated.root / RECORD).exists()


def test_what_another_program_saves_in_that_moment_is_not_approved(
    preview: RunningPreview, translated: ProjectFolder
) -> None:
    page = preview.live.opened("cold-packs", "de")
    token = preview.token
    translated.write(DE, translated.read(DE).replace("WRAP THE PACK IN A CLOTH.", "WRAP THE PACK IN A TOWEL."))

    request = {**NAMES, "name": "Dr. A. Example", "read": read_digest(page)}
    answer = preview.post("/approve", request, X_Localize_Token=token)

    assert answer.status == 409
    assert "changed since it was loaded" in answer.json["reason"]
    assert not (translated.root / RECORD).exists()


def test_a_name_that_no_record_may_hold_is_refused(preview: RunningPreview, translated: ProjectFolder) -> None:
    assert [approve(preview, name).status for name in ("", "=1+1", "bell \x07", "x" * 1000)] == [400] * 4
    assert not (translated.root / RECORD).exists()


def test_what_changed_since_the_approval_is_told_in_words(preview: RunningPreview, translated: ProjectFolder) -> None:
    def git(*arguments: str) -> None:
        named = ("-c", "user.name=A", "-c", "user.email=a@example.org")
        subprocess.run(["git", *named, *arguments], cwd=translated.root, check=True, capture_output=True)

    git("init", "--quiet")
    git("add", ".")
    git("commit", "--quiet", "--message", "Approved")
    assert approve(preview).status == 200
    translated.write(DE, translated.read(DE).replace("WRAP THE PACK IN A CLOTH.", "WRAP THE PACK IN A TOWEL."))

    # The project's process may have read the save before the server has heard of it.
    changed = reviewed(preview, "<ins").partition('class="changes"')[2].partition("</ul>")[0]
    assert f'href="#{segment_id(KEY)}"' in changed
    assert re.search(r"<del[^>]*>.*CLOTH", changed, re.DOTALL)
    assert re.search(r"<ins[^>]*>.*TOWEL", changed, re.DOTALL)


def reviewed(preview: RunningPreview, expected: str) -> str:
    """The page for review, once it has what is expected."""
    end = time.monotonic() + PATIENCE
    while expected not in (page := preview.get("/review/de/cold-packs").text):
        assert time.monotonic() < end, page
        time.sleep(0.02)
    return page
