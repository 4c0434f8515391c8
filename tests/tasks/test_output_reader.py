"""A folder of the output in which nothing has changed is known as a whole; any change in it is seen."""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Callable

import pytest

from localize.cache.content_keys import ContentKeys
from localize.cache.scan import FileDigest, FileStamp, Scan, scan
from localize.tasks.output_scan import OutputScan
from localize.tasks.workspace import Workspace
from support.folder import ProjectFolder

TICK = 0.03
"""Seconds after which the times of files are to be trusted."""


@pytest.fixture
def project(translated: ProjectFolder) -> ProjectFolder:
    """Published, and looked at once."""
    translated.write("source/pain/knee.md", "# Knee\n\nRest it.\n")
    translated.run("update")
    translated.run("publish")
    time.sleep(TICK)
    scanned(translated)
    return translated


@pytest.fixture
def looked_at(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files that were looked at one by one."""
    paths: list[str] = []
    digest = ContentKeys.digest

    def count(self: ContentKeys, path: str, stamp: FileStamp | None = None) -> FileDigest:
        paths.append(path)
        return digest(self, path, stamp)

    monkeypatch.setattr(ContentKeys, "digest", count)
    return paths


def scanned(project: ProjectFolder, seen: Scan | None = None) -> OutputScan:
    """What a run finds in the output; what it has learned is kept."""
    workspace = Workspace(project.root)
    if seen is not None:
        workspace.begin_from(seen)
    found = workspace.published()
    workspace.keep_results()
    return found


def by_files(project: ProjectFolder) -> dict[str, str]:
    """The digest of each file in the output that people see."""
    paths = [path for path in (project.root / "dist").rglob("*") if path.is_file()]
    named = {path.relative_to(project.root / "dist").as_posix(): path for path in paths}
    return {
        name: hashlib.sha256(path.read_bytes()).hexdigest()
        for name, path in named.items()
        if not any(part.startswith(".") for part in name.split("/")) and not name.endswith("~")
    }


def assert_all_known(project: ProjectFolder, found: OutputScan) -> None:
    files = by_files(project)
    counts: dict[str, int] = {}
    for name, sha256 in files.items():
        top, _, rest = name.partition("/") if "/" in name else ("", "", name)
        assert found.folder(top).has(rest, sha256), name
        counts[top] = counts.get(top, 0) + 1
    assert {top: found.folder(top).contents.value.split(" ")[0] for top in found.folders} == {
        top: str(number) for top, number in counts.items()
    }


def nothing(_: ProjectFolder) -> None:
    pass


def written_to(project: ProjectFolder) -> None:
    path = project.root / "dist/en/pain/knee.html"
    path.write_bytes(path.read_bytes() + b" ")


def equal_size_and_time(project: ProjectFolder) -> None:
    path = project.root / "dist/en/pain/knee.html"
    before = path.stat()
    path.write_bytes(path.read_bytes().replace(b"Rest", b"Tser"))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def replaced(project: ProjectFolder) -> None:
    new = project.write("dist/en/pain/new", "x")
    new.replace(project.root / "dist/en/pain/knee.html")


def removed(project: ProjectFolder) -> None:
    (project.root / "dist/en/pain/knee.html").unlink()


def moved_with_its_folder(project: ProjectFolder) -> None:
    (project.root / "dist/en/pain").rename(project.root / "dist/en/sore")


def a_file_of_others(project: ProjectFolder) -> None:
    project.write("dist/en/pain/notes.txt", "theirs")
    project.write("dist/en/pain/.hidden.txt", "not seen")
    project.write("dist/en/pain/draft.txt~", "not seen")
    project.write("dist/.hidden/notes.txt", "not seen")


def a_link(project: ProjectFolder) -> None:
    (project.root / "dist/en/pain/other.html").symlink_to("knee.html")


CHANGES = [nothing, written_to, equal_size_and_time, replaced, removed, moved_with_its_folder, a_file_of_others, a_link]


@pytest.mark.parametrize("change", CHANGES)
def test_what_stands_there_is_known_after_any_change(
    project: ProjectFolder, change: Callable[[ProjectFolder], None]
) -> None:
    change(project)
    assert_all_known(project, scanned(project))


@pytest.mark.parametrize("change", [each for each in CHANGES if each not in (written_to, equal_size_and_time)])
def test_what_was_put_there_since_an_earlier_look_is_known_too(
    project: ProjectFolder, change: Callable[[ProjectFolder], None]
) -> None:
    seen = scan(str(project.root), ["dist"], clock=time.time_ns())
    change(project)
    assert_all_known(project, scanned(project, seen))


def test_no_file_is_looked_at_where_nothing_has_changed(project: ProjectFolder, looked_at: list[str]) -> None:
    scanned(project)
    assert looked_at == []


def test_only_the_files_of_a_folder_are_looked_at_in_which_one_has_changed(
    project: ProjectFolder, looked_at: list[str]
) -> None:
    written_to(project)
    scanned(project)
    assert looked_at
    assert {path.rpartition("/")[0] for path in looked_at} == {"dist/en/pain"}


def test_files_as_young_as_the_run_are_looked_at_again(project: ProjectFolder, looked_at: list[str]) -> None:
    new = project.write("dist/en/pain/new.txt", "one")
    later = time.time_ns() + 10**12
    os.utime(new, ns=(later, later))
    scanned(project)
    looked_at.clear()
    new.write_text("two", encoding="utf-8")
    os.utime(new, ns=(later, later))
    assert_all_known(project, scanned(project))
    assert "dist/en/pain/new.txt" in looked_at


def test_folders_into_which_nothing_was_put_are_not_listed(
    project: ProjectFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    time.sleep(TICK)
    seen = scan(str(project.root), ["dist"], clock=time.time_ns())
    a_file_of_others(project)
    listed: list[str] = []
    scandir = os.scandir

    def count(folder: str) -> object:
        listed.append(os.path.relpath(folder, project.root))
        return scandir(folder)

    with monkeypatch.context() as patched:
        patched.setattr(os, "scandir", count)
        found = scanned(project, seen)
    assert_all_known(project, found)
    assert sorted(path for path in listed if path.startswith("dist")) == ["dist", "dist/.hidden", "dist/en/pain"]
