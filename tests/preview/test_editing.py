"""A segment edited in its page: what is checked, saved and opened, by a real server."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Any

import pytest

from localize.preview.views import segment_id
from support.folder import ProjectFolder
from support.running_preview import Answer, RunningPreview, running_preview

DE = "locales/de/LC_MESSAGES/cold-packs.po"
SOURCE = "Use it for 10 minutes."
TEXT = "USE IT FOR 10 MINUTES."
NAMES = {"article": "cold-packs", "locale": "de", "id": segment_id((None, SOURCE))}


@pytest.fixture
def preview(translated: ProjectFolder) -> Iterator[RunningPreview]:
    with running_preview(translated.root) as running:
        yield running


def post(preview: RunningPreview, path: str, **fields: Any) -> Answer:
    return preview.post(path, {**NAMES, **fields})


def save(preview: RunningPreview, text: str, before: str = TEXT, **fields: Any) -> Answer:
    return post(preview, "/save", text=text, before=before, **fields)


def test_a_text_is_checked_as_it_is_typed(preview: RunningPreview, translated: ProjectFolder) -> None:
    before = translated.snapshot()

    wrong = post(preview, "/check", text="Höchstens 100 Minuten anwenden.")
    tag = post(preview, "/check", text="Höchstens <b>10 Minuten anwenden.")
    right = post(preview, "/check", text="10 Minuten lang anwenden.")

    assert "10" in wrong.json["html"]
    assert "&lt;b&gt;" in tag.json["html"]
    assert right.json == {"html": ""}
    assert post(preview, "/check", text="").json == {"html": ""}
    assert translated.snapshot() == before


def test_the_check_finds_what_the_command_finds(preview: RunningPreview, translated: ProjectFolder) -> None:
    text = "Use it for 1O0 minutes"
    typed = post(preview, "/check", text=text).json["html"]
    assert save(preview, text).status == 200

    found = translated.json("check")["findings"]
    rules = {each["rule"] for each in found if each["source"] == SOURCE and each["locale"] == "de"}
    assert rules
    assert all(rule in typed for rule in rules)


def test_a_saved_text_is_in_the_catalog_and_on_the_page(preview: RunningPreview, translated: ProjectFolder) -> None:
    before = translated.read(DE)
    with preview.events("/de/cold-packs") as events:
        assert save(preview, "10 Minuten anwenden.").status == 200
        assert "10 Minuten anwenden." in events.wait("segment")[0]["html"]
        time.sleep(0.3)
        assert len(events.named("segment")) == 1, "what we write ourselves is no change by others"
        assert "reload" not in events.names()
    assert translated.read(DE) == before.replace(TEXT, "10 Minuten anwenden.")


def test_a_text_may_be_saved_as_unfinished(preview: RunningPreview, translated: ProjectFolder) -> None:
    assert save(preview, "10 Minuten?", fuzzy=True).status == 200

    assert f'#, fuzzy\nmsgid "{SOURCE}"\nmsgstr "10 Minuten?"' in translated.read(DE)


def test_a_newer_save_of_another_program_is_kept_and_both_texts_are_given(
    preview: RunningPreview, translated: ProjectFolder
) -> None:
    translated.write(DE, translated.read(DE).replace(TEXT, "Von jemand anderem."))

    answer = save(preview, "Meins.")

    assert answer.status == 409
    assert answer.json["text"] == "Von jemand anderem."
    assert "nothing was overwritten" in answer.json["reason"]
    assert "Meins." not in translated.read(DE)
    assert save(preview, "Meins.", "Von jemand anderem.").status == 200
    assert "Meins." in translated.read(DE)


def test_a_text_that_cannot_be_saved_is_refused_with_the_reason(
    preview: RunningPreview, translated: ProjectFolder
) -> None:
    answer = save(preview, "bell \x07")
    assert answer.status == 409
    assert "control character U+0007 in the translation" in answer.json["reason"]

    translated.write(DE, "no catalog")
    answer = save(preview, "Neu.")
    assert answer.status == 409
    assert answer.json["reason"].startswith(f"{DE}:1: ")


def test_the_catalog_is_opened_at_the_line_that_the_entry_has_now(
    preview: RunningPreview, translated: ProjectFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VISUAL", "vim")
    preview.get("/de/cold-packs")
    translated.write(DE, translated.read(DE).replace("#. Title", "# one more line\n#. Title", 1))
    line = translated.read(DE).splitlines().index(f'msgid "{SOURCE}"') + 1

    answer = post(preview, "/open")

    assert answer.status == 409
    assert answer.json["reason"].endswith(f"expected an editor with a window of its own: {DE}:{line}")
    monkeypatch.setenv("VISUAL", "true")
    assert post(preview, "/open").json == {"path": DE, "line": line}


def test_a_segment_without_a_catalog_is_told_what_to_do(project: ProjectFolder) -> None:
    with running_preview(project.root) as preview:
        answer = save(preview, "Neu.", "")
        assert answer.status == 409
        assert answer.json["reason"] == f"{DE}: no such catalog, expected one: localize update"
        assert "localize update" in post(preview, "/open").json["reason"]
