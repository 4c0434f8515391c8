"""Changes applied while other programs save the same files: the work is done again on what is there now."""

from __future__ import annotations

import pytest

from localize.errors import FileError
from localize.files.exchange import ChangedError, base_of
from localize.tasks.apply import MOST_TRIES, apply
from localize.tasks.change import Change
from localize.tasks.workspace import Workspace
from support.folder import ProjectFolder


def test_work_is_done_again_on_what_was_saved_meanwhile(project: ProjectFolder) -> None:
    project.write("x.po", "saved")

    def again(path: str) -> list[Change]:
        return [Change(path, b"saved, and worked on", base_of(project.read(path).encode()))]

    assert apply(Workspace(project.root), [Change("x.po", b"worked on", base_of(b"read"))], again, tell=print) == 1
    assert project.read("x.po") == "saved, and worked on"


def test_a_file_that_is_saved_each_time_is_given_up_and_left_as_it_was_saved_last(project: ProjectFolder) -> None:
    project.write("x.po", "save 0")
    saves = [0]

    def again(path: str) -> list[Change]:
        before = project.read(path)
        saves.append(len(saves))
        project.write(path, f"save {saves[-1]}")
        return [Change(path, b"worked on", base_of(before.encode()))]

    with pytest.raises(ChangedError, match=r"^x\.po: was saved by another program"):
        apply(Workspace(project.root), [Change("x.po", b"worked on", base_of(b"read"))], again, tell=print)
    assert saves[-1] == MOST_TRIES
    assert project.read("x.po") == f"save {MOST_TRIES}"


def test_work_that_finds_nothing_to_do_any_more_is_done(project: ProjectFolder) -> None:
    project.write("x.po", "saved")
    assert (
        apply(Workspace(project.root), [Change("x.po", b"worked on", base_of(b"read"))], lambda _: [], tell=print) == 0
    )
    assert project.read("x.po") == "saved"


def test_of_very_many_files_one_that_was_saved_is_done_again_and_the_others_once(project: ProjectFolder) -> None:
    for number in range(120):
        project.write(f"{number}.po", "read" if number != 70 else "saved")
    changes = [Change(f"{number}.po", b"worked on", base_of(b"read"), (f"note {number % 2}",)) for number in range(120)]
    again: list[str] = []
    told: list[str] = []

    def once_more(path: str) -> list[Change]:
        again.append(path)
        return [Change(path, b"worked on", base_of(b"saved"))]

    assert apply(Workspace(project.root), changes, once_more, tell=told.append) == 120
    assert {project.read(f"{number}.po") for number in range(120)} == {"worked on"}
    assert (again, told) == (["70.po"], ["note 0", "note 1"])


def test_nothing_is_removed_where_a_file_before_it_cannot_be_written(project: ProjectFolder) -> None:
    project.write("old.po", "a translation")
    project.write("new", "no folder")
    changes = [Change("new/x.po", b"a translation", None), Change("old.po", None, base_of(b"a translation"))]
    with pytest.raises(FileError, match=r"^new/x\.po: cannot be written"):
        apply(Workspace(project.root), changes, lambda _: [], tell=print)
    assert project.read("old.po") == "a translation"


def test_files_that_are_written_with_one_that_cannot_be_are_told(project: ProjectFolder) -> None:
    project.write("folder/x.po", "read")
    told: list[str] = []
    changes = [Change("folder", b"new", base_of(b"read")), Change("y.po", b"new", None, ("y.po is new",))]
    with pytest.raises(FileError, match=r"^folder: cannot be written"):
        apply(Workspace(project.root), changes, lambda _: [], tell=told.append)
    assert (project.read("y.po"), told) == ("new", ["y.po is new"])
