from __future__ import annotations

import hashlib
import os
import time
from pathlib import Path

import pytest

from localize.cache import content_keys
from localize.cache.content_keys import ContentKeys
from localize.cache.digest_table import PackedDigests
from localize.cache.steps import Steps
from localize.cache.store import Store
from localize.files.folder import Folder, FolderRules
from localize.files.opening import Links

OLD = 1_000_000_000 * 10**9
"""A time in ns, long ago."""
NEW = 2**62
"""One later than that of any run."""


def old(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    os.utime(path, ns=(OLD, OLD))
    return path


def young(path: Path, content: bytes) -> Path:
    """A file that is as new as can be, however long ago it was written: its stamp is never trusted."""
    path.write_bytes(content)
    os.utime(path, ns=(0, NEW))
    return path


def content_keys_of(root: Path, steps: Steps) -> ContentKeys:
    files = Folder(root, FolderRules(Links.INSIDE))
    return ContentKeys(
        str(root), steps, locate=files.locate, is_direct=files.is_direct, is_marked=lambda begin: begin == b"ours"
    )


@pytest.fixture
def steps() -> Steps:
    return Steps(Store(), "1.0")


def test_the_key_is_the_digest_of_what_is_in_the_file(tmp_path: Path, steps: Steps) -> None:
    (tmp_path / "a.po").write_bytes(b"one")
    keys = content_keys_of(tmp_path, steps)

    assert keys.key("a.po") == hashlib.sha256(b"one").hexdigest()
    assert keys.key("b.po") == ""
    assert keys.key("no/folder.po") == ""


def test_a_file_that_is_written_to_has_another_key_at_once(tmp_path: Path, steps: Steps) -> None:
    keys = content_keys_of(tmp_path, steps)
    for content in (b"one", b"two", b"six"):
        old(tmp_path / "a.po", content)  # as long, and of the same time
        assert keys.key("a.po") == hashlib.sha256(content).hexdigest()
    (tmp_path / "a.po").unlink()
    assert keys.key("a.po") == ""


def test_an_old_file_is_read_once_by_several_runs(
    tmp_path: Path, steps: Steps, monkeypatch: pytest.MonkeyPatch
) -> None:
    old(tmp_path / "a.po", b"one")
    later = time.time_ns() + 10**9
    monkeypatch.setattr(time, "time_ns", lambda: later)
    first = content_keys_of(tmp_path, steps)
    first.key("a.po")
    first.commit()
    monkeypatch.setattr("localize.cache.scan._read", lambda _path: ("read again", b""))

    assert content_keys_of(tmp_path, steps).key("a.po") == hashlib.sha256(b"one").hexdigest()


def test_a_file_of_this_moment_is_read_again(tmp_path: Path, steps: Steps, monkeypatch: pytest.MonkeyPatch) -> None:
    young(tmp_path / "a.po", b"one")
    first = content_keys_of(tmp_path, steps)
    first.key("a.po")
    first.commit()
    monkeypatch.setattr("localize.cache.scan._read", lambda _path: ("read again", b""))

    assert content_keys_of(tmp_path, steps).key("a.po") == "read again"


def test_many_folders_are_let_go_and_not_forgotten(
    tmp_path: Path, steps: Steps, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(content_keys, "_MOST_FOLDERS", 2)
    keys = content_keys_of(tmp_path, steps)
    for name in "abcd":
        (tmp_path / name).mkdir()
        old(tmp_path / name / "x.po", name.encode())
    for _ in range(2):
        assert [keys.key(f"{name}/x.po") for name in "abcd"] == [
            hashlib.sha256(name.encode()).hexdigest() for name in "abcd"
        ]


def test_a_link_has_a_key_where_it_leads_to_a_file_of_the_project(tmp_path: Path, steps: Steps) -> None:
    root = tmp_path / "project"
    (root / "in").mkdir(parents=True)
    (root / "in/a.po").write_bytes(b"one")
    (tmp_path / "secret").write_bytes(b"not for readers")
    (root / "near").symlink_to("in")
    (root / "in/b.po").symlink_to("a.po")
    (root / "in/c.po").symlink_to("../../secret")
    (root / "out").symlink_to("..")
    keys = content_keys_of(root, steps)

    one = hashlib.sha256(b"one").hexdigest()
    assert [keys.key(path) for path in ("in/b.po", "near/a.po", "near/b.po")] == [one] * 3
    assert [keys.key(path) for path in ("in/c.po", "near/c.po", "out/secret", "../secret")] == [""] * 4


def test_a_file_that_this_program_wrote_is_known_by_its_mark(tmp_path: Path, steps: Steps) -> None:
    (tmp_path / "a.html").write_bytes(b"ours")
    (tmp_path / "b.html").write_bytes(b"theirs")
    keys = content_keys_of(tmp_path, steps)

    assert keys.digest("a.html").is_marked
    assert not keys.digest("b.html").is_marked
    assert not keys.digest("none.html").is_marked


def test_few_of_the_files_that_were_read_are_held_as_they_are(
    tmp_path: Path, steps: Steps, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(content_keys, "_MOST_READ", 10)
    for folder in "abcd":
        (tmp_path / folder).mkdir()
    paths = [f"{folder}/{number}.po" for number in range(25) for folder in "abcd"]
    for path in paths:
        old(tmp_path / path, path.encode())
    keys = content_keys_of(tmp_path, steps)
    held = []
    for path in paths:
        keys.key(path)
        held.append(sum(len(folder.read) for folder in keys._folders.values()))

    assert max(held) < 10
    assert [keys.key(path) for path in paths] == [hashlib.sha256(path.encode()).hexdigest() for path in paths]


def test_a_damaged_table_is_no_table(tmp_path: Path, steps: Steps) -> None:
    (tmp_path / "a.po").write_bytes(b"one")
    steps.step("content", PackedDigests).keep("", PackedDigests(b"no number", b""))

    assert content_keys_of(tmp_path, steps).key("a.po") == hashlib.sha256(b"one").hexdigest()


def test_a_stamp_is_given_where_another_content_has_another_one(tmp_path: Path, steps: Steps) -> None:
    keys = content_keys_of(tmp_path, steps)
    young(tmp_path / "a.po", b"one")
    assert keys.stamp("a.po") == "", "it may be written to once more in this moment"
    absent = keys.stamp("b.po")
    assert absent
    old(tmp_path / "a.po", b"one")
    before = settled(keys, "a.po")
    assert before != absent
    old(tmp_path / "a.po", b"two")
    assert settled(keys, "a.po") != before
    (tmp_path / "link.po").symlink_to("a.po")
    (tmp_path / "folder").symlink_to(".")
    assert keys.stamp("link.po") == keys.stamp("folder/a.po") == "", "what a link leads to has stamps of its own"


def settled(keys: ContentKeys, path: str) -> str:
    """The stamp of a file, once it is older than a tick of the clock."""
    while not (stamp := keys.stamp(path)):
        pass
    return stamp
