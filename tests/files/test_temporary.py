"""Files that are not finished."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from localize.files import temporary


def test_each_has_a_name_of_its_own(tmp_path: Path) -> None:
    names = {temporary.free(tmp_path).name for _ in range(1000)}
    assert len(names) == 1000
    assert all(temporary.is_ours(name) for name in names)


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
    temporary.tidy(tmp_path)
    assert (tmp_path / name).exists()


def test_what_a_killed_run_left_is_removed_in_all_folders_but_hidden_ones(tmp_path: Path) -> None:
    for folder in ("", "a/b", ".git"):
        (tmp_path / folder).mkdir(parents=True, exist_ok=True)
        temporary.free(tmp_path / folder).write_bytes(b"half")
    temporary.tidy(tmp_path)
    assert [path.parent.name for path in tmp_path.rglob("*") if path.is_file()] == [".git"]


def test_an_error_while_writing_leaves_nothing(tmp_path: Path) -> None:
    def chunks() -> Iterator[bytes]:
        yield b"one"
        raise ValueError("two")

    with pytest.raises(ValueError, match="two"), temporary.written(tmp_path, chunks(), synced=True):
        pass
    assert not list(tmp_path.iterdir())
