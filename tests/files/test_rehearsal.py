"""A rehearsal: a folder reads back what would have been written, and the disk stays as it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from localize.errors import FileError
from localize.files import rehearsal
from localize.files.exchange import ChangedError, base_of
from localize.files.folder import Folder, FolderRules
from localize.files.opening import Links


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """A folder with two files."""
    folder = Folder(tmp_path, FolderRules(Links.INSIDE))
    folder.write("a.txt", b"a")
    folder.write("b/c.txt", b"c")
    return folder


def disk(folder: Folder) -> dict[str, bytes]:
    """What is really there."""
    return {
        path.relative_to(folder.root).as_posix(): path.read_bytes()
        for path in folder.root.rglob("*")
        if path.is_file() and path.name != ".lock"
    }


def test_what_would_be_written_is_read_back_and_not_on_the_disk(folder: Folder) -> None:
    before = disk(folder)
    with rehearsal.rehearsed() as run, folder.locked():
        assert folder.write("a.txt", b"new")
        assert not folder.write("a.txt", b"new")
        folder.create("new/d.txt", b"d")
        folder.store("e.txt", [b"e", b"f"])
        folder.remove("b")
        folder.settle()
        folder.tidy("b")
        assert (folder.read("a.txt"), folder.read("new/d.txt", 0), folder.read("b/c.txt")) == (b"new", b"d", None)
        assert b"".join(folder.chunks("e.txt")) == b"ef"
        assert folder.digest("e.txt") == (2, base_of(b"ef"))
        assert list(folder.files()) == folder.visible_files() == ["a.txt", "e.txt", "new/d.txt"]
        assert folder.names("new") == ["d.txt"]
        assert folder.exists("new")
        assert not folder.exists("b/c.txt")
        assert (folder.is_file("new/d.txt"), folder.is_file("b/c.txt")) == (True, False)
        planned = {path.relative_to(folder.root).as_posix(): plan.is_there for path, plan in run.items()}
        assert planned == {"a.txt": True, "new/d.txt": True, "e.txt": True, "b/c.txt": False}
    assert disk(folder) == before
    assert folder.read("a.txt") == b"a"


def test_a_file_that_others_changed_is_told_as_in_earnest(folder: Folder) -> None:
    with rehearsal.rehearsed():
        with pytest.raises(ChangedError):
            folder.exchange("a.txt", b"new", base_of(b"other"))
        assert folder.exchange("a.txt", b"new", base_of(b"a"))
        assert not folder.exchange("a.txt", b"new", base_of(b"new"))
        assert folder.exchange("a.txt", None, base_of(b"new"))
        assert folder.read("a.txt") is None
        with pytest.raises(FileError):
            folder.create("b/c.txt", b"never over what is there")


def test_a_folder_under_another_name_and_a_link_to_it(folder: Folder) -> None:
    before = disk(folder)
    with rehearsal.rehearsed() as run:
        folder.link_or_copy(folder.locate("a.txt"), "b/a.txt")
        folder.rename("b", "z")
        folder.switch_link("current", "z")
        assert list(folder.files()) == ["a.txt", "current", "z/a.txt", "z/c.txt"]
        assert folder.link_target("current") == "z"
        assert folder.read("z/a.txt") == b"a"
        assert [path.name for path, plan in run.items() if not plan.is_there] == ["c.txt"]
    assert disk(folder) == before


def test_a_library_that_writes_by_itself_gets_a_copy(folder: Folder) -> None:
    before = disk(folder)
    with rehearsal.rehearsed():
        folder.write("b/d.txt", b"d")
        with folder.lent("b") as copy:
            assert sorted(path.name for path in copy.iterdir()) == ["c.txt", "d.txt"]
            (copy / "c.txt").write_bytes(b"other")
        assert (folder.read("b/c.txt"), folder.read("b/d.txt")) == (b"other", b"d")
    assert disk(folder) == before
    with folder.lent("b") as real:
        assert real == folder.root / "b"
