"""The disk: what is found in a project folder, and how files are replaced."""

from __future__ import annotations

from pathlib import Path

import pytest

from localize.errors import ConfigError, FileError
from localize.files import temporary
from localize.files.exchange import ChangedError, base_of
from localize.tasks.workspace import Workspace
from support.folder import ProjectFolder


@pytest.fixture
def workspace(project: ProjectFolder) -> Workspace:
    return Workspace(project.root)


def test_sources_are_found_in_folders_sorted_and_without_hidden_and_backup_files(workspace: Workspace) -> None:
    for name in ("b/deep/x.txt", "a.TXT", ".hidden.txt", ".git/x.txt", "~lock.txt", "old.txt~", "picture.png"):
        place = workspace.root / "source" / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text("x")
    assert workspace.source_paths() == ["source/a.TXT", "source/b/deep/x.txt", "source/cold-packs.txt"]


def test_a_file_is_written_only_where_its_bytes_change(workspace: Workspace) -> None:
    assert workspace.write("locales/new/file.po", b"one")
    assert not workspace.write("locales/new/file.po", b"one")
    assert workspace.write("locales/new/file.po", b"two")
    assert workspace.read("locales/new/file.po") == b"two"
    assert [path.name for path in (workspace.root / "locales/new").iterdir()] == ["file.po"]


def test_a_file_keeps_its_mode_when_it_is_replaced(workspace: Workspace) -> None:
    workspace.write("x.po", b"one")
    (workspace.root / "x.po").chmod(0o640)
    workspace.write("x.po", b"two")
    assert (workspace.root / "x.po").stat().st_mode & 0o777 == 0o640


def test_a_missing_file_is_none_and_a_folder_in_its_place_is_told(workspace: Workspace) -> None:
    assert workspace.read("nothing.po") is None
    with pytest.raises(FileError, match=r"^source: cannot be read \(Is a directory\), expected a file$"):
        workspace.read("source")


def test_links_out_of_the_project_are_neither_read_nor_written(
    workspace: Workspace, tmp_path_factory: pytest.TempPathFactory
) -> None:
    outside = tmp_path_factory.mktemp("outside") / "secret"
    outside.write_text("secret")
    (workspace.root / "link.po").symlink_to(outside)
    for work in (workspace.read, lambda path: workspace.write(path, b"x")):
        with pytest.raises(FileError, match=r"^link\.po: leads out of the project"):
            work("link.po")
    assert outside.read_text() == "secret"


def test_removing_a_file_removes_the_folders_it_leaves_empty_but_the_first(workspace: Workspace) -> None:
    workspace.write("dist/de/pain/knee.html", b"x")
    workspace.write("dist/de/index.html", b"x")
    workspace.exchange("dist/de/pain/knee.html", None, base_of(b"x"))
    assert not (workspace.root / "dist/de/pain").exists()
    workspace.exchange("dist/de/index.html", None, base_of(b"x"))
    assert (workspace.root / "dist").is_dir()
    assert not (workspace.root / "dist/de").exists()


def test_what_may_be_deleted_at_any_time_keeps_itself_out_of_git(workspace: Workspace) -> None:
    ignore = workspace.root / ".localize/.gitignore"
    workspace.write(".localize/review/de/knee.html", b"x")
    assert ignore.read_text() == "*\n"
    ignore.write_text("of a person\n")
    workspace.write(".localize/review/de/hip.html", b"x")
    assert ignore.read_text() == "of a person\n"


def test_a_command_that_ended_leaves_nothing_for_git_to_see(project: ProjectFolder) -> None:
    project.run("publish")
    project.forget()
    assert [path.name for path in (project.root / ".localize").iterdir()] == [".gitignore"]


def test_what_killed_runs_left_is_removed_wherever_it_can_stand(workspace: Workspace) -> None:
    folders = ("locales/de/LC_MESSAGES", "locales/templates", "source/pain", "dist/de", "memory", "exchange/de", "")
    for folder in folders:
        (workspace.root / folder).mkdir(parents=True, exist_ok=True)
        temporary.free(workspace.root / folder).write_bytes(b"half")
    (workspace.root / "dist/de/.~mine.123").touch()
    with workspace.alone("localize update", lambda _: None):
        assert [path.name for path in workspace.root.rglob(".~*")] == [".~mine.123"]


def test_a_file_that_another_program_saved_is_left_and_the_error_says_who_saved_it(workspace: Workspace) -> None:
    workspace.write("x.po", b"saved")
    pattern = (
        r"^x\.po: was saved by another program( of \w+)? at the same time, last at \d\d:\d\d:\d\d, expected it to rest"
    )
    for base in (base_of(b"read"), None):
        with pytest.raises(ChangedError, match=pattern):
            workspace.exchange("x.po", b"new", base)
    assert workspace.read("x.po") == b"saved"
    with pytest.raises(ChangedError, match=r"^y\.po: was removed by another program at the same time"):
        workspace.exchange("y.po", b"new", base_of(b"read"))


def test_a_change_of_nothing_writes_nothing(workspace: Workspace) -> None:
    workspace.write("x.po", b"same")
    before = (workspace.root / "x.po").stat()
    assert not workspace.exchange("x.po", b"same", base_of(b"same"))
    assert (workspace.root / "x.po").stat() == before


def test_the_two_places_of_the_configuration_exclude_each_other(workspace: Workspace) -> None:
    (workspace.root / "pyproject.toml").write_text("[tool.localize]\n")
    with pytest.raises(
        ConfigError, match=r"pyproject\.toml: \[tool\.localize\] stands here and the keys in localize\.toml"
    ):
        Workspace(workspace.root)


def test_a_configuration_that_is_not_utf_8_is_told_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "localize.toml").write_bytes(b'source-locale = "en"\n# caf\xe9\n')
    with pytest.raises(ConfigError, match=r"^localize\.toml:2: byte 0x[0-9A-F]{2} is not UTF-8, expected"):
        Workspace(tmp_path)
