"""What git's HEAD has of files, asked of real repositories."""

from __future__ import annotations

import pickle
import shutil
import subprocess
from pathlib import Path

import pytest

from localize.files.history import History
from support.installed import needs


def git(folder: Path, *arguments: str) -> None:
    identity = ("-c", "user.name=Ada", "-c", "user.email=ada@clinic.example", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *identity, *arguments], cwd=folder, check=True, capture_output=True)


@pytest.fixture(params=["sha1", "sha256"])
def folder(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    """A repository with two files in a folder with spaces and letters."""
    needs(shutil.which("git"), "git is")
    git(tmp_path, "init", "-q", f"--object-format={request.param}")
    for name, text in (("a b.po", "one\n"), ("é.po", "two\n")):
        place = tmp_path / "locales" / name
        place.parent.mkdir(exist_ok=True)
        place.write_text(text)
    git(tmp_path, "add", "-A")
    git(tmp_path, "commit", "-q", "-m", "work")
    return tmp_path


def test_a_file_as_it_was_committed_is_not_fetched(folder: Path) -> None:
    history = History(folder, "locales")
    assert history.has("locales/a b.po")
    assert history.changed("locales/a b.po", b"one\n") is None


def test_of_a_changed_file_the_committed_content_is_given(folder: Path) -> None:
    history = pickle.loads(pickle.dumps(History(folder, "locales")))
    for path, content in (("locales/a b.po", b"one\n"), ("locales/é.po", b"two\n")):
        found = history.changed(path, b"")
        assert found is not None
        assert found[1] == content


def test_what_was_never_committed_is_unknown(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    (folder / "locales/new.po").write_text("new\n")
    assert not History(folder, "locales").has("locales/new.po")
    assert History(folder, "locales").changed("locales/new.po", b"") is None
    assert not History(tmp_path_factory.mktemp("no repository"), "locales").has("locales/a b.po")


def test_the_id_of_a_file_is_that_of_its_content(folder: Path) -> None:
    history = History(folder, "locales")
    assert (history.id_of("locales/none.po"), len(history.id_of("locales/a b.po")) in (40, 64)) == ("", True)
    (folder / "locales/a b.po").write_text("changed\n")
    git(folder, "commit", "-aqm", "more")
    assert History(folder, "locales").id_of("locales/a b.po") != history.id_of("locales/a b.po")


def test_what_goes_to_another_process_does_not_grow_with_the_number_of_files(folder: Path) -> None:
    history = History(folder, "locales")
    before = len(pickle.dumps(history))
    assert history.has("locales/a b.po")
    assert len(pickle.dumps(history)) == before


@pytest.mark.parametrize("name", ["a b.po", "é.po"])
def test_the_versions_of_a_file_come_from_the_newest_on(folder: Path, name: str) -> None:
    first = (folder / "locales" / name).read_bytes()
    for text in (b"three\n", b"four\n"):
        (folder / "locales" / name).write_bytes(text)
        git(folder, "commit", "-q", "-a", "-m", "work")
    (folder / "locales" / "other.po").write_text("five\n")
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "elsewhere")

    history = History(folder, "locales")
    assert list(history.versions(f"locales/{name}", most=9)) == [b"four\n", b"three\n", first]
    assert list(history.versions(f"locales/{name}", most=1)) == [b"four\n"]
    inside = History(folder / "locales", ".")
    assert next(inside.versions(name, most=1)) == b"four\n"


def test_without_a_repository_there_are_no_versions(tmp_path: Path) -> None:
    assert list(History(tmp_path, "locales").versions("locales/a.po", most=9)) == []
