"""The preview in Chromium: walks by keyboard, files that others save meanwhile, and no fault that axe-core knows."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from support.folder import ProjectFolder
from support.running_preview import RunningPreview, running_preview
from validate.programs import failed, run

pytestmark = pytest.mark.validators

HERE = Path(__file__).parent
CATALOG = "locales/{}/LC_MESSAGES/knee.po"
GLOSSARY = """concept,locale,term,status,part_of_speech,case,forms,definition,note
rest,en,rest,preferred,verb,,,not to move much,
rest,de,ruhen,preferred,verb,,,,
rest,ar,راحة,preferred,noun,,,,
"""
KNEE = """Knee pain

Rest for 2 days.

What helps:

- Put the leg up.
- Cool the knee with ice in a cloth, and never put the ice on the skin.

Do not take more than 400 mg of ibuprofen at once. Ask a doctor if the pain stays, or if the knee gets warm and red.

Walk a little every day. Begin with a few minutes.
"""
TRANSLATIONS = {
    "de": {
        "Knee pain": "Knieschmerz",
        "Put the leg up.": "Lagern Sie das Bein hoch.",
        "Do not take more than 400 mg of ibuprofen at once.": "Nehmen Sie nie mehr als 4000 mg Ibuprofen auf einmal.",
    },
    "ar": {
        "Knee pain": "ألم الركبة",
        "Put the leg up.": "ارفع الساق.",
        "Do not take more than 400 mg of ibuprofen at once.": "لا تتناول أكثر من 4000 mg من الإيبوبروفين دفعة واحدة.",
    },
}
FUZZY = {"de": "Gehen Sie jeden Tag.", "ar": "امشِ كل يوم."}


@pytest.fixture
def project(tmp_path: Path) -> ProjectFolder:
    """Two articles: one with a segment in each state, one that is finished in German."""
    project = ProjectFolder(tmp_path)
    project.write("localize.toml", "[locales.de]\n[locales.ar]\n")
    project.write("glossary.csv", GLOSSARY)
    project.write("source/knee.txt", KNEE)
    project.write("source/hip.txt", "Hip pain\n\nRest the hip.\n")
    project.run("update")
    for locale, texts in TRANSLATIONS.items():
        path = CATALOG.format(locale)
        text = project.read(path)
        for source, target in texts.items():
            text = text.replace(f'msgid "{source}"\nmsgstr ""', f'msgid "{source}"\nmsgstr "{target}"')
        fuzzy = 'msgid "Walk a little every day."\nmsgstr ""'
        assert fuzzy in text
        before = f'#, fuzzy\n#| msgid "Walk every day."\n{fuzzy[:-2]}"{FUZZY[locale]}"'
        project.write(path, text.replace(fuzzy, before))
    hip = CATALOG.format("de").replace("knee", "hip")
    text = project.read(hip).replace('msgid "Hip pain"\nmsgstr ""', 'msgid "Hip pain"\nmsgstr "Hüftschmerz"')
    text = text.replace('msgid "Rest the hip."\nmsgstr ""', 'msgid "Rest the hip."\nmsgstr "Die Hüfte soll ruhen."')
    project.write(hip, text)
    return project


@pytest.fixture
def preview(project: ProjectFolder) -> Iterator[RunningPreview]:
    with running_preview(project.root) as running:
        running.settled()
        yield running


def walk(preview: RunningPreview, story: str, **given: str) -> dict[str, Any]:
    """What was seen on a walk; nothing may go wrong in the browser on the way."""
    done = run(["node", HERE / "preview_walk.mjs", f"http://{preview.host}", story], json.dumps(given))
    if done.returncode:
        raise failed("Chromium", done)
    seen: dict[str, Any] = json.loads(done.stdout)
    assert seen.pop("wrong") == []
    return seen


def test_the_whole_way_from_the_list_to_a_saved_segment_needs_the_keyboard_only(
    project: ProjectFolder, preview: RunningPreview
) -> None:
    seen = walk(preview, "keyboard")
    assert seen["unfinished"] == "Rest for 2 days."
    assert "3" in seen["finding"], "a wrong number is told while it is typed"
    assert seen["after"] == "Rest for 2 days.", "the focus goes back to the segment"
    assert seen["progress"].startswith("3 of 9")
    assert seen["helpWhenOff"] == 0, "keys that are pressed alone can be turned off"
    assert 'msgid "Rest for 2 days."\nmsgstr "Ruhen Sie 2 Tage."' in project.read(CATALOG.format("de"))


def test_a_term_is_explained_by_focus_and_pointer(preview: RunningPreview) -> None:
    seen = walk(preview, "term")
    assert "ruhen" in seen["onFocus"]
    assert "not to move much" in seen["onFocus"]
    assert (seen["afterEscape"], seen["onPointer"]) == (0, 1)


def test_what_others_save_changes_its_segment_only_and_never_what_is_being_typed(
    project: ProjectFolder, preview: RunningPreview
) -> None:
    seen = walk(preview, "saved", catalog=str(project.root / CATALOG.format("de")))
    assert seen["scrollBefore"] == seen["scrollAfter"] > 0
    assert seen["sameElements"], "no element of the list was replaced"
    assert (seen["typed"], seen["mine"], seen["theirs"]) == ("Meine Fassung", "Meine Fassung", "Ihre Fassung")
    assert seen["inFile"], "it is saved once a person has chosen"


def test_the_readers_page_and_the_segments_follow_each_other(preview: RunningPreview) -> None:
    assert walk(preview, "readers") == {"followed": True, "current": "Put the leg up."}


def test_what_was_typed_and_left_is_there_again(project: ProjectFolder, preview: RunningPreview) -> None:
    seen = walk(preview, "draft", catalog=str(project.root / CATALOG.format("de")))
    assert seen == {"fields": 0, "untouched": True, "again": "Halb fertig"}


def test_a_reviewer_notes_and_approves(project: ProjectFolder, preview: RunningPreview) -> None:
    seen = walk(preview, "review", article="hip")
    assert seen["name"] == "Dr. A. Example", "the name was asked for with the note"
    assert "Dr. A. Example" in seen["approved"]
    assert "hip,Dr. A. Example" in project.read("locales/de/approvals.csv")


PAGES: dict[str, tuple[str, list[tuple[str, str]]]] = {
    "list": ("/", []),
    "help": ("/", [("press", "?"), ("see", "#help[open]")]),
    "field": ("/{}/knee", [("press", "j"), ("press", "j"), ("press", "e"), ("see", ".edit")]),
    "finding": ("/{}/knee", [("click", "[data-state=blocked] [data-does=edit]"), ("see", ".edit .finding")]),
    "term": ("/{}/knee", [("focus", ".term"), ("see", ".tip:popover-open")]),
    "note": ("/{}/knee", [("press", "j"), ("press", "n"), ("see", "#note[open]")]),
    "review": ("/review/{}/knee", []),
    "approval": ("/review/de/hip", [("click", "[data-opens=approve]"), ("see", "#approve[open]")]),
    "search": ("/search?text=rest", [("see", ".hit")]),
}


@pytest.mark.parametrize("language", ["en", "ar"])
def test_axe_finds_no_fault(preview: RunningPreview, language: str) -> None:
    """With the tool in one direction of writing, and the translation in the other and in the same."""
    pages = {
        name: {"path": path.format("ar" if language == "en" else "de"), "steps": steps}
        for name, (path, steps) in PAGES.items()
    }
    stdin = json.dumps({"pages": pages, "languages": [language]})
    done = run(["node", HERE / "preview_access.mjs", f"http://{preview.host}"], stdin)
    if done.returncode:
        raise failed("axe-core", done)
    assert done.stdout.splitlines() == []
