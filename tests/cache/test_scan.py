"""A walk notices every file that was written, removed, or put where none was."""

from __future__ import annotations

import os
import socket
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from localize.cache.scan import FileDigest, PackedRows, Scan, clock_of, clocked_digest, digest_of, scan, scan_again

ROOTS = ("source", "localize.toml")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "source/deep").mkdir(parents=True)
    (tmp_path / "source/a.txt").write_bytes(b"one")
    (tmp_path / "source/deep/b.txt").write_bytes(b"two")
    return tmp_path


def walked(folder: Path) -> Scan:
    return scan(str(folder), ROOTS, clock=clock_of(str(folder)))


def later(folder: Path) -> Scan:
    """A walk after the tick in which the files were written."""
    before = walked(folder)
    while before.racy_paths():
        time.sleep(0.005)
        before = walked(folder)
    return before


def test_the_stamps_of_all_files_and_folders_and_of_what_is_not_there(folder: Path) -> None:
    stamps = walked(folder).stamps
    assert sorted(stamps) == ["localize.toml", "source", "source/a.txt", "source/deep", "source/deep/b.txt"]
    assert stamps["localize.toml"] == "!2"
    status = (folder / "source/a.txt").stat()
    assert stamps["source/a.txt"].split(" ")[:3] == [f"{status.st_mode:o}", "3", str(status.st_mtime_ns)]


def test_nothing_changed_no_stamp_changed(folder: Path) -> None:
    assert walked(folder).stamps == walked(folder).stamps


def rewrite_with_equal_size_and_time(folder: Path) -> None:
    path = folder / "source/a.txt"
    times = path.stat()
    path.write_bytes(b"eno")
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))


def replace_by_another_of_equal_size_and_time(folder: Path) -> None:
    path = folder / "source/a.txt"
    times = path.stat()
    new = folder / "source/new"
    new.write_bytes(b"eno")
    os.utime(new, ns=(times.st_atime_ns, times.st_mtime_ns))
    new.replace(path)


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps no time of the last change")
@pytest.mark.parametrize("change", [rewrite_with_equal_size_and_time, replace_by_another_of_equal_size_and_time])
def test_a_change_is_seen_at_equal_size_and_time_of_writing(folder: Path, change: object) -> None:
    before = later(folder)
    assert callable(change)
    change(folder)
    assert walked(folder).stamps != before.stamps


def test_a_file_that_appears_or_goes_and_one_whose_mode_changes_are_seen(folder: Path) -> None:
    before = walked(folder).stamps
    (folder / "localize.toml").write_bytes(b"")
    appeared = walked(folder).stamps
    (folder / "source/deep/b.txt").unlink()
    gone = walked(folder).stamps
    (folder / "source/a.txt").chmod(0o600)
    closed = walked(folder).stamps
    assert [before[path] == stamp for path, stamp in appeared.items()].count(False) == 1
    assert appeared.keys() - gone.keys() == {"source/deep/b.txt"}
    assert closed["source/a.txt"] != gone["source/a.txt"]


def test_a_file_as_old_as_the_walk_is_not_trusted_by_its_stamp(folder: Path) -> None:
    path = folder / "source/a.txt"
    path.write_bytes(b"new")
    os.utime(path, ns=(0, 0))
    scanned = scan(str(folder), ROOTS, clock=path.stat().st_ctime_ns)
    assert "source/a.txt" in scanned.racy_paths(), "the time of its last change is that of the walk"
    assert not later(folder).racy_paths()


def test_the_files_not_to_be_trusted_are_those_with_a_time_not_older_than_the_walk(folder: Path) -> None:
    (folder / "link.txt").symlink_to("source/a.txt")
    changed = (folder / "source/a.txt").stat().st_ctime_ns
    os.utime(folder / "source/deep/b.txt", ns=(changed + 10**15, changed + 10**15))
    for clock in (changed, changed + 10**9 + 1, changed + 10**16):
        scanned = scan(str(folder), (*ROOTS, "link.txt"), clock=clock)
        assert scanned.racy_paths() == [path for path, stamp in scanned.items() if scanned.is_racy(stamp)]
    assert not scanned.racy_paths()


def clocked(folder: Path, path: str, *, clock: int) -> FileDigest | None:
    return clocked_digest(str(folder), path, clock=clock, is_marked=lambda begin: begin.startswith(b"<"))


def test_a_digest_has_the_stamp_of_a_file_that_is_older_than_the_clock(folder: Path) -> None:
    one, path = sha256(b"one").hexdigest(), "source/a.txt"
    stamp = later(folder).stamps[path]
    changed = (folder / path).stat().st_ctime_ns
    assert clocked(folder, path, clock=changed + 10**9) == FileDigest(stamp, one)
    assert clocked(folder, path, clock=changed) == FileDigest("", one), "it may be written again in the same tick"


def test_a_digest_tells_of_the_mark_at_the_beginning(folder: Path) -> None:
    path = folder / "source/a.txt"
    path.write_bytes(b"<" + b"x" * 3_000_000)
    digest = clocked(folder, "source/a.txt", clock=0)
    assert digest == FileDigest("", sha256(path.read_bytes()).hexdigest(), is_marked=True)


@pytest.fixture
def pipe(folder: Path) -> Iterator[Path]:
    with socket.socket(socket.AF_UNIX) as server:
        name = folder / "source/socket"
        here = Path.cwd()
        os.chdir(folder)  # a socket's path must be short
        try:
            server.bind("source/socket")
        finally:
            os.chdir(here)
        yield name


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes")
def test_pipes_and_sockets_are_noticed_and_not_opened(folder: Path, pipe: Path) -> None:
    os.mkfifo(folder / "source/pipe")
    scanned = walked(folder)
    assert {"source/pipe", "source/socket"} <= scanned.stamps.keys()
    assert [clocked(folder, path, clock=0) for path in ("source/pipe", "source/socket", "source")] == [None] * 3
    assert digest_of(str(folder / "source/pipe")) == "" == digest_of(str(pipe))


def test_a_link_is_followed_to_what_it_leads_to(folder: Path) -> None:
    (folder / "elsewhere/in").mkdir(parents=True)
    (folder / "elsewhere/in/c.txt").write_bytes(b"three")
    (folder / "source/link").symlink_to("../elsewhere")
    (folder / "source/lost").symlink_to("../nowhere")
    (folder / "source/circle").symlink_to(".")
    before = walked(folder).stamps
    assert "source/link/in/c.txt" in before
    assert len(before) < 25, "a circle of links has an end"
    (folder / "nowhere").write_bytes(b"there")
    (folder / "elsewhere/in/c.txt").write_bytes(b"longer")
    after = walked(folder).stamps
    changed = {path for path in after if before.get(path) != after[path] and "circle" not in path}
    assert changed == {"source/lost", "source/link/in/c.txt"}


def test_a_link_that_leads_elsewhere_now_is_seen_though_the_file_is_the_same(folder: Path) -> None:
    link = folder / "source/link"
    link.symlink_to("a.txt")
    before = walked(folder).stamps
    link.unlink()
    link.symlink_to("./a.txt")
    assert walked(folder).stamps["source/link"] != before["source/link"]


def test_names_of_any_bytes(folder: Path) -> None:
    names = ["two\nlines", " -> ", "1 2 3 4 5"]
    for name in names:
        (folder / "source" / name).write_bytes(b"")
        (folder / "source" / f"to {name}").symlink_to(name)
    stamps = walked(folder).stamps
    assert {f"source/{name}" for name in names} <= stamps.keys()
    later(folder)


def test_a_packed_walk_is_the_same_and_takes_over_what_is_alike(tmp_path: Path) -> None:
    for number in range(100):
        (tmp_path / f"file-{number:03}").write_text("x", encoding="utf-8")
    scanned = scan(str(tmp_path), ["."], clock=1)
    packed = scanned.packed()
    assert dict(packed) == scanned.folders
    assert sum(map(len, packed.compressed.values())) < sum(map(len, scanned.folders.values())) * 0.6
    again = scanned.packed(packed)
    assert all(again.compressed[folder] is data for folder, data in packed.compressed.items())


def put_a_file(folder: Path) -> None:
    (folder / "source/deep/new.txt").write_bytes(b"new")


def put_another_in_place(folder: Path) -> None:
    (folder / "source/deep/new").write_bytes(b"owt")
    (folder / "source/deep/new").replace(folder / "source/deep/b.txt")


def take_a_file_away(folder: Path) -> None:
    (folder / "source/deep/b.txt").unlink()


def put_folders(folder: Path) -> None:
    (folder / "source/deep/more/and more").mkdir(parents=True)
    (folder / "source/deep/more/and more/new.txt").write_bytes(b"new")


def put_the_file_that_was_not_there(folder: Path) -> None:
    (folder / "localize.toml").write_bytes(b"new")


def put_a_link_to_a_folder(folder: Path) -> None:
    (folder / "other").mkdir()
    (folder / "other/new.txt").write_bytes(b"new")
    (folder / "source/link").symlink_to("../other")


@pytest.mark.parametrize(
    "change",
    [
        put_a_file,
        put_another_in_place,
        take_a_file_away,
        put_folders,
        put_the_file_that_was_not_there,
        put_a_link_to_a_folder,
    ],
)
def test_a_second_walk_sees_what_was_put_or_taken_away(folder: Path, change: Callable[[Path], None]) -> None:
    before = later(folder)
    change(folder)
    again = scan_again(before, ROOTS, clock=clock_of(str(folder)))
    assert {**before.folders, **again.folders} == walked(folder).folders


def test_a_second_walk_looks_into_no_folder_in_which_nothing_happened(folder: Path) -> None:
    before = later(folder)
    assert scan_again(before, ROOTS, clock=clock_of(str(folder))).folders.keys() == {""}
    put_a_file(folder)
    again = scan_again(before, ROOTS, clock=clock_of(str(folder)))
    assert again.folders.keys() == {"", "source/deep"}


def test_a_folder_as_young_as_the_walk_is_looked_into_again(folder: Path) -> None:
    before = walked(folder)
    young = replace(before, clock=max(before.times.values()))
    assert "source/deep" in scan_again(young, ROOTS, clock=clock_of(str(folder))).folders


def test_what_is_no_packed_walk_raises_an_error() -> None:
    with pytest.raises(ValueError, match="part"):
        PackedRows({"part": b"damaged"})["part"]
