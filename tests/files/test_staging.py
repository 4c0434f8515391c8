"""Many files brought up to date as one: whatever happens, all are as they were, or all are new."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from localize.files import staging
from localize.files.staging import FOLDER, Staging
from support.killing import kill_at

MANIFEST = "manifest.json"
BEFORE = {
    "de/a.html": "a1",
    "de/gone.html": "gone",
    "de/folder/only.html": "only",
    "de/becomes-a-folder": "file",
    "de/becomes-a-file/x": "x",
    "de/same.html": "same",
    "de/manifest.json": "m1",
    "fr/manifest.json": "m1 fr",
    "of-a-person.txt": "mine",
}
AFTER = {
    "de/a.html": "a2",
    "de/new/b.html": "b",
    "de/becomes-a-folder/x": "x2",
    "de/becomes-a-file": "now a file",
    "de/same.html": "same",
    "de/manifest.json": "m2",
    "of-a-person.txt": "mine",
}


def write(root: Path, files: dict[str, str]) -> None:
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text)


def read(root: Path) -> dict[str, str]:
    return {path.relative_to(root).as_posix(): path.read_text() for path in root.rglob("*") if path.is_file()}


def staged(root: Path) -> Staging:
    new = Staging(root, root.joinpath)
    for path, text in AFTER.items():
        if path != "of-a-person.txt":
            assert new.add(path, text.encode()) is (path != "de/same.html")
    for path in BEFORE.keys() - AFTER.keys():
        new.remove(path)
    return new


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = tmp_path / "dist"
    write(root, BEFORE)
    return root


def test_all_is_as_it_was_until_the_switch_and_new_after_it(root: Path) -> None:
    new = staged(root)
    assert {path: text for path, text in read(root).items() if not path.startswith(FOLDER)} == BEFORE
    new.switch(MANIFEST)
    assert read(root) == AFTER
    assert not (root / FOLDER).exists()
    assert not (root / "fr").exists(), "folders that are empty go"


def test_what_is_dropped_leaves_nothing(root: Path) -> None:
    staged(root).drop()
    assert read(root) == BEFORE
    assert not (root / FOLDER).exists()


def test_nothing_to_do_does_nothing(root: Path) -> None:
    new = Staging(root, root.joinpath)
    assert not new.add("de/a.html", b"a1")
    new.switch(MANIFEST)
    assert read(root) == BEFORE


def test_a_new_file_has_the_rights_of_any_new_file_and_one_that_is_replaced_keeps_its_own(root: Path) -> None:
    (root / "de/a.html").chmod(0o640)
    rights = {path: (root / path).stat().st_mode for path in BEFORE}
    staged(root).switch(MANIFEST)
    for path in AFTER:
        assert (root / path).stat().st_mode == rights.get(path, rights["de/same.html"])


def test_files_are_removed_where_none_is_put(root: Path) -> None:
    new = Staging(root, root.joinpath)
    new.remove("de/gone.html")
    new.switch(MANIFEST)
    assert "de/gone.html" in BEFORE
    assert read(root) == {path: text for path, text in BEFORE.items() if path != "de/gone.html"}


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_whenever_it_is_killed_the_next_run_finds_all_as_it_was_or_makes_all_new(tmp_path: Path) -> None:
    seen: list[dict[str, str]] = []
    for moment in range(1, 1000):
        root = tmp_path / str(moment)
        write(root, BEFORE)
        child = os.fork()
        if child == 0:
            kill_at(moment)
            staged(root).switch(MANIFEST)
            os._exit(0)
        _, status = os.waitpid(child, 0)
        killed = {path: text for path, text in read(root).items() if not path.startswith(FOLDER)}
        assert killed["of-a-person.txt"] == "mine"
        if killed["de/manifest.json"] == "m2":
            assert killed.items() >= AFTER.items(), "the manifest is put last"
        staging.finish(root, root.joinpath)
        seen.append(read(root))
        assert seen[-1] in (BEFORE, AFTER), moment
        assert not (root / FOLDER).exists()
        if os.WIFEXITED(status):
            assert os.waitstatus_to_exitcode(status) == 0
            break
    assert seen.index(AFTER) > 5
    assert seen == sorted(seen, key=lambda files: files == AFTER), "once all is made, it is never lost again"


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_whenever_finishing_is_killed_it_can_be_finished(tmp_path: Path) -> None:
    for moment in range(1, 1000):
        root = tmp_path / str(moment)
        write(root, BEFORE)
        with pytest.raises(KeyboardInterrupt):
            interrupted(staged(root))
        child = os.fork()
        if child == 0:
            kill_at(moment)
            staging.finish(root, root.joinpath)
            os._exit(0)
        _, status = os.waitpid(child, 0)
        staging.finish(root, root.joinpath)
        assert read(root) == AFTER
        if os.WIFEXITED(status):
            break


def test_what_a_person_put_there_since_a_run_was_killed_is_not_removed(root: Path) -> None:
    with pytest.raises(KeyboardInterrupt):
        interrupted(staged(root))
    (root / "de/gone.html").unlink()
    write(root, {"de/gone.html": "mine"})
    staging.finish(root, root.joinpath)
    assert read(root) == {**AFTER, "de/gone.html": "mine"}


def interrupted(new: Staging) -> None:
    """Leaves a journal, as a run that is killed at the first step."""
    staging._write_journal(new._stage, map(new._secured, new._order(MANIFEST)))  # the moment between two lines
    raise KeyboardInterrupt


def test_where_a_step_fails_all_is_put_back(root: Path) -> None:
    new = staged(root)
    (root / FOLDER / "new/de/manifest.json").unlink()  # the last step
    with pytest.raises(FileNotFoundError):
        new.switch(MANIFEST)
    new.drop()
    assert read(root) == BEFORE
    assert not (root / FOLDER).exists()


@pytest.mark.parametrize(
    ("path", "obstacle"),
    [("of-a-person.txt/x.html", "of-a-person.txt is no folder"), ("de/folder", "a folder with only.html")],
)
def test_what_stands_in_the_way_and_is_not_ours_is_told_before_anything_changes(
    root: Path, path: str, obstacle: str
) -> None:
    new = Staging(root, root.joinpath)
    new.add("de/a.html", b"a2")
    new.add(path, b"x")
    with pytest.raises(OSError, match=obstacle):
        new.switch(MANIFEST)
    new.drop()
    assert read(root) == BEFORE


def test_a_name_too_long_fails_while_it_is_made(root: Path) -> None:
    new = Staging(root, root.joinpath)
    new.add("de/a.html", b"a2")
    with pytest.raises(OSError, match="File name too long"):
        new.add("de/" + "x" * 300, b"x")
    new.drop()
    assert read(root) == BEFORE


@pytest.mark.parametrize(
    "journal", ["{}", "[[1, true, true]]", '[["../x", true, true]]', "no json", '[["/etc/x", 1, 1]]']
)
def test_a_journal_that_is_none_of_ours_is_told_and_nothing_is_done(root: Path, journal: str) -> None:
    write(root, {f"{FOLDER}/journal.json": journal})
    if journal == "{}":
        staging.finish(root, root.joinpath)  # nothing to be done
    else:
        with pytest.raises(OSError, match="no journal of localize"):
            staging.finish(root, root.joinpath)
    assert read(root).items() >= BEFORE.items()


def test_a_link_in_place_of_our_folder_is_not_followed(root: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (root / FOLDER).symlink_to(tmp_path / "elsewhere")
    with pytest.raises(OSError, match="a link, expected a folder or nothing"):
        staging.finish(root, root.joinpath)
