"""What killed runs left is removed; what living ones write, and what is not ours, stays."""

from __future__ import annotations

from pathlib import Path

import pytest

from localize.files import temporary, tidying


@pytest.mark.parametrize(
    "name",
    [
        ".~lock.letter.odt#",
        ".~page.html.123",
        ".~localize-notes",
        ".~localize-" + "0" * 31,
        "x" + ".~localize-" + "0" * 32,
    ],
)
def test_files_of_other_programs_and_people_are_not_ours(name: str, tmp_path: Path) -> None:
    (tmp_path / name).touch()
    tidying.tidy(tmp_path)
    assert (tmp_path / name).exists()


def test_what_a_killed_run_left_is_removed_in_all_folders_but_hidden_ones(tmp_path: Path) -> None:
    for folder in ("", "a/b", ".git"):
        (tmp_path / folder).mkdir(parents=True, exist_ok=True)
        temporary.free(tmp_path / folder).write_bytes(b"half")
    tidying.tidy(tmp_path)
    assert [path.parent.name for path in tmp_path.rglob("*") if path.is_file()] == [".git"]


def test_what_a_living_process_writes_is_left_alone(tmp_path: Path) -> None:
    with temporary.written(tmp_path, (b"whole",), synced=False) as new:
        tidying.tidy(tmp_path)
        assert new.read_bytes() == b"whole"
        new.rename(tmp_path / "done.txt")
    assert [path.name for path in tmp_path.iterdir()] == ["done.txt"]


def test_folders_that_are_not_finished_are_removed_too(tmp_path: Path) -> None:
    half = temporary.free(tmp_path)
    (half / "de").mkdir(parents=True)
    (half / "de/index.html").touch()
    tidying.tidy_names(str(tmp_path))
    assert not list(tmp_path.iterdir())
