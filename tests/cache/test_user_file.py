"""Texts of the user's own, which nobody else may have written."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from localize.cache.user_file import read, user_folder, write

posix = pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="other systems have other folders")


def test_a_text_is_read_as_it_was_written(tmp_path: Path) -> None:
    path = str(tmp_path / "new/folder/name")
    write(path, "one")
    write(path, "two words")
    assert read(path) == "two words"
    assert [each.name for each in (tmp_path / "new/folder").iterdir()] == ["name"]


@posix
@pytest.mark.parametrize("mode", [0o644, 0o620, 0o602])
def test_what_others_may_read_or_write_is_not_believed(tmp_path: Path, mode: int) -> None:
    path = tmp_path / "name"
    write(str(path), "one")
    path.chmod(mode)
    assert read(str(path)) is None


def test_what_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        read(str(tmp_path / "name"))


@posix
def test_the_folder_of_the_user_follows_the_specification(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    assert user_folder() == f"{tmp_path}/.cache/localize"
    monkeypatch.setenv("XDG_CACHE_HOME", "/var/tmp/cache")
    assert user_folder() == "/var/tmp/cache/localize"
    monkeypatch.setenv("XDG_CACHE_HOME", "relative")
    assert user_folder() == f"{tmp_path}/.cache/localize"
