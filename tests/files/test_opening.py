"""What may be opened: plain files, and links only as far as a folder allows them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from localize.errors import FileError
from localize.files import opening


def test_a_plain_file_is_read_and_so_is_what_a_link_leads_to(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"content")
    (tmp_path / "link").symlink_to("a")
    assert opening.read_plain(tmp_path / "a") == opening.read_plain(tmp_path / "link") == b"content"


@pytest.mark.parametrize("size", [0, 1, 4095, 4096, 4097, 100_000])
def test_a_file_of_any_size_is_read_whole_or_a_byte_more_than_was_asked_for(size: int, tmp_path: Path) -> None:
    data = bytes(number % 251 for number in range(size))
    (tmp_path / "a").write_bytes(data)
    assert opening.read_plain(tmp_path / "a") == data
    assert opening.read_plain(tmp_path / "a", size) == data
    assert opening.read_plain(tmp_path / "a", 10) == data[:11]


@pytest.mark.skipif(not Path("/proc/self/maps").exists(), reason="files of the system")
def test_a_file_whose_size_the_system_does_not_tell_is_read_whole() -> None:
    with Path("/proc/self/maps").open("rb") as file:
        lines = file.read().count(b"\n")
    assert opening.read_plain(Path("/proc/self/maps")).count(b"\n") >= lines > 50


def test_a_folder_is_not_opened(tmp_path: Path) -> None:
    with pytest.raises(IsADirectoryError):
        opening.open_plain(tmp_path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes")
def test_neither_a_pipe_nor_a_device_is_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path / "pipe", Path(os.devnull)):
        with pytest.raises(OSError, match="a pipe or device"):
            opening.open_plain(path)


def test_a_link_is_known_wherever_it_leads(tmp_path: Path) -> None:
    (tmp_path / "lost").symlink_to("nothing")
    (tmp_path / "folder").symlink_to(tmp_path)
    names = {"lost": True, "folder": True, "nothing": False, ".": False}
    assert {name: opening.is_link(tmp_path / name) for name in names} == names


def test_a_link_anywhere_on_the_way_down_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a/b").mkdir(parents=True)
    (tmp_path / "link").symlink_to("a")
    opening.refuse_links(tmp_path / "a/b", tmp_path)
    for path in ("link", "link/b", "link/b/c"):
        with pytest.raises(FileError, match=r"link: a link, expected a file or folder of its own"):
            opening.refuse_links(tmp_path / path, tmp_path)


def test_a_link_above_the_folder_that_a_person_named_is_followed(tmp_path: Path) -> None:
    (tmp_path / "disk/site").mkdir(parents=True)
    (tmp_path / "link").symlink_to("disk")
    opening.refuse_links(tmp_path / "link/site/a", tmp_path / "link/site")


@pytest.mark.parametrize("target", ["../secret", "/etc/passwd"])
def test_what_leads_out_of_a_folder_is_refused(tmp_path: Path, target: str) -> None:
    top = tmp_path / "project"
    top.mkdir()
    (top / "link").symlink_to(target)
    with pytest.raises(FileError, match=r"^link: leads out of the project, expected a file inside it$"):
        opening.refuse_outside(top / "link", top, label="link", noun="project")


def test_what_stays_inside_is_not_refused_though_the_folder_is_reached_by_a_link(tmp_path: Path) -> None:
    (tmp_path / "disk").mkdir()
    (tmp_path / "project").symlink_to("disk")
    for path in ("a", "b/../a", "nothing/at/all"):
        opening.refuse_outside(tmp_path / "project" / path, tmp_path / "project", label=path, noun="project")


def test_a_circle_of_links_and_a_name_that_no_file_has_are_refused(tmp_path: Path) -> None:
    (tmp_path / "circle").symlink_to("circle")
    for name, message in (("circle", "a circle of links"), ("a\0b", "no name that a file can have")):
        with pytest.raises(FileError, match=f"{message}, expected a file"):
            opening.refuse_outside(tmp_path / name, tmp_path, label=name, noun="project")
