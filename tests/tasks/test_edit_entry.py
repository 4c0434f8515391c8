from __future__ import annotations

import threading
import time
from collections.abc import Callable

import pytest

from localize.catalogs import po
from localize.config import layout
from localize.files.folder import LockedError
from localize.model.catalog import Entry
from localize.tasks import edit_entry as module
from localize.tasks.edit_entry import (
    EditError,
    EntryPath,
    NewerTextError,
    Typed,
    edit_entry,
    with_note,
    with_translation,
)
from localize.tasks.workspace import Workspace
from support.folder import ProjectFolder

DE = "locales/de/LC_MESSAGES/cold-packs.po"
KEY = (None, "Wrap the pack in a cloth.")
AT = EntryPath(DE, KEY)
TEXT = "WRAP THE PACK IN A CLOTH."


def typed(target: str, before: str = TEXT, *, fuzzy: bool = False) -> Callable[[Entry], Entry]:
    return lambda entry: with_translation(entry, Typed(target, before, fuzzy=fuzzy))


def save(folder: ProjectFolder, edit: Callable[[Entry], Entry], at: EntryPath = AT) -> bytes:
    return edit_entry(Workspace(folder.root), at, edit, command="localize preview").data


def test_only_the_lines_of_the_entry_change(translated: ProjectFolder) -> None:
    before = translated.read(DE)

    data = save(translated, typed("Wickeln Sie die Packung in ein Tuch."))

    assert translated.read(DE) == data.decode()
    assert translated.read(DE) == before.replace(TEXT, "Wickeln Sie die Packung in ein Tuch.")


def test_a_translation_may_still_be_fuzzy_and_a_finished_one_has_no_previous_text(translated: ProjectFolder) -> None:
    translated.write(
        "source/cold-packs.txt", translated.read("source/cold-packs.txt").replace("a cloth", "a thin cloth")
    )
    translated.run("update")
    at = EntryPath(DE, (None, "Wrap the pack in a thin cloth."))

    save(translated, typed("In ein Tuch.", fuzzy=True), at)
    assert '#, fuzzy\n#| msgid "Wrap the pack in a cloth."' in translated.read(DE)
    save(translated, typed("In ein dünnes Tuch.", "In ein Tuch."), at)
    assert "#, fuzzy" not in translated.read(DE)
    assert "#|" not in translated.read(DE)


def test_a_newer_text_is_never_overwritten(translated: ProjectFolder) -> None:
    translated.write(DE, translated.read(DE).replace(TEXT, "Von jemand anderem."))
    before = translated.read(DE)

    with pytest.raises(NewerTextError) as raised:
        save(translated, typed("Meins."))

    assert raised.value.text == "Von jemand anderem."
    assert translated.read(DE) == before
    save(translated, typed("Meins.", "Von jemand anderem."))
    assert "Meins." in translated.read(DE)


def test_what_others_save_elsewhere_in_the_file_stays(translated: ProjectFolder) -> None:
    translated.write(DE, translated.read(DE).replace("THEN REST.", "Dann ruhen."))

    save(translated, typed("Neu."))

    assert "Dann ruhen." in translated.read(DE)
    assert "Neu." in translated.read(DE)


def test_a_save_of_others_in_the_very_moment_is_taken_up(translated: ProjectFolder) -> None:
    times = []

    def edit(entry: Entry) -> Entry:
        times.append(entry.target)
        if len(times) == 1:
            translated.write(DE, translated.read(DE).replace("THEN REST.", "Dann ruhen."))
        return typed("Neu.")(entry)

    save(translated, edit)

    assert len(times) == 2
    assert "Dann ruhen." in translated.read(DE)


def test_an_entry_that_the_catalog_does_not_have_is_added_in_its_order(project: ProjectFolder) -> None:
    project.run("update")
    catalog = po.read((project.root / DE).read_bytes(), DE)
    order = [entry.key for entry in catalog.entries]
    project.write(DE, "".join(part for part in project.read(DE).split("\n\n") if KEY[1] not in part).join(["", "\n"]))
    text = "\n\n".join(part for part in po.write(catalog).decode().split("\n\n") if KEY[1] not in part)
    project.write(DE, text)

    save(project, typed("In ein Tuch.", ""), EntryPath(DE, KEY, order))

    after = po.read((project.root / DE).read_bytes(), DE)
    assert [entry.key for entry in after.entries] == order
    assert after.by_key()[KEY].target == "In ein Tuch."


def test_a_fallback_that_was_seen_is_no_newer_text(project: ProjectFolder) -> None:
    project.run("update")

    def edit(entry: Entry) -> Entry:
        return with_translation(entry, Typed("Neu.", "Vom Nachbarn.", inherited="Vom Nachbarn."))

    save(project, edit)
    assert "Neu." in project.read(DE)


@pytest.mark.parametrize("text", ["bell \x07", "half \ud800", "nothing \ufffe"])
def test_a_character_that_no_text_may_have_is_refused(translated: ProjectFolder, text: str) -> None:
    before = translated.read(DE)

    with pytest.raises(EditError, match=f"{DE}:[0-9]+: .* in the translation, expected text"):
        save(translated, typed(text))
    with pytest.raises(EditError, match="in the note"):
        save(translated, lambda entry: with_note(entry, text, fuzzy=False))
    assert translated.read(DE) == before


def test_without_a_catalog_it_is_told_what_to_do(project: ProjectFolder) -> None:
    with pytest.raises(EditError, match="no such catalog, expected one: localize update"):
        save(project, typed("Neu.", ""))


def test_a_note_is_one_comment_for_translators(translated: ProjectFolder) -> None:
    before = translated.read(DE)

    save(translated, lambda entry: with_note(entry, "Dr. A.: too\n= fuzzy\n#, c-format", fuzzy=True))
    save(translated, lambda entry: with_note(entry, "Dr. A.: too\n= fuzzy\n#, c-format", fuzzy=True))

    entry = po.read((translated.root / DE).read_bytes(), DE).by_key()[KEY]
    assert entry.comments == (" Dr. A.: too = fuzzy #, c-format",)
    assert entry.fuzzy
    assert entry.flags == ()
    assert entry.target == TEXT
    assert translated.read(DE).replace("# Dr. A.: too = fuzzy #, c-format\n", "").replace("#, fuzzy\n", "") == before


def test_it_waits_for_other_commands_and_says_which_one_works(
    translated: ProjectFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_PATIENCE", 0.05)
    other = Workspace(translated.root)
    with other.locked("localize update", path=layout.LOCK), pytest.raises(LockedError, match="localize update"):
        save(translated, typed("Neu."))

    monkeypatch.setattr(module, "_PATIENCE", 60.0)
    with other.locked("localize update", path=layout.LOCK):
        waiting = threading.Thread(target=lambda: save(translated, typed("Neu.")))
        waiting.start()
        time.sleep(0.02)
        assert "Neu." not in translated.read(DE)
    waiting.join()
    assert "Neu." in translated.read(DE)
