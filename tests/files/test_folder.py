"""A folder on disk: what it reads, writes and removes, and which links it follows."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from localize.errors import FileError
from localize.files.exchange import ChangedError, base_of
from localize.files.folder import SECRET, Folder, FolderRules, LockedError
from localize.files.opening import Links


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """An empty folder, which messages call `site`."""
    (tmp_path / "site").mkdir()
    return Folder(tmp_path / "site", name="site")


@pytest.fixture
def outside(tmp_path: Path) -> Path:
    """A file that is not in the folder."""
    (tmp_path / "secret").write_bytes(b"secret")
    return tmp_path / "secret"


def mode(path: Path) -> int:
    return path.stat().st_mode & 0o777


# Reading


def test_a_file_is_read_and_none_stands_for_no_file(folder: Folder) -> None:
    folder.write("a/b", b"content")
    assert folder.read("a/b") == b"content"
    assert folder.read("a/c") is None
    assert folder.read("a/b/c") is None


def test_of_a_larger_file_than_asked_for_one_byte_more_is_read(folder: Folder) -> None:
    folder.write("a", b"content")
    assert folder.read("a", 4) == b"conte"
    assert folder.read("a", 7) == b"content"


def test_the_pieces_of_a_file_are_its_content(folder: Folder) -> None:
    content = bytes(range(256)) * 1000
    folder.write("a", content)
    pieces = list(folder.chunks("a"))
    assert b"".join(pieces) == content
    assert len(pieces) > 1
    assert list(folder.chunks("nothing")) == []


def test_what_is_no_file_is_reported_with_its_path(folder: Folder) -> None:
    folder.make("a")
    with pytest.raises(FileError, match=r"^site/a: cannot be read \(Is a directory\), expected a file$"):
        folder.read("a")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes")
def test_a_pipe_is_reported_and_not_waited_for(folder: Folder) -> None:
    os.mkfifo(folder.root / "pipe")
    message = r"^site/pipe: cannot be read \(a pipe or device\), expected a file$"
    with pytest.raises(FileError, match=message):
        folder.read("pipe")
    assert str(folder.problem("pipe")) == "site/pipe: cannot be read (a pipe or device), expected a file"


def test_size_and_digest_are_those_of_the_content(folder: Folder) -> None:
    folder.write("a", b"content")
    assert folder.digest("a") == (7, hashlib.sha256(b"content").hexdigest())
    (folder.root / "link").symlink_to("a")
    folder.make("b")
    assert [folder.digest(path) for path in ("link", "b", "nothing")] == [None, None, None]


def test_files_are_listed_at_any_depth_in_order_and_links_are_not_followed(folder: Folder, outside: Path) -> None:
    for path in ("b/2", "b/1", "a/deep/3", "c", ".hidden/4"):
        folder.write(path, b"x")
    (folder.root / "link").symlink_to(outside.parent)
    assert list(folder.files()) == ["c", "link", ".hidden/4", "a/deep/3", "b/1", "b/2"]
    assert list(folder.files("b")) == ["b/1", "b/2"]


def test_people_do_not_see_what_is_hidden_unfinished_or_a_backup(folder: Folder) -> None:
    for path in ("b/2", "a", ".hidden", ".git/x", "~lock", "old~"):
        folder.write(path, b"x")
    assert folder.visible_files() == ["a", "b/2"]


def test_names_are_those_directly_in_a_folder(folder: Folder) -> None:
    folder.write("b/1", b"x")
    folder.write("a", b"x")
    assert folder.names() == ["a", "b"]
    assert folder.names("nothing") == folder.names("a") == []


# Writing


def test_a_file_is_written_only_where_its_bytes_change(folder: Folder) -> None:
    assert [folder.write("a/b", data) for data in (b"one", b"one", b"two")] == [True, False, True]
    assert folder.read("a/b") == b"two"
    assert folder.names("a") == ["b"], "nothing unfinished stays"


def test_a_file_that_is_replaced_keeps_its_mode(folder: Folder) -> None:
    folder.write("a", b"one")
    (folder.root / "a").chmod(0o640)
    folder.write("a", b"two")
    assert mode(folder.root / "a") == 0o640


def test_a_new_file_has_the_mode_of_the_rules_or_the_one_that_is_given(folder: Folder) -> None:
    folder.write("public", b"x")
    folder.create("secret", b"x", mode=SECRET)
    assert (mode(folder.root / "public"), mode(folder.root / "secret")) == (0o644, 0o600)


def test_a_file_is_never_created_over_another(folder: Folder) -> None:
    folder.create("key", b"old")
    with pytest.raises(FileError, match=r"^site/key: cannot be written \(File exists\)"):
        folder.create("key", b"new")
    assert folder.read("key") == b"old"
    assert folder.names() == ["key"]


def test_a_file_whose_pieces_end_in_an_error_leaves_the_former_one(folder: Folder) -> None:
    folder.write("a", b"old")

    def pieces() -> Iterator[bytes]:
        yield b"new"
        raise ValueError("cut off")

    with pytest.raises(ValueError, match="cut off"):
        folder.store("a", pieces())
    assert folder.read("a") == b"old"
    assert folder.names() == ["a"]


def test_a_file_that_somebody_saved_since_it_was_read_is_not_replaced(folder: Folder) -> None:
    folder.write("a", b"read")
    base = base_of(b"read")
    assert folder.exchange("a", b"ours", base)
    assert not folder.exchange("a", b"ours", base_of(b"ours"))
    with pytest.raises(ChangedError, match=r"^site/a: "):
        folder.exchange("a", b"again", base)
    assert folder.read("a") == b"ours"


class Exchange(NamedTuple):
    path: str
    data: bytes | None
    base: str | None


def test_of_many_files_each_is_replaced_or_told_as_it_would_be_alone(folder: Folder) -> None:
    for name in ("a", "saved", "gone"):
        folder.write(name, b"read")
    base = base_of(b"read")
    folder.write("saved", b"saved")
    changes = [
        Exchange("a", b"ours", base),
        Exchange("new/b", b"ours", None),
        Exchange("saved", b"ours", base),
        Exchange("gone", None, base),
        Exchange("a", b"ours again", base_of(b"ours")),
    ]
    done, made, changed, removed, again = folder.exchange_all(changes)
    assert (done, made, removed, again) == (True, True, True, True)
    assert isinstance(changed, ChangedError)
    assert {name: folder.read(name) for name in folder.names() if name != "new"} == {
        "a": b"ours again",
        "saved": b"saved",
    }
    assert folder.read("new/b") == b"ours"
    assert folder.names("new") == ["b"]


def test_a_removed_file_takes_the_folders_along_that_it_leaves_empty_but_the_first(folder: Folder) -> None:
    folder.write("dist/de/pain/knee", b"x")
    folder.exchange("dist/de/pain/knee", None, base_of(b"x"))
    assert folder.names("dist") == []
    assert folder.exists("dist")


def test_removing_takes_files_links_and_whole_folders_but_not_what_a_link_leads_to(
    folder: Folder, outside: Path
) -> None:
    folder.write("a/b/c", b"x")
    (folder.root / "link").symlink_to(outside.parent)
    for path in ("a", "link", "nothing"):
        folder.remove(path)
    assert folder.names() == []
    assert outside.exists()


def test_a_link_is_switched_at_once(folder: Folder) -> None:
    folder.switch_link("current", "one")
    folder.switch_link("current", "two")
    assert folder.link_target("current") == "two"
    assert folder.link_target("nothing") is None
    assert folder.names() == ["current"]


def test_a_file_may_stand_under_a_second_name(folder: Folder, outside: Path) -> None:
    folder.link_or_copy(outside, "a/copy")
    assert folder.read("a/copy") == b"secret"


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written_is_reported(folder: Folder) -> None:
    folder.root.chmod(0o555)
    try:
        with pytest.raises(FileError, match=r"^site/a: cannot be written \(Permission denied\)"):
            folder.write("a", b"x")
    finally:
        folder.root.chmod(0o755)


# Links


WORK: list[Callable[[Folder, str], object]] = [
    Folder.read,
    Folder.names,
    lambda folder, path: list(folder.chunks(path)),
    lambda folder, path: folder.write(f"{path}/new", b"x"),
    lambda folder, path: folder.make(f"{path}/new"),
]


@pytest.mark.parametrize("work", WORK)
def test_by_default_no_link_is_followed(folder: Folder, outside: Path, work: Callable[[Folder, str], object]) -> None:
    (folder.root / "link").symlink_to(outside.parent)
    with pytest.raises(FileError, match="a link, expected a file or folder of its own"):
        work(folder, "link")
    assert sorted(path.name for path in outside.parent.iterdir()) == ["secret", "site"]


def test_links_inside_the_folder_are_followed_where_the_rules_say_so(folder: Folder, outside: Path) -> None:
    inside = Folder(folder.root, FolderRules(Links.INSIDE, noun="project"), name="")
    inside.write("a", b"content")
    (folder.root / "near").symlink_to("a")
    (folder.root / "far").symlink_to(outside)
    (folder.root / "circle").symlink_to("circle")
    (folder.root / "lost").symlink_to("nothing")
    assert inside.read("near") == b"content"
    with pytest.raises(FileError, match=r"^far: leads out of the project, expected a file inside it$"):
        inside.read("far")
    assert str(inside.problem("far")) == "far: leads out of the project, expected a file inside it"
    assert str(inside.problem("circle")) == "circle: a circle of links, expected a file"
    assert str(inside.problem("lost")) == "lost: a link that leads nowhere, expected a file"
    assert inside.problem("near") is None


def test_all_links_are_followed_where_the_rules_say_so(folder: Folder, outside: Path) -> None:
    (folder.root / "secret").symlink_to(outside)
    assert Folder(folder.root, FolderRules(Links.FOLLOWED)).read("secret") == b"secret"


def test_a_folder_in_a_folder_has_its_rules_and_its_name(folder: Folder, outside: Path) -> None:
    store = folder / "store"
    store.write("a", b"x")
    assert folder.read("store/a") == b"x"
    assert store.label("a") == "site/store/a"
    (folder.root / "link").symlink_to(outside.parent)
    with pytest.raises(FileError, match="a link, expected a file or folder of its own"):
        (folder / "link").read("secret")


# Runs at the same time


def test_while_one_run_works_another_is_refused_or_is_told_who_works(folder: Folder) -> None:
    class WaitedError(Exception):
        pass

    def busy(_holder: object) -> None:
        raise WaitedError

    with folder.locked("localize publish"):
        message = "^site: another run works here, expected it to end first: localize publish"
        with pytest.raises(LockedError, match=message), folder.locked("localize update"):
            pass
        with pytest.raises(WaitedError), folder.locked("localize update", busy):
            pass
    with folder.locked("localize update"):
        pass


def test_what_killed_runs_left_is_tidied_in_the_folders_named(folder: Folder) -> None:
    left = ".~localize-" + "0" * 32
    for path in (left, f"a/{left}", f"b/{left}", "a/kept"):
        folder.write(path, b"x")
    folder.tidy("a")
    assert list(folder.files()) == ["a/kept", f"b/{left}"]
