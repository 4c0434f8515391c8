"""What stands at paths of a folder is known without asking for each, and nothing leads out of it."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from localize.errors import FileError
from localize.files.folder import Folder, FolderRules
from localize.files.opening import Links
from localize.files.path_statuses import PathStatuses


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere/a.html").write_text("not ours")
    root = tmp_path / "dist"
    (root / "de/folder").mkdir(parents=True)
    (root / "de/a.html").write_text("a")
    return root


@pytest.fixture
def statuses(root: Path) -> PathStatuses:
    return PathStatuses(root, Folder(root, FolderRules(Links.INSIDE)).locate)


def test_it_is_known_what_stands_at_a_path(statuses: PathStatuses) -> None:
    status = statuses.file_status("de/a.html")
    assert status is not None
    assert status.st_size == 1
    assert statuses.is_file("de/a.html")
    folder = statuses.status("de/folder")
    assert folder is not None
    assert stat.S_ISDIR(folder.st_mode)
    assert statuses.file_status("de/folder") is None
    assert not statuses.is_file("de/folder")


@pytest.mark.parametrize("path", ["de/b.html", "fr/a.html", "de/a.html/x", "b", "fr/deep/er/a.html"])
def test_nothing_stands_where_nothing_is_or_no_folder_is(statuses: PathStatuses, path: str) -> None:
    assert statuses.status(path) is None
    assert statuses.file_status(path) is None
    assert not statuses.is_file(path)


def test_a_link_counts_as_a_file_and_leads_to_the_status_of_one(root: Path, statuses: PathStatuses) -> None:
    (root / "de/link.html").symlink_to("a.html")
    (root / "de/nowhere.html").symlink_to("b.html")
    status = statuses.file_status("de/link.html")
    assert status is not None
    assert stat.S_ISREG(status.st_mode)
    assert statuses.file_status("de/nowhere.html") is None
    assert statuses.is_file("de/link.html")
    assert statuses.is_file("de/nowhere.html")


@pytest.mark.parametrize("before", [(), ("de/a.html",)], ids=["first", "later"])
@pytest.mark.parametrize("path", ["de/out.html", "de/out/a.html", "../elsewhere/a.html"])
def test_no_path_leads_out(root: Path, statuses: PathStatuses, before: tuple[str, ...], path: str) -> None:
    (root / "de/out.html").symlink_to("../../elsewhere/a.html")
    (root / "de/out").symlink_to("../../elsewhere")
    for each in before:
        statuses.status(each)
    with pytest.raises(FileError, match="leads out of the folder"):
        statuses.status(path)
