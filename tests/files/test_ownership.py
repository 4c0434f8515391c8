"""A folder is ours if it has our mark, is new, or has the form of an earlier version; all others stay as they are."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from localize.errors import FileError
from localize.files import ownership
from localize.files.folder import Folder
from localize.files.ownership import MARK, RELEASE, SITE


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path / "folder", name="folder")


def no() -> bool:
    return False


def yes() -> bool:
    return True


def test_a_new_folder_gets_the_mark(folder: Folder) -> None:
    with ownership.opened(folder, SITE, no):
        assert json.loads(folder.read(MARK) or b"") == {"generator": "localize", "folder": "site", "format": 1}
    with ownership.opened(folder, SITE, no):
        pass


def test_a_folder_with_what_systems_put_there_is_new(folder: Folder) -> None:
    for name in (".DS_Store", "Thumbs.db", "lost+found/x"):
        folder.write(name, b"x")
    ownership.check(folder, SITE, no)


def test_a_folder_of_somebody_else_is_refused_and_stays_as_it_is(folder: Folder) -> None:
    for name in "edcba":
        folder.write(name, b"x")
    message = (
        "folder: a folder of somebody else: it has no .localize.json of localize, and holds a, b, c, …; nothing was"
        " changed, expected a new or an empty folder"
    )
    with pytest.raises(FileError, match=f"^{re.escape(message)}$"), ownership.opened(folder, SITE, no):
        pass
    assert folder.names() == list("abcde")


def test_a_folder_of_an_earlier_version_is_taken(folder: Folder) -> None:
    folder.write("store/a", b"x")
    with ownership.opened(folder, RELEASE, yes):
        assert folder.exists(MARK)


def test_a_folder_of_another_kind_is_refused_though_an_earlier_version_could_have_made_it(folder: Folder) -> None:
    with ownership.opened(folder, SITE, no):
        pass
    with pytest.raises(FileError, match=r"^folder: a site folder of localize, expected a release folder$"):
        ownership.check(folder, RELEASE, yes)


@pytest.mark.parametrize("data", [b"", b"[]", b"{}", b'{"folder": "site"}', b"\xff"])
def test_a_mark_that_is_none_is_reported(folder: Folder, data: bytes) -> None:
    folder.write(MARK, data)
    message = r"^folder/\.localize\.json: no mark of localize, expected one, or no such file$"
    with pytest.raises(FileError, match=message):
        ownership.check(folder, SITE, yes)


def test_a_folder_of_a_newer_program_is_refused(folder: Folder) -> None:
    folder.write(MARK, json.dumps({"folder": SITE, "format": 2}).encode())
    with pytest.raises(FileError, match=r"format 2, expected 1: a newer program made it$"):
        ownership.check(folder, SITE, yes)


def test_strangers_are_neither_known_nor_unfinished_nor_of_the_system(folder: Folder) -> None:
    for name in ("mine", "known", MARK, ".lock", ".~localize-" + "0" * 32):
        folder.write(name, b"x")
    assert ownership.strangers(folder, {"known"}) == ["mine"]


def test_a_form_holds_for_all_names_but_those_of_the_system_and_unfinished_ones() -> None:
    form = re.compile(r"[0-9a-f]{2}/[0-9a-f]+")
    assert ownership.has_form(["ab/12", "ab/.DS_Store", "cd/.~half"], form)
    assert not ownership.has_form(["ab/12", "notes.txt"], form)
