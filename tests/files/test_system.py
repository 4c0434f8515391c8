"""What the operating systems do for us, and what we do where they cannot."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path

import pytest

from localize.files import system
from localize.files.system import UnsupportedError


@pytest.fixture
def pair(tmp_path: Path) -> tuple[Path, Path]:
    """Two files, `one` and `two`, with their names as content."""
    paths = tmp_path / "one", tmp_path / "two"
    for path in paths:
        path.write_bytes(path.name.encode())
    return paths


def test_two_files_are_exchanged(pair: tuple[Path, Path]) -> None:
    one, two = pair
    inodes = one.stat().st_ino, two.stat().st_ino
    system.swap(one, two)
    assert (one.read_bytes(), two.read_bytes()) == (b"two", b"one")
    assert (two.stat().st_ino, one.stat().st_ino) == inodes, "the files themselves, not their content"


def test_a_file_that_is_missing_cannot_be_exchanged(pair: tuple[Path, Path]) -> None:
    one, two = pair
    two.unlink()
    with pytest.raises(FileNotFoundError):
        system.swap(one, two)
    assert one.read_bytes() == b"one"


@pytest.mark.skipif(sys.platform == "win32", reason="functions of the C library")
def test_a_function_that_the_system_has_not_is_told_apart_from_one_that_fails() -> None:
    with pytest.raises(UnsupportedError) as caught:
        system._call("no_such_function")
    assert caught.value.errno == errno.ENOSYS


def test_a_file_gets_a_name_that_nobody_has(pair: tuple[Path, Path], tmp_path: Path) -> None:
    one, two = pair
    system.move_new(one, tmp_path / "new")
    assert not one.exists()
    assert (tmp_path / "new").read_bytes() == b"one"
    with pytest.raises(FileExistsError):
        system.move_new(two, tmp_path / "new")
    assert two.read_bytes() == b"two"
    assert (tmp_path / "new").read_bytes() == b"one"


@pytest.mark.skipif(sys.platform == "win32", reason="links")
def test_so_it_does_where_the_file_system_has_no_links(
    pair: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_link(*_: object) -> None:
        raise OSError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "link", no_link)
    one, two = pair
    system.move_new(one, tmp_path / "new")
    assert (tmp_path / "new").read_bytes() == b"one"
    with pytest.raises(FileExistsError):
        system.move_new(two, tmp_path / "new")
    (tmp_path / "lost").symlink_to("nothing")
    with pytest.raises(FileExistsError):
        system.move_new(two, tmp_path / "lost")
    assert two.exists()


def test_folders_are_settled_and_one_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    system.sync(tmp_path)
    system.settle(tmp_path)
    for work in (system.sync, system.settle):
        with pytest.raises(FileNotFoundError):
            work(tmp_path / "nothing")


def test_many_files_and_folders_are_waited_for_whether_or_not_the_system_can_do_so_at_once(
    pair: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    waited: list[int] = []
    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", waited.append)
        system.sync(*pair, tmp_path)
        at_once = len(waited)
        patched.setattr(system, "_c_library", object)  # one without syncfs
        system.sync(*pair, tmp_path)
    assert at_once == (0 if sys.platform == "linux" else 3)
    assert len(waited) - at_once == 3
