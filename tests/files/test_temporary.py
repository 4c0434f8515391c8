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


def test_an_error_while_writing_leaves_nothing(tmp_path: Path) -> None:
    def chunks() -> Iterator[bytes]:
        yield b"one"
        raise ValueError("two")

    with pytest.raises(ValueError, match="two"), temporary.written(tmp_path, chunks(), synced=True):
        pass
    assert not list(tmp_path.iterdir())


def test_a_file_in_a_folder_of_ours_is_whole_when_it_has_its_name(tmp_path: Path) -> None:
    (tmp_path / "like").touch()
    (tmp_path / "like").chmod(0o640)
    data = b"0123456789" * 100_000
    temporary.put(tmp_path / "made", data, like=(tmp_path / "like").stat(), synced=True)
    assert (tmp_path / "made").read_bytes() == data
    assert (tmp_path / "made").stat().st_mode == (tmp_path / "like").stat().st_mode
    assert sorted(path.name for path in tmp_path.iterdir()) == ["like", "made"]
